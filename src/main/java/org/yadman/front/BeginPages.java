package org.yadman.front;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.days.Days;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.collect.RecordEdits.Line;
import org.yadman.platform.collect.RecordEdits.Outcome;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.names.SearchText;

/// The first evening: which day, why and for whom, which groups, and the letter.
@Controller
class BeginPages {

    static final String PATH = "/desk/settings/begin";
    private static final int YEARS = 10;
    /// The key of the day that is written down here, whatever its date will be.
    private static final String DAY = "common-day";
    private static final String SOURCE = "our-proposal";
    private static final int LONGEST_NAME = 200;

    private final CurrentCampaign campaign;
    private final Days days;
    private final RecordEdits record;
    private final Languages languages;
    private final Messages messages;
    private final Templates templates;

    BeginPages(
            CurrentCampaign campaign,
            Days days,
            RecordEdits record,
            Languages languages,
            Messages messages,
            Templates templates) {
        this.campaign = campaign;
        this.days = days;
        this.record = record;
        this.languages = languages;
        this.messages = messages;
        this.templates = templates;
    }

    /// The first evening.
    ///
    /// @param day whether there is a common day
    /// @param words whether it says why and for whom
    /// @param names of the day that was chosen, language by language; empty while none is
    /// @param years when it falls
    record BeginModel(
            Caller caller,
            boolean day,
            boolean words,
            List<Choice> calendars,
            Asked asked,
            List<Mistake> mistakes,
            List<Name> names,
            List<Year> years) {}

    /// What was asked for.
    record Asked(String calendar, String month, String day) {}

    /// A field for the day's name.
    ///
    /// @param tag of its language
    /// @param language what it is called
    record Name(String tag, String language, String value) {}

    /// One year of the proposed day.
    record Year(String weekday, String first, String second) {}

    @GetMapping("/{lang}" + PATH)
    @Requires(Permission.STEWARD)
    View begin(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Asked asked = asked(sent, v);
        boolean any = !asked.month().isBlank() || !asked.day().isBlank();
        List<Mistake> mistakes =
                any && rule(asked).isEmpty() ? List.of(Mistake.at("day", "front.begin.no-day")) : List.of();
        return page(asked, sent, mistakes, caller, v);
    }

    private static Asked asked(Map<String, String> sent, Visitor v) {
        CalendarSystem calendar = CalendarSystem.find(sent.getOrDefault("calendar", ""))
                .orElse(v.language().solarHijriFirst() ? CalendarSystem.SOLAR_HIJRI : CalendarSystem.GREGORIAN);
        return new Asked(calendar.word(), sent.getOrDefault("month", ""), sent.getOrDefault("day", ""));
    }

    private View page(Asked asked, Map<String, String> sent, List<Mistake> mistakes, Caller caller, Visitor v) {
        Optional<DayRule> rule = rule(asked);
        return templates
                .page(
                        v,
                        "front/begin",
                        new BeginModel(
                                caller,
                                days.hasCommon(),
                                campaign.find().isPresent(),
                                Stream.of(CalendarSystem.GREGORIAN, CalendarSystem.SOLAR_HIJRI)
                                        .map(each -> new Choice(
                                                each.word(),
                                                v.t("front.begin.calendar." + each.word()),
                                                each.word().equals(asked.calendar())))
                                        .toList(),
                                asked,
                                mistakes,
                                rule.isEmpty() ? List.of() : names(sent, v),
                                rule.map(each -> years(each, v)).orElse(List.of())))
                .with(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    // The reader's own language first.
    private List<Name> names(Map<String, String> sent, Visitor v) {
        return languages.all().stream()
                .sorted((one, other) -> Boolean.compare(other.equals(v.language()), one.equals(v.language())))
                .map(each -> new Name(each.tag(), each.nameIn(v.language()), sent.getOrDefault(field(each.tag()), "")))
                .toList();
    }

    static String field(String tag) {
        return "name-" + tag;
    }

    private static Optional<DayRule> rule(Asked asked) {
        String month = SearchText.fold(asked.month());
        String day = SearchText.fold(asked.day());
        if (!month.matches("\\d{1,2}") || !day.matches("\\d{1,2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DayRule.Fixed(
                    CalendarSystem.find(asked.calendar()).orElseThrow(),
                    Integer.parseInt(month),
                    Integer.parseInt(day)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Year> years(DayRule rule, Visitor v) {
        LocalDate today = v.today();
        return rule.between(today, today.plusYears(YEARS + 1)).stream()
                .limit(YEARS)
                .map(occurrence -> new Year(
                        v.weekday(occurrence.first()),
                        v.firstDate(occurrence.first()),
                        v.secondDate(occurrence.first())))
                .toList();
    }

    /// Writes the day down, with its date and where that is from: the campaign proposes it.
    @PostMapping("/{lang}" + PATH)
    @Requires(Permission.STEWARD)
    View take(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Asked asked = asked(sent, v);
        Optional<DayRule> rule = rule(asked);
        if (rule.isEmpty()) {
            return page(asked, sent, List.of(Mistake.at("day", "front.begin.no-day")), caller, v);
        }
        Map<String, String> names = new TreeMap<>();
        names(sent, v).stream()
                .filter(name -> !name.value().isBlank())
                .forEach(name -> names.put("name." + name.tag(), name.value().strip()));
        if (names.isEmpty() || names.values().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            return page(
                    asked,
                    sent,
                    List.of(Mistake.at(field(v.language().tag()), "front.begin.no-name", "most", LONGEST_NAME)),
                    caller,
                    v);
        }
        if (days.hasCommon()) {
            return new SeeOther(v.to(PATH));
        }
        return switch (record.edit(lines(rule.get(), names), caller.actor(), caller.may(Permission.KEEP_RECORD))) {
            case Outcome.Saved _, Outcome.Asked _ -> new SeeOther(v.to(PATH));
            case Outcome.Mistakes(var found) ->
                page(
                        asked,
                        sent,
                        List.of(new Mistake(
                                field(v.language().tag()), found.getFirst().expected())),
                        caller,
                        v);
            case Outcome.Moved _ -> page(asked, sent, List.of(Mistake.at("", "front.begin.moved")), caller, v);
        };
    }

    private List<Line> lines(DayRule rule, Map<String, String> names) {
        List<Line> lines = new ArrayList<>();
        if (record.find("sources", SOURCE).isEmpty()) {
            Map<String, String> source = new TreeMap<>(Map.of("slug", SOURCE, "kind", "announcement", "held", "told"));
            languages
                    .all()
                    .forEach(each -> source.put("title." + each.tag(), messages.text(each, "front.begin.source")));
            lines.add(Line.added("sources", source));
        }
        Map<String, String> day = new TreeMap<>(names);
        day.put("slug", DAY);
        day.put("role", "common");
        lines.add(Line.added("days", day));
        lines.add(Line.added(
                "claims",
                Map.of(
                        "subject",
                        "day:" + DAY,
                        "field",
                        "rule",
                        "value",
                        rule.text(),
                        "source",
                        SOURCE,
                        "stance",
                        "asserts")));
        return lines;
    }
}
