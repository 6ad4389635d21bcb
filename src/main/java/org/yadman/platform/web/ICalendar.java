package org.yadman.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes an iCalendar file (RFC 5545) of whole days. Days are DATE values and never midnight of some zone, so
/// no reader anywhere shows them a day early; rules are written out as dates, because RRULE cannot say a Solar
/// Hijri one.
public final class ICalendar {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
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

    public ICalendar event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + escape(event.uid()));
        line("DTSTAMP:" + STAMP.format(event.stamp()));
        line("DTSTART;VALUE=DATE:" + DATE.format(event.first()));
        // The end of a whole-day event is the day after its last day.
        line("DTEND;VALUE=DATE:" + DATE.format(event.last().plusDays(1)));
        line("SUMMARY:" + escape(event.summary()));
        line("DESCRIPTION:" + escape(event.description()));
        line("CATEGORIES:"
                + String.join(
                        ",", event.categories().stream().map(ICalendar::escape).toList()));
        line("URL:" + event.address());
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
        return this;
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
