package org.yadman.gatherings;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night: of a place nothing stays a week after the day but what is shown, of a contact nothing after sixty days.
@Component
class GatheringJob implements Job {

    private final HeldBack heldBack;

    GatheringJob(HeldBack heldBack) {
        this.heldBack = heldBack;
    }

    @Override
    public String name() {
        return "gatherings-forget";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(2, 50);
    }

    @Override
    public void run() {
        heldBack.forget();
    }
}
