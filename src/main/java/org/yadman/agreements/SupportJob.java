package org.yadman.agreements;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every hour: forgets codes that are over and support that was not renewed, and once a week publishes the numbers.
@Component
class SupportJob implements Job {

    private final Supports supports;

    SupportJob(Supports supports) {
        this.supports = supports;
    }

    @Override
    public String name() {
        return "supports";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, 23);
    }

    @Override
    public List<LocalTime> times() {
        return IntStream.range(0, 24).mapToObj(hour -> LocalTime.of(hour, 23)).toList();
    }

    @Override
    public void run() {
        supports.forget();
        supports.tell();
    }
}
