package org.yadman.days;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Where a date stands on a drawing of the year: the centre in the middle, half a year to each side, and time runs in
/// the direction in which the language is read.
///
/// @param width in units of the drawing, about a pixel each
record YearScale(double width, boolean rightToLeft, LocalDate centre) {

    static final double BROAD = 800;
    static final double NARROW = 344;

    private static final int HALF_DAYS = 182;
    private static final int DAYS = 2 * HALF_DAYS + 1;

    static LocalDate start(LocalDate centre) {
        return centre.minusDays(HALF_DAYS);
    }

    static LocalDate end(LocalDate centre) {
        return centre.plusDays(HALF_DAYS);
    }

    LocalDate start() {
        return start(centre);
    }

    LocalDate end() {
        return end(centre);
    }

    boolean narrow() {
        return width == NARROW;
    }

    double middle() {
        return width / 2;
    }

    /// The width of one day.
    double unit() {
        return width / DAYS;
    }

    /// 1 where time runs to the right, -1 where it runs to the left.
    int sign() {
        return rightToLeft ? -1 : 1;
    }

    double x(LocalDate date) {
        return middle() + sign() * distance(date) * unit();
    }

    /// The boundary between a date and the day before it.
    double boundary(LocalDate date) {
        return x(date) - sign() * unit() / 2;
    }

    /// Days from the centre, negative before it.
    int distance(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(centre, date);
    }
}
