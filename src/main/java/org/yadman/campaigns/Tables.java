package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.PublicTables;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;

/// The tables of the record. A table can be longer than memory, so it is only ever read in slices.
@Component
class Tables {

    /// How many rows are in memory at once.
    private static final int SLICE = 1000;

    private final List<FolderPart> parts;
    private final List<PublicTables> besides;
    private final List<String> languages;
    private final Keys keys = this::keys;

    Tables(List<FolderPart> parts, List<PublicTables> besides, Languages languages) {
        this.parts = parts;
        this.besides = besides;
        this.languages = languages.all().stream().map(Language::tag).toList();
    }

    private Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        Set<UUID> asked = new HashSet<>(ids);
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> found = parts.stream()
                .map(part -> part.keys(kind, asked))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(Map.of());
        if (!found.keySet().containsAll(asked)) {
            asked.removeAll(found.keySet());
            throw new IllegalStateException(
                    "No " + kind + " has the id " + asked.iterator().next());
        }
        return found;
    }

    /// The natural keys of objects of all rooms.
    Keys keys() {
        return keys;
    }

    /// All tables of the campaign folder, in the order of the rooms.
    List<FolderTable> all() {
        return parts.stream().flatMap(part -> part.tables().stream()).toList();
    }

    /// Those, and the ones that are not in the campaign folder.
    List<FolderTable> shown() {
        return Stream.concat(
                        all().stream(),
                        besides.stream().flatMap(more -> more.publicTables().stream()))
                .toList();
    }

    /// Those whose rows are written by hand at the desk.
    List<FolderTable> byHand() {
        return parts.stream()
                .flatMap(part -> part.tables().stream()
                        .filter(table -> part.byHand(table.shape().name())))
                .toList();
    }

    /// One of those.
    Optional<FolderTable> findByHand(String name) {
        return byHand().stream()
                .filter(table -> table.shape().name().equals(name))
                .findFirst();
    }

    Optional<FolderTable> find(String name) {
        return shown().stream().filter(table -> table.shape().name().equals(name)).findFirst();
    }

    /// The table whose rows are things of this kind.
    Optional<TableShape> shapeOf(String kind) {
        return all().stream()
                .map(FolderTable::shape)
                .filter(shape -> {
                    TableShape.Thing thing = shape.thing();
                    return thing != null && thing.kind().equals(kind);
                })
                .findFirst();
    }

    /// Some rows of a table.
    @Transactional(readOnly = true)
    List<Map<String, String>> rows(FolderTable table, Slice slice) {
        return table.rows().in(slice, keys);
    }

    /// Every row of a table, one after the other.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void each(FolderTable table, Consumer<Map<String, String>> taker) {
        String before = "";
        List<Map<String, String>> rows;
        long skip = 0;
        do {
            rows = table.rows().in(new Slice(skip, SLICE), keys);
            for (Map<String, String> row : rows) {
                before = inOrder(table.shape(), before, row);
                taker.accept(row);
            }
            skip += SLICE;
        } while (rows.size() == SLICE);
    }

    // An order that is not the same everywhere would make another export of the same record.
    private static String inOrder(TableShape shape, String before, Map<String, String> row) {
        String key = shape.sorted() ? Folder.key(shape, row) : "";
        if (Arrays.compareUnsigned(before.getBytes(UTF_8), key.getBytes(UTF_8)) > 0) {
            throw new IllegalStateException(
                    "The rows of " + shape.file() + " do not come in the order of their keys: " + key);
        }
        return key;
    }

    /// Writes a table as CSV, each cell through the function.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void write(FolderTable table, Writer text, LineDelimiter delimiter, UnaryOperator<String> cell) {
        List<String> header = header(table);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(delimiter).build(text);
        csv.writeRecord(header);
        each(
                table,
                row -> csv.writeRecord(header.stream()
                        .map(column -> cell.apply(row.getOrDefault(column, "")))
                        .toList()));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The server's languages first and always, so that a translator sees the empty cells; then the others that occur.
    private List<String> header(FolderTable table) {
        Set<String> others = new TreeSet<>();
        if (table.shape().columns().stream().anyMatch(Column::localized)) {
            each(
                    table,
                    row -> row.keySet().stream()
                            .filter(name -> name.indexOf('.') > 0)
                            .filter(name -> !languages.contains(name.substring(name.indexOf('.') + 1)))
                            .forEach(others::add));
        }
        List<String> header = new ArrayList<>();
        for (Column column : table.shape().columns()) {
            if (column.localized()) {
                languages.forEach(language -> header.add(column.name() + "." + language));
                others.stream()
                        .filter(name -> name.startsWith(column.name() + "."))
                        .forEach(header::add);
            } else {
                header.add(column.name());
            }
        }
        return header;
    }
}
