package org.yadman.outreach;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        if (details.zone() != null) {
            return Optional.of(ZoneId.of(details.zone()));
        }
        if (details.country() == null) {
            return Optional.empty();
        }
        Set<String> all = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, details.country(), null);
        return all.size() == 1 ? all.stream().map(ZoneId::of).findFirst() : Optional.empty();
    }
}
