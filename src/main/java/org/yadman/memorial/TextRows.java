package org.yadman.memorial;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// The rows of CSV, whatever separates its cells.
final class TextRows implements ListRows {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int HEAD = 64 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final String SEPARATOR_LINE = "sep=";
    private static final int KNOWN = 1000;

    private final long size;
    private final CountedStream stream;
    private final CloseableIterator<CsvRecord> records;
    private long last;
    private int rows;

    TextRows(Path file, String encoding) {
        try {
            this.size = Math.max(1, Files.size(file));
            char separator = separator(head(file, encoding));
            this.stream = new CountedStream(Files.newInputStream(file));
            this.records = reader(separator, new StrictText(stream, encoding)).iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader<CsvRecord> reader(char separator, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(BUFFER)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(ListLimits.COLUMNS)
                                .maxFieldSize(ListLimits.CELL)
                                .maxRecordSize(ListLimits.RECORD)),
                        text);
    }

    private static String head(Path file, String encoding) throws IOException {
        try (Reader text = new StrictText(Files.newInputStream(file), encoding)) {
            char[] head = new char[HEAD];
            int length = 0;
            int read = text.read(head, 0, HEAD);
            while (read > 0) {
                length += read;
                read = text.read(head, length, HEAD - length);
            }
            return new String(head, 0, length);
        }
    }

    /// The one by which the first row has the most columns that are known, or else the most.
    private static char separator(String head) {
        if (head.startsWith(SEPARATOR_LINE) && head.length() > SEPARATOR_LINE.length()) {
            return head.charAt(SEPARATOR_LINE.length());
        }
        char best = ',';
        int most = -1;
        for (char each : SEPARATORS) {
            int found = first(head, each).stream()
                    .mapToInt(cell -> ColumnWords.find(cell) == null ? 1 : KNOWN)
                    .sum();
            if (found > most) {
                best = each;
                most = found;
            }
        }
        return best;
    }

    private static List<String> first(String head, char separator) {
        try (CsvReader<CsvRecord> reader = reader(separator, new StringReader(head))) {
            Iterator<CsvRecord> records = reader.iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException broken) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable ListRow next() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                boolean separatorLine = last == 0 && record.getField(0).startsWith(SEPARATOR_LINE);
                last = record.getStartingLineNumber();
                ListRow row = separatorLine ? null : row(record);
                if (row != null && !row.isEmpty()) {
                    requireRows(++rows);
                    return row;
                }
            }
            return null;
        } catch (CsvParseException broken) {
            throw refusal(broken);
        }
    }

    static void requireRows(int rows) {
        if (rows > ListLimits.ROWS + 1) {
            throw new Misread(Sentence.of("memorial.file.rows", "most", ListLimits.ROWS));
        }
    }

    private ListRow row(CsvRecord record) {
        List<ListRow.Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            String cell = record.getField(i);
            // ="0049" is how spreadsheets write down a text that looks like a number.
            if (cell.startsWith("=") && !cell.matches("=\"[^\"]*\"")) {
                wrong.add(new ListRow.Wrong(i, Sentence.of("memorial.row.formula")));
            }
        }
        return new ListRow(last, record.getFields(), wrong);
    }

    // What the reader of CSV could not take, or what stopped it: our own refusal is among the causes then.
    private RuntimeException refusal(CsvParseException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Misread misread) {
                return misread;
            }
            if (cause instanceof IOException e) {
                return new UncheckedIOException(e);
            }
        }
        return new Misread(
                Sentence.of("memorial.file.csv", "line", last, "cell", ListLimits.CELL, "columns", ListLimits.COLUMNS));
    }

    @Override
    public int percent() {
        return (int) Math.min(100, stream.count() * 100 / size);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
