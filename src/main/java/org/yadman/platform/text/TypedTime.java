package org.yadman.platform.text;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An hour and minute of the day as somebody typed them: 18:00, 18.30, 7:05 or 18, with digits of any script.
public final class TypedTime {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})(?:[^\\d]{1,3}(\\d{2}))?");

    private TypedTime() {}

    public static Optional<LocalTime> read(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.strip()
                .codePoints()
                .forEach(point ->
                        plain.append(Character.isDigit(point) ? String.valueOf(Character.digit(point, 10)) : ":"));
        Matcher parts = SHAPE.matcher(plain);
        try {
            return parts.matches()
                    ? Optional.of(LocalTime.of(
                            Integer.parseInt(parts.group(1)),
                            parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
