package org.yadman.gatherings;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every hour: a report that was begun and not handed in is erased after two days, with its photos.
@Component
class ReportJob implements Job {

    private static final int MINUTE = 35;

    private final Reports reports;

    ReportJob(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "reports-forget";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, MINUTE);
    }

    @Override
    public List<LocalTime> times() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> LocalTime.of(hour, MINUTE))
                .toList();
    }

    @Override
    public void run() {
        reports.forget();
    }
}
