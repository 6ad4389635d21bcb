package org.yadman.pure.calendars;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.pure.Refused;

/// Reads and writes the notation of [PartialDate].
final class PartialDateText {
    private static final Pattern POINT = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)");

    private PartialDateText() {}

    static PartialDate parse(String text) {
        String rest = text.strip();
        CalendarSystem calendar = CalendarSystem.GREGORIAN;
        if (rest.regionMatches(true, 0, "sh:", 0, 3)) {
            calendar = CalendarSystem.SOLAR_HIJRI;
            rest = rest.substring(3).stripLeading();
        }
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return point(calendar, rest, text);
        }
        PartialDate.Point start = point(calendar, rest.substring(0, slash), text);
        String end = rest.substring(slash + 1);
        return end.equals("..")
                ? new PartialDate.OpenInterval(start)
                : new PartialDate.Interval(start, point(calendar, end, text));
    }

    private static PartialDate.Point point(CalendarSystem calendar, String part, String whole) {
        Matcher matcher = POINT.matcher(part);
        if (!matcher.matches()) {
            throw new Refused(CalendarFault.NO_DATE, "text", whole.strip());
        }
        return new PartialDate.Point(
                calendar,
                Integer.parseInt(matcher.group(1)),
                said(matcher, 2),
                said(matcher, 3),
                PartialDate.Doubt.of(matcher.group(4)));
    }

    private static int said(Matcher matcher, int group) {
        if (matcher.group(group) == null) {
            return 0;
        }
        int number = Integer.parseInt(matcher.group(group));
        if (number == 0) {
            throw new Refused(CalendarFault.ZERO);
        }
        return number;
    }

    static String write(PartialDate.Point point) {
        StringBuilder text = new StringBuilder().append(point.year());
        if (point.month() != 0) {
            text.append(String.format(Locale.ROOT, "-%02d", point.month()));
        }
        if (point.day() != 0) {
            text.append(String.format(Locale.ROOT, "-%02d", point.day()));
        }
        return text.append(point.doubt().sign()).toString();
    }
}
