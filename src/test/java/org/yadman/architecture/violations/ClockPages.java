package org.yadman.architecture.violations;

import java.time.Clock;
import java.time.LocalDate;

record ClockPages(Clock clock) {
    LocalDate today() {
        return LocalDate.now(clock);
    }
}
