package org.yadman.approvals;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every hour: what has waited 14 days lapses, what the only steward asked for takes effect after 72 hours.
@Component
class ApprovalJob implements Job {

    private final Approvals approvals;

    ApprovalJob(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, 7);
    }

    @Override
    public List<LocalTime> times() {
        return IntStream.range(0, 24).mapToObj(hour -> LocalTime.of(hour, 7)).toList();
    }

    @Override
    public void run() {
        approvals.lookAtTheClock();
    }
}
