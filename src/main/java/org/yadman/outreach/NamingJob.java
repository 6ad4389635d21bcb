package org.yadman.outreach;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night it is seen whether a month has begun for those who are named.
@Component
class NamingJob implements Job {

    private final Namings namings;

    NamingJob(Namings namings) {
        this.namings = namings;
    }

    @Override
    public String name() {
        return "namings";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(3, 40);
    }

    @Override
    public void run() {
        namings.turn();
    }
}
