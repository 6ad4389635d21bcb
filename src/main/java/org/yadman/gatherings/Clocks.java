package org.yadman.gatherings;

import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.yadman.platform.web.Visitor;

/// When something begins, in words: by the clock there, and by those of readers elsewhere.
final class Clocks {

    /// Where most of those read who cannot be there.
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    private Clocks() {}

    /// The hour by the clock there; empty where it fills the day.
    static String hour(Gathering gathering, Visitor v) {
        LocalTime starts = gathering.startsAt();
        return starts == null ? "" : hour(starts, v);
    }

    private static String hour(LocalTime time, Visitor v) {
        return v.digits(String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute()));
    }

    /// The hour with the name of its clock, then the same moment by other clocks; each a line.
    static List<String> lines(Gathering gathering, Visitor v) {
        List<String> lines = new ArrayList<>();
        LocalTime starts = gathering.startsAt();
        Optional<Instant> begins = gathering.begins();
        ZoneId zone = gathering.zone();
        if (starts == null) {
            return lines;
        }
        if (begins.isEmpty() || zone == null) {
            lines.add(v.t("gatherings.time.local", "time", hour(starts, v)));
            return lines;
        }
        lines.add(v.t("gatherings.time.zone", "time", hour(starts, v), "zone", name(zone, begins.get(), v)));
        Stream.of(TEHRAN, ZoneOffset.UTC)
                .filter(other -> !other.getRules()
                        .getOffset(begins.get())
                        .equals(zone.getRules().getOffset(begins.get())))
                .forEach(other -> lines.add(elsewhere(begins.get(), other, gathering, v)));
        return lines;
    }

    private static String elsewhere(Instant begins, ZoneId zone, Gathering gathering, Visitor v) {
        ZonedDateTime there = begins.atZone(zone);
        String key = zone.equals(TEHRAN) ? "gatherings.time.tehran" : "gatherings.time.utc";
        return v.t(
                key,
                "time",
                hour(there.toLocalTime(), v),
                "same",
                there.toLocalDate().equals(gathering.heldOn()) ? "yes" : "no",
                "date",
                v.date(there.toLocalDate()));
    }

    static String name(ZoneId zone, Instant at, Visitor v) {
        return TimeZone.getTimeZone(zone.getId())
                .getDisplayName(
                        zone.getRules().isDaylightSavings(at),
                        TimeZone.LONG,
                        v.language().locale());
    }
}
