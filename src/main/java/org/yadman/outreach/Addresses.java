package org.yadman.outreach;

import java.util.Optional;
import java.util.UUID;

/// What stands in an address as the id of something.
final class Addresses {

    private Addresses() {}

    /// The id; nothing where it is none.
    static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
