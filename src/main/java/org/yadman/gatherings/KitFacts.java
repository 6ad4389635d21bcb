package org.yadman.gatherings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;

/// What a kit is filled with: finished values, from a gathering or typed in by whoever prints it. Nothing about a
/// place is in it but what may be shown.
///
/// @param campaign what the campaign is called
/// @param day what the day is called that is kept
/// @param about who is remembered on it, in the campaign's own words; may be empty
/// @param occasion what happens, as its host calls it; may be empty
/// @param time local; null where it is not known yet
/// @param zone in which the time is; null where the place says it
/// @param place by language, the lines in which it is shown; a language without lines shows the other's
/// @param note the host's own words for the drawings; may be empty
/// @param contact how the press reaches the host; may be empty
/// @param address of the site or the gathering's page, as it is typed in
/// @param code what the square code for telephones holds
record KitFacts(
        Localized campaign,
        Localized day,
        Localized about,
        Localized occasion,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable ZoneId zone,
        Map<String, List<String>> place,
        Localized note,
        List<Localized> groups,
        String contact,
        KitTongues tongues,
        String address,
        String code) {

    KitFacts {
        place = Map.copyOf(place);
        groups = List.copyOf(groups);
    }

    /// The lines of the place for a reader; none where no place is said.
    List<String> place(Language language) {
        List<String> own = place.getOrDefault(language.tag(), List.of());
        return own.isEmpty()
                ? place.values().stream()
                        .filter(lines -> !lines.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : own;
    }
}
