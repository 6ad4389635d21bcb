package org.yadman.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.jobs.Job;

/// After twelve months the record no longer knows who did something.
@Component
class AuditRetention implements Job {

    private static final int MONTHS = 12;

    private final AuditStore store;
    private final Clock clock;

    AuditRetention(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audit-retention";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, 20);
    }

    @Override
    @Transactional
    public void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        store.deletePseudonymsBefore(today.minusMonths(MONTHS).toString());
    }
}
