package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.tally.Tally;
import org.yadman.sources.Claims;
import org.yadman.sources.Source;

/// `positions.csv`: who voted how.
@Component
@Order(36)
class PositionFolder implements FolderPart {

    private final PositionTables tables;
    private final PositionStore store;
    private final CellWords desk;
    private final History history;

    PositionFolder(PositionTables tables, PositionStore store, CellWords desk, History history) {
        this.tables = tables;
        this.store = store;
        this.desk = desk;
        this.history = history;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(tables.table());
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of(Position.KIND, tables.ids());
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return Map.of();
    }

    @Override
    public boolean isEmpty() {
        return store.count() == 0;
    }

    private record Read(Position position, FolderRow row) {
        /// The natural key of the step.
        String step() {
            return RecognitionTables.key(row.text("track"), row.textOrEmpty("step"));
        }
    }

    @Override
    public Staged read(FolderReader folder) {
        List<FolderRow> rows = folder.rows(PositionTables.POSITIONS);
        if (rows.isEmpty()) {
            return actor -> {};
        }
        Map<String, Event> events = events(folder);
        Map<String, List<Tally>> tallies = tallies(folder);
        List<Read> read = new ArrayList<>();
        for (FolderRow row : rows) {
            read(folder, row).ifPresent(position -> {
                Read each = new Read(position, row);
                Event event = events.get(each.step());
                if (event != null && !Position.canBeAt(event) && !tallies.containsKey(each.step())) {
                    row.problem("step", Sentence.of("votes.mistake.no-vote"));
                }
                read.add(each);
            });
        }
        refuseTwice(read);
        refuseTooMany(read, tallies);
        return actor -> read.forEach(each -> {
            store.put(each.position());
            history.recordReplacing(each.position().ref(), each.row().cells(), actor);
        });
    }

    // What happened at each step, as far as it can be read; what cannot is told where it stands.
    private static Map<String, Event> events(FolderReader folder) {
        Map<String, Procedure> procedures = new HashMap<>();
        folder.rows(RecognitionTables.TRACKS)
                .forEach(row -> Stream.of(Procedure.values())
                        .filter(each -> FolderRow.word(each).equals(row.text("procedure")))
                        .forEach(each -> procedures.put(row.textOrEmpty("slug"), each)));
        Map<String, Event> events = new HashMap<>();
        folder.rows(RecognitionTables.STEPS).forEach(row -> {
            Procedure procedure = procedures.get(row.textOrEmpty("track"));
            if (procedure != null) {
                Event.find(procedure, row.textOrEmpty("event"))
                        .ifPresent(event ->
                                events.put(RecognitionTables.key(row.text("track"), row.textOrEmpty("slug")), event));
            }
        });
        return events;
    }

    private static Map<String, List<Tally>> tallies(FolderReader folder) {
        Map<String, List<Tally>> tallies = new HashMap<>();
        Claims.told(folder, Step.KIND, StepFields.VOTE).forEach((step, values) -> {
            List<Tally> ofStep = new ArrayList<>();
            for (String value : values) {
                try {
                    ofStep.add(Tally.parse(value));
                } catch (IllegalArgumentException unread) {
                    // Told where the claim stands.
                }
            }
            tallies.put(step, ofStep);
        });
        return tallies;
    }

    private static Optional<Position> read(FolderReader folder, FolderRow row) {
        UUID track = row.refer("track", Track.KIND);
        String step = row.text("step");
        UUID stepId = track == null || step == null
                ? null
                : folder.refer(Step.KIND, RecognitionTables.key(row.text("track"), step), row.at("step"));
        String voter = row.text("voter");
        Position.Choice choice = row.choice("position", Position.Choice.class);
        UUID source = row.refer("source", Source.KIND);
        if (voter != null && Voters.isWrongCode(voter)) {
            row.problem("voter", Sentence.of("platform.collect.country", "text", voter));
            return Optional.empty();
        }
        if (voter != null && voter.length() > Position.LONGEST_VOTER) {
            row.problem("voter", Sentence.of("votes.mistake.voter", "most", Position.LONGEST_VOTER));
            return Optional.empty();
        }
        if (track == null || stepId == null || voter == null || choice == null || source == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Position.KIND, PositionTables.POSITIONS.keyOf(row.cells()));
        return Optional.of(new Position(id, track, stepId, voter, choice, source, row.localized("note")));
    }

    // Whoever is written once as a code and once by name would be counted twice.
    private static void refuseTwice(List<Read> read) {
        Map<String, Read> known = new HashMap<>();
        for (Read each : read) {
            String voter = each.step() + "/" + Voters.key(each.position().voter());
            Read other = known.putIfAbsent(voter, each);
            if (other != null) {
                boolean inOrder = each.row().line() >= other.row().line();
                Read later = inOrder ? each : other;
                Read first = inOrder ? other : each;
                later.row()
                        .problem(
                                "voter",
                                Sentence.of(
                                        "votes.mistake.twice",
                                        "voter",
                                        first.position().voter()));
            }
        }
    }

    // More voters than any source counted: one of the two is wrong, and a person has to say which.
    private static void refuseTooMany(List<Read> read, Map<String, List<Tally>> tallies) {
        Map<String, Map<Position.Choice, List<Read>>> byStep = new LinkedHashMap<>();
        read.forEach(each -> byStep.computeIfAbsent(each.step(), step -> new EnumMap<>(Position.Choice.class))
                .computeIfAbsent(each.position().choice(), choice -> new ArrayList<>())
                .add(each));
        byStep.forEach((step, byChoice) -> byChoice.forEach((choice, ofChoice) -> {
            List<Integer> counted = tallies.getOrDefault(step, List.of()).stream()
                    .filter(tally -> tally.method().counts())
                    .map(tally -> tally.numbers().getOrDefault(choice.count(), Integer.MAX_VALUE))
                    .toList();
            int most = counted.stream().max(Integer::compare).orElse(Integer.MAX_VALUE);
            if (ofChoice.size() > most) {
                Read last = Objects.requireNonNull(ofChoice.stream()
                        .reduce((one, other) -> other.row().line() >= one.row().line() ? other : one)
                        .orElse(null));
                last.row()
                        .problem(
                                "position",
                                Sentence.of(
                                        "votes.mistake.too-many",
                                        "choice",
                                        choice.name(),
                                        "listed",
                                        ofChoice.size(),
                                        "counted",
                                        most));
            }
        }));
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return kind.equals(Position.KIND) ? tables.find(key) : Optional.empty();
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys) {
        Set<UUID> tracks = Ref.ids(things, Track.KIND);
        return tracks.isEmpty() ? Sheet.EMPTY : tables.rowsOf(tracks, keys);
    }

    @Override
    public void remove(Ref thing) {
        if (thing.kind().equals(Position.KIND)) {
            store.delete(thing.id());
        }
    }

    @Override
    public Map<String, String> words() {
        return Map.of("positions/position", "votes.position.");
    }

    @Override
    public List<Option> options(String table, String column, Map<String, String> row, Sheet around, Language language) {
        return table.equals(PositionTables.POSITIONS.name())
                ? desk.options(table, column, row, around, language)
                : List.of();
    }

    @Override
    public void clear() {
        store.clear();
    }
}
