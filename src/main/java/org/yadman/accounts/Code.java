package org.yadman.accounts;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A one-time code, as it is kept: nobody can read the code itself back.
///
/// @param account whose it is, or null for somebody who is to come
/// @param role of whoever is to come
/// @param madeBy who made it, or null for the server at its first start
/// @param agreedBy the second person, where one was needed
/// @param worksFrom the moment from which it works; null for a recovery code that nobody has begun to use
/// @param endsAt null for one that stays until it is used
/// @param approved false while a second person has to agree
record Code(
        UUID id,
        Kind kind,
        @Nullable UUID account,
        @Nullable Role role,
        @Nullable UUID group,
        @Nullable String madeBy,
        @Nullable String agreedBy,
        Instant madeAt,
        @Nullable Instant worksFrom,
        @Nullable Instant endsAt,
        boolean approved) {

    enum Kind {
        /// Printed at the first start, for a first steward.
        FIRST,
        INVITATION,
        /// One of eight that a person keeps on paper.
        RECOVERY,
        /// Given by two stewards to somebody who has lost everything.
        RESET,
        /// Shown in an open session, admits another browser.
        ADMISSION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    boolean worksAt(Instant now) {
        return approved && !isOver(now) && worksFrom != null && !now.isBefore(worksFrom);
    }
}
