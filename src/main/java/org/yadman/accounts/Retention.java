package org.yadman.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.jobs.Job;

/// Forgets what is over: sessions, codes, who made whose account, what was told, browsers that nobody uses.
@Component
class Retention implements Job {

    private static final int NOTICE_DAYS = 90;
    private static final int BROWSER_DAYS = 400;

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final CodeStore codes;
    private final Passkeys passkeys;
    private final Clock clock;

    Retention(AccountStore accounts, SessionStore sessions, CodeStore codes, Passkeys passkeys, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.codes = codes;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts-retention";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(3, 20);
    }

    @Override
    @Transactional
    public void run() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Role longest = Role.REPRESENTATIVE;
        sessions.endStale(now.minus(longest.idle()), now.minus(longest.absolute()));
        sessions.dismissUnused(today.minusDays(BROWSER_DAYS));
        codes.deleteOver(now);
        passkeys.forget(now);
        accounts.untie(now.minus(KinshipOfAccounts.LASTS).toEpochMilli());
        accounts.forgetNotices(today.minusDays(NOTICE_DAYS));
    }
}
