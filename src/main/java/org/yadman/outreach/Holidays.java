package org.yadman.outreach;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.ExceptionDates;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// Reads the holidays of a country from a calendar file (iCalendar, RFC 5545) that somebody found: whole
/// days, one or several at a time, once or every year. Everything else in it is a mistake, each with the
/// number and the name of its event: a calendar of meetings, taken for holidays, would move every due date.
///
/// Anybody's file: how much of it is read is limited before the library sees it and while it counts.
final class Holidays {

    /// A calendar of holidays has a hundredth of it.
    static final int MOST_CHARACTERS = 600_000;

    static final int MOST_EVENTS = 1500;
    /// So many mistakes are told; more help nobody.
    static final int MOST_MISTAKES = 20;
    /// As long as a holiday can be, Nowruz and a summer's closing included.
    static final int LONGEST = 31;
    /// How many years ahead a day that comes every year is written down.
    static final int YEARS = 5;

    /// A rule that yields no day for so long yields none.
    private static final int MOST_STEPS = 2000;

    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    private final LocalDate from;
    private final LocalDate until;
    private final Set<Holiday> found = new TreeSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private int number;
    private int past;

    private Holidays(LocalDate today) {
        this.from = today.withDayOfYear(1);
        this.until = today.plusYears(YEARS);
    }

    /// What a file holds.
    ///
    /// @param days in order, each name of a day once
    /// @param past how many events are over and were left out
    record Read(List<Holiday> days, int past) {
        Read {
            days = List.copyOf(days);
        }
    }

    /// Reads a file.
    ///
    /// @param today from the year of which days are taken
    static Checked<Read> read(String text, LocalDate today) {
        if (text.length() > MOST_CHARACTERS) {
            return refused("letters.holidays.long");
        }
        Holidays reading = new Holidays(today);
        try (ICalReader reader = new ICalReader(text, ICalVersion.V2_0)) {
            int calendars = 0;
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                calendars++;
                if (reading.number + calendar.getEvents().size() > MOST_EVENTS) {
                    return refused("letters.holidays.many", "most", MOST_EVENTS);
                }
                calendar.getEvents().forEach(reading::event);
            }
            if (calendars == 0) {
                return refused("letters.holidays.no-calendar");
            }
        } catch (IOException | RuntimeException broken) {
            // The library throws anything at a file that is not what it says.
            return refused("letters.holidays.no-calendar");
        }
        return reading.done();
    }

    private static Checked<Read> refused(String key, Object... arguments) {
        return new Checked.Invalid<>(List.of(Mistake.at("calendar", key, arguments)));
    }

    private Checked<Read> done() {
        if (mistakes.size() > MOST_MISTAKES) {
            int more = mistakes.size() - MOST_MISTAKES;
            mistakes.subList(MOST_MISTAKES, mistakes.size()).clear();
            mistakes.add(Mistake.at("calendar", "letters.holidays.more", "count", more));
        }
        if (mistakes.isEmpty() && found.isEmpty()) {
            mistakes.add(Mistake.at("calendar", "letters.holidays.none", "past", past));
        }
        return mistakes.isEmpty()
                ? new Checked.Valid<>(new Read(List.copyOf(found), past))
                : new Checked.Invalid<>(mistakes);
    }

    private void event(VEvent event) {
        number++;
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            return;
        }
        String name = name(event);
        if (name.isEmpty()) {
            wrong("letters.holidays.no-name", "");
            return;
        }
        ICalDate start =
                event.getDateStart() == null ? null : event.getDateStart().getValue();
        LocalDate first = day(start);
        if (start == null || first == null) {
            wrong("letters.holidays.no-day", name);
        } else if (start.hasTime()) {
            wrong("letters.holidays.hour", name);
        } else {
            whole(event, name, first);
        }
    }

    private void wrong(String key, String name) {
        mistakes.add(Mistake.at("calendar", key, "number", number, "name", name));
    }

    private static String name(VEvent event) {
        String said = event.getSummary() == null
                ? ""
                : String.valueOf(event.getSummary().getValue());
        String name = said.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069]+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
        return name.length() > Holiday.LONGEST
                ? name.substring(0, Holiday.LONGEST - 1).strip() + "…"
                : name;
    }

    private static @Nullable LocalDate day(@Nullable ICalDate date) {
        DateTimeComponents said = date == null ? null : date.getRawComponents();
        try {
            return said == null ? null : LocalDate.of(said.getYear(), said.getMonth(), said.getDate());
        } catch (DateTimeException never) {
            return null;
        }
    }

    private void whole(VEvent event, String name, LocalDate first) {
        long length = length(event, first);
        if (length < 1) {
            wrong("letters.holidays.backwards", name);
        } else if (length > LONGEST) {
            mistakes.add(Mistake.at(
                    "calendar", "letters.holidays.longest", "number", number, "name", name, "most", LONGEST));
        } else if (event.getRecurrenceRule() == null) {
            take(name, first, length);
        } else {
            repeated(event, event.getRecurrenceRule().getValue(), name, first, length);
        }
    }

    /// In days. An end is the day after the last one.
    private static long length(VEvent event, LocalDate first) {
        LocalDate end =
                event.getDateEnd() == null ? null : day(event.getDateEnd().getValue());
        if (end != null) {
            // Some programs write the same day twice and mean that one day.
            return end.equals(first) ? 1 : ChronoUnit.DAYS.between(first, end);
        }
        Duration duration =
                event.getDuration() == null ? null : event.getDuration().getValue();
        return duration == null ? 1 : Math.max(1, number(duration.getWeeks()) * 7 + number(duration.getDays()));
    }

    private void take(String name, LocalDate first, long length) {
        boolean taken = false;
        for (LocalDate day = first; day.isBefore(first.plusDays(length)); day = day.plusDays(1)) {
            if (!day.isBefore(from) && !day.isAfter(until)) {
                found.add(new Holiday(day, name));
                taken = true;
            }
        }
        past += taken ? 0 : 1;
    }

    private void repeated(VEvent event, @Nullable Recurrence rule, String name, LocalDate first, long length) {
        if (rule == null
                || rule.getFrequency() != Frequency.YEARLY
                || !rule.getBySecond().isEmpty()
                || !rule.getByMinute().isEmpty()
                || !rule.getByHour().isEmpty()) {
            wrong("letters.holidays.yearly", name);
            return;
        }
        Set<LocalDate> left = event.getExceptionDates().stream()
                .map(ExceptionDates::getValues)
                .flatMap(List::stream)
                .flatMap(date -> Stream.ofNullable(day(date)))
                .collect(Collectors.toSet());
        DateIterator days = rule.getDateIterator(
                Date.from(first.atStartOfDay(ZoneOffset.UTC).toInstant()), UTC);
        boolean any = false;
        for (int step = 0; step < MOST_STEPS && days.hasNext(); step++) {
            LocalDate day =
                    LocalDate.ofInstant(Objects.requireNonNull(days.next()).toInstant(), ZoneOffset.UTC);
            if (day.isAfter(until)) {
                return;
            }
            any = true;
            if (!left.contains(day) && !day.plusDays(length).isBefore(from)) {
                take(name, day, length);
            }
        }
        if (!any) {
            wrong("letters.holidays.yearly", name);
        }
    }

    private static long number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
