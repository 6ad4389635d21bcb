package org.yadman.recognition;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.approvals.Approvals;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.bodies.Timeline;
import org.yadman.days.Days;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.ConditionWords;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Facts;
import org.yadman.pure.conditions.Progress;
import org.yadman.pure.conditions.Rule;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// Gathers what a track's page tells: where it stands and why, on what it depends, what was promised, and its history
/// step by step.
@Component
class TrackStory {

    private static final int MOST_NAMED = 50;

    private final StepStore steps;
    private final Tracks tracks;
    private final TrackStore store;
    private final Bodies bodies;
    private final Groups groups;
    private final Days days;
    private final Claims claims;
    private final FieldViews views;
    private final Sources sources;
    private final TrackWords words;
    private final ConditionWords conditionWords;
    private final Approvals approvals;
    private final Measuring measuring;
    private final FindingStore findings;
    private final Timeline timeline;
    private final VotesOfStep votes;
    private final MotionsOfTrack motions;

    TrackStory(
            StepStore steps,
            Tracks tracks,
            TrackStore store,
            Bodies bodies,
            Groups groups,
            Days days,
            Claims claims,
            FieldViews views,
            Sources sources,
            TrackWords words,
            ConditionWords conditionWords,
            Approvals approvals,
            Measuring measuring,
            FindingStore findings,
            Timeline timeline,
            VotesOfStep votes,
            MotionsOfTrack motions) {
        this.steps = steps;
        this.tracks = tracks;
        this.store = store;
        this.bodies = bodies;
        this.groups = groups;
        this.days = days;
        this.claims = claims;
        this.views = views;
        this.sources = sources;
        this.words = words;
        this.conditionWords = conditionWords;
        this.approvals = approvals;
        this.measuring = measuring;
        this.findings = findings;
        this.timeline = timeline;
        this.votes = votes;
        this.motions = motions;
    }

    /// A track's page.
    ///
    /// @param meaning what the state means, in a sentence; empty while only incidents are known
    /// @param when the date of the stage in words, or empty
    /// @param activity that it is dormant or unobserved, and since when; else empty
    /// @param reported whether its stage asks for a proof that is not held
    /// @param notes how it was followed up, and until when it runs; each a sentence
    /// @param plan what must be done by when so that the body can decide, while it has not; else null
    /// @param motions the text that stands before the body, and where else it stands; null where none is known
    record ShowModel(
            Track track,
            String state,
            String meaning,
            String mark,
            String when,
            String activity,
            boolean reported,
            String scope,
            String force,
            String act,
            String procedure,
            Named body,
            @Nullable Named day,
            @Nullable Named owner,
            @Nullable Named deputy,
            List<String> notes,
            @Nullable Content plan,
            @Nullable Content motions,
            List<TrackWords.Linked> links,
            List<Conditional> conditions,
            List<Stalled> stalls,
            List<Promise> promises,
            List<Told> story,
            List<Decided> outcomes,
            List<FieldView> fields,
            int differing,
            boolean byOne) {}

    /// Something else in the record, by name.
    record Named(Text name, String path) {}

    /// A condition.
    ///
    /// @param gaps what is missing for it to be measured, each a sentence; empty when it can be
    /// @param rule as the record reads it, in words; empty where it could not be read as a rule
    /// @param soFar for each number of groups that it asks for, how many agree by now
    /// @param counted those groups, the first of them
    /// @param claimed that it is met as we count, or was, and since when; each a sentence
    /// @param proof the address of the evidence, while it is met as we count
    record Conditional(
            String anchor,
            Text wording,
            @Nullable Text original,
            Named source,
            String locator,
            String status,
            List<String> gaps,
            String rule,
            List<String> soFar,
            List<Named> counted,
            List<String> claimed,
            @Nullable String proof,
            Text judge,
            Text evidence,
            String deadline,
            @Nullable Named owner,
            Text note) {}

    /// Why it does not move.
    record Stalled(String reason, String means, String since, String says, Named source, Text note) {}

    /// Something promised.
    ///
    /// @param by who promised, or null while sources differ or say nothing
    /// @param path of its step in the story; of another track's, where it was made when that one took this up again
    record Promise(String path, @Nullable Text by, @Nullable Text wording, String due, String outcome, Text text) {}

    /// A step of the story.
    ///
    /// @param day ISO, where the date is one day; else null
    /// @param date in words; empty while sources differ on it
    /// @param moves whether the track enters a stage with it
    /// @param proof how well a decision is shown, where it asks for proof; else empty
    /// @param shown what sources say, the date first where they differ on it
    /// @param cited the sources of a date on which they agree
    /// @param votes who voted how and what follows for the body, or null
    record Told(
            String anchor,
            @Nullable String day,
            String date,
            String event,
            boolean moves,
            String mark,
            Text text,
            String proof,
            List<Shown> shown,
            List<Named> cited,
            @Nullable Content votes) {}

    /// A field of a step.
    ///
    /// @param sourced whether its sources stand with it: not where the step's end names them anyway
    record Shown(FieldView field, boolean sourced) {}

    /// A court's decision on one defendant.
    record Decided(String defendant, String count, String verdict, String anchor, Text note) {}

    ShowModel of(TrackStore.Placed placed, Visitor v) {
        Track track = placed.track();
        TrackNow now = placed.now();
        Way way = tracks.way(track);
        List<UUID> stepIds = way.steps().stream().map(Step::id).toList();
        Map<UUID, Map<String, FieldView>> said = views.of(Step.KIND, stepIds, v);
        Map<UUID, String> dates = claims.values(Step.KIND, StepFields.DATE, stepIds);
        List<FieldView> fields = List.copyOf(views.of(track.ref(), v).values());
        String when = now.stageDate() == null ? "" : v.date(PartialDate.parse(Objects.requireNonNull(now.stageDate())));
        long differing = Stream.concat(fields.stream(), said.values().stream().flatMap(each -> each.values().stream()))
                .filter(FieldView::differing)
                .count();
        return new ShowModel(
                track,
                TrackWords.state(now, v),
                TrackWords.meaning(now.stage(), v),
                TrackWords.mark(now),
                when,
                TrackWords.activity(now, v),
                now.reported(),
                TrackWords.scope(track, v),
                v.t("recognition.force." + FolderRow.word(track.force())),
                TrackWords.act(track, now, v),
                v.t("recognition.procedure." + FolderRow.word(track.procedure())),
                body(track, v),
                day(track, v),
                group(track.owner(), v),
                group(track.deputy(), v),
                Pursuit.of(way, dates, now, v),
                plan(placed, v),
                motions.of(track, v),
                words.links(List.of(track.id()), v).getOrDefault(track.id(), List.of()),
                conditions(track, v),
                stalls(track, v),
                promises(track, way, said, v),
                story(way, now, said, dates, votes.of(track, stepIds, v), v),
                outcomes(track, v),
                fields,
                (int) differing,
                approvals.byOnePerson(decidedOn(track, way)));
    }

    // What is decided on a track's page is the track's own, a step's, a condition's or a court's.
    private List<UUID> decidedOn(Track track, Way way) {
        return Stream.of(
                        Stream.of(track.id()),
                        way.steps().stream().map(Step::id),
                        steps.listConditions(track.id()).stream().map(Condition::id))
                .flatMap(ids -> ids)
                .toList();
    }

    private Named body(Track track, Visitor v) {
        Body body = Objects.requireNonNull(bodies.byId(List.of(track.body())).get(track.body()));
        return new Named(v.in(body.name()), v.to("/bodies/" + body.slug()));
    }

    private @Nullable Content plan(TrackStore.Placed placed, Visitor v) {
        Body body = placed.underWay()
                ? bodies.byId(List.of(placed.track().body())).get(placed.track().body())
                : null;
        return body == null ? null : timeline.of(body, v).orElse(null);
    }

    private @Nullable Named day(Track track, Visitor v) {
        UUID id = track.day();
        if (id == null) {
            return null;
        }
        return days.listAll().stream()
                .filter(day -> day.id().equals(id))
                .findFirst()
                .map(day -> new Named(v.in(day.name()), v.to("/days/" + day.slug())))
                .orElse(null);
    }

    private @Nullable Named group(@Nullable UUID id, Visitor v) {
        Group group = id == null ? null : groups.byId(List.of(id)).get(id);
        return group == null ? null : new Named(v.in(group.name()), v.to("/groups/" + group.slug()));
    }

    // ---- conditions

    private List<Conditional> conditions(Track track, Visitor v) {
        List<Conditional> shown = new ArrayList<>();
        List<Condition> conditions = steps.listConditions(track.id());
        if (conditions.isEmpty()) {
            return shown;
        }
        Map<UUID, Source> cited =
                sources.byId(conditions.stream().map(Condition::source).toList());
        Map<String, List<Finding>> found =
                findings
                        .list(conditions.stream()
                                .map(condition -> Measuring.key(track, condition))
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Finding::condition));
        Facts facts = measuring.facts(track);
        for (Condition condition : conditions) {
            Source source = Objects.requireNonNull(cited.get(condition.source()));
            String translated = condition.translation().texts().get(v.language().tag());
            Text original = new Text(condition.wording(), condition.language());
            Rule rule = condition.rule();
            var deadline = condition.deadline();
            List<Finding> ofIt = found.getOrDefault(Measuring.key(track, condition), List.of());
            List<Progress> progress = rule == null ? List.of() : rule.progress(facts);
            shown.add(new Conditional(
                    "condition-" + condition.slug(),
                    translated == null
                            ? original
                            : new Text(translated, v.language().tag()),
                    translated == null ? null : original,
                    named(source, v),
                    condition.locator() == null ? "" : v.digits(condition.locator()),
                    TrackWords.status(condition, ofIt, v),
                    condition.unmeasurable() ? gaps(condition, v) : List.of(),
                    rule == null
                            ? ""
                            : conditionWords.of(
                                    v.language(),
                                    rule,
                                    new RuleNames(
                                            groups, store, bodies, v.words().messages(), v.language())),
                    progress.stream().map(each -> soFar(each, v)).toList(),
                    counted(progress, v),
                    ofIt.stream().map(each -> claimed(each, v)).toList(),
                    ofIt.stream().anyMatch(Finding::stands) && progress.stream().anyMatch(each -> each.groups() > 0)
                            ? v.to("/agreement/evidence.json")
                            : null,
                    v.in(condition.judge()),
                    v.in(condition.evidence()),
                    deadline == null ? "" : v.date(deadline),
                    group(condition.owner(), v),
                    v.in(condition.note())));
        }
        return shown;
    }

    // From published agreements that are in force, and from nothing else (security (o)).
    static String soFar(Progress progress, Visitor v) {
        return v.t(
                "recognition.condition.so-far",
                "groups",
                progress.groups(),
                "countries",
                progress.countries().size());
    }

    private List<Named> counted(List<Progress> progress, Visitor v) {
        List<Named> counted = new ArrayList<>();
        progress.stream()
                .flatMap(each -> each.consents().stream())
                .map(Consent::group)
                .distinct()
                .limit(MOST_NAMED)
                .forEach(slug -> groups.find(slug)
                        .ifPresent(
                                group -> counted.add(new Named(v.in(group.name()), v.to("/groups/" + group.slug())))));
        return counted;
    }

    static String claimed(Finding finding, Visitor v) {
        LocalDate until = finding.takenBackOn();
        return v.t(Sentence.of(
                "recognition.condition.claimed",
                "now",
                until == null ? "yes" : "no",
                "since",
                finding.on(),
                "until",
                until == null ? finding.on() : until,
                "groups",
                finding.groups(),
                "countries",
                finding.countries()));
    }

    private static List<String> gaps(Condition condition, Visitor v) {
        return condition.gaps().stream()
                .map(gap -> v.t("recognition.condition.gap." + FolderRow.word(gap)))
                .toList();
    }

    private static Named named(Source source, Visitor v) {
        return new Named(v.in(source.title()), v.to("/sources/" + source.slug()));
    }

    // ---- stalls and promises

    private List<Stalled> stalls(Track track, Visitor v) {
        List<Stall> stalls = steps.listStalls(track.id());
        Map<UUID, Source> cited =
                sources.byId(stalls.stream().map(Stall::source).distinct().toList());
        return stalls.stream()
                .map(stall -> new Stalled(
                        v.t("recognition.stall." + FolderRow.word(stall.reason())),
                        v.t("recognition.stalled." + FolderRow.word(stall.reason())),
                        v.span(stall.since(), stall.until()),
                        v.t("recognition.stance." + FolderRow.word(stall.stance())),
                        named(Objects.requireNonNull(cited.get(stall.source())), v),
                        v.in(stall.note())))
                .toList();
    }

    // What was promised on this track, and when another took it up again: there it is answered, here it is waited for.
    private List<Promise> promises(Track track, Way way, Map<UUID, Map<String, FieldView>> said, Visitor v) {
        List<Promise> promises = new ArrayList<>(promises("", way, said, v));
        List<UUID> later = steps.listLinks(List.of(track.id())).stream()
                .filter(link -> link.kind() == Link.Kind.REOPENS && link.to().equals(track.id()))
                .map(Link::from)
                .toList();
        for (Track other : store.list(later)) {
            Way ofOther = tracks.way(other);
            List<UUID> ids = ofOther.steps().stream().map(Step::id).toList();
            promises.addAll(promises(v.to("/recognition/" + other.slug()), ofOther, views.of(Step.KIND, ids, v), v));
        }
        return promises;
    }

    private static List<Promise> promises(String page, Way way, Map<UUID, Map<String, FieldView>> said, Visitor v) {
        return way.steps().stream()
                .filter(step -> step.event() == Incident.PROMISE)
                .map(step -> {
                    Map<String, FieldView> fields = said.getOrDefault(step.id(), Map.of());
                    var due = step.due();
                    Step.Outcome outcome = step.outcome();
                    return new Promise(
                            page + "#" + anchor(step),
                            value(fields.get("by")),
                            value(fields.get(StepFields.WORDING)),
                            due == null ? v.t("recognition.promise.no-date") : v.date(due),
                            outcome(due, outcome, v),
                            v.in(step.text()));
                })
                .toList();
    }

    private static String outcome(@Nullable PartialDate due, Step.@Nullable Outcome outcome, Visitor v) {
        if (outcome != null) {
            return v.t("recognition.promise.outcome." + FolderRow.word(outcome));
        }
        boolean overdue = due != null && due.latest().isBefore(v.today());
        return v.t(overdue ? "recognition.promise.overdue" : "recognition.promise.unknown");
    }

    private static @Nullable Text value(@Nullable FieldView field) {
        return field == null ? null : field.value();
    }

    // ---- the story

    private static String anchor(Step step) {
        return "s-" + step.slug();
    }

    private List<Told> story(
            Way way,
            TrackNow now,
            Map<UUID, Map<String, FieldView>> said,
            Map<UUID, String> dates,
            Map<UUID, Content> voted,
            Visitor v) {
        Step deciding = way.deciding().orElse(null);
        List<Told> story = new ArrayList<>();
        for (Step step : way.steps()) {
            Map<String, FieldView> fields = new LinkedHashMap<>(said.getOrDefault(step.id(), Map.of()));
            FieldView date = fields.remove(StepFields.DATE);
            String written = dates.get(step.id());
            PartialDate when = written == null ? null : PartialDate.parse(written);
            boolean day = when != null && when.precision() == PartialDate.Precision.DAY;
            FieldView agreed = date == null || date.differing() ? null : date;
            Set<String> ofDate = agreed == null ? Set.of() : paths(agreed);
            List<Shown> shown = new ArrayList<>();
            if (date != null && date.differing()) {
                shown.add(new Shown(date, true));
            }
            fields.values().forEach(field -> shown.add(new Shown(field, !ofDate.containsAll(paths(field)))));
            story.add(new Told(
                    anchor(step),
                    day ? Objects.requireNonNull(when).earliest().toString() : null,
                    when == null ? "" : v.date(when),
                    v.t(step.event().label()),
                    step.stage().isPresent(),
                    step.stage().map(stage -> FolderRow.word(stage.standing())).orElse(""),
                    v.in(step.text()),
                    proof(step, deciding, now, v),
                    shown,
                    agreed == null ? List.of() : cited(agreed, v),
                    voted.get(step.id())));
        }
        return story;
    }

    // Only the deciding step's proof is kept with the track; that of an earlier decision is told by its sources.
    private static String proof(Step step, @Nullable Step deciding, TrackNow now, Visitor v) {
        boolean asked = step.stage().filter(Stage::needsProof).isPresent();
        return asked && step.equals(deciding) ? v.t("recognition.proof." + FolderRow.word(now.proof())) : "";
    }

    private static Set<String> paths(FieldView field) {
        return field.standing().stream().map(FieldView.Said::sourcePath).collect(Collectors.toSet());
    }

    private static List<Named> cited(FieldView field, Visitor v) {
        Set<String> seen = new HashSet<>();
        return field.standing().stream()
                .filter(each -> seen.add(each.sourcePath()))
                .map(each -> new Named(each.source(), v.to(each.sourcePath())))
                .toList();
    }

    private List<Decided> outcomes(Track track, Visitor v) {
        Map<UUID, String> anchors = new LinkedHashMap<>();
        tracks.way(track).steps().forEach(step -> anchors.put(step.id(), anchor(step)));
        return steps.listOutcomes(track.id()).stream()
                .map(outcome -> new Decided(
                        outcome.defendant(),
                        outcome.count() == null ? "" : outcome.count(),
                        v.t("recognition.verdict." + FolderRow.word(outcome.verdict())),
                        Objects.requireNonNull(anchors.get(outcome.step())),
                        v.in(outcome.note())))
                .toList();
    }
}
