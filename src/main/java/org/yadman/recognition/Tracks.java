package org.yadman.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.groups.Group;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Claim;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldValue;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;
import org.yadman.sources.Stance;

/// The tracks of the record, with all that belongs to them, and where each stands.
@Component
class Tracks implements RefSource, PublicPages {

    // An SQL list of more ids would be long, and a longer list of tracks would hold much in memory at once.
    private static final int AT_ONCE = 200;

    private final TrackStore store;
    private final StepStore steps;
    private final Bodies bodies;
    private final Claims claims;
    private final Sources sources;
    private final History history;
    private final Listings listings;
    private final Measuring measuring;
    private final FindingStore findings;
    private final ChecklistStore checklists;
    private final Messages messages;
    private final Changes changes;

    Tracks(
            TrackStore store,
            StepStore steps,
            Bodies bodies,
            Claims claims,
            Sources sources,
            History history,
            Listings listings,
            Measuring measuring,
            FindingStore findings,
            ChecklistStore checklists,
            Messages messages,
            Changes changes) {
        this.store = store;
        this.steps = steps;
        this.bodies = bodies;
        this.claims = claims;
        this.sources = sources;
        this.history = history;
        this.listings = listings;
        this.measuring = measuring;
        this.findings = findings;
        this.checklists = checklists;
        this.messages = messages;
        this.changes = changes;
    }

    /// Adds a track, or changes the one that it is.
    ///
    /// @param row the same as a row of the campaign folder, which knows others by their slugs; so below
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Track track, Map<String, String> row, ActorId actor) {
        store.put(track);
        listings.put(track.ref(), track.name(), words(track));
        history.recordReplacing(track.ref(), row, actor);
        touch(track.id());
    }

    /// Gives a track to another group.
    @Transactional(propagation = Propagation.MANDATORY)
    void handOver(Track track, Group to, ActorId actor) {
        changes.waitForTurn();
        if (!store.list(List.of(track.id())).contains(track)) {
            throw new Conflict(Map.of(), Map.of());
        }
        Track now = track.handedTo(to.id());
        Map<String, String> row = new TreeMap<>(
                history.findLast(track.ref()).map(History.Version::content).orElseThrow());
        row.put("owner", to.slug());
        if (now.deputy() == null) {
            row.remove("deputy");
        }
        add(now, Map.copyOf(row), actor);
        changes.raise();
    }

    private static List<String> words(Track track) {
        return Stream.of(
                        Stream.of(track.slug()),
                        track.ask().texts().values().stream(),
                        track.concerns().texts().values().stream(),
                        track.about().texts().values().stream())
                .flatMap(words -> words)
                .toList();
    }

    /// Adds a step or changes the one that it is, which may move its track. That the stages fit together is checked
    /// with the whole {@link Way}.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Step step, Map<String, String> row, ActorId actor) {
        steps.put(step);
        history.recordReplacing(step.ref(), row, actor);
        touch(step.track());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Condition condition, Map<String, String> row, ActorId actor) {
        steps.put(condition);
        history.recordReplacing(condition.ref(), row, actor);
        measuring.soon();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Stall stall, Map<String, String> row, ActorId actor) {
        steps.put(stall);
        history.recordReplacing(new Ref(Stall.KIND, stall.id()), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Link link, Map<String, String> row, ActorId actor) {
        steps.put(link);
        history.recordReplacing(new Ref(Link.KIND, link.id()), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(CaseOutcome outcome, Map<String, String> row, ActorId actor) {
        steps.put(outcome);
        history.recordReplacing(new Ref(CaseOutcome.KIND, outcome.id()), row, actor);
    }

    /// Lifts the steps of tracks out of their places; each is added again with its place.
    @Transactional(propagation = Propagation.MANDATORY)
    void makeRoom(Collection<UUID> ofTracks) {
        steps.makeRoom(ofTracks);
    }

    /// Removes a track, or a part of one, that nothing names any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(Ref thing) {
        switch (thing.kind()) {
            case Track.KIND -> {
                listings.remove(thing);
                checklists.delete(thing.id());
                store.delete(thing.id());
            }
            case Step.KIND -> {
                steps.listStepsById(List.of(thing.id())).forEach(step -> touch(step.track()));
                steps.delete(thing);
            }
            case Condition.KIND, Stall.KIND, Link.KIND, CaseOutcome.KIND -> steps.delete(thing);
            default -> {}
        }
    }

    /// That somebody at the desk knows that a condition began to hold, or ceased to.
    ///
    /// @return whether it was news
    @Transactional
    public boolean takeNote(UUID finding) {
        return findings.see(finding);
    }

    /// What is kept about tracks follows from their bodies (level, dormancy) and their sources (proof); whether their
    /// conditions hold follows from nearly everything.
    void follow(Collection<Ref> changed) {
        measuring.soon();
        Ref.ids(changed, Body.KIND).forEach(body -> store.listIdsOfBody(body).forEach(this::touch));
        Set<UUID> seen = new HashSet<>();
        Set<UUID> next = Ref.ids(changed, Source.KIND);
        while (!next.isEmpty()) {
            seen.addAll(next);
            next.forEach(source -> claims.madeBy(source).stream()
                    .map(made -> made.claim().subject())
                    .filter(subject -> subject.kind().equals(Step.KIND))
                    .forEach(step -> stepClaimed(step.id())));
            next = sources.listKnownThrough(next).stream()
                    .map(Source::id)
                    .filter(id -> !seen.contains(id))
                    .collect(Collectors.toSet());
        }
    }

    /// Where this track stands has to be computed anew before the transaction ends; once for all that it touches.
    private void touch(UUID track) {
        touched().tracks().add(track);
        measuring.soon();
    }

    /// The same for the track of a step.
    void stepClaimed(UUID step) {
        touched().steps().add(step);
    }

    private Touched touched() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Touched.class::isInstance)
                .map(Touched.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Touched fresh = new Touched(this, new LinkedHashSet<>(), new LinkedHashSet<>());
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    private record Touched(Tracks owner, Set<UUID> tracks, Set<UUID> steps) implements TransactionSynchronization {
        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            inParts(steps, part -> owner.steps.listStepsById(part).forEach(step -> tracks.add(step.track())));
            inParts(tracks, part -> owner.computed(part).values().forEach(owner.store::put));
        }
    }

    private static void inParts(Collection<UUID> ids, Consumer<List<UUID>> work) {
        List<UUID> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            work.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
    }

    private Map<UUID, TrackNow> computed(Collection<UUID> ids) {
        List<Track> tracks = store.list(ids);
        Map<UUID, Body> before =
                bodies.byId(tracks.stream().map(Track::body).distinct().toList());
        Map<UUID, List<Step>> ofTrack =
                steps.listSteps(ids).stream().collect(Collectors.groupingBy(Step::track, Collectors.toList()));
        List<UUID> stepIds =
                ofTrack.values().stream().flatMap(List::stream).map(Step::id).toList();
        Map<UUID, Map<String, FieldValue>> said = claims.of(Step.KIND, stepIds);
        Map<UUID, Source> cited = cited(said.values());
        Map<UUID, TrackNow> computed = new LinkedHashMap<>();
        for (Track track : tracks) {
            Body body = Objects.requireNonNull(before.get(track.body()));
            Way way = new Way(ofTrack.getOrDefault(track.id(), List.of()));
            computed.put(track.id(), now(track, body, way, said, cited));
        }
        return computed;
    }

    /// The sources of these claims, and those through which they are known.
    Map<UUID, Source> cited(Collection<Map<String, FieldValue>> said) {
        Set<UUID> wanted = said.stream()
                .flatMap(fields -> fields.values().stream())
                .flatMap(field -> field.claims().stream())
                .map(Claim::source)
                .collect(Collectors.toCollection(HashSet::new));
        Map<UUID, Source> found = new HashMap<>();
        while (!wanted.isEmpty()) {
            found.putAll(sources.byId(wanted));
            wanted = found.values().stream()
                    .flatMap(source -> Stream.ofNullable(source.via()))
                    .filter(via -> !found.containsKey(via))
                    .collect(Collectors.toCollection(HashSet::new));
        }
        return found;
    }

    private static TrackNow now(
            Track track, Body body, Way way, Map<UUID, Map<String, FieldValue>> said, Map<UUID, Source> cited) {
        Step deciding = way.deciding().orElse(null);
        Map<String, FieldValue> ofDeciding = deciding == null ? Map.of() : said.getOrDefault(deciding.id(), Map.of());
        FieldValue date = ofDeciding.get(StepFields.DATE);
        // The last step that has one, not the latest of all: an early step of which only the year is known would
        // otherwise keep a track awake.
        LocalDate lastOn = way.steps().reversed().stream()
                .flatMap(step ->
                        Stream.ofNullable(said.getOrDefault(step.id(), Map.of()).get(StepFields.DATE)))
                .flatMap(each -> latest(each).max(LocalDate::compareTo).stream())
                .findFirst()
                .orElse(null);
        return new TrackNow(
                track.id(),
                track.role(),
                body.level(),
                body.country(),
                way.stage().orElse(null),
                Proof.of(standing(ofDeciding.values()), cited),
                date == null ? null : date.value(),
                lastOn,
                lastOn == null ? null : lastOn.plusDays(body.dormantAfter()),
                runsUntil(way));
    }

    private static @Nullable LocalDate runsUntil(Way way) {
        if (way.stage().filter(stage -> stage.standing() == Standing.IN_FORCE).isEmpty()) {
            return null;
        }
        return way.steps().reversed().stream()
                .filter(step -> step.event() == MandateStage.CREATED || step.event() == MandateStage.RENEWED)
                .findFirst()
                .flatMap(step -> Optional.ofNullable(step.due()))
                .map(PartialDate::latest)
                .filter(day -> day.isBefore(LocalDate.MAX))
                .orElse(null);
    }

    // The latest day that a step can have been: of the date that stands, or of every date that is claimed while none
    // does. A date without an end ("since April 2003") says nothing about the last time something happened.
    private static Stream<LocalDate> latest(FieldValue date) {
        Claim shown = date.shown();
        return (shown == null ? standing(List.of(date)).stream() : Stream.of(shown))
                .filter(claim -> claim.stance() != Stance.DENIES)
                .map(claim -> PartialDate.parse(claim.value()).latest())
                .filter(latest -> latest.isBefore(LocalDate.MAX));
    }

    /// The claims that no later one of the same source corrects.
    static List<Claim> standing(Collection<FieldValue> fields) {
        return fields.stream()
                .flatMap(field -> field.claims().stream()
                        .filter(claim -> !field.corrected().contains(claim.id())))
                .toList();
    }

    /// Computes anew where every track stands and mends what differs.
    ///
    /// @return how many had to be mended; 0 means that every command kept it right
    @Transactional
    public int rebuild() {
        Map<UUID, TrackNow> kept = store.listNow();
        List<TrackNow> wrong = new ArrayList<>();
        inParts(
                store.listAll().stream().map(Track::id).toList(),
                part -> computed(part).values().stream()
                        .filter(now -> !now.equals(kept.get(now.track())))
                        .forEach(wrong::add));
        wrong.forEach(store::put);
        return wrong.size();
    }

    /// Whether a body of this slug has decided on any request, or was said to have.
    boolean isAnyDecidedBefore(String body) {
        return store.isAnyDecidedBefore(body);
    }

    Optional<TrackStore.Placed> find(String slug) {
        return store.find(slug);
    }

    Way way(Track track) {
        return new Way(steps.listSteps(List.of(track.id())));
    }

    int count() {
        return store.countAll();
    }

    List<Track> listAll() {
        return store.listAll();
    }

    List<Step> listAllSteps() {
        return steps.listAllSteps();
    }

    List<Condition> listAllConditions() {
        return steps.listAllConditions();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.listAll().forEach(track -> listings.remove(track.ref()));
        steps.clear();
        store.clear();
    }

    @Override
    public String kind() {
        return Track.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "recognition.tracks");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return store.list(ids).stream()
                .collect(Collectors.toMap(
                        Track::id,
                        track -> new Named(
                                track.ref(), track.name().in(language).value(), "/recognition/" + track.slug())));
    }

    @Override
    public List<String> paths() {
        return Stream.concat(
                        Stream.of("/recognition", MapPages.PATH, MonthPages.PATH),
                        store.listAll().stream().map(track -> "/recognition/" + track.slug()))
                .toList();
    }
}
