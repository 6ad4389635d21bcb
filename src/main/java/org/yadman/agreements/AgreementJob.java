package org.yadman.agreements;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night: what the day brings. Only here do hidden agreements appear, so that no act of a group shows them.
@Component
class AgreementJob implements Job {

    private final Agreements agreements;
    private final Waits waits;

    AgreementJob(Agreements agreements, Waits waits) {
        this.agreements = agreements;
        this.waits = waits;
    }

    @Override
    public String name() {
        return "agreements-day";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(4, 10);
    }

    @Override
    public void run() {
        agreements.dayHasCome();
        waits.forget();
    }
}
