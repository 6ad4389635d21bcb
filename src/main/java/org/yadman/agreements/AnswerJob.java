package org.yadman.agreements;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night: what had time to be corrected and was not becomes an agreement; what has been kept for long enough is
/// erased.
@Component
class AnswerJob implements Job {

    private final Answers answers;

    AnswerJob(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String name() {
        return "answers-rest";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(2, 50);
    }

    @Override
    public void run() {
        answers.rest();
    }
}
