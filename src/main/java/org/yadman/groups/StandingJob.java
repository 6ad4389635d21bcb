package org.yadman.groups;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.groups.Vetting.Made;
import org.yadman.platform.db.Remains;
import org.yadman.platform.jobs.Job;

/// Every night: what has run out counts no more, and what is not needed is erased.
@Component
class StandingJob implements Job {

    /// How long what was noted is kept when it does not count any more.
    static final int DAYS_KEPT = 30;

    private final StandingStore standings;
    private final CheckStore checks;
    private final MandateStore mandates;
    private final Reckoning reckoning;
    private final Groups groups;
    private final Remains remains;
    private final Made made;
    private final TransactionTemplate transaction;

    StandingJob(
            StandingStore standings,
            CheckStore checks,
            MandateStore mandates,
            Reckoning reckoning,
            Groups groups,
            Remains remains,
            Made made,
            PlatformTransactionManager transactions) {
        this.standings = standings;
        this.checks = checks;
        this.mandates = mandates;
        this.reckoning = reckoning;
        this.groups = groups;
        this.remains = remains;
        this.made = made;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "groups-standing";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, 11);
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> {
            LocalDate today = made.today();
            made.changes().waitForTurn();
            groups.byId(standings.listWithoutLikeness())
                    .values()
                    .forEach(group -> standings.putLikenesses(group.id(), Likeness.of(group.name())));
            Map<UUID, Standing> before = reckoning.standings();
            checks.forget(today.minusDays(DAYS_KEPT), made.clock().instant());
            mandates.forget(today.minusDays(DAYS_KEPT));
            reckoning.after(before, today);
            // A mandate may have run out.
            made.changes().raise();
        });
        remains.wipe();
    }
}
