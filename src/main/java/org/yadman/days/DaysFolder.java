package org.yadman.days;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
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

/// `days.csv` and `observances.csv`.
@Component
@Order(30)
class DaysFolder implements FolderPart {

    private static final TableShape DAYS = new TableShape(
                    "days",
                    List.of(
                            Column.required("slug")
                                    .as(Usual.SLUG)
                                    .means("Its key: how addresses and other tables name it."),
                            Column.required("role")
                                    .oneOf(DayRole.class)
                                    .means(
                                            "Whether it is the common day, a day that a group keeps, an international day close"
                                                    + " by, or a public holiday that may clash."),
                            Column.requiredLocalized("name")
                                    .means("What this record calls it; titles that sources give it are claims."),
                            Column.localized("about").means("What is remembered on it, and by whom.")),
                    List.of("slug"),
                    true)
            .of(Day.KIND);
    private static final TableShape OBSERVANCES = new TableShape(
                    "observances",
                    List.of(
                            Column.required("group").of(Group.KIND).means("The group that keeps the day."),
                            Column.required("day").of(Day.KIND).means("The day that it keeps."),
                            Column.localized("about").means("How the group keeps it.")),
                    List.of("group", "day"),
                    true)
            .of(Observance.KIND);

    private final Days days;
    private final Groups groups;

    DaysFolder(Days days, Groups groups) {
        this.days = days;
        this.groups = groups;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(
                        DAYS,
                        days::count,
                        (slice, keys) -> slice.of(days.listWritten()).stream()
                                .map(Days.Written::row)
                                .toList()),
                new FolderTable(OBSERVANCES, days::countObservances, this::observanceRows));
    }

    /// An observance with the slugs by which files know it.
    private record Kept(Observance observance, String group, String day) {
        String key() {
            return group + "/" + day;
        }
    }

    // The key begins with the slug of another room's group, so the database cannot order by it.
    private List<Kept> kept() {
        return kept(days.listObservances());
    }

    private List<Kept> kept(List<Observance> observances) {
        Map<UUID, Group> keepers = groups.byId(
                observances.stream().map(Observance::group).distinct().toList());
        Map<UUID, String> slugs =
                days.listWritten().stream().collect(Collectors.toMap(Days.Written::id, Days.Written::slug));
        return observances.stream()
                .map(observance -> new Kept(
                        observance,
                        Objects.requireNonNull(keepers.get(observance.group())).slug(),
                        Objects.requireNonNull(slugs.get(observance.day()))))
                .sorted(Comparator.comparing(Kept::group).thenComparing(Kept::day))
                .toList();
    }

    private List<Map<String, String>> observanceRows(Slice slice, Keys keys) {
        return slice.of(kept()).stream().map(DaysFolder::row).toList();
    }

    private static Map<String, String> row(Kept kept) {
        return new Cells()
                .with("group", kept.group())
                .with("day", kept.day())
                .with("about", kept.observance().about())
                .row();
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of(
                Day.KIND,
                days.listWritten().stream().collect(Collectors.toMap(Days.Written::slug, Days.Written::id)),
                Observance.KIND,
                kept().stream()
                        .collect(Collectors.toMap(
                                Kept::key, kept -> kept.observance().id())));
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return switch (kind) {
            case Day.KIND ->
                days.listWritten().stream()
                        .filter(day -> ids.contains(day.id()))
                        .collect(Collectors.toMap(Days.Written::id, Days.Written::slug));
            case Observance.KIND ->
                kept().stream()
                        .filter(kept -> ids.contains(kept.observance().id()))
                        .collect(Collectors.toMap(kept -> kept.observance().id(), Kept::key));
            default -> Map.of();
        };
    }

    @Override
    public boolean isEmpty() {
        return days.count() == 0;
    }

    @Override
    public Staged read(FolderReader folder) {
        List<Days.Written> read = new ArrayList<>();
        for (FolderRow row : folder.rows(DAYS)) {
            readDay(folder, row, read).ifPresent(read::add);
        }
        Map<Observance, Map<String, String>> observances = new LinkedHashMap<>();
        for (FolderRow row : folder.rows(OBSERVANCES)) {
            UUID group = row.refer("group", Group.KIND);
            UUID day = row.refer("day", Day.KIND);
            UUID id = folder.declare(Observance.KIND, row.textOrEmpty("group") + "/" + row.textOrEmpty("day"));
            if (group != null && day != null) {
                observances.put(new Observance(id, group, day, row.localized("about")), row.cells());
            }
        }
        return actor -> {
            // There is one common day: another one stops being it before this one becomes it.
            read.stream()
                    .sorted(Comparator.comparing(day -> day.role() == DayRole.COMMON))
                    .forEach(day -> days.add(day, actor));
            observances.forEach((observance, row) -> days.add(observance, row, actor));
        };
    }

    private static Optional<Days.Written> readDay(FolderReader folder, FolderRow row, List<Days.Written> earlier) {
        String slug = row.slug("slug");
        DayRole role = row.choice("role", DayRole.class);
        if (role == DayRole.COMMON && earlier.stream().anyMatch(day -> day.role() == DayRole.COMMON)) {
            row.problem("role", Sentence.of("days.mistake.second-common"));
        }
        if (slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Day.KIND, slug);
        if (role == null) {
            return Optional.empty();
        }
        return Optional.of(new Days.Written(id, slug, role, row.localized("name"), row.localized("about")));
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return switch (kind) {
            case Day.KIND -> days.findId(key);
            case Observance.KIND -> {
                String[] parts = key.split("/", 2);
                yield parts.length < 2
                        ? Optional.empty()
                        : groups.find(parts[0]).flatMap(group -> days.findObservance(group.id(), parts[1]));
            }
            default -> Optional.empty();
        };
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        Set<UUID> asked = Ref.ids(things, Day.KIND);
        List<Observance> observances = days.listObservances(Ref.ids(things, Observance.KIND));
        return new Sheet(Map.of(
                DAYS.name(),
                days.listWritten().stream()
                        .filter(day -> asked.contains(day.id()))
                        .map(Days.Written::row)
                        .toList(),
                OBSERVANCES.name(),
                kept(observances).stream().map(DaysFolder::row).toList()));
    }

    /// The common day, of which there is one.
    @Override
    public Collection<Ref> along(Sheet rows) {
        return rows.rows(DAYS.name()).isEmpty()
                ? List.of()
                : days.findCommon().map(Day::ref).stream().toList();
    }

    @Override
    public void remove(Ref thing) {
        days.remove(thing);
    }

    @Override
    public Map<String, String> words() {
        return Map.of("days/role", "days.role.");
    }

    @Override
    public void clear() {
        days.clear();
    }
}
