package org.yadman.days;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.yadman.platform.collect.FolderWriter;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.db.ActorId;

/// `days.csv` and `observances.csv`.
@Component
@Order(30)
class DaysFolder implements FolderPart {

    private static final TableShape DAYS = new TableShape(
            "days",
            List.of(
                    Column.required("slug"),
                    Column.required("role"),
                    Column.requiredLocalized("name"),
                    Column.localized("about")),
            List.of("slug"),
            true);
    private static final TableShape OBSERVANCES = new TableShape(
            "observances",
            List.of(Column.required("group"), Column.required("day"), Column.localized("about")),
            List.of("group", "day"),
            true);

    private final Days days;
    private final Groups groups;

    DaysFolder(Days days, Groups groups) {
        this.days = days;
        this.groups = groups;
    }

    @Override
    public List<TableShape> tables() {
        return List.of(DAYS, OBSERVANCES);
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        Map<UUID, String> daySlugs =
                days.listWritten().stream().collect(Collectors.toMap(Days.Written::id, Days.Written::slug));
        List<Observance> observances = days.listObservances();
        Map<UUID, Group> keepers =
                groups.byId(observances.stream().map(Observance::group).toList());
        Map<String, UUID> byDay = new LinkedHashMap<>();
        daySlugs.forEach((id, slug) -> byDay.put(slug, id));
        Map<String, UUID> byKey = new LinkedHashMap<>();
        for (Observance observance : observances) {
            Group group = Objects.requireNonNull(keepers.get(observance.group()));
            byKey.put(key(group.slug(), String.valueOf(daySlugs.get(observance.day()))), observance.id());
        }
        return Map.of(Day.KIND, byDay, Observance.KIND, byKey);
    }

    private static String key(String group, String day) {
        return group + "/" + day;
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
            UUID id = folder.declare(Observance.KIND, key(row.textOrEmpty("group"), row.textOrEmpty("day")));
            if (group != null && day != null) {
                observances.put(new Observance(id, group, day, row.localized("about")), row.cells());
            }
        }
        return () -> {
            read.forEach(day -> days.add(day, ActorId.IMPORT));
            observances.forEach((observance, row) -> days.add(observance, row, ActorId.IMPORT));
        };
    }

    private static Optional<Days.Written> readDay(FolderReader folder, FolderRow row, List<Days.Written> earlier) {
        String slug = row.slug("slug");
        DayRole role = row.choice("role", DayRole.class);
        if (role == DayRole.COMMON && earlier.stream().anyMatch(day -> day.role() == DayRole.COMMON)) {
            row.problem("role", "a second common day: a campaign proposes one.");
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
    public void clear() {
        days.clear();
    }

    @Override
    public void export(FolderWriter out) {
        out.table(DAYS, days.listWritten().stream().map(Days.Written::row).toList());
        List<Map<String, String>> rows = new ArrayList<>();
        for (Observance observance : days.listObservances()) {
            rows.add(new Cells()
                    .with("group", out.key(Group.KIND, observance.group()))
                    .with("day", out.key(Day.KIND, observance.day()))
                    .with("about", observance.about())
                    .row());
        }
        out.table(OBSERVANCES, rows);
    }
}
