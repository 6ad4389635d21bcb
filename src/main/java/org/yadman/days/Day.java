package org.yadman.days;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.Occurrence;

/// A day of remembrance or a neighbour of one.
///
/// @param slug its address, `/days/{slug}`
/// @param name what this record calls it; titles that sources give it are claims
/// @param rule the rule that stands among the claims on it, or null while it is undecided or unknown
public record Day(
        UUID id,
        String slug,
        DayRole role,
        Localized name,
        Localized about,
        @Nullable DayRule rule) {

    public static final String KIND = "day";

    /// How far ahead {@link #next} looks: a leap day of either calendar comes back within eight years.
    private static final int YEARS_AHEAD = 9;

    public Day {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A day has a name");
        }
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }

    /// The occurrences that begin in a Gregorian year; none while the rule is undecided.
    public List<Occurrence> in(int year) {
        return rule == null ? List.of() : rule.inGregorianYear(year);
    }

    /// The occurrences that begin in a window, both ends included.
    public List<Occurrence> between(LocalDate from, LocalDate to) {
        return rule == null ? List.of() : rule.between(from, to);
    }

    /// The occurrence that is going on or comes next.
    public Optional<Occurrence> next(LocalDate today) {
        return between(today.minusDays(DayRule.LONGEST_RANGE), today.plusYears(YEARS_AHEAD)).stream()
                .filter(occurrence -> !occurrence.last().isBefore(today))
                .min(Comparator.comparing(Occurrence::first));
    }
}
