package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A talk or an announcement on the air. It asks nobody in particular, so it is no {@link Ask}.
///
/// @param medium radio or television
/// @param on the day on which it was aired, where the station is
/// @param appeal to which it belongs, or null
/// @param owner the account that looks after it
record Broadcast(
        UUID id,
        int version,
        Channel medium,
        Content content,
        LocalDate on,
        @Nullable UUID appeal,
        String owner) {

    static final String KIND = "broadcast";

    static final List<Channel> MEDIA = List.of(Channel.RADIO, Channel.TELEVISION);

    Broadcast {
        if (!MEDIA.contains(medium)) {
            throw new IllegalArgumentException("Nothing is broadcast " + medium);
        }
    }

    /// What is known of it; all of it sealed. Only the station is never empty.
    ///
    /// @param country of the station (ISO 3166), or null
    /// @param time `20:30`, where the station is
    /// @param zone IANA; null: the only one of the station's country
    /// @param minutes how long it was; 0 where nobody has said
    /// @param link where it can be heard or seen
    /// @param language in which it was
    /// @param said what was said, or a summary
    record Content(
            String station,
            String programme,
            @Nullable String country,
            String time,
            @Nullable String zone,
            int minutes,
            String link,
            String language,
            String said) {

        Content {
            if (station.isBlank()) {
                throw new IllegalArgumentException("A broadcast has a station");
            }
        }
    }

    /// Somebody who called back.
    ///
    /// @param contact who it was; null where its thread says so, and once the contact is erased
    /// @param thread in which its words stand as an answer, or null
    /// @param words what was said; empty where they stand in the thread or are erased
    /// @param takenBy the account that wrote it down
    record CallBack(
            UUID id,
            UUID broadcast,
            @Nullable UUID contact,
            @Nullable UUID thread,
            String words,
            LocalDate on,
            String takenBy) {}
}
