package org.yadman.agreements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Lately;
import org.yadman.platform.web.SeenToday;

/// How many codes may be mailed at once. Of senders we know nothing, so all count together; and whoever owns a
/// domain owns as many addresses as they like, so one that is no public mail provider gets only some a day. All
/// of it stands in memory only.
@Component
class SupportTide {

    static final int MOST_IN_AN_HOUR = 240;
    static final int MOST_IN_A_BURST = 60;
    static final Duration BURST = Duration.ofMinutes(5);
    static final int MOST_OF_A_DOMAIN = 20;

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
    private final Lately taken = new Lately(MOST_IN_AN_HOUR);
    private final SeenToday domains;

    SupportTide(Clock clock, Random random) {
        this.clock = clock;
        this.domains = new SeenToday(random);
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
        boolean own = !PROVIDERS.contains(address.domain());
        if (own && domains.count(address.domain(), now) >= MOST_OF_A_DOMAIN) {
            return new Turn.Domain();
        }
        Duration hour = taken.until(MOST_IN_AN_HOUR, Lately.HOUR, now);
        Duration burst = taken.until(MOST_IN_A_BURST, BURST, now);
        Duration wait = burst.compareTo(hour) > 0 ? burst : hour;
        if (wait.isPositive()) {
            return new Turn.Wait(wait);
        }
        taken.add(now);
        if (own) {
            domains.add(address.domain(), now);
        }
        return new Turn.Free();
    }
}
