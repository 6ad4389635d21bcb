package org.yadman.bodies;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every day: forgets the numbers of votes that were not said again, and once a week publishes the sums.
@Component
class VotesJob implements Job {

    private final VotesWeHave votes;

    VotesJob(VotesWeHave votes) {
        this.votes = votes;
    }

    @Override
    public String name() {
        return "votes-we-have";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, 41);
    }

    @Override
    public void run() {
        votes.forget();
        votes.tell();
    }
}
