package org.yadman.outreach;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Ids;

/// Where new ids and days come from.
@Component("outreachMoment")
record Moment(Ids ids, Clock clock) {
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
