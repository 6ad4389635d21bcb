package org.yadman.submissions;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night: erases what has been kept for long enough.
@Component
class SubmissionJob implements Job {

    private final Submissions submissions;

    SubmissionJob(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public String name() {
        return "submissions-forget";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(2, 40);
    }

    @Override
    public void run() {
        submissions.forget();
    }
}
