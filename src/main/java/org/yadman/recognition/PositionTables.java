package org.yadman.recognition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.sources.Source;

/// The table of who voted how: its columns, and the rows that the record has.
@Component
class PositionTables {

    static final TableShape POSITIONS = new TableShape(
                    "positions",
                    List.of(
                            Column.required("track").of(Track.KIND).means("The track on which was voted."),
                            Column.required("step")
                                    .of(Step.KIND)
                                    .means("The step at which was voted, by its key within the track."),
                            Column.required("voter")
                                    .means("Who voted: a country as two capital letters of ISO 3166, else the name as"
                                            + " published of a state's office, an organisation or a public"
                                            + " office-holder. Never a private person, whoever published it."),
                            Column.required("position")
                                    .oneOf(Position.Choice.class)
                                    .means("How they voted."),
                            Column.required("source").of(Source.KIND).means("Where that is public."),
                            Column.localized("note").means("What a reader should know about it.")),
                    List.of("track", "step", "voter"),
                    true)
            .of(Position.KIND, Track.KIND, "track");

    private final PositionStore store;
    private final StepStore steps;
    private final TrackStore tracks;

    PositionTables(PositionStore store, StepStore steps, TrackStore tracks) {
        this.store = store;
        this.steps = steps;
        this.tracks = tracks;
    }

    FolderTable table() {
        return new FolderTable(POSITIONS, store::count, (slice, keys) -> rows(store.list(slice), keys));
    }

    Sheet rowsOf(Collection<UUID> ofTracks, Keys keys) {
        return new Sheet(Map.of(POSITIONS.name(), rows(store.listOfTracks(ofTracks), keys)));
    }

    private List<Map<String, String>> rows(List<Position> read, Keys keys) {
        Map<UUID, String> slugs =
                keys.of(Track.KIND, read.stream().map(Position::track).collect(Collectors.toSet()));
        Map<UUID, String> sources =
                keys.of(Source.KIND, read.stream().map(Position::source).collect(Collectors.toSet()));
        Map<UUID, String> stepSlugs = stepSlugs(read);
        return read.stream()
                .map(position -> new Cells()
                        .with("track", slugs.get(position.track()))
                        .with("step", stepSlugs.get(position.step()))
                        .with("voter", position.voter())
                        .with("position", position.choice())
                        .with("source", sources.get(position.source()))
                        .with("note", position.note())
                        .row())
                .toList();
    }

    private Map<UUID, String> stepSlugs(List<Position> read) {
        return steps.listStepsById(read.stream().map(Position::step).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Step::id, Step::slug));
    }

    /// The id of what is called so: track, step and voter.
    Optional<UUID> find(String key) {
        String[] parts = key.split("/", 3);
        return parts.length < 3
                ? Optional.empty()
                : tracks.findId(parts[0])
                        .flatMap(track -> steps.findStep(track, parts[1]))
                        .flatMap(step -> store.find(step, parts[2]));
    }

    /// Natural key → id of all.
    Map<String, UUID> ids() {
        List<Position> all = store.list(new Slice(0, Integer.MAX_VALUE));
        Map<UUID, String> slugs = tracks.list(all.stream().map(Position::track).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Track::id, Track::slug));
        Map<UUID, String> stepSlugs = stepSlugs(all);
        Map<String, UUID> ids = new LinkedHashMap<>();
        all.forEach(position -> ids.put(
                RecognitionTables.key(
                                slugs.get(position.track()), Objects.requireNonNull(stepSlugs.get(position.step())))
                        + "/" + position.voter(),
                position.id()));
        return ids;
    }
}
