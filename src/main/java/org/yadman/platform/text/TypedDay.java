package org.yadman.platform.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.pure.calendars.SolarDate;

/// A day as somebody typed it: year, month and day, in either calendar and with digits of any script.
public final class TypedDay {

    /// Years below it are of the Solar Hijri calendar.
    private static final int GREGORIAN = 1700;

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-+(\\d{1,2})-+(\\d{1,2})");

    private TypedDay() {}

    /// When something was done: an empty field is today, and what has not happened yet cannot be noted.
    public static Optional<LocalDate> past(String typed, LocalDate today) {
        return typed.isBlank() ? Optional.of(today) : read(typed).filter(day -> !day.isAfter(today));
    }

    public static Optional<LocalDate> read(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.strip()
                .codePoints()
                .forEach(point ->
                        plain.append(Character.isDigit(point) ? String.valueOf(Character.digit(point, 10)) : "-"));
        Matcher parts = SHAPE.matcher(plain);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int day = Integer.parseInt(parts.group(3));
        try {
            return Optional.of(
                    year < GREGORIAN ? new SolarDate(year, month, day).toGregorian() : LocalDate.of(year, month, day));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
