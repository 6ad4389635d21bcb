package org.yadman.federation;

import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.federation.Delivery.Act;
import org.yadman.federation.FederationStore.Standing;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;

/// Whether other calendars may follow ours, and which do.
@Component
class Federation {

    static final Ref SUBJECT = new Ref("federation", new UUID(0, 1));

    /// For how long a signature is good, before and after its date.
    static final Duration SKEW = Duration.ofHours(1);

    /// So many may follow on one server: a few would do.
    static final int MOST_FOLLOWERS = 50;

    private final FederationStore store;
    private final DeliveryStore deliveries;
    private final Audit audit;
    private final Changes changes;
    private final Made made;
    private final @Nullable URI origin;

    Federation(
            FederationStore store, DeliveryStore deliveries, Audit audit, Changes changes, Made made, Options options) {
        this.store = store;
        this.deliveries = deliveries;
        this.audit = audit;
        this.changes = changes;
        this.made = made;
        this.origin = options.secure() ? options.origin() : null;
    }

    /// Where ids, keys and days come from.
    @Component("madeForFederation")
    record Made(Ids ids, Random random, Clock clock) {

        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }

    /// Whether this server has an address by which others can call it: https, and none of the onion.
    boolean isPossible() {
        return origin != null && HostName.isHostName(host());
    }

    boolean isOn() {
        return isPossible() && store.isOn();
    }

    /// Counts how often it was turned on or off; 0 before the first time.
    int version() {
        return store.find().map(Standing::version).orElse(0);
    }

    /// The name under which this server is known, as it stands behind the @.
    String host() {
        return origin == null ? "" : origin.getHost().toLowerCase(Locale.ROOT);
    }

    /// Our own address as others write it, with a port where it is not the usual one.
    String authority() {
        return origin == null ? "" : origin.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /// An address of ours, whole.
    String address(String path) {
        return "https://" + authority() + path;
    }

    String publicKey() {
        return store.find().map(Standing::publicKey).orElse("");
    }

    PrivateKey privateKey() {
        return RsaKeys.readPrivate(store.privateKey());
    }

    /// Turns it on, as two stewards wish.
    ///
    /// @return false if somebody has turned it since it was asked for
    @Transactional
    public boolean turnOn(int version, ActorId by) {
        if (!isPossible() || store.isOn() || version != version()) {
            return false;
        }
        if (version == 0) {
            KeyPair keys = RsaKeys.make(made.random());
            store.begin(RsaKeys.pem((RSAPublicKey) keys.getPublic()), RsaKeys.write(keys.getPrivate()));
        } else if (!store.turn(true, version)) {
            return false;
        }
        changes.raise();
        audit.note(by, "federation.act.on", SUBJECT, Map.of());
        return true;
    }

    /// Turns it off: from now on nothing is sent and nobody follows. What others keep, they keep.
    @Transactional
    public void turnOff(ActorId by) {
        if (!store.isOn() || !store.turn(false, version())) {
            return;
        }
        store.removeFollowers(null);
        deliveries.removeOf(null);
        changes.raise();
        audit.note(by, "federation.act.off", SUBJECT, Map.of());
    }

    /// Allows a server, as two stewards wish.
    ///
    /// @return false if it is allowed already
    @Transactional
    public boolean allow(HostName host, ActorId by) {
        if (!store.allow(host.value(), made.today())) {
            return false;
        }
        audit.note(by, "federation.act.allowed", SUBJECT, Map.of("host", host.value()));
        return true;
    }

    /// Takes a server away, with all who follow there and all that waits to be sent there.
    ///
    /// @return false if it was not allowed
    @Transactional
    public boolean remove(String host, ActorId by) {
        if (!store.remove(host)) {
            return false;
        }
        store.removeFollowers(host);
        deliveries.removeOf(host);
        changes.raise();
        audit.note(by, "federation.act.removed", SUBJECT, Map.of("host", host));
        return true;
    }

    /// Lets somebody follow, and tells them that they do. Whoever follows already is told once more.
    ///
    /// @param signature of the request, which counts once
    /// @return false if too many follow there
    @Transactional
    public boolean follow(FarActor actor, String follow, String signature) {
        Instant now = made.clock().instant();
        String host = FarActor.host(actor.id());
        // It may have been taken away while its key was fetched.
        if (!store.isAllowed(host) || !store.hear(signature, now)) {
            return true;
        }
        Follower there = store.findFollower(actor.id().toString()).orElse(null);
        if (there == null && store.countFollowers(host) >= MOST_FOLLOWERS) {
            return false;
        }
        Follower follower = new Follower(
                there == null ? made.ids().random() : there.id(),
                host,
                actor.id().toString(),
                actor.inbox().toString(),
                actor.sharedInbox() == null ? null : actor.sharedInbox().toString(),
                follow,
                there == null ? made.today() : there.since());
        store.put(follower);
        deliveries.add(new Delivery(
                made.ids().random(),
                host,
                follower.inbox(),
                0,
                Act.ACCEPT,
                follower.id(),
                null,
                0,
                Delivery.State.WAITING,
                0,
                now));
        changes.raise();
        return true;
    }

    /// Somebody follows no more.
    @Transactional
    public void unfollow(FarActor actor, String signature) {
        if (!store.hear(signature, made.clock().instant())) {
            return;
        }
        store.findFollower(actor.id().toString()).ifPresent(gone -> {
            store.removeFollower(gone.id());
            deliveries.removeOrphans();
            changes.raise();
        });
    }

    /// Forgets what is kept no longer: signatures that are too old to be sent again, and what was said half a year ago.
    @Transactional
    public void forget() {
        Instant now = made.clock().instant();
        store.forgetHeard(now.minus(SKEW.multipliedBy(3)));
        deliveries.forget(now.minus(Duration.ofDays(180)));
    }

    List<FederationStore.Host> hosts() {
        return store.hosts();
    }
}
