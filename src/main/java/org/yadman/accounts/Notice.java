package org.yadman.accounts;

import java.util.Locale;

/// What an account is told of: on its page, and by mail where it has an address.
enum Notice {
    /// The passphrase, the one-time numbers and the codes were replaced.
    RENEWED,
    /// A recovery code was typed in that will work tomorrow.
    RECOVERY_BEGUN,
    /// Two stewards let somebody recover this account.
    RECOVERY_GRANTED,
    BROWSER_ADMITTED,
    ROLE_CHANGED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /// A passkey counted less than it had before: there may be two of it.
    PASSKEY_COPIED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Notice of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
