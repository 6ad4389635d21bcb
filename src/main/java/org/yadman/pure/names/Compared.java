package org.yadman.pure.names;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.calendars.PartialDate.Precision;

/// An entry made ready to be compared with many.
///
/// @param bornFrom the first year in which its person can have been born; with `bornTo`, [#NOT_SAID] if
/// that is open
record Compared(
        EntryFacts facts,
        List<Alike.Parts> names,
        int bornFrom,
        int bornTo,
        @Nullable Place place,
        @Nullable Place prison) {

    static final int NOT_SAID = Integer.MIN_VALUE;

    private static final double SAME_FATHER = 0.93;
    private static final double CLOSE_FATHER = 0.87;
    private static final double NEAR_FATHER = 0.8;

    static Compared of(EntryFacts facts) {
        var said = facts.circumstances();
        int from = NOT_SAID;
        int to = NOT_SAID;
        PartialDate born = said.born();
        PartialDate died = said.died();
        Integer age = said.age();
        if (born != null && !(born instanceof PartialDate.OpenInterval)) {
            from = born.earliest().getYear();
            to = born.latest().getYear();
        } else if (age != null && died != null && !(died instanceof PartialDate.OpenInterval)) {
            // Who died at 20 in 1988 was born in 1967 or 1968.
            from = died.earliest().getYear() - age - 1;
            to = died.latest().getYear() - age;
        }
        List<Alike.Parts> names = facts.names().stream().map(Alike.Parts::of).toList();
        return new Compared(facts, names, from, to, Place.of(said.place()), Place.of(said.prison()));
    }

    /// The levels of all fields but the name.
    int pattern(Compared other, Sameness sameness) {
        return Field.FATHER.pattern(fathers(other, sameness))
                | Field.BORN.pattern(born(other))
                | Field.DIED.pattern(died(
                        facts.circumstances().died(),
                        other.facts.circumstances().died()))
                | Field.PLACE.pattern(places(place, other.place, sameness))
                | Field.PRISON.pattern(places(prison, other.prison, sameness))
                | Field.GENDER.pattern(gender(other));
    }

    private Level fathers(Compared other, Sameness sameness) {
        List<Spelling> own = facts.fathers();
        if (own.isEmpty() || other.facts.fathers().isEmpty()) {
            return Level.MISSING;
        }
        double same = sameness.of(own, other.facts.fathers());
        return same >= SAME_FATHER
                ? Level.SAME
                : same >= CLOSE_FATHER ? Level.CLOSE : same >= NEAR_FATHER ? Level.NEAR : Level.OTHER;
    }

    private Level born(Compared other) {
        if (bornFrom == NOT_SAID || other.bornFrom == NOT_SAID) {
            return Level.MISSING;
        }
        int gap = Math.max(0, Math.max(other.bornFrom - bornTo, bornFrom - other.bornTo));
        return switch (gap) {
            case 0 -> Level.SAME;
            case 1 -> Level.CLOSE;
            case 2, 3 -> Level.NEAR;
            case 4, 5, 6 -> Level.FAR;
            default -> Level.OTHER;
        };
    }

    // A year says little: most deaths of a hard year fall into it. It is never the same day.
    private static Level died(@Nullable PartialDate one, @Nullable PartialDate other) {
        if (one == null || other == null) {
            return Level.MISSING;
        }
        boolean days = one.precision() == Precision.DAY && other.precision() == Precision.DAY;
        long gap = Math.max(
                ChronoUnit.DAYS.between(one.latest(), other.earliest()),
                ChronoUnit.DAYS.between(other.latest(), one.earliest()));
        if (days) {
            return gap == 0 ? Level.SAME : gap <= 7 ? Level.CLOSE : gap <= 366 ? Level.FAR : Level.OTHER;
        }
        if (gap > 0) {
            return gap <= 366 ? Level.FAR : Level.OTHER;
        }
        return isCoarse(one) || isCoarse(other) ? Level.NEAR : Level.CLOSE;
    }

    private static boolean isCoarse(PartialDate date) {
        return switch (date.precision()) {
            case DAY, MONTH -> false;
            case SEASON, YEAR, INTERVAL -> true;
        };
    }

    private static Level places(@Nullable Place one, @Nullable Place other, Sameness sameness) {
        return one == null || other == null ? Level.MISSING : one.compared(other, sameness);
    }

    private Level gender(Compared other) {
        if (facts.gender() == null || other.facts.gender() == null) {
            return Level.MISSING;
        }
        return facts.gender() == other.facts.gender() ? Level.SAME : Level.OTHER;
    }
}
