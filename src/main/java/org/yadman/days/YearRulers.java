package org.yadman.days;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.SolarDate;

/// The months of both calendars under the days, the reader's calendar above the other.
final class YearRulers {

    private static final double HEIGHT = 20;
    private static final double TICK = 6;
    private static final double SIZE = 10;
    private static final double APART = 8;

    private final Language language;
    private final YearScale scale;
    private final YearText measure;
    private final boolean line;
    private final Dates dates;

    /// @param line whether the common day's line runs through the rulers
    YearRulers(Language language, YearScale scale, boolean line, Dates dates) {
        this.language = language;
        this.scale = scale;
        this.measure = new YearText(language.rightToLeft());
        this.line = line;
        this.dates = dates;
    }

    /// The part of a month that lies in the window.
    ///
    /// @param end the day after its last day
    private record Part(int year, int month, LocalDate start, LocalDate end) {

        int days() {
            return (int) (end.toEpochDay() - start.toEpochDay());
        }

        boolean holds(LocalDate date) {
            return !date.isBefore(start) && date.isBefore(end);
        }
    }

    static double bottom(double top) {
        return top + 2 * HEIGHT;
    }

    String draw(double top) {
        String width = YearSvg.number(scale.width());
        return YearSvg.path(
                        YearSvg.PLAIN,
                        "M0 " + YearSvg.number(top) + "h" + width + "M0 " + YearSvg.number(bottom(top)) + "h" + width)
                + YearSvg.path("t", "M0 " + YearSvg.number(top + HEIGHT) + "h" + width)
                + ruler(dates.first(language), top)
                + ruler(dates.second(language), top + HEIGHT);
    }

    private String ruler(CalendarSystem calendar, double top) {
        List<Part> parts = parts(calendar);
        StringBuilder ticks = new StringBuilder();
        for (Part part : parts.subList(1, parts.size())) {
            ticks.append('M')
                    .append(YearSvg.number(scale.boundary(part.start())))
                    .append(' ')
                    .append(YearSvg.number(top))
                    .append('v')
                    .append(YearSvg.number(scale.narrow() ? TICK : HEIGHT));
        }
        return YearSvg.path(YearSvg.PLAIN, ticks.toString()) + names(calendar, parts, top);
    }

    private List<Part> parts(CalendarSystem calendar) {
        List<Part> parts = new ArrayList<>();
        LocalDate after = scale.end().plusDays(1);
        LocalDate start = scale.start();
        while (start.isBefore(after)) {
            Part month = monthFrom(calendar, start);
            LocalDate end = month.end().isBefore(after) ? month.end() : after;
            parts.add(new Part(month.year(), month.month(), start, end));
            start = end;
        }
        return parts;
    }

    private static Part monthFrom(CalendarSystem calendar, LocalDate date) {
        return switch (calendar) {
            case GREGORIAN ->
                new Part(
                        date.getYear(),
                        date.getMonthValue(),
                        date,
                        date.withDayOfMonth(1).plusMonths(1));
            case SOLAR_HIJRI -> {
                SolarDate solar = SolarDate.of(date);
                int left = SolarDate.lengthOfMonth(solar.year(), solar.month()) - solar.day();
                yield new Part(solar.year(), solar.month(), date, date.plusDays(left + 1));
            }
        };
    }

    // From the left edge of the picture to the right, so that a name can keep off the one before it.
    private String names(CalendarSystem calendar, List<Part> parts, double top) {
        List<Part> shown = new ArrayList<>(worthNaming(parts));
        if (scale.rightToLeft()) {
            Collections.reverse(shown);
        }
        String[] months = months(calendar);
        StringBuilder names = new StringBuilder();
        double end = -APART;
        for (Part part : shown) {
            double room = part.days() * scale.unit() * (scale.narrow() ? 1.9 : 1) - 6;
            String name = name(part, months[part.month() - 1], room);
            double width = width(name);
            OptionalDouble middle = width > room ? OptionalDouble.empty() : middle(part, width);
            if (middle.isPresent() && middle.getAsDouble() - width / 2 >= end + APART) {
                end = middle.getAsDouble() + width / 2;
                double baseline = top + (scale.narrow() ? 16 : 14);
                names.append(YearSvg.text(name, YearSvg.MONTH, middle.getAsDouble(), baseline, null));
            }
        }
        return names.toString();
    }

    // On the narrow drawing every second month has room for its name, counted from the month in the middle.
    private List<Part> worthNaming(List<Part> parts) {
        int central = 0;
        while (!parts.get(central).holds(scale.centre())) {
            central++;
        }
        List<Part> worth = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean skipped = scale.narrow() && (i - central) % 2 != 0;
            if (!skipped && parts.get(i).days() >= (scale.narrow() ? 8 : 17)) {
                worth.add(parts.get(i));
            }
        }
        return worth;
    }

    // As they stand alone: in some languages a month's name changes beside a day or a year.
    private String[] months(CalendarSystem calendar) {
        String keyword = switch (calendar) {
            case GREGORIAN -> "gregorian";
            case SOLAR_HIJRI -> "persian";
        };
        ULocale locale = language.locale().setKeywordValue("calendar", keyword);
        return DateFormatSymbols.getInstance(locale)
                .getMonths(
                        DateFormatSymbols.STANDALONE,
                        scale.narrow() ? DateFormatSymbols.ABBREVIATED : DateFormatSymbols.WIDE);
    }

    private String name(Part part, String month, double room) {
        String withYear = month + " " + dates.number(language, part.year());
        return part.month() == 1 && width(withYear) <= room ? withYear : month;
    }

    private double width(String name) {
        return measure.width(name, SIZE, YearSvg.MONTH);
    }

    /// The middle of a name: that of its month, or beside the common day's line if that would cut it; empty if
    /// there is no room beside the line.
    private OptionalDouble middle(Part part, double width) {
        double left = Math.min(scale.boundary(part.start()), scale.boundary(part.end()));
        double right = Math.max(scale.boundary(part.start()), scale.boundary(part.end()));
        double middle = (left + right) / 2;
        if (line && part.holds(scale.centre()) && Math.abs(middle - scale.middle()) < width / 2 + 4) {
            double before = scale.middle() - left;
            double after = right - scale.middle();
            if (!scale.narrow() && Math.max(before, after) < width + 2) {
                return OptionalDouble.empty();
            }
            middle = scale.middle() + (before > after ? -besideLine(before, width) : besideLine(after, width));
        }
        return OptionalDouble.of(Math.clamp(middle, width / 2, scale.width() - width / 2));
    }

    private double besideLine(double room, double width) {
        return scale.narrow() ? 3 + width / 2 : 2 + Math.max(width, room - 2) / 2;
    }
}
