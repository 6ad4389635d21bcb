package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Comparator;

/// A day on which people of a country are not at work, whatever the day of the week.
///
/// @param name in whatever language it came
record Holiday(LocalDate day, String name) implements Comparable<Holiday> {

    static final int LONGEST = 120;

    private static final Comparator<Holiday> ORDER =
            Comparator.comparing(Holiday::day).thenComparing(Holiday::name);

    Holiday {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("A holiday has a name of at most " + LONGEST + " characters");
        }
    }

    @Override
    public int compareTo(Holiday other) {
        return ORDER.compare(this, other);
    }
}
