package org.yadman.pure.calendars;

import java.time.LocalDate;

/// One time that a rule comes true: the days from first to last, both included.
///
/// @param reason why an exception put it here ([Modifier.Except]), or empty when the rule itself did. A day that is
///     reckoned from a moved day carries that reason on.
public record Occurrence(LocalDate first, LocalDate last, String reason) {
    public Occurrence {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "An occurrence cannot end (" + last + ") before it begins (" + first + ").");
        }
    }

    public Occurrence(LocalDate first, LocalDate last) {
        this(first, last, "");
    }

    /// Whether it is here because of an exception and not by the rule itself.
    public boolean moved() {
        return !reason.isEmpty();
    }

    Occurrence on(LocalDate newFirst, LocalDate newLast) {
        return new Occurrence(newFirst, newLast, reason);
    }

    boolean sameDays(Occurrence other) {
        return first.equals(other.first) && last.equals(other.last);
    }
}
