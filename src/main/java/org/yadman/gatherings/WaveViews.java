package org.yadman.gatherings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Visitor;

/// The wave in words and as a strip.
@Component
class WaveViews {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    // By these clocks most readers can find their own.
    private static final List<String> CLOCKS = List.of(
            "UTC",
            "Asia/Tehran",
            "Asia/Kabul",
            "Asia/Baghdad",
            "Europe/Istanbul",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "Australia/Sydney");

    private static final int LABELLED = 6;

    private static final Instant FOR_EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Waves waves;
    private final Names names;
    private final Countries countries;
    private final Markdown markdown;
    private final SortKeys keys;

    WaveViews(Waves waves, Names names, Countries countries, Markdown markdown, SortKeys keys) {
        this.waves = waves;
        this.names = names;
        this.countries = countries;
        this.markdown = markdown;
        this.keys = keys;
    }

    /// The page.
    ///
    /// @param day the common day, or null while there is none
    /// @param state how far the wave has come, as a sentence
    /// @param range from where to where it goes; empty while nothing is known of it
    /// @param minute what the common minute is, as a sentence; empty while none is chosen
    /// @param goodUntil the moment from which something of it is no longer so
    record Whole(
            int year,
            @Nullable LocalDate day,
            int count,
            int countries,
            int unplaced,
            String state,
            String range,
            @Nullable Strip strip,
            List<HourLine> hours,
            String minute,
            List<MinuteLine> minutes,
            List<StationLine> stations,
            List<String> bulletin,
            List<Choice> clocks,
            String clock,
            Instant goodUntil) {}

    /// The strip, in units of which the day is {@link #WIDTH} long.
    ///
    /// @param now where the present moment is; null before and after the day
    /// @param says what somebody hears who does not see it
    record Strip(
            List<Bar> bars,
            List<Label> labels,
            List<Double> minutes,
            @Nullable Double now,
            String says) {}

    /// An hour.
    ///
    /// @param over whether it has begun
    record Bar(double x, double y, double width, double height, boolean over) {}

    record Label(double x, String text) {}

    /// An hour in the table.
    record HourLine(String here, int count, String where, String state) {}

    /// The common minute by one clock.
    record MinuteLine(String clock, String there, String here, int count, String state) {}

    record StationLine(String name, String heard, String country, String language) {}

    static final double WIDTH = 720;
    static final double HEIGHT = 120;
    private static final double TOP = 10;
    private static final double FLOOR = 90;

    /// @param wave null while there is no common day
    /// @param clock by which the reader reads, or empty for the usual one of the language
    Whole whole(int year, @Nullable Wave wave, String clock, Instant now, Visitor v) {
        ZoneId here = clock(clock, v);
        List<StationLine> stations = waves.stations().stream()
                .sorted(Comparator.comparing(each -> keys.key(v.language(), each.name())))
                .map(each -> new StationLine(
                        each.name(),
                        each.heard(),
                        countries.name(each.country(), v.language()),
                        each.language().isEmpty() ? "" : new Language(each.language()).nameIn(v.language())))
                .toList();
        if (wave == null) {
            return new Whole(
                    year,
                    null,
                    0,
                    0,
                    0,
                    "",
                    "",
                    null,
                    List.of(),
                    "",
                    List.of(),
                    stations,
                    List.of(),
                    clocks(here, v),
                    here.getId(),
                    FOR_EVER);
        }
        CommonMinute minute = waves.minute().orElse(null);
        List<Instant> minutes = minutes(wave, minute);
        return new Whole(
                year,
                wave.day(),
                wave.count(),
                wave.countries(),
                wave.unplaced(),
                state(wave, now, v),
                range(wave, v),
                wave.begins().length == 0 ? null : strip(wave, minutes, here, now, v),
                wave.hours().stream()
                        .map(hour -> line(wave, hour, here, now, v))
                        .toList(),
                minute(minute, wave, here, v),
                minute == null ? List.of() : minuteLines(wave, minute, here, now, v),
                stations,
                bulletin(wave, v),
                clocks(here, v),
                here.getId(),
                goodUntil(wave, minutes, now));
    }

    private static ZoneId clock(String asked, Visitor v) {
        if (ZoneId.getAvailableZoneIds().contains(asked)) {
            return ZoneId.of(asked);
        }
        return v.language().tag().equals("fa") ? TEHRAN : ZoneOffset.UTC;
    }

    private static List<Choice> clocks(ZoneId here, Visitor v) {
        String chosen = here.equals(ZoneOffset.UTC) ? "UTC" : here.getId();
        Set<String> all = new LinkedHashSet<>(CLOCKS);
        all.add(chosen);
        return all.stream()
                .map(id -> new Choice(id, place(ZoneId.of(id), v), id.equals(chosen)))
                .toList();
    }

    // The city by which a clock is known.
    private static String place(ZoneId zone, Visitor v) {
        return zone.getId().equals("UTC")
                ? v.t("gatherings.wave.utc")
                : com.ibm.icu.text.TimeZoneNames.getInstance(v.language().locale())
                        .getExemplarLocationName(zone.getId());
    }

    private static String state(Wave wave, Instant now, Visitor v) {
        int begun = wave.begun(now);
        String phase = now.isBefore(wave.start()) ? "before" : now.isBefore(wave.end()) ? "now" : "after";
        return v.t("gatherings.wave.state", "phase", phase, "begun", begun, "count", wave.count());
    }

    private String range(Wave wave, Visitor v) {
        Gathering first = wave.first();
        Gathering last = wave.last();
        return first == null || last == null || first.equals(last)
                ? ""
                : v.t(
                        "gatherings.wave.range",
                        "first",
                        names.where(first.shown(), v.language()),
                        "firstTime",
                        Clocks.hour(first, v),
                        "last",
                        names.where(last.shown(), v.language()),
                        "lastTime",
                        Clocks.hour(last, v));
    }

    private static List<Instant> minutes(Wave wave, @Nullable CommonMinute minute) {
        if (minute == null) {
            return List.of();
        }
        return clocksOf(wave).stream()
                .map(offset -> minute.on(wave.day(), offset))
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<ZoneOffset> clocksOf(Wave wave) {
        return wave.clocks().isEmpty() ? Set.of(ZoneOffset.UTC) : wave.clocks().keySet();
    }

    private static Strip strip(Wave wave, List<Instant> minutes, ZoneId here, Instant now, Visitor v) {
        double most = wave.hours().stream().mapToInt(Wave.Hour::count).max().orElse(1);
        double step = WIDTH / Wave.HOURS;
        List<Bar> bars = new ArrayList<>();
        for (Wave.Hour hour : wave.hours()) {
            double height = Math.max(4, (FLOOR - TOP) * hour.count() / most);
            bars.add(new Bar(
                    x(step * hour.number(), step, v) + 1,
                    FLOOR - height,
                    step - 2,
                    height,
                    !now.isBefore(wave.hour(hour.number()))));
        }
        List<Label> labels = new ArrayList<>();
        for (int hour = 0; hour <= Wave.HOURS; hour++) {
            int there = wave.hour(hour).atZone(here).getHour();
            if (there % LABELLED == 0 && step * hour > 2 * step && step * hour < WIDTH - 2 * step) {
                labels.add(new Label(x(step * hour, 0, v), v.digits(String.format(Locale.ROOT, "%02d", there))));
            }
        }
        boolean during = !now.isBefore(wave.start()) && now.isBefore(wave.end());
        return new Strip(
                bars,
                labels,
                minutes.stream().map(minute -> x(along(wave, minute), 0, v)).toList(),
                during ? x(along(wave, now), 0, v) : null,
                v.t("gatherings.wave.strip", "count", wave.begins().length, "date", v.date(wave.day())));
    }

    private static double along(Wave wave, Instant at) {
        double minutes = Duration.between(wave.start(), at).toMinutes();
        return WIDTH * minutes / Duration.ofHours(Wave.HOURS).toMinutes();
    }

    // Time goes as the language is read.
    private static double x(double along, double width, Visitor v) {
        return v.language().rightToLeft() ? WIDTH - along - width : along;
    }

    private HourLine line(Wave wave, Wave.Hour hour, ZoneId here, Instant now, Visitor v) {
        Instant begins = wave.hour(hour.number());
        List<String> where = hour.some().stream()
                .map(each -> names.where(each.shown(), v.language()))
                .distinct()
                .toList();
        int more = hour.count() - where.size();
        String places = String.join(v.t("platform.rule.comma"), where);
        return new HourLine(
                moment(begins, here, wave.day(), v),
                hour.count(),
                more > 0 ? v.t("gatherings.wave.more", "places", places, "count", more) : places,
                v.t(
                        "gatherings.wave.hour",
                        "state",
                        now.isBefore(begins)
                                ? "later"
                                : now.isBefore(begins.plus(Duration.ofHours(1))) ? "now" : "over"));
    }

    // The hour, and the day where it is another one there.
    private static String moment(Instant at, ZoneId clock, LocalDate day, Visitor v) {
        var there = at.atZone(clock);
        String hour = v.digits(String.format(Locale.ROOT, "%02d:%02d", there.getHour(), there.getMinute()));
        return there.toLocalDate().equals(day)
                ? hour
                : v.t("gatherings.wave.other-day", "hour", hour, "date", v.date(there.toLocalDate()));
    }

    private static String minute(@Nullable CommonMinute minute, Wave wave, ZoneId here, Visitor v) {
        if (minute == null) {
            return "";
        }
        String at = v.digits(minute.at().toString());
        return switch (minute.by()) {
            case LOCAL -> v.t("gatherings.wave.minute.local", "at", at);
            case UTC ->
                v.t(
                        "gatherings.wave.minute.utc",
                        "at",
                        at,
                        "here",
                        moment(minute.on(wave.day(), ZoneOffset.UTC), here, wave.day(), v),
                        "clock",
                        place(here.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : here, v));
        };
    }

    private static List<MinuteLine> minuteLines(Wave wave, CommonMinute minute, ZoneId here, Instant now, Visitor v) {
        List<MinuteLine> lines = new ArrayList<>();
        for (Map.Entry<ZoneOffset, Integer> clock : wave.clocks().entrySet()) {
            Instant begins = minute.on(wave.day(), clock.getKey());
            String state =
                    now.isBefore(begins) ? "later" : now.isBefore(begins.plus(1, ChronoUnit.MINUTES)) ? "now" : "over";
            lines.add(new MinuteLine(
                    offset(clock.getKey(), v),
                    moment(begins, clock.getKey(), wave.day(), v),
                    moment(begins, here, wave.day(), v),
                    clock.getValue(),
                    v.t("gatherings.wave.hour", "state", state)));
        }
        return lines;
    }

    private static String offset(ZoneOffset offset, Visitor v) {
        String id = offset.equals(ZoneOffset.UTC) ? "±00:00" : offset.getId().replace('-', '−');
        return v.digits("UTC" + id.substring(0, Math.min(6, id.length())));
    }

    /// What a station can read out, paragraph by paragraph.
    List<String> bulletin(Wave wave, Visitor v) {
        CommonMinute minute = waves.minute().orElse(null);
        List<String> paragraphs = new ArrayList<>();
        waves.common().ifPresent(day -> {
            paragraphs.add(v.t(
                    "gatherings.wave.bulletin.what", "day", v.in(day.name()).value(), "date", v.fullDate(wave.day())));
            // Whom the day remembers is said in the campaign's own words, or not at all.
            if (!day.about().isEmpty()) {
                paragraphs.add(markdown.plain(v.in(day.about()).value()));
            }
        });
        if (wave.count() > 1) {
            paragraphs.add(v.t("gatherings.wave.bulletin.where", "count", wave.count(), "countries", wave.countries()));
        }
        if (minute != null) {
            paragraphs.add(v.t(
                    "gatherings.wave.bulletin.minute",
                    "clock",
                    minute.by() == CommonMinute.By.UTC ? "utc" : "local",
                    "at",
                    v.digits(minute.at().toString())));
        }
        paragraphs.add(v.t("gatherings.wave.bulletin.silence"));
        return paragraphs;
    }

    // During the day the present moment moves on the strip, minute by minute.
    private static Instant goodUntil(Wave wave, List<Instant> minutes, Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        if (!now.isBefore(wave.start()) && now.isBefore(wave.end())) {
            return next;
        }
        return Stream.concat(minutes.stream(), Stream.of(wave.start()))
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(FOR_EVER);
    }
}
