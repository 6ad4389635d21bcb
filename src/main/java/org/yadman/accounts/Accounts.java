package org.yadman.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Ids;

/// The people who sign in.
@Component
public class Accounts {

    static final Duration CODE_LASTS = Duration.ofDays(7);
    private static final int FIRST_STEWARDS = 2;

    private final AccountStore store;
    private final CodeStore codes;
    private final Secrets secrets;
    private final Ids ids;
    private final Clock clock;

    Accounts(AccountStore store, CodeStore codes, Secrets secrets, Ids ids, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /// Two codes with which the first two stewards enrol, made anew at each start until one was used; none after that.
    /// While there is one steward the founding period lasts (security (c)).
    @Transactional
    public List<String> firstCodes() {
        if (!store.isEmpty()) {
            return List.of();
        }
        codes.deleteAll(Code.Kind.FIRST);
        Instant now = clock.instant();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < FIRST_STEWARDS; i++) {
            String code = secrets.code();
            codes.insert(
                    new Code(
                            ids.random(),
                            Code.Kind.FIRST,
                            null,
                            Role.STEWARD,
                            null,
                            null,
                            null,
                            now,
                            now,
                            now.plus(CODE_LASTS),
                            true),
                    secrets.hashOfCode(code));
            made.add(code);
        }
        return made;
    }

    /// Whether the record has accounts whose secrets everybody can read.
    public boolean hasDemo() {
        return store.hasDemo();
    }
}
