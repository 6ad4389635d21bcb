package org.yadman.bodies;

import java.util.UUID;

/// How many people of a group have a vote in a body: what is sealed in one column.
///
/// @param number from 1
record VoteSeat(UUID body, UUID group, long number) {

    /// The most that can be said: no body of the world has more members.
    static final long MOST = 10_000_000;

    VoteSeat {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("A number from 1 to " + MOST);
        }
    }

    String plain() {
        return body + " " + group + " " + number;
    }

    static VoteSeat of(String plain) {
        String[] parts = plain.split(" ", 3);
        return new VoteSeat(UUID.fromString(parts[0]), UUID.fromString(parts[1]), Long.parseLong(parts[2]));
    }
}
