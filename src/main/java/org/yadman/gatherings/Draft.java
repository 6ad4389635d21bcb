package org.yadman.gatherings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;

/// What a host wrote, read and found sound: the one thing that holds all of a place, until it is sealed.
///
/// @param contact how the host can be reached; never shown to the public
record Draft(
        GatheringKind kind,
        LocalDate heldOn,
        @Nullable LocalTime startsAt,
        Place place,
        Precision precision,
        String contact,
        Localized title,
        @Nullable UUID day,
        boolean common,
        List<UUID> groups,
        List<String> languages,
        Localized accessibility,
        Localized safety,
        Photos photos,
        @Nullable String online,
        @Nullable UUID source) {

    Draft {
        groups = List.copyOf(groups);
        languages = List.copyOf(languages);
    }

    /// What stands, with this in its place. What was said in other languages stays.
    Gathering over(Gathering before) {
        return new Gathering(
                before.id(),
                before.slug(),
                heldOn,
                startsAt,
                day,
                common,
                kind,
                title,
                before.state(),
                place.shown(precision),
                groups,
                languages,
                accessibility,
                safety,
                photos,
                online,
                source,
                before.origin(),
                before.by(),
                before.publishedOn(),
                before.version());
    }

    /// A new gathering of it, not yet public.
    ///
    /// @param today from which it is coming or has been
    Gathering begin(UUID id, LocalDate today, @Nullable UUID origin, @Nullable UUID by) {
        return over(new Gathering(
                id,
                // Until it is public nobody calls it by its slug.
                id.toString(),
                heldOn,
                null,
                null,
                false,
                kind,
                Localized.EMPTY,
                heldOn.isBefore(today) ? Gathering.State.HELD : Gathering.State.PLANNED,
                Place.NOWHERE.shown(Precision.ONLINE),
                List.of(),
                List.of(),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NONE,
                null,
                null,
                origin,
                by,
                null,
                1));
    }
}
