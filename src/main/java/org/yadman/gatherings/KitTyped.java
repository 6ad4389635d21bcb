package org.yadman.gatherings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.text.TypedTime;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What was typed into a kit's form, as it came. It is kept nowhere: it stands in the page's own fields.
///
/// @param day the address of the day that is kept; empty for the common one
/// @param page the gathering's page behind the language; empty where there is none
record KitTyped(
        String day,
        String page,
        String tongues,
        String on,
        String time,
        String zone,
        String placefa,
        String placeen,
        String occasionfa,
        String occasionen,
        String notefa,
        String noteen,
        String groups,
        String contact) {

    static final int LONGEST_LINE = 120;
    static final int LONGEST_NOTE = 240;
    static final int MOST_LINES = 3;
    static final int MOST_GROUPS = 30;

    private static final Pattern PAGE = Pattern.compile("(/gatherings/\\d{4}/[a-z0-9-]{1,80})?");
    // What turns the order of letters round could make a line say something else than it seems to.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff&&[^\n\t]]");

    KitTyped {
        day = clean(day);
        page = clean(page);
        tongues = clean(tongues);
        on = clean(on);
        time = clean(time);
        zone = clean(zone);
        placefa = clean(placefa);
        placeen = clean(placeen);
        occasionfa = clean(occasionfa);
        occasionen = clean(occasionen);
        notefa = clean(notefa);
        noteen = clean(noteen);
        groups = clean(groups);
        contact = clean(contact);
    }

    private static String clean(@Nullable String typed) {
        String plain = Objects.requireNonNullElse(typed, "").replace("\r\n", "\n");
        return UNSEEN.matcher(plain).replaceAll("").strip();
    }

    /// What was read.
    record Read(
            KitTongues tongues,
            @Nullable LocalDate date,
            @Nullable LocalTime time,
            @Nullable ZoneId zone,
            Map<String, List<String>> place,
            Localized occasion,
            Localized note,
            List<Localized> groups) {}

    KitTongues chosen() {
        return Arrays.stream(KitTongues.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(tongues))
                .findFirst()
                .orElse(KitTongues.BOTH);
    }

    Checked<Read> check() {
        List<Mistake> mistakes = new ArrayList<>();
        LocalDate date = TypedDay.read(on).orElse(null);
        LocalTime hour = TypedTime.read(time).orElse(null);
        ZoneId there = null;
        if (date == null && !on.isEmpty()) {
            mistakes.add(Mistake.at("on", "kits.mistake.date"));
        }
        if (hour == null && !time.isEmpty()) {
            mistakes.add(Mistake.at("time", "kits.mistake.time"));
        }
        try {
            there = zone.isEmpty() ? null : ZoneId.of(zone);
        } catch (DateTimeException none) {
            mistakes.add(Mistake.at("", "kits.mistake.time"));
        }
        if (!PAGE.matcher(page).matches()) {
            mistakes.add(Mistake.at("", "kits.mistake.page"));
        }
        lines(mistakes, "placefa", placefa, MOST_LINES);
        lines(mistakes, "placeen", placeen, MOST_LINES);
        lines(mistakes, "groups", groups, MOST_GROUPS);
        line(mistakes, "occasionfa", occasionfa, LONGEST_LINE);
        line(mistakes, "occasionen", occasionen, LONGEST_LINE);
        line(mistakes, "notefa", notefa, LONGEST_NOTE);
        line(mistakes, "noteen", noteen, LONGEST_NOTE);
        line(mistakes, "contact", contact, LONGEST_LINE);
        return mistakes.isEmpty()
                ? new Checked.Valid<>(new Read(
                        chosen(),
                        date,
                        hour,
                        there,
                        Map.of("fa", split(placefa), "en", split(placeen)),
                        localized(occasionfa, occasionen),
                        localized(notefa, noteen),
                        split(groups).stream()
                                .map(name -> new Localized(Map.of("en", name)))
                                .toList()))
                : new Checked.Invalid<>(mistakes);
    }

    private static List<String> split(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Localized localized(String fa, String en) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("fa", oneLine(fa));
        texts.put("en", oneLine(en));
        texts.values().removeIf(String::isEmpty);
        return new Localized(texts);
    }

    private static String oneLine(String typed) {
        return typed.replaceAll("\\s+", " ");
    }

    private static void lines(List<Mistake> mistakes, String field, String typed, int most) {
        List<String> lines = split(typed);
        if (lines.size() > most) {
            mistakes.add(Mistake.at(field, "kits.mistake.lines", "most", most));
        }
        lines.forEach(line -> line(mistakes, field, line, LONGEST_LINE));
    }

    private static void line(List<Mistake> mistakes, String field, String typed, int most) {
        if (typed.length() > most) {
            mistakes.add(Mistake.at(field, "kits.mistake.long", "most", most));
            return;
        }
        String unknown = typed.isEmpty() || plain(typed) ? "" : KitType.unknown(typed);
        if (!unknown.isEmpty()) {
            mistakes.add(Mistake.at(field, "kits.mistake.letters", "letters", unknown));
        }
    }

    // Most lines need no look into the fonts, which start Java's AWT.
    private static boolean plain(String typed) {
        return typed.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
