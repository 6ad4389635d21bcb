package org.yadman.federation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be said to one inbox. What exactly is made when it is said.
///
/// @param position those of an inbox go one after the other
/// @param follower whose wish is accepted, or null
/// @param gathering that is told of, or null
/// @param turn how often that had gone out of sight before
record Delivery(
        UUID id,
        String host,
        String inbox,
        long position,
        Act act,
        @Nullable UUID follower,
        @Nullable UUID gathering,
        int turn,
        State state,
        int attempt,
        Instant madeAt) {

    /// What is said.
    enum Act {
        ACCEPT,
        CREATE,
        /// The same once more, pointed at: Mobilizon shows in its calendar only what somebody has pointed at.
        ANNOUNCE,
        UPDATE,
        DELETE,
        /// The same in other words: Gancio hears it only where what is deleted is still called an event.
        DELETE_EVENT
    }

    enum State {
        WAITING,
        TAKEN,
        SENT,
        /// The other server does not want it, and would not want it later.
        REFUSED,
        /// It was tried for days.
        GIVEN_UP
    }
}
