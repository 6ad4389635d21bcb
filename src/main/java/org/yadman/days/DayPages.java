package org.yadman.days;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.RuleWords;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;

/// The day board, a day's page and the calendar feed.
@Controller
class DayPages {

    private static final int NEAR = 7;
    private static final int FIRST_YEAR = 1922;
    private static final int LAST_YEAR = 2120;

    private final Days days;
    private final DayBoard board;
    private final Remembrance remembrance;
    private final FieldViews views;
    private final RuleWords rules;
    private final DaysCalendar calendar;
    private final YearDrawing drawing;
    private final Templates templates;

    DayPages(
            Days days,
            DayBoard board,
            Remembrance remembrance,
            FieldViews views,
            RuleWords rules,
            DaysCalendar calendar,
            YearDrawing drawing,
            Templates templates) {
        this.days = days;
        this.board = board;
        this.remembrance = remembrance;
        this.views = views;
        this.rules = rules;
        this.calendar = calendar;
        this.drawing = drawing;
        this.templates = templates;
    }

    /// The board of one year.
    ///
    /// @param centre the common day's date, or the middle of the year
    /// @param undecided days without a rule that stands, which have no date
    record BoardModel(
            int year,
            @Nullable Text common,
            LocalDate centre,
            String svg,
            List<DayBoard.Line> lines,
            List<DayBoard.Line> near,
            List<DayRole> roles,
            List<Undecided> undecided,
            @Nullable Integer earlier,
            @Nullable Integer later) {}

    /// A day that has no date yet.
    record Undecided(Text name, String path) {}

    @GetMapping("/{lang}/days")
    @Public
    Page board(@RequestParam(required = false) @Nullable String year, Visitor v) {
        int asked = year(year, v);
        DayBoard.Year shown = board.of(asked, v);
        List<Undecided> undecided = days.listAll().stream()
                .filter(day -> day.rule() == null)
                .map(day -> new Undecided(v.in(day.name()), v.to("/days/" + day.slug())))
                .toList();
        List<DayBoard.Line> near = shown.lines().stream()
                .filter(line -> line.distance() != null && !line.common() && Math.abs(line.distance()) <= NEAR)
                .toList();
        Day common = shown.common();
        String svg = drawing.board(
                v.language(), common == null ? null : v.in(common.name()).value(), shown.centre(), shown.marks());
        List<DayRole> roles = Arrays.stream(DayRole.values())
                .filter(role -> shown.lines().stream().anyMatch(line -> line.role() == role))
                .toList();
        return templates.page(
                v,
                "days/board",
                new BoardModel(
                        asked,
                        common == null ? null : v.in(common.name()),
                        shown.centre(),
                        svg,
                        shown.lines(),
                        near,
                        roles,
                        undecided,
                        asked > FIRST_YEAR ? asked - 1 : null,
                        asked < LAST_YEAR ? asked + 1 : null));
    }

    private static int year(@Nullable String asked, Visitor v) {
        if (asked == null || asked.isBlank()) {
            return v.today().getYear();
        }
        if (!asked.matches("[12][0-9]{3}")) {
            throw new NotFound();
        }
        int year = Integer.parseInt(asked);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new NotFound();
        }
        return year;
    }

    /// A day's page.
    ///
    /// @param rule in words, or null while it is undecided
    record ShowModel(
            Day day,
            @Nullable String rule,
            @Nullable Text common,
            List<YearRow> years,
            List<Remembrance.Kept> kept,
            List<FieldView> fields) {}

    /// One year in the table of dates.
    ///
    /// @param distance to the common day, in words, or empty
    record YearRow(LocalDate date, @Nullable LocalDate last, boolean thisYear, String distance, String reason) {}

    @GetMapping("/{lang}/days/{slug}")
    @Public
    Page show(@PathVariable String slug, Visitor v) {
        List<Day> all = days.listAll();
        Day day = all.stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
        Optional<Day> common =
                all.stream().filter(each -> each.role() == DayRole.COMMON).findFirst();
        boolean isCommon = day.role() == DayRole.COMMON;
        Map<String, FieldView> fields = views.of(day.ref(), v);
        DayRule rule = day.rule();
        return templates.page(
                v,
                "days/show",
                new ShowModel(
                        day,
                        rule == null ? null : rules.of(v.language(), rule),
                        isCommon ? null : common.map(each -> v.in(each.name())).orElse(null),
                        years(day, isCommon ? Optional.empty() : common, v),
                        remembrance.ofDay(day, v),
                        fields.values().stream()
                                .sorted(Comparator.comparingInt(DayPages::place))
                                .toList()));
    }

    // The rule first, then what the day is called, then the rest.
    private static int place(FieldView field) {
        return switch (field.name()) {
            case Days.RULE -> 0;
            case "title" -> 1;
            default -> 2;
        };
    }

    private List<YearRow> years(Day day, Optional<Day> common, Visitor v) {
        List<YearRow> rows = new ArrayList<>();
        for (int year : DaysCalendar.years(v.today())) {
            for (Occurrence occurrence : day.in(year)) {
                rows.add(new YearRow(
                        occurrence.first(),
                        occurrence.last().equals(occurrence.first()) ? null : occurrence.last(),
                        year == v.today().getYear(),
                        common.map(each -> distance(occurrence.first(), each, v))
                                .orElse(""),
                        occurrence.reason()));
            }
        }
        return rows;
    }

    private String distance(LocalDate date, Day common, Visitor v) {
        return common.in(date.getYear()).stream()
                .findFirst()
                .map(there -> board.distance((int) ChronoUnit.DAYS.between(there.first(), date), v))
                .orElse("");
    }

    @GetMapping("/{lang}/days.ics")
    @Public
    ResponseEntity<byte[]> calendar(Visitor v, HttpServletRequest request) {
        byte[] feed =
                calendar.feed(v, String.valueOf(request.getHeader("Host"))).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .header("Content-Type", "text/calendar;charset=utf-8")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"days-" + v.language().tag() + ".ics\"")
                .body(feed);
    }
}
