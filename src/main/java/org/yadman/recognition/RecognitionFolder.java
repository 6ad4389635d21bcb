package org.yadman.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Body;
import org.yadman.days.Day;
import org.yadman.groups.Group;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.conditions.Rule;
import org.yadman.sources.Source;
import org.yadman.sources.Stance;

/// `tracks.csv`, `steps.csv`, `conditions.csv`, `stalls.csv`, `outcomes.csv` and `links.csv`.
@Component
@Order(35)
class RecognitionFolder implements FolderPart {

    private final Tracks tracks;
    private final RecognitionTables tables;
    private final CellWords desk;

    RecognitionFolder(Tracks tracks, RecognitionTables tables, CellWords desk) {
        this.tracks = tracks;
        this.tables = tables;
        this.desk = desk;
    }

    @Override
    public List<FolderTable> tables() {
        return tables.all();
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return tables.keys(kind, ids);
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        Map<UUID, String> slugs = tracks.listAll().stream().collect(Collectors.toMap(Track::id, Track::slug));
        Map<String, UUID> ofTracks = new LinkedHashMap<>();
        slugs.forEach((id, slug) -> ofTracks.put(slug, id));
        Map<String, UUID> ofSteps = new LinkedHashMap<>();
        tracks.listAllSteps()
                .forEach(step -> ofSteps.put(RecognitionTables.key(slugs.get(step.track()), step.slug()), step.id()));
        Map<String, UUID> ofConditions = new LinkedHashMap<>();
        tracks.listAllConditions()
                .forEach(each ->
                        ofConditions.put(RecognitionTables.key(slugs.get(each.track()), each.slug()), each.id()));
        Map<String, Map<String, UUID>> all = new LinkedHashMap<>(tables.unnamed(slugs));
        all.put(Track.KIND, ofTracks);
        all.put(Step.KIND, ofSteps);
        all.put(Condition.KIND, ofConditions);
        return all;
    }

    @Override
    public boolean isEmpty() {
        return tracks.count() == 0;
    }

    /// In which a body says that its condition is met, besides a decision.
    private static final Set<Event> ANSWERS =
            Set.of(Incident.REPLY_RECEIVED, Incident.STATEMENT, Incident.VOTED, Incident.HEARD, Incident.REPORTED);

    /// What was read of one row, with the row.
    private record Read<T>(T thing, FolderRow row) {}

    @Override
    public Staged read(FolderReader folder) {
        List<Read<Track>> read = new ArrayList<>();
        folder.rows(RecognitionTables.TRACKS)
                .forEach(row -> readTrack(folder, row).ifPresent(track -> read.add(new Read<>(track, row))));
        Map<UUID, Track> byId =
                read.stream().map(Read::thing).collect(Collectors.toMap(Track::id, track -> track, (a, b) -> a));
        // Of a track with a row that cannot be read nothing can be said as a whole: what does not fit because that row
        // is missing is nobody's mistake.
        Set<String> unread = new HashSet<>();
        List<Read<Step>> steps = new ArrayList<>();
        folder.rows(RecognitionTables.STEPS)
                .forEach(row -> readStep(folder, row, byId)
                        .ifPresentOrElse(
                                step -> steps.add(new Read<>(step, row)), () -> unread.add(row.textOrEmpty("track"))));
        List<Read<Condition>> conditions = new ArrayList<>();
        folder.rows(RecognitionTables.CONDITIONS)
                .forEach(row -> readCondition(folder, row, byId)
                        .ifPresentOrElse(
                                each -> conditions.add(new Read<>(each, row)),
                                () -> unread.add(row.textOrEmpty("track"))));
        List<Read<Stall>> stalls = new ArrayList<>();
        folder.rows(RecognitionTables.STALLS)
                .forEach(row -> readStall(folder, row).ifPresent(stall -> stalls.add(new Read<>(stall, row))));
        List<Read<CaseOutcome>> outcomes = new ArrayList<>();
        folder.rows(RecognitionTables.OUTCOMES)
                .forEach(row ->
                        readOutcome(folder, row, byId).ifPresent(outcome -> outcomes.add(new Read<>(outcome, row))));
        List<Read<Link>> links = new ArrayList<>();
        folder.rows(RecognitionTables.LINKS)
                .forEach(row -> readLink(folder, row)
                        .ifPresentOrElse(
                                link -> links.add(new Read<>(link, row)), () -> unread.add(row.textOrEmpty("to"))));
        Map<UUID, Track> whole = new LinkedHashMap<>(byId);
        whole.values().removeIf(track -> unread.contains(track.slug()));
        new WayChecks(
                        whole,
                        links.stream().map(Read::thing).toList(),
                        conditions.stream().map(Read::thing).toList())
                .check(folder, rowsByTrack(steps));
        conditions.forEach(
                each -> checkConfirmed(each, steps.stream().map(Read::thing).toList()));
        return actor -> {
            tracks.makeRoom(byId.keySet());
            read.forEach(each -> tracks.add(each.thing(), each.row().cells(), actor));
            steps.forEach(each -> tracks.add(each.thing(), canonical(each), actor));
            conditions.forEach(each -> tracks.add(each.thing(), canonical(each.thing(), each.row()), actor));
            stalls.forEach(each -> tracks.add(each.thing(), canonical(each.row(), each.thing()), actor));
            outcomes.forEach(each -> tracks.add(each.thing(), each.row().cells(), actor));
            links.forEach(each -> tracks.add(each.thing(), each.row().cells(), actor));
        };
    }

    // That a condition is met is for its body to say, and it says so in a later step.
    private static void checkConfirmed(Read<Condition> read, List<Step> steps) {
        Condition condition = read.thing();
        if (condition.status() != Condition.Status.MET_CONFIRMED) {
            return;
        }
        int set = steps.stream()
                .filter(step -> step.id().equals(condition.step()))
                .mapToInt(Step::number)
                .findFirst()
                .orElse(0);
        boolean answered = steps.stream()
                .filter(step -> step.track().equals(condition.track()) && step.number() > set)
                .anyMatch(step -> step.stage().isPresent() || ANSWERS.contains(step.event()));
        if (!answered) {
            read.row().problem("status", Sentence.of("recognition.mistake.no-answer"));
        }
    }

    // A version holds a row as an export would write it, in whatever notation it was typed.
    private static Map<String, String> canonical(Read<Step> step) {
        return canonical(step.row(), "due", step.thing().due());
    }

    private static Map<String, String> canonical(Condition condition, FolderRow row) {
        Map<String, String> cells = new TreeMap<>(canonical(row, "deadline", condition.deadline()));
        Rule rule = condition.rule();
        if (rule != null) {
            cells.put("rule", rule.text());
        }
        return Map.copyOf(cells);
    }

    private static Map<String, String> canonical(FolderRow row, Stall stall) {
        Map<String, String> cells = new TreeMap<>(canonical(row, "since", stall.since()));
        PartialDate until = stall.until();
        if (until != null) {
            cells.put("until", until.text());
        }
        return Map.copyOf(cells);
    }

    private static Map<String, String> canonical(FolderRow row, String column, @Nullable PartialDate date) {
        Map<String, String> cells = new TreeMap<>(row.cells());
        if (date != null) {
            cells.put(column, date.text());
        }
        return Map.copyOf(cells);
    }

    private static Map<UUID, Map<Step, FolderRow>> rowsByTrack(List<Read<Step>> steps) {
        Map<UUID, Map<Step, FolderRow>> byTrack = new LinkedHashMap<>();
        steps.forEach(step -> byTrack.computeIfAbsent(step.thing().track(), track -> new LinkedHashMap<>())
                .put(step.thing(), step.row()));
        return byTrack;
    }

    private static Optional<Track> readTrack(FolderReader folder, FolderRow row) {
        String slug = row.slug("slug");
        Track.Role role = row.choice("role", Track.Role.class);
        Procedure procedure = row.choice("procedure", Procedure.class);
        UUID body = row.refer("body", Body.KIND);
        UUID day = row.refer("day", Day.KIND);
        UUID owner = row.refer("owner", Group.KIND);
        UUID deputy = row.refer("deputy", Group.KIND);
        Track.Scope scope = row.choice("scope", Track.Scope.class);
        Track.Force force = row.choice("force", Track.Force.class);
        Act act = row.choice("act", Act.class);
        if (act != null && procedure != null && procedure != Procedure.RESOLUTION) {
            row.problem("act", Sentence.of("ladder.mistake.act"));
        }
        if (slug == null) {
            return Optional.empty();
        }
        // Addresses that the ladder itself needs.
        if (Opening.RESERVED.contains(slug)) {
            row.problem("slug", Sentence.of("recognition.mistake.own-address", "slug", slug));
        }
        if (deputy != null && deputy.equals(owner)) {
            row.problem("deputy", Sentence.of("recognition.mistake.deputy"));
        }
        UUID id = folder.declare(Track.KIND, slug);
        if (role == null || procedure == null || body == null || scope == null || force == null) {
            return Optional.empty();
        }
        if (row.localized("name").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Track(
                id,
                slug,
                role,
                procedure,
                body,
                day,
                row.localized("name"),
                row.localized("ask"),
                scope,
                row.localized("concerns"),
                force,
                act,
                owner,
                deputy,
                row.localized("about")));
    }

    private static Optional<Step> readStep(FolderReader folder, FolderRow row, Map<UUID, Track> tracks) {
        UUID trackId = row.refer("track", Track.KIND);
        String slug = row.slug("slug");
        Integer number = row.parsed("number", RecognitionFolder::place);
        var due = row.date("due");
        Step.Outcome outcome = row.choice("outcome", Step.Outcome.class);
        if (trackId == null || slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Step.KIND, RecognitionTables.key(row.text("track"), slug));
        Track track = tracks.get(trackId);
        Event event = track == null ? null : readEvent(row, track.procedure());
        if (event == null || number == null) {
            return Optional.empty();
        }
        boolean isDue = Step.isDue(event);
        if (!isDue && row.text("due") != null) {
            row.problem("due", Sentence.of("recognition.mistake.not-due"));
        }
        boolean promise = event == Incident.PROMISE;
        if (!promise && row.text("outcome") != null) {
            row.problem("outcome", Sentence.of("recognition.mistake.no-promise"));
        }
        return Optional.of(new Step(
                id, trackId, slug, number, event, isDue ? due : null, promise ? outcome : null, row.localized("text")));
    }

    private static int place(String text) {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        throw new Misread(Sentence.of("recognition.mistake.place"));
    }

    private static @Nullable Event readEvent(FolderRow row, Procedure procedure) {
        String word = row.text("event");
        if (word == null) {
            return null;
        }
        Optional<Event> event = Event.find(procedure, word);
        if (event.isEmpty()) {
            row.problem(
                    "event", Sentence.of("recognition.mistake.event", "event", word, "events", Event.words(procedure)));
        }
        return event.orElse(null);
    }

    private static Optional<Condition> readCondition(FolderReader folder, FolderRow row, Map<UUID, Track> tracks) {
        UUID track = row.refer("track", Track.KIND);
        String slug = row.slug("slug");
        UUID step = track != null && tracks.containsKey(track) ? referStep(row) : null;
        String language = row.language("language");
        UUID source = row.refer("source", Source.KIND);
        Rule rule = row.parsed("rule", Rule::parse);
        var deadline = row.date("deadline");
        UUID owner = row.refer("owner", Group.KIND);
        Condition.Status status = row.choice("status", Condition.Status.class);
        if (track == null || slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Condition.KIND, RecognitionTables.key(row.text("track"), slug));
        if (step == null || language == null || source == null || status == null) {
            return Optional.empty();
        }
        return Optional.of(new Condition(
                id,
                track,
                slug,
                step,
                row.textOrEmpty("wording"),
                language,
                row.localized("translation"),
                source,
                row.text("locator"),
                rule,
                row.localized("judge"),
                row.localized("evidence"),
                deadline,
                owner,
                status,
                row.localized("note")));
    }

    // A step is named by its slug within the track of the same row; without that track, one mistake is enough.
    private static @Nullable UUID referStep(FolderRow row) {
        String step = row.text("step");
        String track = row.text("track");
        return step == null || track == null
                ? null
                : row.folder().refer(Step.KIND, RecognitionTables.key(track, step), row.at("step"));
    }

    private static Optional<Stall> readStall(FolderReader folder, FolderRow row) {
        UUID track = row.refer("track", Track.KIND);
        Stall.Reason reason = row.choice("reason", Stall.Reason.class);
        var since = row.date("since");
        var until = row.date("until");
        UUID source = row.refer("source", Source.KIND);
        Stance stance = row.choice("stance", Stance.class);
        return track == null || reason == null || source == null || stance == null
                ? Optional.empty()
                : Optional.of(new Stall(
                        declare(folder, Stall.KIND, RecognitionTables.STALLS, row),
                        track,
                        reason,
                        since,
                        until,
                        source,
                        stance,
                        row.localized("note")));
    }

    private static Optional<CaseOutcome> readOutcome(FolderReader folder, FolderRow row, Map<UUID, Track> tracks) {
        UUID trackId = row.refer("track", Track.KIND);
        CaseOutcome.Verdict verdict = row.choice("outcome", CaseOutcome.Verdict.class);
        Track track = trackId == null ? null : tracks.get(trackId);
        UUID step = track == null ? null : referStep(row);
        boolean court = track != null
                && (track.procedure() == Procedure.CRIMINAL_CASE || track.procedure() == Procedure.CIVIL_CASE);
        if (track != null && !court) {
            row.problem("track", Sentence.of("recognition.mistake.no-case"));
        }
        return trackId == null || verdict == null || step == null
                ? Optional.empty()
                : Optional.of(new CaseOutcome(
                        declare(folder, CaseOutcome.KIND, RecognitionTables.OUTCOMES, row),
                        trackId,
                        row.textOrEmpty("defendant"),
                        row.text("count"),
                        verdict,
                        step,
                        row.localized("note")));
    }

    private static Optional<Link> readLink(FolderReader folder, FolderRow row) {
        UUID from = row.refer("from", Track.KIND);
        Link.Kind kind = row.choice("kind", Link.Kind.class);
        UUID to = row.refer("to", Track.KIND);
        if (from != null && from.equals(to)) {
            row.problem("to", Sentence.of("recognition.mistake.link-to-itself"));
        }
        return from == null || kind == null || to == null
                ? Optional.empty()
                : Optional.of(new Link(
                        declare(folder, Link.KIND, RecognitionTables.LINKS, row),
                        from,
                        kind,
                        to,
                        row.localized("note")));
    }

    private static UUID declare(FolderReader folder, String kind, TableShape shape, FolderRow row) {
        return folder.declare(kind, shape.keyOf(row.cells()));
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return tables.find(kind, key);
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys) {
        Set<UUID> asked = Ref.ids(things, Track.KIND);
        return asked.isEmpty() ? Sheet.EMPTY : tables.rowsOf(asked, keys);
    }

    /// The tracks that one of these takes up again: whether they may be called reopened depends on it.
    @Override
    public Collection<Ref> along(Sheet rows) {
        return rows.rows(RecognitionTables.LINKS.name()).stream()
                .filter(row -> FolderRow.word(Link.Kind.REOPENS).equals(row.get("kind")))
                .flatMap(row -> Stream.ofNullable(row.get("to")))
                .flatMap(slug -> tables.find(Track.KIND, slug).stream())
                .map(id -> new Ref(Track.KIND, id))
                .toList();
    }

    @Override
    public void remove(Ref thing) {
        tracks.remove(thing);
    }

    @Override
    public void follow(Collection<Ref> changed) {
        tracks.follow(changed);
    }

    @Override
    public boolean isGrave(Sheet before, Sheet after, Sheet around) {
        return new Gravity(around).isGrave(before, after) || movesDecided(before, after);
    }

    // On which rung and in which country something was decided follows from its body.
    private boolean movesDecided(Sheet before, Sheet after) {
        Map<String, Map<String, String>> old = before.rows("bodies").stream()
                .collect(Collectors.toMap(row -> row.getOrDefault("slug", ""), row -> row, (a, b) -> a));
        return after.rows("bodies").stream().anyMatch(row -> {
            String slug = row.getOrDefault("slug", "");
            Map<String, String> was = old.get(slug);
            return was != null
                    && !(Objects.equals(was.get("kind"), row.get("kind"))
                            && Objects.equals(was.get("country"), row.get("country")))
                    && tracks.isAnyDecidedBefore(slug);
        });
    }

    @Override
    public Map<String, String> words() {
        return desk.words();
    }

    @Override
    public List<Option> options(String table, String column, Map<String, String> row, Sheet around, Language language) {
        return desk.options(table, column, row, around, language);
    }

    @Override
    public List<String> understood(
            String table, String column, Map<String, String> row, LocalDate today, Language language) {
        return desk.understood(table, column, row, language);
    }

    @Override
    public void clear() {
        tracks.clear();
    }
}
