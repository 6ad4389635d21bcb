package org.yadman.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes an iCalendar file (RFC 5545) of whole days, and of what begins at an hour. Days are DATE values and never
/// midnight of some zone, so
/// no reader anywhere shows them a day early; rules are written out as dates, because RRULE cannot say a Solar
/// Hijri one.
public final class ICalendar {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final int MOST_OCTETS = 75;

    private final StringBuilder lines = new StringBuilder();

    /// @param name what a calendar program calls the feed
    /// @param language BCP 47
    public ICalendar(String name, String language) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Yadman//Yadman//" + language.toUpperCase(Locale.ROOT));
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + escape(name));
        line("NAME:" + escape(name));
        line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
    }

    /// One event of whole days.
    ///
    /// @param uid the same for the same event for ever
    /// @param last the last day, included
    /// @param stamp when the record behind it last changed
    /// @param address where it is described
    public record Event(
            String uid,
            LocalDate first,
            LocalDate last,
            String summary,
            String description,
            List<String> categories,
            String address,
            Instant stamp) {}

    /// What more is known of an event at which people meet.
    ///
    /// @param begins the hour, or null where it fills the day
    /// @param zone of that hour; null where nobody said: then every reader's own
    /// @param location empty where there is none
    /// @param status in the words of RFC 5545, or empty
    /// @param geo latitude and longitude, each a number; empty where there are none
    public record Meeting(
            @Nullable LocalTime begins, @Nullable ZoneId zone, String location, String status, List<Double> geo) {

        /// Nothing more than the days.
        static final Meeting NONE = new Meeting(null, null, "", "", List.of());
    }

    public ICalendar event(Event event) {
        return event(event, Meeting.NONE);
    }

    public ICalendar event(Event event, Meeting meeting) {
        line("BEGIN:VEVENT");
        line("UID:" + escape(event.uid()));
        line("DTSTAMP:" + STAMP.format(event.stamp()));
        LocalTime begins = meeting.begins();
        ZoneId zone = meeting.zone();
        if (begins == null) {
            line("DTSTART;VALUE=DATE:" + DATE.format(event.first()));
            // The end of a whole-day event is the day after its last day.
            line("DTEND;VALUE=DATE:" + DATE.format(event.last().plusDays(1)));
        } else if (zone == null) {
            line("DTSTART:" + LOCAL.format(event.first().atTime(begins)));
        } else {
            // A moment of UTC needs no table of summer times, which readers know in different editions.
            line("DTSTART:"
                    + STAMP.format(event.first().atTime(begins).atZone(zone).toInstant()));
        }
        line("SUMMARY:" + escape(event.summary()));
        line("DESCRIPTION:" + escape(event.description()));
        line("CATEGORIES:"
                + String.join(
                        ",", event.categories().stream().map(ICalendar::escape).toList()));
        more("LOCATION:", escape(meeting.location()));
        more("STATUS:", meeting.status());
        more(
                "GEO:",
                meeting.geo().stream()
                        .map(number -> String.format(Locale.ROOT, "%.4f", number))
                        .collect(Collectors.joining(";")));
        line("URL:" + event.address());
        line(meeting.begins() == null ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        line("END:VEVENT");
        return this;
    }

    private void more(String name, String value) {
        if (!value.isEmpty()) {
            line(name + value);
        }
    }

    /// The whole file.
    public String text() {
        return lines + "END:VCALENDAR\r\n";
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    // A content line has at most 75 octets; a longer one goes on in the next after a space, never inside a character.
    private void line(String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.appendCodePoint(point);
            octets += size;
            i += Character.charCount(point);
        }
        lines.append("\r\n");
    }
}
