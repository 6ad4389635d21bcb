package org.yadman.accounts;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yadman.platform.web.Permission;

/// What somebody is here for, and what that allows.
enum Role {
    REPRESENTATIVE,
    VOLUNTEER,
    COORDINATOR,
    STEWARD;

    /// @param group whether the account carries a group, for which it may then act
    Set<Permission> permissions(boolean group) {
        EnumSet<Permission> all = EnumSet.of(Permission.OWN_ACCOUNT, Permission.PROPOSE);
        if (this != REPRESENTATIVE) {
            all.add(Permission.REACH_GROUPS);
        }
        if (this == COORDINATOR || this == STEWARD) {
            all.add(Permission.KEEP_RECORD);
            all.add(Permission.MODERATE);
        }
        if (this == STEWARD) {
            all.add(Permission.STEWARD);
        }
        if (group) {
            all.add(Permission.ACT_FOR_GROUP);
        }
        return all;
    }

    /// Whether it needs one-time numbers and an enrolled browser beside the passphrase (security (g) and (i)).
    boolean guarded() {
        return this != REPRESENTATIVE;
    }

    Duration idle() {
        return this == STEWARD ? Duration.ofMinutes(15) : Duration.ofMinutes(30);
    }

    Duration absolute() {
        return this == STEWARD ? Duration.ofHours(8) : Duration.ofHours(12);
    }

    /// As it stands in forms, in the database and at the end of message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// What somebody typed or chose; nothing if there is no such role.
    static Optional<Role> find(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
