package org.yadman.campaigns;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.db.Ids;
import org.yadman.platform.text.Sentence;

/// A campaign folder on disk while it is read: its rows, its files, and every mistake in it.
final class Folder implements FolderReader {

    private static final Pattern LOCALIZED = Pattern.compile("([a-z_]+)\\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)");
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    /// Where the files are that are no tables.
    static final List<String> SUBFOLDERS = List.of("texts", "documents", "photos");

    private final Path root;
    private final Ids newIds;
    private final Map<String, Map<String, UUID>> known;
    private final Map<String, Map<String, UUID>> given = new HashMap<>();
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<FolderRow>> tables = new LinkedHashMap<>();
    private boolean unread;

    /// @param known natural keys and ids of what is in the record already
    Folder(Path root, Ids newIds, Map<String, Map<String, UUID>> known) {
        this.root = root;
        this.newIds = newIds;
        this.known = known;
    }

    private record Asked(String kind, String key, Place place) {}

    /// All mistakes, in the order of files and lines, once every part has read.
    List<Problem> problems() {
        asked.stream().filter(this::isUnknown).forEach(ask -> problem(ask.place(), unknown(ask)));
        asked.clear();
        problems.sort(Comparator.comparing((Problem problem) -> problem.at().file())
                .thenComparingInt(problem -> problem.at().line()));
        return problems.stream().distinct().toList();
    }

    // Where a whole table could not be read, what it would have declared is not known; that mistake is told already.
    private boolean isUnknown(Asked ask) {
        Set<String> keys = declared.getOrDefault(ask.kind(), Set.of());
        return !keys.contains(ask.key()) && !(unread && keys.isEmpty());
    }

    private Sentence unknown(Asked ask) {
        return declared.getOrDefault(ask.kind(), Set.of()).stream()
                .min(Comparator.comparingInt(key -> distance(key, ask.key())))
                .filter(key -> distance(key, ask.key()) <= 3)
                .map(closest -> Sentence.of(
                        "campaigns.mistake.misspelt", "kind", ask.kind(), "key", ask.key(), "closest", closest))
                .orElseGet(() -> Sentence.of("campaigns.mistake.unknown", "kind", ask.kind(), "key", ask.key()));
    }

    // Levenshtein distance: for a suggestion, on slugs of at most 60 characters.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /// The rows that were read, by table, for comparing with the record.
    Map<String, List<FolderRow>> tables() {
        return tables;
    }

    @Override
    public void problem(Place at, Sentence expected) {
        problems.add(new Problem(at, expected));
    }

    @Override
    public UUID declare(String kind, String key) {
        declared.computeIfAbsent(kind, k -> new TreeSet<>()).add(key);
        return id(kind, key);
    }

    @Override
    public Map<String, UUID> declared(String kind) {
        Map<String, UUID> keys = new TreeMap<>();
        declared.getOrDefault(kind, Set.of()).forEach(key -> keys.put(key, id(kind, key)));
        return keys;
    }

    @Override
    public UUID refer(String kind, String key, Place place) {
        asked.add(new Asked(kind, key, place));
        return id(kind, key);
    }

    private UUID id(String kind, String key) {
        UUID old = known.getOrDefault(kind, Map.of()).get(key);
        return old != null
                ? old
                : given.computeIfAbsent(kind, k -> new HashMap<>()).computeIfAbsent(key, k -> newIds.random());
    }

    @Override
    public Optional<byte[]> file(String path) {
        Path file;
        try {
            file = root.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!file.startsWith(root.normalize()) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        // A link could lead out of the folder, to a file of the machine.
        if (isBehindLink(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            problem(new Place(path, 0, ""), Sentence.of("campaigns.mistake.no-file"));
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                problem(new Place(path, 0, ""), Sentence.of("campaigns.mistake.file-too-large"));
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            problem(new Place(path, 0, ""), Sentence.of("campaigns.mistake.file-unreadable", "reason", e.getMessage()));
            return Optional.empty();
        }
    }

    // The folder itself may be reached through a link; what is in it may not.
    private boolean isBehindLink(Path file) {
        Path folder = file.getParent();
        return folder != null
                && !root.normalize().equals(folder)
                && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> files(String subfolder) {
        Path folder = subfolder.isEmpty() ? root : root.resolve(subfolder);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!subfolder.isEmpty() && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            problem(new Place(subfolder, 0, ""), Sentence.of("campaigns.mistake.no-folder"));
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives out the files that are no tables, one after the other: together they can be more than
    /// memory holds.
    void otherFiles(BiConsumer<String, byte[]> taker) {
        file("campaign.yaml").ifPresent(content -> taker.accept("campaign.yaml", content));
        for (String subfolder : SUBFOLDERS) {
            for (String name : files(subfolder)) {
                String path = subfolder + "/" + name;
                file(path).ifPresent(content -> taker.accept(path, content));
            }
        }
    }

    /// Notes every file that no part of the record has a use for: a misspelt name must not be passed over in silence.
    void refuseStrangers(Set<String> expected) {
        for (String name : files("")) {
            if (!expected.contains(name) && !name.startsWith(".")) {
                problem(
                        new Place(name, 0, ""),
                        Sentence.of("campaigns.mistake.stranger", "names", List.copyOf(expected)));
            }
        }
    }

    @Override
    public List<FolderRow> rows(TableShape shape) {
        List<FolderRow> rows =
                file(shape.file()).map(bytes -> read(shape, bytes)).orElse(List.of());
        tables.put(shape.name(), rows);
        return rows;
    }

    private List<FolderRow> read(TableShape shape, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = "\0";
        }
        if (text.indexOf('\0') >= 0) {
            problem(new Place(shape.file(), 0, ""), Sentence.of("platform.collect.utf8"));
            unread = true;
            return List.of();
        }
        Optional<Problem> quotes = Quotes.check(shape.file(), text);
        if (quotes.isPresent()) {
            problems.add(quotes.get());
            unread = true;
            return List.of();
        }
        List<FolderRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            List<String> header = null;
            Map<String, Integer> keys = new HashMap<>();
            for (CsvRecord line : reader) {
                if (header == null) {
                    header = header(shape, line);
                } else {
                    FolderRow row = row(shape, header, line);
                    check(shape, header, row, keys);
                    rows.add(row);
                }
            }
            if (header == null) {
                problem(new Place(shape.file(), 1, ""), Sentence.of("campaigns.mistake.file-empty"));
            }
        } catch (CsvParseException e) {
            problem(new Place(shape.file(), 0, ""), Sentence.of("campaigns.mistake.csv", "reason", rootMessage(e)));
            unread = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
    }

    private List<String> header(TableShape shape, CsvRecord line) {
        List<String> header = line.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                problem(new Place(shape.file(), 1, name), Sentence.of("campaigns.mistake.column-twice"));
            }
            if (!known(shape, name)) {
                problem(
                        new Place(shape.file(), 1, name),
                        Sentence.of("campaigns.mistake.column-unknown", "columns", names(shape)));
            }
        }
        for (Column column : shape.columns()) {
            if (column.required() && !stands(column, header)) {
                problem(new Place(shape.file(), 1, column.name()), Sentence.of("campaigns.mistake.column-missing"));
            }
        }
        return header;
    }

    private static boolean known(TableShape shape, String name) {
        var localized = LOCALIZED.matcher(name);
        return shape.columns().stream()
                .anyMatch(column -> column.localized()
                        ? localized.matches() && localized.group(1).equals(column.name())
                        : column.name().equals(name));
    }

    private static List<String> names(TableShape shape) {
        return shape.columns().stream()
                .map(column -> column.localized() ? column.name() + ".LANG" : column.name())
                .toList();
    }

    private FolderRow row(TableShape shape, List<String> header, CsvRecord line) {
        int number = (int) line.getStartingLineNumber();
        if (line.getFieldCount() > header.size()) {
            problem(
                    new Place(shape.file(), number, ""),
                    Sentence.of("campaigns.mistake.cells", "cells", line.getFieldCount(), "columns", header.size()));
        }
        Map<String, String> cells = new TreeMap<>();
        for (int i = 0; i < Math.min(header.size(), line.getFieldCount()); i++) {
            String cell = line.getField(i).strip();
            if (!cell.isEmpty()) {
                cells.put(header.get(i), cell);
            }
        }
        return new FolderRow(this, shape.file(), number, cells);
    }

    // Whether a column, or a localized one in at least one language, is among these.
    private static boolean stands(Column column, Collection<String> names) {
        return column.localized()
                ? names.stream().anyMatch(name -> name.startsWith(column.name() + "."))
                : names.contains(column.name());
    }

    /// Notes every column without a cell that must have one.
    static void refuseEmpty(TableShape shape, FolderRow row) {
        shape.columns().stream()
                .filter(column ->
                        column.required() && !stands(column, row.cells().keySet()))
                .forEach(column -> refuseEmpty(column, row));
    }

    private static void refuseEmpty(Column column, FolderRow row) {
        row.problem(
                column.name(),
                Sentence.of(column.localized() ? "campaigns.mistake.no-text" : "campaigns.mistake.no-cell"));
    }

    // A column that the header lacks is one mistake, and not one more in every row.
    private void check(TableShape shape, List<String> header, FolderRow row, Map<String, Integer> keys) {
        for (Column column : shape.columns()) {
            if (column.required()
                    && stands(column, header)
                    && !stands(column, row.cells().keySet())) {
                refuseEmpty(column, row);
            }
        }
        // An empty cell in a part of the key that may be empty is a value like any other.
        boolean named = shape.columns().stream()
                .filter(column -> column.required() && shape.key().contains(column.name()))
                .allMatch(column -> row.cells().containsKey(column.name()));
        if (!shape.key().isEmpty() && named) {
            String key = key(shape, row.cells());
            Integer before = keys.putIfAbsent(key, row.line());
            if (before != null) {
                row.problem(String.join(", ", shape.key()), Sentence.of("campaigns.mistake.same", "line", before));
            }
        }
    }

    /// A row's natural key in one text.
    static String key(TableShape shape, Map<String, String> cells) {
        return String.join(
                "\u001f",
                shape.key().stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .toList());
    }
}
