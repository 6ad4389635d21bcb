package org.yadman.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yadman.approvals.Kinship;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.Permission;

/// Who is too close to whom to be a second person.
@Component
class KinshipOfAccounts implements Kinship {

    static final Duration LASTS = Duration.ofDays(30);

    private final AccountStore store;
    private final Clock clock;

    KinshipOfAccounts(AccountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean areClose(ActorId one, ActorId other) {
        return store.tied(
                one.value(), other.value(), clock.instant().minus(LASTS).toEpochMilli());
    }

    @Override
    public int stewards() {
        return store.count(Role.STEWARD);
    }

    @Override
    public Set<Permission> permissions(ActorId who) {
        return Account.idOf(who)
                .flatMap(store::find)
                .map(account -> account.role().permissions(account.group() != null))
                .orElse(Set.of());
    }
}
