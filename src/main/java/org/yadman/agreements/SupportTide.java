package org.yadman.agreements;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// How many codes may be mailed at once. Of senders we know nothing, so all count together; and whoever owns a
/// domain owns as many addresses as they like, so one that is no public mail provider gets only some a day. It is known
/// again by a hash under a key that is drawn every day. All of it stands in memory only.
@Component
class SupportTide {

    static final int MOST_IN_AN_HOUR = 240;
    static final int MOST_IN_A_BURST = 60;
    static final Duration BURST = Duration.ofMinutes(5);
    static final int MOST_OF_A_DOMAIN = 20;

    private static final Duration HOUR = Duration.ofHours(1);

    /// Where everybody can have a mailbox and nobody easily a thousand.
    private static final Set<String> PROVIDERS = Set.of(
            "aol.com",
            "bluewin.ch",
            "fastmail.com",
            "free.fr",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.de",
            "gmx.net",
            "hotmail.co.uk",
            "hotmail.com",
            "hotmail.fr",
            "hotmail.se",
            "icloud.com",
            "kpnmail.nl",
            "laposte.net",
            "libero.it",
            "live.com",
            "live.nl",
            "live.se",
            "mac.com",
            "mail.com",
            "mailbox.org",
            "me.com",
            "msn.com",
            "orange.fr",
            "outlook.com",
            "outlook.de",
            "outlook.fr",
            "pm.me",
            "posteo.de",
            "proton.me",
            "protonmail.com",
            "riseup.net",
            "t-online.de",
            "telenet.be",
            "telia.com",
            "tuta.com",
            "tutanota.com",
            "web.de",
            "yahoo.ca",
            "yahoo.co.uk",
            "yahoo.com",
            "yahoo.de",
            "yahoo.fr",
            "ymail.com",
            "ziggo.nl");

    private final Clock clock;
    private final Random random;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final Map<String, Integer> domains = new HashMap<>();
    private final byte[] key = new byte[32];
    private LocalDate day = LocalDate.EPOCH;

    SupportTide(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /// Whether a code may be mailed now.
    sealed interface Turn {
        /// It may, and has been counted.
        record Free() implements Turn {}

        record Wait(Duration time) implements Turn {}

        /// Enough have gone to this domain today.
        record Domain() implements Turn {}
    }

    synchronized Turn ask(SupportAddress address) {
        Instant now = clock.instant();
        beginDay(LocalDate.ofInstant(now, ZoneOffset.UTC));
        while (!taken.isEmpty() && !taken.getFirst().plus(HOUR).isAfter(now)) {
            taken.removeFirst();
        }
        String domain = mark(address.domain());
        boolean own = !PROVIDERS.contains(address.domain());
        if (own && domains.getOrDefault(domain, 0) >= MOST_OF_A_DOMAIN) {
            return new Turn.Domain();
        }
        Instant free = taken.size() < MOST_IN_AN_HOUR ? now : taken.getFirst().plus(HOUR);
        Instant burst = nthLast().plus(BURST);
        free = burst.isAfter(free) ? burst : free;
        if (free.isAfter(now)) {
            return new Turn.Wait(Duration.between(now, free));
        }
        taken.addLast(now);
        if (own) {
            domains.merge(domain, 1, Integer::sum);
        }
        return new Turn.Free();
    }

    private Instant nthLast() {
        return taken.size() < MOST_IN_A_BURST
                ? Instant.EPOCH
                : taken.stream()
                        .skip(taken.size() - MOST_IN_A_BURST)
                        .findFirst()
                        .orElseThrow();
    }

    private void beginDay(LocalDate today) {
        if (!today.equals(day)) {
            day = today;
            domains.clear();
            random.nextBytes(key);
        }
    }

    private String mark(String domain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(domain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
