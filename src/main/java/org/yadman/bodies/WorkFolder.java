package org.yadman.bodies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Sentence;
import org.yadman.sources.Source;

/// `competences.csv` and `strategies.csv`: what bodies can do, and what they work on.
@Component
@Order(26)
class WorkFolder implements FolderPart {

    static final TableShape COMPETENCES = new TableShape(
                    "competences",
                    List.of(
                            Column.required("body").of(Body.KIND).means("The body that can do it."),
                            Column.required("power").oneOf(Power.class).means("What it can do."),
                            Column.optional("tabled_by")
                                    .oneOf(Tabler.class)
                                    .means(
                                            "Who may bring it before the body; a row for each of them. Empty where nobody has"
                                                    + " said who."),
                            Column.required("source").of(Source.KIND).means("Where it stands."),
                            Column.localized("note").means("What a reader should know about it.")),
                    List.of("body", "power", "tabled_by"),
                    true)
            .of(Competence.KIND, Body.KIND, "body");
    static final TableShape STRATEGIES = new TableShape(
                    "strategies",
                    List.of(
                            Column.required("body").of(Body.KIND).means("The body that works on it."),
                            Column.required("slug").as(Usual.SLUG).means("Its key within the body."),
                            Column.requiredLocalized("name").means("What it is called."),
                            Column.optional("since").as(Usual.DATE).means("From when."),
                            Column.optional("until").as(Usual.DATE).means("Until when."),
                            Column.required("source").of(Source.KIND).means("Its document."),
                            Column.localized("says")
                                    .means("What of it matters to a request, in the record's own words.")),
                    List.of("body", "slug"),
                    true)
            .of(Strategy.KIND, Body.KIND, "body");

    private final Work work;
    private final Bodies bodies;

    WorkFolder(Work work, Bodies bodies) {
        this.work = work;
        this.bodies = bodies;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(
                        COMPETENCES,
                        work::countCompetences,
                        (slice, keys) -> competenceRows(work.listCompetences(slice), keys)),
                new FolderTable(
                        STRATEGIES,
                        work::countStrategies,
                        (slice, keys) -> strategyRows(work.listStrategies(slice), keys)));
    }

    private static List<Map<String, String>> competenceRows(List<Competence> read, Keys keys) {
        Map<UUID, String> slugs = keys(keys, Body.KIND, read, Competence::body);
        Map<UUID, String> sources = keys(keys, Source.KIND, read, Competence::source);
        return read.stream()
                .map(competence -> new Cells()
                        .with("body", slugs.get(competence.body()))
                        .with("power", competence.power())
                        .with("tabled_by", competence.tabledBy())
                        .with("source", sources.get(competence.source()))
                        .with("note", competence.note())
                        .row())
                .toList();
    }

    private static List<Map<String, String>> strategyRows(List<Strategy> read, Keys keys) {
        Map<UUID, String> slugs = keys(keys, Body.KIND, read, Strategy::body);
        Map<UUID, String> sources = keys(keys, Source.KIND, read, Strategy::source);
        return read.stream()
                .map(strategy -> new Cells()
                        .with("body", slugs.get(strategy.body()))
                        .with("slug", strategy.slug())
                        .with("name", strategy.name())
                        .with(
                                "since",
                                strategy.since() == null
                                        ? null
                                        : strategy.since().text())
                        .with(
                                "until",
                                strategy.until() == null
                                        ? null
                                        : strategy.until().text())
                        .with("source", sources.get(strategy.source()))
                        .with("says", strategy.says())
                        .row())
                .toList();
    }

    private static <T> Map<UUID, String> keys(Keys keys, String kind, List<T> rows, Function<T, UUID> reference) {
        return keys.of(kind, rows.stream().map(reference).collect(Collectors.toSet()));
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        Map<UUID, String> slugs = bodies.listAll().stream().collect(Collectors.toMap(Body::id, Body::slug));
        Slice all = new Slice(0, Integer.MAX_VALUE);
        Map<String, UUID> competences = new LinkedHashMap<>();
        work.listCompetences(all)
                .forEach(each -> competences.put(slugs.get(each.body()) + "/" + within(each), each.id()));
        Map<String, UUID> strategies = new LinkedHashMap<>();
        work.listStrategies(all).forEach(each -> strategies.put(slugs.get(each.body()) + "/" + each.slug(), each.id()));
        return Map.of(Competence.KIND, competences, Strategy.KIND, strategies);
    }

    private static String within(Competence competence) {
        Tabler tabledBy = competence.tabledBy();
        return FolderRow.word(competence.power()) + "/" + (tabledBy == null ? "" : FolderRow.word(tabledBy));
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return Map.of();
    }

    @Override
    public boolean isEmpty() {
        return work.countCompetences() == 0 && work.countStrategies() == 0;
    }

    private record Read<T>(T thing, FolderRow row) {}

    @Override
    public Staged read(FolderReader folder) {
        List<Read<Competence>> competences = new ArrayList<>();
        folder.rows(COMPETENCES)
                .forEach(row -> readCompetence(folder, row).ifPresent(each -> competences.add(new Read<>(each, row))));
        List<Read<Strategy>> strategies = new ArrayList<>();
        folder.rows(STRATEGIES)
                .forEach(row -> readStrategy(folder, row).ifPresent(each -> strategies.add(new Read<>(each, row))));
        return actor -> {
            competences.forEach(each -> work.add(each.thing(), each.row().cells(), actor));
            strategies.forEach(each -> work.add(each.thing(), canonical(each), actor));
        };
    }

    private static Optional<Competence> readCompetence(FolderReader folder, FolderRow row) {
        UUID body = row.refer("body", Body.KIND);
        Power power = row.choice("power", Power.class);
        Tabler tabledBy = row.choice("tabled_by", Tabler.class);
        UUID source = row.refer("source", Source.KIND);
        return body == null || power == null || source == null
                ? Optional.empty()
                : Optional.of(new Competence(
                        folder.declare(Competence.KIND, COMPETENCES.keyOf(row.cells())),
                        body,
                        power,
                        tabledBy,
                        source,
                        row.localized("note")));
    }

    private static Optional<Strategy> readStrategy(FolderReader folder, FolderRow row) {
        UUID body = row.refer("body", Body.KIND);
        String slug = row.slug("slug");
        var since = row.date("since");
        var until = row.date("until");
        UUID source = row.refer("source", Source.KIND);
        if (since != null && until != null && until.latest().isBefore(since.earliest())) {
            row.problem("until", Sentence.of("bodies.mistake.until"));
        }
        return body == null
                        || slug == null
                        || source == null
                        || row.localized("name").isEmpty()
                ? Optional.empty()
                : Optional.of(new Strategy(
                        folder.declare(Strategy.KIND, STRATEGIES.keyOf(row.cells())),
                        body,
                        slug,
                        row.localized("name"),
                        since,
                        until,
                        source,
                        row.localized("says")));
    }

    // A version holds a row as an export would write it, in whatever notation it was typed.
    private static Map<String, String> canonical(Read<Strategy> read) {
        Map<String, String> cells = new LinkedHashMap<>(read.row().cells());
        var since = read.thing().since();
        var until = read.thing().until();
        if (since != null) {
            cells.put("since", since.text());
        }
        if (until != null) {
            cells.put("until", until.text());
        }
        return Map.copyOf(cells);
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        String[] parts = key.split("/", 2);
        if (parts.length != 2 || !(kind.equals(Competence.KIND) || kind.equals(Strategy.KIND))) {
            return Optional.empty();
        }
        return bodies.find(parts[0])
                .flatMap(body -> kind.equals(Strategy.KIND)
                        ? work.strategies(body).stream()
                                .filter(each -> each.slug().equals(parts[1]))
                                .map(Strategy::id)
                                .findFirst()
                        : work.competences(body).stream()
                                .filter(each -> within(each).equals(parts[1]))
                                .map(Competence::id)
                                .findFirst());
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        Set<UUID> asked = Ref.ids(things, Body.KIND);
        return asked.isEmpty()
                ? Sheet.EMPTY
                : new Sheet(Map.of(
                        COMPETENCES.name(), competenceRows(work.listCompetences(asked), keys),
                        STRATEGIES.name(), strategyRows(work.listStrategies(asked), keys)));
    }

    @Override
    public void remove(Ref thing) {
        work.remove(thing);
    }

    @Override
    public Map<String, String> words() {
        return Map.of("competences/power", "bodies.power.", "competences/tabled_by", "bodies.tabler.");
    }

    @Override
    public void clear() {
        work.clear();
    }
}
