package org.yadman.gatherings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.places.Position;
import org.yadman.platform.text.Localized;

/// A gathering as other servers may be told of it: never finer than its city, even where its host lets everybody see
/// the house. It names no group and no person, and of what people typed there is at most a title that tells
/// nothing of the place.
///
/// @param startsAt by the clock of its zone; null where it fills the day
/// @param zone null where nobody said by which clock, or the clock would tell of the place
/// @param city empty where it may not be told
/// @param country empty where it is held on the network
/// @param middle of the city, or null
/// @param path of its page, behind the language
public record Gist(
        UUID id,
        LocalDate heldOn,
        @Nullable LocalTime startsAt,
        @Nullable ZoneId zone,
        Localized name,
        Localized kind,
        Localized city,
        Localized country,
        @Nullable Position middle,
        Standing standing,
        String path,
        LocalDate publishedOn) {

    /// How it stands, as far as others need to know.
    public enum Standing {
        GOING_ON,
        POSTPONED,
        CANCELLED
    }
}
