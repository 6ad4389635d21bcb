package org.yadman.federation;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night: what is kept no longer is forgotten.
@Component
class FederationJob implements Job {

    private final Federation federation;

    FederationJob(Federation federation) {
        this.federation = federation;
    }

    @Override
    public String name() {
        return "federation-forget";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(3, 5);
    }

    @Override
    public void run() {
        federation.forget();
    }
}
