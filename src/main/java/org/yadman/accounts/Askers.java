package org.yadman.accounts;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Permission;

/// Those who write to groups, for whoever gives them something to do.
@Component
public class Askers {

    private final AccountStore store;

    Askers(AccountStore store) {
        this.store = store;
    }

    /// One of them.
    ///
    /// @param account as in {@link org.yadman.platform.db.ActorId}
    /// @param name what the account calls itself; only for those who hand out work
    public record Asker(String account, String name) {}

    /// By name.
    public List<Asker> list() {
        return store.list().stream()
                .filter(account ->
                        account.role().permissions(account.group() != null).contains(Permission.REACH_GROUPS))
                .map(account -> new Asker(account.id().toString(), account.name()))
                .sorted(Comparator.comparing(Asker::name))
                .toList();
    }
}
