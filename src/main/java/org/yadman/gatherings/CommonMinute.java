package org.yadman.gatherings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/// The minute of silence that everybody keeps on the common day: at one moment all over the world, or once round the
/// world, when each clock shows the same.
///
/// @param at the hour and minute, by UTC or by each clock
record CommonMinute(By by, LocalTime at) {

    static final String KIND = "common-minute";

    /// There is one.
    static final UUID ONLY = new UUID(0, 1);

    /// By which clock.
    enum By {
        UTC,
        LOCAL
    }

    CommonMinute {
        if (!at.equals(at.withSecond(0).withNano(0))) {
            throw new IllegalArgumentException("A minute, not " + at);
        }
    }

    /// When it begins where this clock is in use. Of an hour that summer time skips, the moment after it; of one that
    /// comes twice, the first.
    Instant on(LocalDate day, ZoneId clock) {
        return day.atTime(at).atZone(by == By.UTC ? ZoneOffset.UTC : clock).toInstant();
    }
}
