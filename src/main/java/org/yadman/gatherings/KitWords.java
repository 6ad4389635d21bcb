package org.yadman.gatherings;

import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Visitor;

/// The facts of a kit in the words of one language.
final class KitWords {

    /// More groups than these are told as a number: a poster is read from some steps away.
    private static final int MOST_GROUPS = 8;

    private final KitFacts facts;
    private final Visitor v;

    /// @param v reading the language
    KitWords(KitFacts facts, Visitor v) {
        this.facts = facts;
        this.v = v;
    }

    /// The words of a drawing.
    ///
    /// @param v who asked for it
    static KitSheet sheet(KitFacts facts, Visitor v) {
        List<KitSheet.Side> sides = facts.tongues().languages().stream()
                .map(language -> new KitWords(facts, v.reading(language)).side())
                .toList();
        return new KitSheet(sides, facts.address(), facts.code());
    }

    private KitSheet.Side side() {
        String over = v.in(facts.campaign()).value();
        String title = day();
        return new KitSheet.Side(
                v.language(),
                over.equals(title) ? "" : over,
                title,
                own(facts.occasion()),
                when(),
                facts.date() == null ? "" : v.secondDate(facts.date()),
                facts.place(v.language()),
                own(facts.note()),
                groups().isEmpty() ? "" : v.t("kits.with", "groups", groups()));
    }

    String day() {
        return v.in(facts.day()).value();
    }

    /// A text that stands for itself: where it was written in the other language only, it is not repeated in this one.
    private String own(Localized text) {
        return text.texts()
                .getOrDefault(
                        v.language().tag(),
                        facts.tongues() == KitTongues.BOTH ? "" : v.in(text).value());
    }

    String occasion() {
        return v.in(facts.occasion()).value();
    }

    String about() {
        return v.in(facts.about()).value();
    }

    /// The date in the reader's calendar and the hour, as far as they are known.
    String when() {
        LocalDate date = facts.date();
        LocalTime time = facts.time();
        String day = date == null ? "" : v.weekday(date) + " " + v.firstDate(date);
        String hour = time == null ? "" : hour(time);
        return day.isEmpty() || hour.isEmpty() ? day + hour : day + " · " + hour;
    }

    /// The date in both calendars, for running text.
    String date() {
        return facts.date() == null ? "" : v.fullDate(facts.date());
    }

    String hour() {
        return facts.time() == null ? "" : hour(facts.time());
    }

    private String hour(LocalTime time) {
        String digits = v.digits(String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute()));
        ZoneId zone = facts.zone();
        return zone == null
                ? v.t("kits.time", "time", digits)
                : v.t("kits.time.zone", "time", digits, "zone", name(zone));
    }

    private String name(ZoneId zone) {
        LocalDate date = Objects.requireNonNullElse(facts.date(), v.today());
        boolean summer = zone.getRules()
                .isDaylightSavings(date.atTime(12, 0).atZone(zone).toInstant());
        return TimeZone.getTimeZone(zone.getId())
                .getDisplayName(summer, TimeZone.LONG, v.language().locale());
    }

    /// In one line, for running text.
    String place() {
        return String.join(v.t("kits.comma") + " ", facts.place(v.language()));
    }

    /// Each name apart from its neighbours, whatever its direction.
    String groups() {
        String names = facts.groups().stream()
                .limit(MOST_GROUPS)
                .map(group -> "\u2068" + v.in(group).value() + "\u2069")
                .collect(Collectors.joining(" · "));
        int more = facts.groups().size() - MOST_GROUPS;
        return more > 0 ? v.t("kits.groups.more", "names", names, "more", more) : names;
    }
}
