package org.yadman.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.vault.Vault;

/// The token in every form of somebody signed in: a mark of the account, and a keyed hash of account and
/// session. The mark says for whom a form was made even after its session has ended.
@Component
class FormTokens {

    static final String FIELD = "_form";

    private static final int MARK = 16;
    private static final int HASH = 40;

    private final Vault vault;

    FormTokens(Vault vault) {
        this.vault = vault;
    }

    String of(UUID account, UUID session) {
        return mark(account)
                + vault.blindIndex("form-token", session + " " + account).substring(0, HASH);
    }

    String mark(UUID account) {
        return vault.blindIndex("form-mark", account.toString()).substring(0, MARK);
    }

    /// For whom a token was made, or null if this cannot be one.
    static @Nullable String markOf(@Nullable String token) {
        return token == null || token.length() != MARK + HASH ? null : token.substring(0, MARK);
    }
}
