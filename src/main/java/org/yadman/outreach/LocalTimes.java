package org.yadman.outreach;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Visitor;

/// What time it is where a contact is.
@Component
class LocalTimes {

    private final Clock clock;

    LocalTimes(Clock clock) {
        this.clock = clock;
    }

    /// In words, with the hour there now; nothing where a country has several zones and nobody has said
    /// which.
    Optional<String> there(Contact.Details details, Visitor v) {
        return zone(details).map(zone -> {
            ZonedDateTime now = clock.instant().atZone(zone);
            String hour = String.format(Locale.ROOT, "%02d:%02d", now.getHour(), now.getMinute());
            return v.t("outreach.time-there", "time", v.digits(hour));
        });
    }

    private static Optional<ZoneId> zone(Contact.Details details) {
        return zone(details.zone(), details.country());
    }

    /// The zone that somebody typed, or else the only one of a country.
    static Optional<ZoneId> zone(@Nullable String typed, @Nullable String country) {
        if (typed != null) {
            return Optional.of(ZoneId.of(typed));
        }
        if (country == null) {
            return Optional.empty();
        }
        Set<String> all = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null);
        return all.size() == 1 ? all.stream().map(ZoneId::of).findFirst() : Optional.empty();
    }

    /// An hour on some day with the name of its zone: "20:30 (Central European Standard Time)".
    static String named(LocalDate on, String time, ZoneId zone, Visitor v) {
        Instant at = on.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
        String name = TimeZone.getTimeZone(zone.getId())
                .getDisplayName(
                        zone.getRules().isDaylightSavings(at),
                        TimeZone.LONG,
                        v.language().locale());
        return v.t("broadcasts.time.named", "time", v.digits(time), "zone", name);
    }
}
