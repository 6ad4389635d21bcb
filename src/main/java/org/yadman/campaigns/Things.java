package org.yadman.campaigns;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Thing;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;

/// The things of the record with their rows, as they stand: what an edit is read with, and what its form shows.
@Component
class Things {

    private final List<FolderPart> parts;
    private final Tables tables;
    private final History history;

    Things(List<FolderPart> parts, Tables tables, History history) {
        this.parts = parts;
        this.tables = tables;
        this.history = history;
    }

    /// A row as it stands, with the number of its version.
    record Standing(Ref ref, Map<String, String> row, int version) {}

    /// The row of this natural key.
    @Transactional(readOnly = true)
    Optional<Standing> standing(TableShape shape, String key) {
        Thing thing = shape.thing();
        if (thing == null || key.isEmpty()) {
            return Optional.empty();
        }
        return find(thing.kind(), key)
                .flatMap(ref -> whole(shape, key)
                        .flatMap(whole -> rowsOf(List.of(whole)).rows(shape.name()).stream()
                                .filter(row -> shape.keyOf(row).equals(key))
                                .findFirst()
                                .map(row -> new Standing(ref, row, version(ref)))));
    }

    /// What stands now in the place of a line: its row, or what a choice among claims would replace.
    @Transactional(readOnly = true)
    Map<String, String> now(Edit.Line line) {
        if (line.shape().thing() != null) {
            return standing(line.shape(), line.key()).map(Standing::row).orElse(Map.of());
        }
        return Subject.of(line.texts())
                .flatMap(subject -> find(subject.kind(), subject.key()))
                .flatMap(thing -> parts.stream()
                        .map(part -> part.replaced(thing, line.shape().name(), line.texts(), tables.keys()))
                        .filter(found -> !found.isEmpty())
                        .findFirst())
                .orElse(Map.of());
    }

    /// The number of something's last version; 0 if it has none.
    int version(Ref ref) {
        return history.findLast(ref).map(History.Version::number).orElse(0);
    }

    /// The versions of something, the newest first.
    @Transactional(readOnly = true)
    List<History.Version> versions(Ref ref) {
        return history.list(ref);
    }

    /// A thing with all its rows.
    @Transactional(readOnly = true)
    Sheet sheet(TableShape shape, String key) {
        return shape.thing() == null
                ? Sheet.EMPTY
                : whole(shape, key).map(whole -> withClaims(List.of(whole))).orElse(Sheet.EMPTY);
    }

    /// What the record calls so.
    Optional<Ref> find(String kind, String key) {
        return findId(kind, key).map(id -> new Ref(kind, id));
    }

    /// The id of what the record calls so.
    Optional<UUID> findId(String kind, String key) {
        return parts.stream().flatMap(part -> part.find(kind, key).stream()).findFirst();
    }

    /// The thing to whose sheet a row belongs, if the record has it already.
    Optional<Ref> about(Edit.Line line) {
        if (line.shape().thing() != null) {
            return whole(line.shape(), line.keyNow());
        }
        return Subject.of(line.texts())
                .flatMap(subject -> tables.shapeOf(subject.kind())
                        .flatMap(shape -> whole(shape, subject.key()))
                        .or(() -> find(subject.kind(), subject.key())));
    }

    // What something is part of is named by the first column of its key.
    private Optional<Ref> whole(TableShape shape, String key) {
        Thing thing = Objects.requireNonNull(shape.thing());
        return find(thing.whole(), thing.within().isEmpty() ? key : key.split("/", 2)[0]);
    }

    /// The rows of these things, and what sources say of them and of their parts.
    Sheet withClaims(Collection<Ref> things) {
        Sheet own = rowsOf(things);
        Set<Ref> all = new LinkedHashSet<>(things);
        tables.all().forEach(table -> {
            Thing thing = table.shape().thing();
            if (thing != null) {
                own.rows(table.shape().name())
                        .forEach(row ->
                                find(thing.kind(), table.shape().keyOf(row)).ifPresent(all::add));
            }
        });
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>(own.tables());
        Sheet whole = rowsOf(all);
        tables.all().stream()
                .map(FolderTable::shape)
                .filter(shape -> shape.thing() == null)
                .forEach(shape -> rows.put(shape.name(), whole.rows(shape.name())));
        return new Sheet(rows);
    }

    private Sheet rowsOf(Collection<Ref> things) {
        Sheet rows = Sheet.EMPTY;
        for (FolderPart part : parts) {
            rows = rows.and(part.rowsOf(things, tables.keys()));
        }
        return rows;
    }
}
