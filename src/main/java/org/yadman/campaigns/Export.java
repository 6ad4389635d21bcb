package org.yadman.campaigns;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.yadman.platform.collect.FolderWriter;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.text.Language;

/// A campaign folder in memory while it is written. The same record always gives the same bytes.
final class Export implements FolderWriter {

    private final Map<String, Map<UUID, String>> keys = new HashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> languages;

    /// @param ids natural keys and ids of the whole record
    /// @param languages the server's languages: their columns always stand
    Export(Map<String, Map<String, UUID>> ids, List<Language> languages) {
        ids.forEach((kind, byKey) -> {
            Map<UUID, String> byId = keys.computeIfAbsent(kind, k -> new HashMap<>());
            byKey.forEach((key, id) -> byId.put(id, key));
        });
        this.languages = languages.stream().map(Language::tag).toList();
    }

    /// Path → content, sorted by path.
    Map<String, byte[]> files() {
        return files;
    }

    /// One table as it is written.
    record Table(TableShape shape, List<String> header, List<Map<String, String>> rows) {

        /// Writes the table as CSV, each cell through the function.
        void writeTo(Writer text, LineDelimiter delimiter, UnaryOperator<String> cell) {
            try (CsvWriter csv = CsvWriter.builder().lineDelimiter(delimiter).build(text)) {
                csv.writeRecord(header);
                for (Map<String, String> row : rows) {
                    csv.writeRecord(header.stream()
                            .map(column -> cell.apply(row.getOrDefault(column, "")))
                            .toList());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The tables, in the order of the rooms.
    List<Table> tables() {
        return List.copyOf(tables);
    }

    @Override
    public String key(String kind, UUID id) {
        return Objects.requireNonNull(
                keys.getOrDefault(kind, Map.of()).get(id), () -> "No " + kind + " has the id " + id);
    }

    @Override
    public void file(String path, byte[] content) {
        files.put(path, content);
    }

    @Override
    public void table(TableShape shape, List<Map<String, String>> rows) {
        List<Map<String, String>> ordered = new ArrayList<>(rows);
        if (shape.sorted()) {
            ordered.sort(Comparator.comparing(row -> Folder.key(shape, row)));
        }
        List<String> header = header(shape, rows);
        Table table = new Table(shape, header, ordered);
        tables.add(table);
        StringWriter text = new StringWriter();
        table.writeTo(text, LineDelimiter.LF, UnaryOperator.identity());
        files.put(shape.file(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    // The server's languages first and always, so that a translator sees the empty cells; then the others that occur.
    private List<String> header(TableShape shape, List<Map<String, String>> rows) {
        List<String> header = new ArrayList<>();
        for (Column column : shape.columns()) {
            if (!column.localized()) {
                header.add(column.name());
                continue;
            }
            languages.forEach(language -> header.add(column.name() + "." + language));
            Set<String> others = new TreeSet<>();
            for (Map<String, String> row : rows) {
                row.keySet().stream()
                        .filter(name -> name.startsWith(column.name() + "."))
                        .filter(name ->
                                !languages.contains(name.substring(column.name().length() + 1)))
                        .forEach(others::add);
            }
            header.addAll(others);
        }
        return header;
    }
}
