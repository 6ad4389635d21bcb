package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.gatherings.GatheringViews.Line;
import org.yadman.gatherings.Registering.Visit;
import org.yadman.gatherings.ReportSteps.Choices;
import org.yadman.gatherings.ReportSteps.Of;
import org.yadman.gatherings.ReportStore.Sum;
import org.yadman.gatherings.ReportStore.Told;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where anybody tells of a gathering that was held, and what is told of a year. Works without
/// JavaScript and without cookies, on a phone.
@Controller
class ReportPages {

    private final Reports reports;
    private final ReportSteps steps;
    private final Gatherings gatherings;
    private final GatheringViews views;
    private final Registering registering;
    private final Templates templates;

    ReportPages(
            Reports reports,
            ReportSteps steps,
            Gatherings gatherings,
            GatheringViews views,
            Registering registering,
            Templates templates) {
        this.reports = reports;
        this.steps = steps;
        this.gatherings = gatherings;
        this.views = views;
        this.registering = registering;
        this.templates = templates;
    }

    /// The form.
    ///
    /// @param told why it was not taken in, or null
    record FormModel(
            Of of,
            ReportForm typed,
            Choices choices,
            List<Mistake> mistakes,
            @Nullable String told) {}

    private Gathering find(String year, String slug, Visitor v) {
        return gatherings
                .find(number(year), slug)
                .filter(gathering -> Reports.open(gathering, v.today()))
                .orElseThrow(NotFound::new);
    }

    static int number(String year) {
        if (!year.matches("[12][0-9]{3}")) {
            throw new NotFound();
        }
        return Integer.parseInt(year);
    }

    @GetMapping("/{lang}/gatherings/{year}/{slug}/report")
    @Public
    Page form(@PathVariable String year, @PathVariable String slug, Visitor v, HttpServletResponse response) {
        ReportSteps.keepNowhere(response);
        return form(find(year, slug, v), ReportForm.EMPTY, List.of(), null, v);
    }

    private Page form(Gathering gathering, ReportForm typed, List<Mistake> mistakes, @Nullable String told, Visitor v) {
        return templates.page(
                v,
                "gatherings/report",
                new FormModel(steps.of(gathering, v), typed, ReportSteps.choices(typed, v), mistakes, told));
    }

    @PostMapping("/{lang}/gatherings/{year}/{slug}/report")
    @Public
    Page send(
            @PathVariable String year,
            @PathVariable String slug,
            ReportForm typed,
            Visitor v,
            HttpServletResponse response) {
        ReportSteps.keepNowhere(response);
        Gathering gathering = find(year, slug, v);
        return switch (typed.check()) {
            case Checked.Invalid<ReportText>(List<Mistake> mistakes) ->
                form(gathering, typed, mistakes, null, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<ReportText>(ReportText text) ->
                typed.code().isEmpty()
                        ? begin(gathering, text, ReportOrigin.OTHER, typed, v, response)
                        : byHost(gathering, text, typed, v, response);
        };
    }

    private Page byHost(
            Gathering gathering, ReportText text, ReportForm typed, Visitor v, HttpServletResponse response) {
        return switch (registering.open(typed.code())) {
            case Visit.Found found
            when found.gathering().id().equals(gathering.id()) ->
                begin(gathering, text, ReportOrigin.HOST, typed, v, response);
            case Visit.Later later ->
                form(gathering, typed, List.of(), v.t("submissions.code.later"), v)
                        .with(HttpStatus.TOO_MANY_REQUESTS);
            case Visit.Found other -> wrongCode(gathering, typed, v);
            case Visit.NoSuch no -> wrongCode(gathering, typed, v);
        };
    }

    private Page wrongCode(Gathering gathering, ReportForm typed, Visitor v) {
        return form(gathering, typed, List.of(Mistake.at("code", "gatherings.report.mistake.code")), null, v)
                .with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page begin(
            Gathering gathering,
            ReportText text,
            ReportOrigin origin,
            ReportForm typed,
            Visitor v,
            HttpServletResponse response) {
        Optional<String> key = reports.begin(gathering, text, origin, v.language());
        if (key.isEmpty()) {
            return form(gathering, typed, List.of(), v.t("gatherings.report.later"), v)
                    .with(HttpStatus.TOO_MANY_REQUESTS);
        }
        return steps.next(gathering, key.get(), typed, v, response);
    }

    /// What is told of a year.
    ///
    /// @param held how many were held
    /// @param told of how many of them something is told
    /// @param attended how many came to them, at least
    /// @param before the same of the year before, or null where nothing is told of it
    record ListModel(
            int year,
            int held,
            int told,
            int attended,
            @Nullable Sum before,
            Listing<TellingLine> list) {}

    /// One of which something is told.
    record TellingLine(Line line, String band) {}

    @GetMapping("/{lang}/gatherings/{year}/reports")
    @Public
    Page list(@PathVariable String year, @RequestParam Map<String, String> asked, Visitor v) {
        int number = number(year);
        List<GatheringStore.Count> held = gatherings.years().stream()
                .filter(each -> each.year() == number)
                .toList();
        if (held.isEmpty() && number != v.today().getYear()) {
            throw new NotFound();
        }
        Sum sum = reports.sum(number);
        Sum before = reports.sum(number - 1);
        Listing.Query query = new Listing.Query("/gatherings/" + year + "/reports", asked);
        List<Told> told = reports.list(number, (query.page() - 1L) * Listing.SIZE, Listing.SIZE);
        Map<UUID, Gathering> byId =
                gatherings.byId(told.stream().map(Told::gathering).toList());
        return templates.page(
                v,
                "gatherings/reportlist",
                new ListModel(
                        number,
                        held.stream().mapToInt(GatheringStore.Count::held).sum(),
                        sum.told(),
                        sum.attended(),
                        before.told() == 0 ? null : before,
                        Listing.of(
                                told.stream()
                                        .flatMap(each -> line(each, byId, v).stream())
                                        .toList(),
                                sum.told(),
                                query.page(),
                                query)));
    }

    private Optional<TellingLine> line(Told told, Map<UUID, Gathering> byId, Visitor v) {
        return Optional.ofNullable(byId.get(told.gathering()))
                .map(gathering -> new TellingLine(
                        views.line(gathering, gathering.path(), v), new ReportBand(told.attended()).name(v)));
    }
}
