package org.yadman.recognition;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.KeptParts;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Claims;

/// What changed in a month: what happened in it, what was written down in it about earlier times, and which conditions
/// began or ceased to hold.
@Controller
class MonthPages {

    static final String PATH = "/recognition/changes";

    /// More than these are not shown; the tables and feeds have all.
    private static final int MOST = 100;

    private final Claims claims;
    private final StepStore steps;
    private final TrackStore tracks;
    private final FindingStore findings;
    private final KeptParts parts;
    private final Templates templates;

    MonthPages(
            Claims claims,
            StepStore steps,
            TrackStore tracks,
            FindingStore findings,
            KeptParts parts,
            Templates templates) {
        this.claims = claims;
        this.steps = steps;
        this.tracks = tracks;
        this.findings = findings;
        this.parts = parts;
        this.templates = templates;
    }

    /// @param earlier the month before, in the same calendar; null where there is none
    record Head(
            String name,
            String other,
            @Nullable Leads earlier,
            @Nullable Leads later,
            Content told) {}

    /// @param full whether more happened than is shown
    record MonthModel(List<Line> happened, List<Line> entered, List<Met> met, boolean full) {

        boolean isEmpty() {
            return happened.isEmpty() && entered.isEmpty() && met.isEmpty();
        }
    }

    /// A link to another month.
    record Leads(String name, String path) {}

    /// A step.
    record Line(String date, String event, Text track, String path, Text text) {}

    /// A condition that began or ceased to hold.
    record Met(Text track, String path, String says) {}

    @GetMapping("/{lang}" + PATH)
    @Public
    Page month(@RequestParam(defaultValue = "") String month, Visitor v) {
        CalendarSystem first = v.words().dates().first(v.language());
        Month shown = Month.parse(month).orElseGet(() -> Month.holding(v.today(), first));
        return templates.page(
                v,
                "recognition/changes",
                new Head(
                        shown.name(v),
                        shown.inTheOther(v),
                        leads(shown.earlier(), v),
                        shown.last().isBefore(v.today()) ? leads(shown.later(), v) : null,
                        parts.get(
                                "month " + shown.written(),
                                v,
                                () -> templates.fragment(v, "recognition/month", told(shown, v)))));
    }

    private MonthModel told(Month shown, Visitor v) {
        Map<UUID, PartialDate> dated = dated(shown);
        Map<UUID, LocalDate> entered =
                new LinkedHashMap<>(claims.entered(Step.KIND, shown.first(), shown.last(), MOST + 1));
        boolean full = dated.size() > MOST || entered.size() > MOST;
        dated.keySet().forEach(entered::remove);
        List<UUID> happened = dated.keySet().stream().limit(MOST).toList();
        List<UUID> written = entered.keySet().stream().limit(MOST).toList();
        Map<UUID, PartialDate> dates = new HashMap<>(dated);
        claims.values(Step.KIND, StepFields.DATE, written)
                .forEach((step, value) -> dates.put(step, PartialDate.parse(value)));
        return new MonthModel(lines(happened, dates, v), lines(written, dates, v), met(shown, v), full);
    }

    private static @Nullable Leads leads(Optional<Month> month, Visitor v) {
        return month.map(each -> new Leads(each.name(v), v.to(PATH) + "?month=" + each.written()))
                .orElse(null);
    }

    // Steps whose date, however it is written, lies wholly within the month; a mere year lies in no month. The latest
    // first.
    private Map<UUID, PartialDate> dated(Month month) {
        Map<UUID, PartialDate> found = new HashMap<>();
        for (CalendarSystem calendar : CalendarSystem.values()) {
            Month from = Month.holding(month.first(), calendar);
            Month to = Month.holding(month.last(), calendar);
            String before = to.later().map(Month::prefix).orElse(to.prefix() + "~");
            claims.dated(Step.KIND, from.prefix(), before, 4 * MOST).forEach((step, value) -> {
                PartialDate date = PartialDate.parse(value);
                if (!date.earliest().isBefore(month.first()) && !date.latest().isAfter(month.last())) {
                    found.put(step, date);
                }
            });
        }
        return found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<UUID, PartialDate> each) ->
                                each.getValue().earliest())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private List<Line> lines(List<UUID> wanted, Map<UUID, PartialDate> dates, Visitor v) {
        Map<UUID, Step> byId = steps.listStepsById(wanted).stream().collect(Collectors.toMap(Step::id, step -> step));
        Map<UUID, TrackStore.Placed> of = tracks(byId.values());
        List<Line> lines = new ArrayList<>();
        for (UUID id : wanted) {
            Step step = byId.get(id);
            if (step != null) {
                TrackStore.Placed placed = Objects.requireNonNull(of.get(step.track()));
                Track track = placed.track();
                PartialDate date = dates.get(id);
                lines.add(new Line(
                        date == null ? v.t("sources.differ") : v.date(date),
                        TrackWords.event(step, placed.now().reported(), v),
                        v.in(track.name()),
                        v.to("/recognition/" + track.slug() + "#s-" + step.slug()),
                        v.in(step.text())));
            }
        }
        return lines;
    }

    private Map<UUID, TrackStore.Placed> tracks(Collection<Step> ofSteps) {
        return tracks.listPlaced(ofSteps.stream().map(Step::track).distinct().toList()).stream()
                .collect(Collectors.toMap(placed -> placed.track().id(), placed -> placed));
    }

    private List<Met> met(Month month, Visitor v) {
        List<Met> met = new ArrayList<>();
        for (Finding finding : findings.listWithin(month.first(), month.last(), MOST)) {
            String[] key = finding.condition().split("/", 2);
            tracks.find(key[0])
                    .map(TrackStore.Placed::track)
                    .ifPresent(track -> met.add(new Met(
                            v.in(track.name()),
                            v.to("/recognition/" + track.slug() + "#condition-" + key[1]),
                            TrackStory.claimed(finding, v))));
        }
        return met;
    }
}
