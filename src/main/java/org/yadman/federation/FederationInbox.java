package org.yadman.federation;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.federation.WayOut.Outcome;
import org.yadman.platform.web.Lately;
import tools.jackson.databind.JsonNode;

/// What other servers say here. Two things are listened to, that somebody follows and follows no more; all else is
/// let go unread and unkept. Nothing is asked of another server before everything has been looked at that can be
/// seen without it.
@Component
class FederationInbox {

    /// The longest that is read.
    static final int LARGEST = 64 * 1024;

    /// So many keys are fetched in an hour, whoever asks: each costs a question to a server that is allowed.
    static final int MOST_KEYS = 120;

    private static final int LONGEST_ID = 500;

    private final Federation federation;
    private final FederationStore store;
    private final Activities activities;
    private final Carrier carrier;
    private final Clock clock;
    private final Lately keys = new Lately(MOST_KEYS);

    FederationInbox(Federation federation, FederationStore store, Activities activities, Carrier carrier, Clock clock) {
        this.federation = federation;
        this.store = store;
        this.activities = activities;
        this.carrier = carrier;
        this.clock = clock;
    }

    /// What came.
    ///
    /// @param target method and address as they are signed
    /// @param header what it says under a name, or null
    record Received(String target, Function<String, @Nullable String> header, byte[] body) {}

    /// What is answered.
    enum Heard {
        /// Done, or none of ours.
        ACCEPTED(202),
        MALFORMED(400),
        /// Signed by nobody, too late, or by another.
        UNSIGNED(401),
        NOT_ALLOWED(403),
        TOO_LARGE(413),
        TOO_MANY(429),
        /// The key cannot be had just now.
        NO_KEY(503);

        private final int status;

        Heard(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// One of the two things, as far as it can be read.
    ///
    /// @param follow what the other server calls the wish to follow
    private record Wish(boolean undone, URI actor, String follow) {}

    Heard hear(Received received) {
        if (received.body().length > LARGEST) {
            return Heard.TOO_LARGE;
        }
        Optional<JsonNode> said = FarActor.json(received.body());
        if (said.isEmpty()) {
            return Heard.MALFORMED;
        }
        Wish wish = wish(said.get()).orElse(null);
        if (wish == null) {
            return Heard.ACCEPTED;
        }
        if (!store.isAllowed(FarActor.host(wish.actor()))) {
            return Heard.NOT_ALLOWED;
        }
        HttpSignature signature = HttpSignature.read(received.header().apply("signature"))
                .filter(each -> isSound(each, wish, received))
                .orElse(null);
        if (signature == null) {
            return Heard.UNSIGNED;
        }
        return withKey(wish, signature, received);
    }

    private Optional<Wish> wish(JsonNode said) {
        String type = said.path("type").stringValue("");
        JsonNode object = said.path("object");
        URI actor = FarActor.address(idOf(said.path("actor"))).orElse(null);
        if (actor == null) {
            return Optional.empty();
        }
        String id = said.path("id").stringValue("");
        if (type.equals("Follow") && idOf(object).equals(activities.actorId()) && id.length() <= LONGEST_ID) {
            return Optional.of(new Wish(false, actor, id));
        }
        return type.equals("Undo") && undoes(object, actor) ? Optional.of(new Wish(true, actor, "")) : Optional.empty();
    }

    private static String idOf(JsonNode node) {
        return node.isObject() ? node.path("id").stringValue("") : node.stringValue("");
    }

    // The wish that is undone, whole or called by its id.
    private boolean undoes(JsonNode object, URI actor) {
        return object.isObject()
                ? object.path("type").stringValue("").equals("Follow")
                        && idOf(object.path("actor")).equals(actor.toString())
                : store.findFollower(actor.toString())
                        .filter(each ->
                                !each.follow().isEmpty() && each.follow().equals(object.stringValue("")))
                        .isPresent();
    }

    // All that can be seen without the key.
    private boolean isSound(HttpSignature signature, Wish wish, Received received) {
        String host = received.header().apply("host");
        return signature.covers(HttpSignature.OF_A_POST)
                && host != null
                && host.toLowerCase(Locale.ROOT).equals(federation.authority())
                && isFresh(received.header().apply("date"))
                && HttpSignature.isDigest(received.header().apply("digest"), received.body())
                && FarActor.address(signature.keyId().replaceFirst("#.*", ""))
                        .filter(key -> FarActor.host(key).equals(FarActor.host(wish.actor())))
                        .isPresent();
    }

    private boolean isFresh(@Nullable String date) {
        try {
            Instant said = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date == null ? "" : date));
            return Duration.between(said, clock.instant()).abs().compareTo(Federation.SKEW) <= 0;
        } catch (DateTimeException nonsense) {
            return false;
        }
    }

    private Heard withKey(Wish wish, HttpSignature signature, Received received) {
        if (!mayAsk()) {
            return Heard.TOO_MANY;
        }
        if (!(carrier.get(wish.actor()) instanceof Outcome.Answered answered)) {
            return Heard.NO_KEY;
        }
        if (!answered.answer().isTaken()) {
            return answered.answer().status() / 100 == 5 ? Heard.NO_KEY : Heard.UNSIGNED;
        }
        return FarActor.read(wish.actor(), signature.keyId(), answered.answer().body())
                .filter(actor -> signature.isBy(actor.key(), received.target(), received.header()))
                .map(actor -> grant(wish, actor, signature))
                .orElse(Heard.UNSIGNED);
    }

    private boolean mayAsk() {
        synchronized (keys) {
            Instant now = clock.instant();
            if (keys.count(now) >= MOST_KEYS) {
                return false;
            }
            keys.add(now);
            return true;
        }
    }

    private Heard grant(Wish wish, FarActor actor, HttpSignature signature) {
        if (wish.undone()) {
            federation.unfollow(actor, signature.mark());
            return Heard.ACCEPTED;
        }
        return federation.follow(actor, wish.follow(), signature.mark()) ? Heard.ACCEPTED : Heard.TOO_MANY;
    }
}
