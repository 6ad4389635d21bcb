package org.yadman.federation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody on another server who is sent what becomes public here.
///
/// @param actor the address by which that server calls them
/// @param sharedInbox one for all of that server, or null
/// @param follow what they call their wish, to be repeated when it is accepted
record Follower(
        UUID id,
        String host,
        String actor,
        String inbox,
        @Nullable String sharedInbox,
        String follow,
        LocalDate since) {

    /// Where gatherings go: once to a server, however many follow there.
    String target() {
        return sharedInbox == null ? inbox : sharedInbox;
    }
}
