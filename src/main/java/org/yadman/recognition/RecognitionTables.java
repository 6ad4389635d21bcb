package org.yadman.recognition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Body;
import org.yadman.days.Day;
import org.yadman.groups.Group;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Source;
import org.yadman.sources.Stance;

/// The tables of this room: their columns, and the rows that the record has.
@Component
class RecognitionTables {

    private static final Column TRACK = Column.required("track").of(Track.KIND).means("The track that it belongs to.");
    private static final Column NOTE = Column.localized("note").means("What a reader should know about it.");

    static final TableShape TRACKS = new TableShape(
                    "tracks",
                    List.of(
                            Column.required("slug")
                                    .as(Usual.SLUG)
                                    .means("Its key: how addresses and other tables name it."),
                            Column.required("role")
                                    .oneOf(Track.Role.class)
                                    .means(
                                            "Whether it is the campaign's own request or what others achieved for their day."),
                            Column.required("procedure").oneOf(Procedure.class).means("By which rules it moves."),
                            Column.required("body").of(Body.KIND).means("The body before which it is."),
                            Column.optional("day").of(Day.KIND).means("The day that it is about."),
                            Column.requiredLocalized("name").means("What this record calls it."),
                            Column.localized("ask").means("What is asked, in one sentence."),
                            Column.required("scope")
                                    .oneOf(Track.Scope.class)
                                    .means("How what it remembers or concerns compares with the campaign's own."),
                            Column.localized("concerns").means("Whom it remembers or concerns."),
                            Column.required("force")
                                    .oneOf(Track.Force.class)
                                    .means("What a decision of this kind binds."),
                            Column.optional("act")
                                    .oneOf(Act.class)
                                    .means("What kind of act is asked for; only where the procedure is resolution."),
                            Column.optional("owner").of(Group.KIND).means("The group that looks after it."),
                            Column.optional("deputy")
                                    .of(Group.KIND)
                                    .means("The group that is called beside it when time runs short."),
                            Column.localized("about").means("What to know about it.")),
                    List.of("slug"),
                    true)
            .of(Track.KIND);
    static final TableShape STEPS = new TableShape(
                    "steps",
                    List.of(
                            TRACK,
                            Column.required("slug").as(Usual.SLUG).means("Its key within the track."),
                            Column.required("number")
                                    .as(Usual.NUMBER)
                                    .means("Its place in the order of events; 1 is the first."),
                            Column.required("event")
                                    .as(new Form.Words(Stream.of(Procedure.values())
                                            .flatMap(procedure -> Event.words(procedure).stream())
                                            .distinct()
                                            .toList()))
                                    .means(
                                            "The stage that the track enters, or what happened without moving it. Which words are"
                                                    + " possible depends on the track's procedure."),
                            Column.optional("due")
                                    .as(Usual.DATE)
                                    .means(
                                            "Of a promise: by when. Of a mandate that was created or renewed: until when it runs."),
                            Column.optional("outcome")
                                    .oneOf(Step.Outcome.class)
                                    .means("Of a promise: what became of it."),
                            Column.requiredLocalized("text").means("What happened, in the record's own words.")),
                    List.of("track", "slug"),
                    true)
            .of(Step.KIND, Track.KIND, "track");
    static final TableShape CONDITIONS = new TableShape(
                    "conditions",
                    List.of(
                            TRACK,
                            Column.required("slug").as(Usual.SLUG).means("Its key within the track."),
                            Column.required("step")
                                    .of(Step.KIND)
                                    .means("The step that set it, by its key within the track."),
                            Column.required("wording").means("Word for word, or as the source tells it."),
                            Column.required("language").as(Usual.LANGUAGE).means("The language of the wording."),
                            Column.localized("translation").means("The wording in other languages."),
                            Column.required("source").of(Source.KIND).means("Where the wording stands."),
                            Column.optional("locator").means("Where in the source it stands."),
                            Column.optional("rule")
                                    .means(
                                            "What must come true, in the notation for conditions of the campaign folder; ? for a"
                                                    + " threshold that nobody has named."),
                            Column.localized("judge").means("Who says that it is met."),
                            Column.localized("evidence").means("What is taken as proof."),
                            Column.optional("deadline").as(Usual.DATE).means("By when it must be met."),
                            Column.optional("owner").of(Group.KIND).means("The group that looks after it."),
                            Column.required("status")
                                    .oneOf(Condition.Status.class)
                                    .means("How far it is."),
                            NOTE),
                    List.of("track", "slug"),
                    true)
            .of(Condition.KIND, Track.KIND, "track");
    static final TableShape STALLS = new TableShape(
                    "stalls",
                    List.of(
                            TRACK,
                            Column.required("reason").oneOf(Stall.Reason.class).means("Why the track does not move."),
                            Column.optional("since").as(Usual.DATE).means("Since when."),
                            Column.optional("until").as(Usual.DATE).means("Until when, if that is over."),
                            Column.required("source").of(Source.KIND).means("The source for it."),
                            Column.required("stance")
                                    .oneOf(Stance.class)
                                    .means("Whether the source says so itself or it is concluded from it."),
                            NOTE),
                    List.of("track", "reason"),
                    true)
            .of(Stall.KIND, Track.KIND, "track");
    static final TableShape OUTCOMES = new TableShape(
                    "outcomes",
                    List.of(
                            TRACK,
                            Column.required("defendant").means("As the court's own papers or the press name them."),
                            Column.optional("count")
                                    .means("What the defendant was charged with or sued for; null: all of it."),
                            Column.required("outcome")
                                    .oneOf(CaseOutcome.Verdict.class)
                                    .means("What the court decided."),
                            Column.required("step")
                                    .of(Step.KIND)
                                    .means("The step at which it was decided, by its key within the track."),
                            NOTE),
                    List.of("track", "defendant", "count"),
                    true)
            .of(CaseOutcome.KIND, Track.KIND, "track");
    static final TableShape LINKS = new TableShape(
                    "links",
                    List.of(
                            Column.required("from").of(Track.KIND).means("The one track."),
                            Column.required("kind").oneOf(Link.Kind.class).means("What it is to the other."),
                            Column.required("to").of(Track.KIND).means("The other track."),
                            NOTE),
                    List.of("from", "kind", "to"),
                    true)
            .of(Link.KIND, Track.KIND, "from");

    private final TrackStore tracks;
    private final StepStore steps;

    RecognitionTables(TrackStore tracks, StepStore steps) {
        this.tracks = tracks;
        this.steps = steps;
    }

    List<FolderTable> all() {
        return List.of(
                new FolderTable(TRACKS, tracks::countAll, this::trackRows),
                new FolderTable(STEPS, steps::countSteps, this::stepRows),
                new FolderTable(CONDITIONS, steps::countConditions, this::conditionRows),
                new FolderTable(STALLS, steps::countStalls, this::stallRows),
                new FolderTable(OUTCOMES, steps::countOutcomes, this::outcomeRows),
                new FolderTable(LINKS, steps::countLinks, this::linkRows));
    }

    private static <T> Map<UUID, String> keys(
            Keys keys, String kind, List<T> things, Function<T, @Nullable UUID> reference) {
        return keys.of(
                kind,
                things.stream()
                        .flatMap(thing -> Stream.ofNullable(reference.apply(thing)))
                        .collect(Collectors.toSet()));
    }

    private static @Nullable String key(Map<UUID, String> keys, @Nullable UUID id) {
        return id == null ? null : keys.get(id);
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.text();
    }

    private List<Map<String, String>> trackRows(Slice slice, Keys keys) {
        return trackRows(tracks.list(slice), keys);
    }

    private List<Map<String, String>> trackRows(List<Track> read, Keys keys) {
        Map<UUID, String> bodies = keys(keys, Body.KIND, read, Track::body);
        Map<UUID, String> days = keys(keys, Day.KIND, read, Track::day);
        Map<UUID, String> owners = keys(keys, Group.KIND, read, Track::owner);
        Map<UUID, String> deputies = keys(keys, Group.KIND, read, Track::deputy);
        return read.stream()
                .map(track -> new Cells()
                        .with("slug", track.slug())
                        .with("role", track.role())
                        .with("procedure", track.procedure())
                        .with("body", key(bodies, track.body()))
                        .with("day", key(days, track.day()))
                        .with("name", track.name())
                        .with("ask", track.ask())
                        .with("scope", track.scope())
                        .with("concerns", track.concerns())
                        .with("force", track.force())
                        .with("act", track.act())
                        .with("owner", key(owners, track.owner()))
                        .with("deputy", key(deputies, track.deputy()))
                        .with("about", track.about())
                        .row())
                .toList();
    }

    private List<Map<String, String>> stepRows(Slice slice, Keys keys) {
        return stepRows(steps.listSteps(slice), keys);
    }

    private List<Map<String, String>> stepRows(List<Step> read, Keys keys) {
        Map<UUID, String> slugs = keys(keys, Track.KIND, read, Step::track);
        return read.stream()
                .map(step -> new Cells()
                        .with("track", key(slugs, step.track()))
                        .with("slug", step.slug())
                        .with("number", step.number())
                        .with("event", step.event().word())
                        .with("due", text(step.due()))
                        .with("outcome", step.outcome())
                        .with("text", step.text())
                        .row())
                .toList();
    }

    private List<Map<String, String>> conditionRows(Slice slice, Keys keys) {
        return conditionRows(steps.listConditions(slice), keys);
    }

    private List<Map<String, String>> conditionRows(List<Condition> read, Keys keys) {
        Map<UUID, String> slugs = keys(keys, Track.KIND, read, Condition::track);
        Map<UUID, String> sources = keys(keys, Source.KIND, read, Condition::source);
        Map<UUID, String> owners = keys(keys, Group.KIND, read, Condition::owner);
        Map<UUID, String> stepSlugs =
                stepSlugs(read.stream().map(Condition::step).toList());
        return read.stream()
                .map(condition -> new Cells()
                        .with("track", key(slugs, condition.track()))
                        .with("slug", condition.slug())
                        .with("step", key(stepSlugs, condition.step()))
                        .with("wording", condition.wording())
                        .with("language", condition.language())
                        .with("translation", condition.translation())
                        .with("source", key(sources, condition.source()))
                        .with("locator", condition.locator())
                        .with(
                                "rule",
                                condition.rule() == null
                                        ? null
                                        : condition.rule().text())
                        .with("judge", condition.judge())
                        .with("evidence", condition.evidence())
                        .with("deadline", text(condition.deadline()))
                        .with("owner", key(owners, condition.owner()))
                        .with("status", condition.status())
                        .with("note", condition.note())
                        .row())
                .toList();
    }

    private Map<UUID, String> stepSlugs(List<UUID> ids) {
        return steps.listStepsById(ids).stream().collect(Collectors.toMap(Step::id, Step::slug));
    }

    private List<Map<String, String>> stallRows(Slice slice, Keys keys) {
        return stallRows(steps.listStalls(slice), keys);
    }

    private List<Map<String, String>> stallRows(List<Stall> read, Keys keys) {
        Map<UUID, String> slugs = keys(keys, Track.KIND, read, Stall::track);
        Map<UUID, String> sources = keys(keys, Source.KIND, read, Stall::source);
        return read.stream()
                .map(stall -> new Cells()
                        .with("track", key(slugs, stall.track()))
                        .with("reason", stall.reason())
                        .with("since", text(stall.since()))
                        .with("until", text(stall.until()))
                        .with("source", key(sources, stall.source()))
                        .with("stance", stall.stance())
                        .with("note", stall.note())
                        .row())
                .toList();
    }

    private List<Map<String, String>> outcomeRows(Slice slice, Keys keys) {
        return outcomeRows(steps.listOutcomes(slice), keys);
    }

    private List<Map<String, String>> outcomeRows(List<CaseOutcome> read, Keys keys) {
        Map<UUID, String> slugs = keys(keys, Track.KIND, read, CaseOutcome::track);
        Map<UUID, String> stepSlugs =
                stepSlugs(read.stream().map(CaseOutcome::step).toList());
        return read.stream()
                .map(outcome -> new Cells()
                        .with("track", key(slugs, outcome.track()))
                        .with("defendant", outcome.defendant())
                        .with("count", outcome.count())
                        .with("outcome", outcome.verdict())
                        .with("step", key(stepSlugs, outcome.step()))
                        .with("note", outcome.note())
                        .row())
                .toList();
    }

    private List<Map<String, String>> linkRows(Slice slice, Keys keys) {
        return linkRows(steps.listLinks(slice), keys);
    }

    private List<Map<String, String>> linkRows(List<Link> read, Keys keys) {
        Map<UUID, String> slugs = keys.of(
                Track.KIND,
                read.stream().flatMap(link -> Stream.of(link.from(), link.to())).collect(Collectors.toSet()));
        return read.stream()
                .map(link -> new Cells()
                        .with("from", key(slugs, link.from()))
                        .with("kind", link.kind())
                        .with("to", key(slugs, link.to()))
                        .with("note", link.note())
                        .row())
                .toList();
    }

    /// All rows of these tracks: their own, those of their parts, the links from and to them.
    Sheet rowsOf(Collection<UUID> ids, Keys keys) {
        return new Sheet(Map.of(
                TRACKS.name(), trackRows(tracks.list(ids), keys),
                STEPS.name(), stepRows(steps.listSteps(ids), keys),
                CONDITIONS.name(), conditionRows(each(ids, steps::listConditions), keys),
                STALLS.name(), stallRows(each(ids, steps::listStalls), keys),
                OUTCOMES.name(), outcomeRows(each(ids, steps::listOutcomes), keys),
                LINKS.name(), linkRows(steps.listLinks(ids), keys)));
    }

    private static <T> List<T> each(Collection<UUID> ids, Function<UUID, List<T>> list) {
        return ids.stream().flatMap(id -> list.apply(id).stream()).toList();
    }

    /// The id of what is called so.
    Optional<UUID> find(String kind, String key) {
        String[] parts = key.split("/", 2);
        Optional<UUID> track = tracks.findId(parts[0]);
        if (kind.equals(Track.KIND)) {
            return track.filter(found -> parts.length == 1);
        }
        if (parts.length == 1 || track.isEmpty()) {
            return Optional.empty();
        }
        UUID of = track.get();
        String rest = parts[1];
        return switch (kind) {
            case Step.KIND -> steps.findStep(of, rest);
            case Condition.KIND -> steps.findCondition(of, rest);
            case Stall.KIND ->
                steps.listStalls(of).stream()
                        .filter(stall -> FolderRow.word(stall.reason()).equals(rest))
                        .map(Stall::id)
                        .findFirst();
            case CaseOutcome.KIND ->
                steps.listOutcomes(of).stream()
                        .filter(outcome -> within(outcome).equals(rest))
                        .map(CaseOutcome::id)
                        .findFirst();
            case Link.KIND -> findLink(of, rest.split("/", 2));
            default -> Optional.empty();
        };
    }

    private Optional<UUID> findLink(UUID from, String[] kindAndTo) {
        Optional<UUID> to = kindAndTo.length == 2 ? tracks.findId(kindAndTo[1]) : Optional.empty();
        return to.flatMap(other -> steps.listLinks(List.of(from)).stream()
                .filter(link -> link.from().equals(from) && link.to().equals(other))
                .filter(link -> FolderRow.word(link.kind()).equals(kindAndTo[0]))
                .map(Link::id)
                .findFirst());
    }

    private static String within(CaseOutcome outcome) {
        return outcome.defendant() + "/" + (outcome.count() == null ? "" : outcome.count());
    }

    /// Natural key → id of all links, outcomes and stalls, by kind.
    Map<String, Map<String, UUID>> unnamed(Map<UUID, String> slugs) {
        Slice all = new Slice(0, Integer.MAX_VALUE);
        Map<String, UUID> stalls = new LinkedHashMap<>();
        steps.listStalls(all)
                .forEach(
                        stall -> stalls.put(key(slugs.get(stall.track()), FolderRow.word(stall.reason())), stall.id()));
        Map<String, UUID> outcomes = new LinkedHashMap<>();
        steps.listOutcomes(all)
                .forEach(outcome -> outcomes.put(key(slugs.get(outcome.track()), within(outcome)), outcome.id()));
        Map<String, UUID> links = new LinkedHashMap<>();
        steps.listLinks(all)
                .forEach(link -> links.put(
                        slugs.get(link.from()) + "/" + FolderRow.word(link.kind()) + "/" + slugs.get(link.to()),
                        link.id()));
        return Map.of(Stall.KIND, stalls, CaseOutcome.KIND, outcomes, Link.KIND, links);
    }

    /// The natural keys of tracks, steps and conditions; of another kind, nothing.
    Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return switch (kind) {
            case Track.KIND -> trackSlugs(ids);
            case Step.KIND -> within(steps.listStepsById(ids), Step::id, Step::track, Step::slug);
            case Condition.KIND ->
                within(steps.listConditionsById(ids), Condition::id, Condition::track, Condition::slug);
            default -> Map.of();
        };
    }

    private Map<UUID, String> trackSlugs(Collection<UUID> ids) {
        return tracks.list(ids).stream().collect(Collectors.toMap(Track::id, Track::slug));
    }

    private <T> Map<UUID, String> within(
            List<T> things, Function<T, UUID> id, Function<T, UUID> track, Function<T, String> slug) {
        Map<UUID, String> slugs = trackSlugs(things.stream().map(track).collect(Collectors.toSet()));
        return things.stream()
                .collect(Collectors.toMap(id, thing -> key(slugs.get(track.apply(thing)), slug.apply(thing))));
    }

    /// What is known within its track.
    static String key(@Nullable String track, String slug) {
        return track + "/" + slug;
    }
}
