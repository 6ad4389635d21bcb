package org.yadman.recognition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;

/// How long something took, no more exactly than its two dates are known.
///
/// @param least days that can have passed; so most
/// @param exact whether both days are known
record Span(long least, long most, boolean exact) {

    private static final int DAYS_OF_A_MONTH = 60;
    private static final int DAYS_OF_A_YEAR = 730;

    /// Nothing where an end is open, or where the second can only have been before the first.
    static Optional<Span> between(PartialDate from, PartialDate to) {
        if (from.latest().equals(LocalDate.MAX) || to.latest().equals(LocalDate.MAX)) {
            return Optional.empty();
        }
        long most = ChronoUnit.DAYS.between(from.earliest(), to.latest());
        if (most < 0) {
            return Optional.empty();
        }
        long least = Math.max(0, ChronoUnit.DAYS.between(from.latest(), to.earliest()));
        boolean exact = from.precision() == PartialDate.Precision.DAY
                && to.precision() == PartialDate.Precision.DAY
                && !from.uncertain()
                && !to.uncertain()
                && !from.approximate()
                && !to.approximate();
        return Optional.of(new Span(least, most, exact));
    }

    /// In days up to two months, in months up to two years, else in years; "about" wherever it is rounded.
    String says(Visitor v) {
        if (exact && most < DAYS_OF_A_MONTH) {
            return v.t("ladder.took.days", "days", most);
        }
        String unit = most < DAYS_OF_A_MONTH ? "DAYS" : most < DAYS_OF_A_YEAR ? "MONTHS" : "YEARS";
        double length = most < DAYS_OF_A_MONTH ? 1 : most < DAYS_OF_A_YEAR ? 30.44 : 365.24;
        long low = Math.round(least / length);
        long high = Math.max(1, Math.round(most / length));
        return low >= high
                ? v.t("ladder.took.about", "unit", unit, "number", high)
                : low == 0
                        ? v.t("ladder.took.at-most", "unit", unit, "number", high)
                        : v.t("ladder.took.between", "unit", unit, "low", low, "number", high);
    }
}
