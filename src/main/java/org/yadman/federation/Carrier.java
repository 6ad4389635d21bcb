package org.yadman.federation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.federation.Delivery.Act;
import org.yadman.federation.Delivery.State;
import org.yadman.gatherings.Gist;
import org.yadman.gatherings.Gists;

/// Says to other servers what is to be said, signed, on a thread of its own. At least once: whoever hears a thing
/// twice knows it by its id. A server that does not answer is tried for days, less and less often; those behind in its
/// line wait, the lines of others do not.
@Component
class Carrier implements SmartLifecycle {

    /// Until when something is tried.
    static final Duration PATIENCE = Duration.ofDays(4);

    private static final Logger log = LoggerFactory.getLogger(Carrier.class);
    private static final int LOOK_SECONDS = 20;
    private static final int AT_ONCE = 50;
    /// Longer than any exchange takes.
    private static final Duration LOST = Duration.ofMinutes(10);
    /// After the first, second, … try; then the last one again and again.
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final String ACTIVITY = "application/activity+json";

    private final Federation federation;
    private final FederationStore store;
    private final DeliveryStore deliveries;
    private final Deliveries line;
    private final Gists gists;
    private final Activities activities;
    private final WayOut way;
    private final Clock clock;
    private final TransactionTemplate command;
    private volatile boolean running;
    private @Nullable Thread thread;

    Carrier(
            Federation federation,
            FederationStore store,
            DeliveryStore deliveries,
            Deliveries line,
            Gists gists,
            Activities activities,
            WayOut way,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.federation = federation;
        this.store = store;
        this.deliveries = deliveries;
        this.line = line;
        this.gists = gists;
        this.activities = activities;
        this.way = way;
        this.clock = clock;
        this.command = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        if (federation.isPossible()) {
            running = true;
            Thread carrier = new Thread(this::carryOnAndOn, "federation");
            carrier.setDaemon(true);
            carrier.start();
            thread = carrier;
        }
    }

    @Override
    public void stop() {
        running = false;
        line.ring();
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(4));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void carryOnAndOn() {
        while (running) {
            try {
                carryDue();
            } catch (RuntimeException e) {
                // A database that is busy or away: all of it stays, and is looked at again.
                log.warn(
                        "What is to be told to other servers could not be looked at: {}",
                        e.getClass().getSimpleName());
            }
            try {
                line.await(LOOK_SECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Says whatever is due now.
    synchronized void carryDue() {
        if (!federation.isOn()) {
            return;
        }
        Instant now = clock.instant();
        command.executeWithoutResult(status -> deliveries.release(now.minus(LOST), now));
        for (List<Delivery> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(this::carry);
        }
    }

    private List<Delivery> due() {
        return deliveries.due(clock.instant(), AT_ONCE);
    }

    private void carry(Delivery delivery) {
        Boolean ours = command.execute(status -> deliveries.take(delivery, clock.instant()));
        if (!Boolean.TRUE.equals(ours)) {
            return;
        }
        Optional<Map<String, Object>> said = said(delivery);
        URI inbox = FarActor.address(delivery.inbox()).orElse(null);
        if (said.isEmpty() || inbox == null) {
            // It is not so any more.
            command.executeWithoutResult(status -> deliveries.remove(delivery.id()));
            return;
        }
        note(delivery, post(inbox, Activities.bytes(said.get())));
    }

    // As things are now, not as they were when it was written down.
    private Optional<Map<String, Object>> said(Delivery delivery) {
        if (delivery.act() == Act.ACCEPT) {
            return Optional.ofNullable(delivery.follower())
                    .flatMap(store::findFollower)
                    .map(activities::accept);
        }
        UUID gathering = Objects.requireNonNull(delivery.gathering());
        if (delivery.act() == Act.DELETE || delivery.act() == Act.DELETE_EVENT) {
            return Optional.of(activities.deletion(delivery.act(), gathering, delivery.turn()));
        }
        Optional<Gist> gist = store.timesGone(gathering) == delivery.turn()
                ? gists.find(gathering).filter(line::isCurrent)
                : Optional.empty();
        return gist.map(each -> activities.inContext(activities.activity(
                delivery.act(), each, delivery.turn(), delivery.id().toString())));
    }

    private WayOut.Outcome post(URI inbox, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", date());
        headers.put("Digest", HttpSignature.digest(body));
        headers.put(
                "Signature",
                HttpSignature.sign(
                        activities.keyId(),
                        federation.privateKey(),
                        HttpSignature.OF_A_POST,
                        "post " + WayOut.target(inbox),
                        Map.of(
                                "host", FarActor.host(inbox),
                                "date", headers.getOrDefault("Date", ""),
                                "digest", headers.getOrDefault("Digest", ""))));
        headers.put("Content-Type", ACTIVITY);
        headers.put("Accept", ACTIVITY);
        return way.post(inbox, headers, body);
    }

    /// Asks for whoever acts on another server, signed, since some answer nobody else.
    WayOut.Outcome get(URI actor) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", date());
        headers.put(
                "Signature",
                HttpSignature.sign(
                        activities.keyId(),
                        federation.privateKey(),
                        HttpSignature.OF_A_GET,
                        "get " + WayOut.target(actor),
                        Map.of("host", FarActor.host(actor), "date", headers.getOrDefault("Date", ""))));
        headers.put("Accept", ACTIVITY);
        return way.get(actor, headers);
    }

    private String date() {
        return DATE.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void note(Delivery delivery, WayOut.Outcome outcome) {
        int status = outcome instanceof WayOut.Outcome.Answered answered
                ? answered.answer().status()
                : 0;
        if (status / 100 == 2) {
            end(delivery, State.SENT, null);
        } else if (isForGood(status)) {
            log.info("Another server does not want what it was told ({}).", status);
            end(delivery, State.REFUSED, null);
        } else {
            later(delivery, status);
        }
    }

    // It has understood and does not want it. 401 and 403 may be its trouble with our key; 408, 425 and 429 ask for
    // patience.
    private static boolean isForGood(int status) {
        return status / 100 == 4 && !List.of(401, 403, 408, 425, 429).contains(status);
    }

    private void later(Delivery delivery, int status) {
        Instant now = clock.instant();
        int tries = delivery.attempt() + 1;
        Instant next = now.plus(WAITS.get(Math.min(tries, WAITS.size()) - 1));
        boolean over = next.isAfter(delivery.madeAt().plus(PATIENCE));
        log.warn(
                "Another server did not take what it was told ({}), try {}{}.",
                status,
                tries,
                over ? ", the last" : "");
        end(delivery, over ? State.GIVEN_UP : State.WAITING, over ? null : next);
    }

    private void end(Delivery delivery, State state, @Nullable Instant next) {
        boolean failing = state == State.WAITING || state == State.GIVEN_UP;
        command.executeWithoutResult(status -> {
            Instant now = clock.instant();
            deliveries.end(delivery, state, now, next == null ? now : next);
            store.fail(delivery.host(), failing ? LocalDate.ofInstant(now, ZoneOffset.UTC) : null);
        });
    }
}
