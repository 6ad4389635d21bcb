package org.yadman.gatherings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// Something that is held for a day, as everybody may see it: of its place there is only what its host allows.
///
/// @param slug its key within its year
/// @param day the day it is held for, or null where the record has none
/// @param common whether it counts for the common day, be it held for another
/// @param startsAt by the clock of its zone; null where it fills the day
/// @param title empty where kind and place say enough
/// @param languages in which it is held, as BCP 47 tags
/// @param online where to join it on the network, or null
/// @param source where it is told of, if it was entered as history
/// @param origin the gathering of an earlier year that it goes on from, or null
/// @param by the group whose representative keeps it, or null
/// @param publishedOn null while it waits to be looked at
/// @param version rises with every change
record Gathering(
        UUID id,
        String slug,
        LocalDate heldOn,
        @Nullable LocalTime startsAt,
        @Nullable UUID day,
        boolean common,
        GatheringKind kind,
        Localized title,
        State state,
        Place.Shown shown,
        List<UUID> groups,
        List<String> languages,
        Localized accessibility,
        Localized safety,
        Photos photos,
        @Nullable String online,
        @Nullable UUID source,
        @Nullable UUID origin,
        @Nullable UUID by,
        @Nullable LocalDate publishedOn,
        int version) {

    public static final String KIND = "gathering";

    public Gathering {
        groups = List.copyOf(groups);
        languages = List.copyOf(languages);
    }

    /// How it stands.
    public enum State {
        PLANNED,
        CONFIRMED,
        HELD,
        POSTPONED,
        CANCELLED;

        /// Whether it is going to be.
        public boolean coming() {
            return this == PLANNED || this == CONFIRMED;
        }
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }

    public int year() {
        return heldOn.getYear();
    }

    public boolean published() {
        return publishedOn != null;
    }

    public @Nullable ZoneId zone() {
        return shown.place().zone();
    }

    /// The moment at which it begins; nothing where it fills the day or nobody said by which clock.
    public Optional<Instant> begins() {
        ZoneId zone = zone();
        return startsAt == null || zone == null
                ? Optional.empty()
                : Optional.of(heldOn.atTime(startsAt).atZone(zone).toInstant());
    }

    /// Behind the language.
    public String path() {
        return path(year(), slug);
    }

    static String path(int year, String slug) {
        return "/gatherings/" + year + "/" + slug;
    }

    /// Its natural key.
    String key() {
        return year() + "/" + slug;
    }

    /// The same by another slug.
    Gathering called(String other) {
        return copy(other, state, shown, groups, publishedOn);
    }

    /// The same, held by these groups.
    Gathering with(List<UUID> others) {
        return copy(slug, state, shown, others, publishedOn);
    }

    Gathering in(State other) {
        return copy(slug, other, shown, groups, publishedOn);
    }

    Gathering at(Place.Shown other) {
        return copy(slug, state, other, groups, publishedOn);
    }

    Gathering publishedOn(@Nullable LocalDate today) {
        return copy(slug, state, shown, groups, today);
    }

    private Gathering copy(
            String slug, State state, Place.Shown shown, List<UUID> groups, @Nullable LocalDate publishedOn) {
        return new Gathering(
                id,
                slug,
                heldOn,
                startsAt,
                day,
                common,
                kind,
                title,
                state,
                shown,
                groups,
                languages,
                accessibility,
                safety,
                photos,
                online,
                source,
                origin,
                by,
                publishedOn,
                version);
    }
}
