package org.yadman.pure.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.yadman.pure.Refused;

/// What may be said about a rule besides when it comes true; see [DayRule.Modified].
///
/// The years of `since`, `until` and `except` are years of the rule's own calendar ([DayRule#calendar()]).
public sealed interface Modifier {
    /// Nothing before this year.
    record Since(int year) implements Modifier {}

    /// Nothing after this year.
    record Until(int year) implements Modifier {}

    /// In this year these days, instead of everything that the rule gives for it, and also if it gives nothing.
    ///
    /// @param last the same as first for a single day; at most 366 days in all
    /// @param reason in the words of whoever moved it, one line, not empty
    record Except(int year, LocalDate first, LocalDate last, String reason) implements Modifier {
        public Except {
            reason = reason.strip();
            if (reason.isEmpty()) {
                throw new Refused(CalendarFault.NO_REASON);
            }
            if (reason.chars().anyMatch(Except::breaksTheLine)) {
                throw new Refused(CalendarFault.REASON_LINES);
            }
            if (last.isBefore(first)) {
                throw new Refused(CalendarFault.EXCEPTION_BACKWARDS);
            }
            if (ChronoUnit.DAYS.between(first, last) >= DayRule.LONGEST_RANGE) {
                throw new Refused(CalendarFault.EXCEPTION_LONG, "most", DayRule.LONGEST_RANGE);
            }
        }

        public Except(int year, LocalDate day, String reason) {
            this(year, day, day, reason);
        }

        private static boolean breaksTheLine(int character) {
            return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
        }
    }

    /// A gathering within this many days before or after still belongs to the day. Moves no occurrence.
    ///
    /// @param days 1 to 183
    record Window(int days) implements Modifier {
        public Window {
            if (days < 1 || days > 183) {
                throw new Refused(CalendarFault.WINDOW, "days", days);
            }
        }
    }

    /// The time of day, by the local clock wherever people gather: noon here, noon there. Whole minutes.
    record At(LocalTime time) implements Modifier {
        public At {
            if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                throw new Refused(CalendarFault.SECONDS);
            }
        }
    }

    /// The word that begins this modifier in the notation.
    default String word() {
        return switch (this) {
            case Since _ -> "since";
            case Until _ -> "until";
            case Except _ -> "except";
            case Window _ -> "window";
            case At _ -> "at";
        };
    }
}
