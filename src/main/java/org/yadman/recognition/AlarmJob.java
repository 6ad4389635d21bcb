package org.yadman.recognition;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every morning: whoever is called gets a letter that says no more than that something waits.
@Component
class AlarmJob implements Job {

    private final Alarms alarms;

    AlarmJob(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public String name() {
        return "recognition-alarms";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(6, 20);
    }

    @Override
    public void run() {
        alarms.dayHasCome();
    }
}
