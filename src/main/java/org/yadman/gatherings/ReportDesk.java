package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.gatherings.GatheringViews.Line;
import org.yadman.gatherings.ReportSteps.Choices;
import org.yadman.gatherings.ReportSteps.Of;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Remains;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Reports at the desk: who decides on them sees exactly what everybody will see, and who holds
/// gatherings tells of them.
@Controller
class ReportDesk {

    static final String PATH = "/desk/gatherings/reports";

    private static final int MOST = 50;
    private static final int LONGEST_REASON = 1000;
    private static final int DAYS_BACK = 60;

    private final Reports reports;
    private final ReportViews reportViews;
    private final ReportSteps steps;
    private final Gatherings gatherings;
    private final GatheringViews views;
    private final Remains remains;
    private final Templates templates;

    ReportDesk(
            Reports reports,
            ReportViews reportViews,
            ReportSteps steps,
            Gatherings gatherings,
            GatheringViews views,
            Remains remains,
            Templates templates) {
        this.reports = reports;
        this.reportViews = reportViews;
        this.steps = steps;
        this.gatherings = gatherings;
        this.views = views;
        this.remains = remains;
        this.templates = templates;
    }

    /// What waits, and what was published last.
    record ListModel(Caller caller, List<Waiting> waiting, List<Waiting> published) {}

    /// One in the list.
    ///
    /// @param day on which it came in, or became public
    record Waiting(
            Line gathering,
            String path,
            String by,
            @Nullable LocalDate day) {}

    @GetMapping("/{lang}/desk/gatherings/reports")
    @Requires(Permission.MODERATE)
    Page list(Caller caller, Visitor v) {
        return templates.page(
                v,
                "gatherings/reportdesk",
                new ListModel(caller, lines(reports.listWaiting(MOST), v), lines(reports.listNewest(MOST), v)));
    }

    private List<Waiting> lines(List<Report> all, Visitor v) {
        return all.stream()
                .flatMap(report -> gatherings.find(report.gathering()).stream()
                        .map(gathering -> new Waiting(
                                views.line(gathering, gathering.path(), v),
                                v.to(PATH + "/" + report.id()),
                                by(report, v),
                                report.publishedOn() == null ? report.sentOn() : report.publishedOn())))
                .toList();
    }

    private static String by(Report report, Visitor v) {
        return v.t("gatherings.report.by", "who", FolderRow.word(report.origin()));
    }

    /// Lessons that stay within the coalition.
    record LessonsModel(Caller caller, List<Lesson> lessons) {}

    /// What somebody learned.
    record Lesson(Text name, String path, @Nullable LocalDate on, Text lessons) {}

    @GetMapping("/{lang}/desk/gatherings/lessons")
    @Requires(Permission.PROPOSE)
    Page lessons(Caller caller, Visitor v) {
        List<Lesson> lessons = reports.listWithInnerLessons(MOST).stream()
                .flatMap(report -> gatherings.find(report.gathering()).stream()
                        .map(gathering -> new Lesson(
                                views.whole(gathering, v).name(),
                                v.to(gathering.path()),
                                report.publishedOn(),
                                new Text(report.text().lessons(), report.language()))))
                .toList();
        return templates.page(v, "gatherings/reportlessons", new LessonsModel(caller, lessons));
    }

    /// A report, as everybody will see it, and what only who decides sees.
    ///
    /// @param lessons that stay within the coalition; empty where there are none
    /// @param place what its words tell of a place that its host keeps back
    /// @param told why it was not done, or null
    record ShowModel(
            Caller caller,
            Report report,
            Of of,
            ReportViews.View view,
            Text lessons,
            List<String> place,
            List<Mistake> mistakes,
            @Nullable String told,
            String reason) {}

    private Report find(String id) {
        return ReportForm.id(id).flatMap(reports::find).orElseThrow(NotFound::new);
    }

    private Gathering gathering(Report report) {
        return gatherings.find(report.gathering()).orElseThrow(NotFound::new);
    }

    @GetMapping("/{lang}/desk/gatherings/reports/{id}")
    @Requires(Permission.MODERATE)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        return show(find(id), List.of(), null, "", caller, v);
    }

    private Page show(
            Report report, List<Mistake> mistakes, @Nullable String told, String reason, Caller caller, Visitor v) {
        Gathering gathering = gathering(report);
        boolean waits = report.state() == Report.State.WAITING;
        ReportViews.View view = waits ? reportViews.waiting(report, v) : reportViews.published(report, gathering, v);
        return templates.page(
                v,
                "gatherings/reportshow",
                new ShowModel(
                        caller,
                        report,
                        steps.of(gathering, v),
                        view,
                        new Text(
                                waits && report.text().hasInnerLessons()
                                        ? report.text().lessons()
                                        : "",
                                report.language()),
                        waits ? reports.tellsOfPlace(report) : List.of(),
                        mistakes,
                        told,
                        reason));
    }

    @PostMapping("/{lang}/desk/gatherings/reports/{id}/publication")
    @Requires(Permission.MODERATE)
    View publish(@PathVariable String id, @RequestParam MultiValueMap<String, String> sent, Caller caller, Visitor v) {
        Report report = find(id);
        boolean seen = String.valueOf(report.version()).equals(sent.getFirst("version"));
        Collection<String> chosen = Objects.requireNonNullElse(sent.get("photo"), List.of());
        boolean done = seen
                && report.state() == Report.State.WAITING
                && reports.publish(
                        report,
                        chosen.stream()
                                .flatMap(each -> ReportForm.id(each).stream())
                                .collect(Collectors.toSet()),
                        caller.actor());
        if (!done) {
            return show(report, List.of(), v.t("gatherings.report.not-done"), "", caller, v)
                    .with(HttpStatus.CONFLICT);
        }
        remains.wipe();
        return new SeeOther(v.to(PATH + "/" + report.id()));
    }

    @PostMapping("/{lang}/desk/gatherings/reports/{id}/refusal")
    @Requires(Permission.MODERATE)
    View refuse(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Caller caller, Visitor v) {
        Report report = find(id);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return show(
                            report,
                            List.of(Mistake.at("reason", "gatherings.mistake.reason", "most", LONGEST_REASON)),
                            null,
                            reason,
                            caller,
                            v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (report.state() == Report.State.WAITING) {
            reports.refuse(report, reason.strip(), caller.actor());
        } else {
            reports.remove(report, caller.actor());
        }
        remains.wipe();
        return new SeeOther(v.to(PATH));
    }

    /// The form of a report, or the choice of what to tell of.
    ///
    /// @param of null until one is chosen
    /// @param untold what could be told of
    record NewModel(
            Caller caller,
            @Nullable Of of,
            ReportForm typed,
            Choices choices,
            List<Mistake> mistakes,
            List<Untold> untold) {}

    /// One of which nobody has told yet.
    record Untold(Line gathering, String path) {}

    @GetMapping("/{lang}/desk/gatherings/reports/new")
    @Requires(Permission.PROPOSE)
    Page begin(ReportForm typed, Caller caller, Visitor v) {
        return typed.gathering().isEmpty()
                ? choose(caller, v)
                : form(held(typed, caller, v), typed, List.of(), caller, v);
    }

    private Page choose(Caller caller, Visitor v) {
        UUID group = caller.group();
        List<UUID> untold = caller.may(Permission.MODERATE) || group != null
                ? reports.listUntold(
                        v.today().minusDays(DAYS_BACK), v.today(), caller.may(Permission.MODERATE) ? null : group, MOST)
                : List.of();
        List<Untold> lines = untold.stream()
                .flatMap(id -> gatherings.find(id).stream())
                .map(gathering -> new Untold(
                        views.line(gathering, gathering.path(), v),
                        v.to(PATH + "/new") + "?gathering=" + gathering.id()))
                .toList();
        return templates.page(
                v,
                "gatherings/reportnew",
                new NewModel(
                        caller, null, ReportForm.EMPTY, ReportSteps.choices(ReportForm.EMPTY, v), List.of(), lines));
    }

    // Whoever looks after the record tells of all; who speaks for a group, of what it holds or keeps.
    private Gathering held(ReportForm typed, Caller caller, Visitor v) {
        UUID group = caller.group();
        return ReportForm.id(typed.gathering())
                .flatMap(gatherings::find)
                .filter(gathering -> Reports.open(gathering, v.today()))
                .filter(gathering -> caller.may(Permission.MODERATE)
                        || (group != null && (gathering.groups().contains(group) || group.equals(gathering.by()))))
                .orElseThrow(NotFound::new);
    }

    private Page form(Gathering gathering, ReportForm typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(
                v,
                "gatherings/reportnew",
                new NewModel(
                        caller, steps.of(gathering, v), typed, ReportSteps.choices(typed, v), mistakes, List.of()));
    }

    @PostMapping("/{lang}/desk/gatherings/reports/new")
    @Requires(Permission.PROPOSE)
    View send(ReportForm typed, Caller caller, Visitor v, HttpServletResponse response) {
        Gathering gathering = held(typed, caller, v);
        return switch (typed.check()) {
            case Checked.Invalid<ReportText>(List<Mistake> mistakes) ->
                form(gathering, typed, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<ReportText>(ReportText text) -> {
                ReportOrigin origin = caller.may(Permission.MODERATE) ? ReportOrigin.DESK : ReportOrigin.GROUP;
                Optional<String> key = reports.begin(gathering, text, origin, v.language());
                yield key.isEmpty()
                        ? form(gathering, typed, List.of(Mistake.at("", "gatherings.report.later")), caller, v)
                                .with(HttpStatus.TOO_MANY_REQUESTS)
                        : steps.next(gathering, key.get(), typed, v, response);
            }
        };
    }
}
