package org.yadman.accounts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// By what word the record of acts calls whoever did something: the role, never the name.
@Component
class RolesOfAccounts implements Audit.Roles {

    private final AccountStore store;
    private final Messages messages;

    RolesOfAccounts(AccountStore store, Messages messages) {
        this.store = store;
        this.messages = messages;
    }

    @Override
    public Map<ActorId, String> of(Collection<ActorId> accounts, Language language) {
        Map<ActorId, String> roles = new HashMap<>();
        for (ActorId actor : accounts) {
            Account.idOf(actor)
                    .flatMap(store::find)
                    .ifPresent(account -> roles.put(
                            actor,
                            messages.text(
                                    language, "accounts.role." + account.role().word())));
        }
        return roles;
    }
}
