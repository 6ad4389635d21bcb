package org.yadman.outreach;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.yadman.platform.jobs.Job;

/// Every night contacts are erased that were last used 18 months ago.
@Component
class OutreachJob implements Job {

    private final Contacts contacts;

    OutreachJob(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "contacts-retention";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(3, 35);
    }

    @Override
    public void run() {
        contacts.forget();
    }
}
