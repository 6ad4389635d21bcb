package org.yadman.memorial;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// The rows of the first sheet of an XLSX file, read while it is unpacked. Formulas are not reckoned: what
/// they would show is a matter of the program that opens the file, so a cell with one is refused.
final class SheetRows implements ListRows {

    private static final int WIDEST = 16_384;
    private static final String NUMBER = "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][-+]?[0-9]{1,2})?";

    private final SheetZip zip;
    private final SheetStrings strings = new SheetStrings();
    private final SheetDates dates = new SheetDates();
    private final SheetXml sheet;
    private final List<Sentence> remarks = new ArrayList<>();
    private long line;
    private int rows;
    private long lastRow;

    SheetRows(Path file) {
        this.zip = new SheetZip(file);
        try {
            List<String> sheets = sheets();
            if (sheets.size() > 1) {
                remarks.add(Sentence.of("memorial.file.sheets", "count", sheets.size() - 1));
            }
            readWith("xl/styles.xml", dates::read);
            readWith("xl/sharedStrings.xml", strings::read);
            SheetXml first = zip.open(sheets.getFirst());
            if (first == null) {
                throw SheetZip.broken();
            }
            this.sheet = first;
        } catch (RuntimeException refused) {
            try {
                close(null);
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
            throw refused;
        }
    }

    private void readWith(String part, java.util.function.Consumer<SheetXml> reader) {
        SheetXml xml = zip.open(part);
        if (xml != null) {
            try (xml) {
                reader.accept(xml);
            }
        }
    }

    /// The sheets' parts, in their order.
    private List<String> sheets() {
        Map<String, String> targets = new HashMap<>();
        readWith(
                "xl/_rels/workbook.xml.rels",
                xml -> elements(xml, "Relationship", () -> {
                    String target = String.valueOf(xml.attribute("Target"));
                    targets.put(
                            String.valueOf(xml.attribute("Id")),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target.replaceFirst("^\\./", ""));
                }));
        List<String> parts = new ArrayList<>();
        readWith("xl/workbook.xml", xml -> {
            int event = xml.next();
            while (event != XMLStreamConstants.END_DOCUMENT) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("sheet")) {
                    // Its own id is a number; that of its part has a prefix, and comes as "id".
                    String part = targets.get(String.valueOf(xml.attribute("id")));
                    if (part != null && part.contains("worksheets/")) {
                        parts.add(part);
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("workbookPr")) {
                    String from1904 = String.valueOf(xml.attribute("date1904"));
                    if (from1904.equals("1") || from1904.equals("true")) {
                        dates.from1904();
                    }
                }
                event = xml.next();
            }
        });
        if (parts.isEmpty()) {
            throw new Misread(Sentence.of("memorial.file.kind"));
        }
        return parts;
    }

    private static void elements(SheetXml xml, String name, Runnable each) {
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals(name)) {
                each.run();
            }
            event = xml.next();
        }
    }

    @Override
    public @Nullable ListRow next() {
        int event = sheet.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT && sheet.name().equals("row")) {
                TextRows.requireRows(++rows);
                ListRow row = row();
                if (!row.isEmpty()) {
                    return row;
                }
            } else if (event == XMLStreamConstants.START_ELEMENT && sheet.name().equals("dimension")) {
                lastRow = lastRow(String.valueOf(sheet.attribute("ref")));
            }
            event = sheet.next();
        }
        return null;
    }

    private static long lastRow(String ref) {
        String last = ref.replaceFirst(".*?([0-9]*)$", "$1");
        return last.isEmpty() || last.length() > 8 ? 0 : Long.parseLong(last);
    }

    private ListRow row() {
        String said = sheet.attribute("r");
        line = said != null && said.matches("[0-9]{1,9}") ? Long.parseLong(said) : line + 1;
        List<String> cells = new ArrayList<>();
        List<ListRow.Wrong> wrong = new ArrayList<>();
        int column = -1;
        int count = 0;
        int event = sheet.next();
        while (event != XMLStreamConstants.END_DOCUMENT
                && !(event == XMLStreamConstants.END_ELEMENT && sheet.name().equals("row"))) {
            if (event == XMLStreamConstants.START_ELEMENT && sheet.name().equals("c")) {
                column = column(sheet.attribute("r"), column);
                if (++count > WIDEST || column > WIDEST) {
                    throw wide();
                }
                put(cell(column, wrong), column, cells);
            }
            event = sheet.next();
        }
        return new ListRow(line, cells, wrong);
    }

    private Misread wide() {
        return new Misread(Sentence.of("memorial.file.wide", "line", line, "most", ListLimits.COLUMNS));
    }

    private void put(String text, int column, List<String> cells) {
        if (text.isEmpty()) {
            return;
        }
        if (column >= ListLimits.COLUMNS) {
            throw wide();
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    // "AB12" is column 27, counted from 0; a cell that does not say where it is follows the one before.
    private static int column(@Nullable String ref, int before) {
        if (ref == null) {
            return before + 1;
        }
        int column = 0;
        int i = 0;
        while (i < ref.length() && ref.charAt(i) >= 'A' && ref.charAt(i) <= 'Z' && i < 4) {
            column = column * 26 + ref.charAt(i++) - 'A' + 1;
        }
        return i == 0 ? before + 1 : column - 1;
    }

    private String cell(int column, List<ListRow.Wrong> wrong) {
        String type = sheet.attribute("t");
        String style = sheet.attribute("s");
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        boolean phonetic = false;
        int event = sheet.next();
        while (event != XMLStreamConstants.END_DOCUMENT
                && !(event == XMLStreamConstants.END_ELEMENT && sheet.name().equals("c"))) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = sheet.name();
                reading = name.equals("v") || name.equals("t");
                phonetic |= name.equals("rPh");
                if (name.equals("f")) {
                    wrong.add(new ListRow.Wrong(column, Sentence.of("memorial.row.formula")));
                }
            } else if (event == XMLStreamConstants.CHARACTERS && reading && !phonetic) {
                sheet.addTo(text);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                reading = false;
                phonetic &= !sheet.name().equals("rPh");
            }
            event = sheet.next();
        }
        return said(text.toString(), type == null ? "n" : type, style, column, wrong);
    }

    private String said(String text, String type, @Nullable String style, int column, List<ListRow.Wrong> wrong) {
        return switch (type) {
            case "s" -> shared(text);
            case "b" -> text.equals("1") ? "TRUE" : "FALSE";
            case "e" -> {
                wrong.add(new ListRow.Wrong(column, Sentence.of("memorial.row.error", "text", text)));
                yield text;
            }
            case "n" -> {
                String day = dates.day(style, text.strip());
                yield day == null ? number(text.strip()) : day;
            }
            // As it was written in the cell (inlineStr, str, d), or in a form that nobody has told us of.
            default -> text;
        };
    }

    private String shared(String number) {
        String text = number.strip().matches("[0-9]{1,9}") ? strings.find(Integer.parseInt(number.strip())) : null;
        if (text == null) {
            throw SheetZip.broken();
        }
        return text;
    }

    // 45.0 is written where somebody typed 45.
    private static String number(String text) {
        return text.matches(NUMBER) ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
    }

    @Override
    public int percent() {
        return lastRow <= 0 ? 0 : (int) Math.min(99, line * 100 / lastRow);
    }

    @Override
    public List<Sentence> remarks() {
        return List.copyOf(remarks);
    }

    @Override
    public void close() throws IOException {
        close(sheet);
    }

    private void close(@Nullable SheetXml open) throws IOException {
        if (open != null) {
            open.close();
        }
        strings.close();
        zip.close();
    }
}
