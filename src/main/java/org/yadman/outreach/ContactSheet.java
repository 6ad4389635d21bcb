package org.yadman.outreach;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Point;
import org.yadman.outreach.Contact.Safety;
import org.yadman.outreach.Contact.Way;
import org.yadman.outreach.SheetWords.Column;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Mistake;

/// Contacts out of somebody's spreadsheet, saved as CSV by whatever program: any usual encoding and
/// separator, columns in any order under English, Persian or German names, several values in a cell. A
/// column that is not known goes to the note. A row with a mistake is not taken, and the mistake says where
/// it stands and what to do; what is meant to protect somebody is never guessed at.
final class ContactSheet {

    static final int LARGEST = 1024 * 1024;
    static final int MOST_ROWS = 3000;
    static final int MOST_COLUMNS = 100;
    static final int MOST_MISTAKES = 200;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>;,|()\"]*@[^\\s<>;,|()\"]*");
    private static final Pattern NUMBERS = Pattern.compile("[\\n;|,،؛]| or | oder | یا ");
    private static final Pattern NUMBER = Pattern.compile("[+(0-9][-0-9 ()/.]{4,39}");
    private static final Pattern ROUNDED = Pattern.compile("[0-9][.,][0-9]+[eE]\\+?[0-9]+");
    private static final Pattern SITE = Pattern.compile("(?i)https?://[^\\s<>\"]+\\.[^\\s<>\"]+");

    private final List<String> languages;
    private final List<Row> rows = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private List<String> header = List.of();
    private List<@Nullable Column> columns = List.of();

    private ContactSheet(List<String> languages) {
        this.languages = languages;
    }

    /// A row that can be taken.
    ///
    /// @param number as the spreadsheet counts it
    record Row(int number, Details details) {}

    /// What a file holds.
    ///
    /// @param unknown the columns whose cells went to the notes
    record Read(List<Row> rows, List<Mistake> mistakes, List<String> unknown) {
        Read {
            rows = List.copyOf(rows);
            mistakes = List.copyOf(mistakes);
            unknown = List.copyOf(unknown);
        }
    }

    /// Reads a file.
    ///
    /// @param name of the file, for a hint only
    /// @param languages in which we can write; the first one where a row says none
    static Read read(byte[] bytes, String name, List<String> languages) {
        ContactSheet sheet = new ContactSheet(languages);
        if (bytes.length > LARGEST) {
            sheet.refuse("letters.contacts.large");
        } else if (isSpreadsheet(bytes, name)) {
            sheet.refuse("letters.contacts.no-csv");
        } else {
            sheet.read(plain(TextBytes.read(bytes)));
        }
        return new Read(sheet.rows, sheet.told(), sheet.unknown());
    }

    private void refuse(String key, Object... arguments) {
        mistakes.add(Mistake.at("sheet", key, arguments));
    }

    private List<Mistake> told() {
        if (mistakes.size() <= MOST_MISTAKES) {
            return mistakes;
        }
        List<Mistake> told = new ArrayList<>(mistakes.subList(0, MOST_MISTAKES));
        told.add(Mistake.at("sheet", "letters.contacts.more", "count", mistakes.size() - MOST_MISTAKES));
        return told;
    }

    private List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (columns.get(i) == null && !header.get(i).isEmpty()) {
                unknown.add(header.get(i));
            }
        }
        return unknown;
    }

    // A zip, or the older format of the same program.
    private static boolean isSpreadsheet(byte[] bytes, String name) {
        return startsWith(bytes, 'P', 'K', 3, 4)
                || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)
                || name.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx?|ods|numbers|pdf)");
    }

    private static boolean startsWith(byte[] bytes, int... sign) {
        for (int i = 0; i < sign.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != sign[i]) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        return lines.startsWith("\uFEFF") ? lines.substring(1) : lines;
    }

    private void read(String text) {
        // Excel writes its separator into a line of its own.
        Matcher said = Pattern.compile("sep=(.)\\n").matcher(text);
        boolean first = said.lookingAt();
        Table best = new Table(List.of(), false);
        long known = -1;
        for (char separator : first ? List.of(said.group(1).charAt(0)) : SEPARATORS) {
            Table table = table(first ? text.substring(said.end()) : text, separator);
            long names = table.rows().stream()
                    .limit(1)
                    .flatMap(List::stream)
                    .filter(cell -> SheetWords.column(cell) != null)
                    .count();
            if (names > known) {
                best = table;
                known = names;
            }
        }
        int before = first ? 1 : 0;
        int top = 0;
        List<List<String>> lines = best.rows();
        while (top < lines.size() && lines.get(top).stream().allMatch(String::isEmpty)) {
            top++;
        }
        if (best.broken()) {
            refuse("letters.contacts.quotes", "row", lines.size() + 1 + before);
        }
        if (top == lines.size()) {
            refuse("letters.contacts.empty");
        } else if (begin(lines.get(top))) {
            rows(lines, top, before);
        }
    }

    /// All rows up to the first that cannot be read.
    private record Table(List<List<String>> rows, boolean broken) {}

    private static Table table(String text, char separator) {
        List<List<String>> table = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                table.add(line.getFields().stream().map(ContactSheet::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException broken) {
            return new Table(table, true);
        }
        return new Table(table, false);
    }

    // As spreadsheets keep numbers and signs from being reckoned with: ="0049…", '+49….
    private static String cell(String raw) {
        String cell = raw.replace('\u00A0', ' ').strip();
        if (cell.startsWith("=\"") && cell.endsWith("\"") && cell.length() > 2) {
            cell = cell.substring(2, cell.length() - 1);
        }
        return cell.matches("(?s)'[=+@-].*") ? cell.substring(1).strip() : cell;
    }

    private boolean begin(List<String> names) {
        header = names.stream().limit(MOST_COLUMNS).toList();
        List<@Nullable Column> found = new ArrayList<>();
        header.forEach(name -> found.add(SheetWords.column(name)));
        columns = found;
        if (names.size() > MOST_COLUMNS) {
            refuse("letters.contacts.wide", "most", MOST_COLUMNS);
        } else if (!columns.contains(Column.NAME)) {
            refuse("letters.contacts.no-name-column");
        } else {
            return true;
        }
        return false;
    }

    private void rows(List<List<String>> table, int top, int before) {
        for (int i = top + 1; i < table.size(); i++) {
            if (rows.size() >= MOST_ROWS) {
                refuse("letters.contacts.many", "most", MOST_ROWS);
                return;
            }
            List<String> cells = table.get(i);
            if (!cells.stream().allMatch(String::isEmpty)) {
                new Reading(i + 1 + before, cells).read();
            }
        }
        if (rows.isEmpty() && mistakes.isEmpty()) {
            refuse("letters.contacts.empty");
        }
    }

    /// One row.
    private final class Reading {

        private final int number;
        private final Map<Column, List<Cell>> cells = new EnumMap<>(Column.class);
        private final List<String> notes = new ArrayList<>();
        private final Set<Point> points = new LinkedHashSet<>();
        private boolean wrong;

        private record Cell(String name, String text) {}

        Reading(int number, List<String> texts) {
            this.number = number;
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                String name = i < header.size() ? header.get(i) : "";
                Column column = i < columns.size() ? columns.get(i) : null;
                if (text.length() > ContactForm.LONGEST_TEXT) {
                    wrong(name, Sentence.of("letters.contacts.long", "most", ContactForm.LONGEST_TEXT));
                } else if (!text.isEmpty() && column == null) {
                    notes.add(name.isEmpty() ? text : name + ": " + text);
                } else if (!text.isEmpty() && column != null) {
                    cells.computeIfAbsent(column, each -> new ArrayList<>()).add(new Cell(name, text));
                }
            }
        }

        private List<Cell> all(Column column) {
            return cells.getOrDefault(column, List.of());
        }

        private String text(Column column) {
            return String.join(", ", all(column).stream().map(Cell::text).toList());
        }

        private void wrong(String column, Sentence what) {
            wrong = true;
            mistakes.add(Mistake.at("sheet", "letters.contacts.at", "row", number, "column", column, "what", what));
        }

        void read() {
            String name = text(Column.NAME).replaceAll("\\s+", " ");
            if (name.isEmpty() || name.length() > ContactForm.LONGEST_LINE) {
                wrong(header.get(columns.indexOf(Column.NAME)), Sentence.of("letters.contacts.name"));
            }
            String country = country();
            String language = language();
            String kind = text(Column.KIND);
            if (!kind.isEmpty() && SheetWords.kind(kind) == null) {
                notes.add(all(Column.KIND).getFirst().name() + ": " + kind);
            }
            ways();
            Set<Safety> safety = safety();
            if (!wrong && points.isEmpty()) {
                mistakes.add(Mistake.at("sheet", "letters.contacts.no-way", "row", number, "name", name));
                wrong = true;
            }
            String note = note();
            if (note.length() > ContactForm.LONGEST_TEXT) {
                wrong("", Sentence.of("letters.contacts.long", "most", ContactForm.LONGEST_TEXT));
            }
            if (!wrong) {
                rows.add(new Row(
                        number,
                        new Details(
                                name,
                                null,
                                SheetWords.kind(kind),
                                country,
                                language,
                                null,
                                List.copyOf(points),
                                safety,
                                note)));
            }
        }

        private String note() {
            List<String> all = new ArrayList<>();
            all(Column.NOTE).forEach(cell -> all.add(cell.text()));
            all.addAll(notes);
            return String.join("\n", all);
        }

        private @Nullable String country() {
            for (Cell cell : all(Column.COUNTRY)) {
                String code = SheetWords.country(cell.text());
                if (code == null) {
                    wrong(cell.name(), Sentence.of("letters.contacts.country", "text", cell.text()));
                }
                return code;
            }
            return null;
        }

        private String language() {
            for (Cell cell : all(Column.LANGUAGE)) {
                List<String> tags = Arrays.stream(cell.text().split("[,;/|\\n،]", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(each -> {
                            String tag = SheetWords.language(each);
                            if (tag == null) {
                                wrong(cell.name(), Sentence.of("letters.contacts.language", "text", each));
                            }
                            return tag == null ? "" : tag;
                        })
                        .toList();
                // One in which nobody here writes is worth knowing all the same.
                if (!tags.isEmpty() && !languages.containsAll(tags)) {
                    notes.add(cell.name() + ": " + cell.text());
                }
                return tags.stream().filter(languages::contains).findFirst().orElse(languages.getFirst());
            }
            return languages.getFirst();
        }

        private void ways() {
            String who = Stream.of(text(Column.WHO), text(Column.PERSON))
                    .filter(each -> !each.isEmpty())
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
            if (who.length() > ContactForm.LONGEST_LINE) {
                notes.add(who);
                who = "";
            }
            for (Cell cell : all(Column.EMAIL)) {
                emails(cell, who);
            }
            post(who);
            for (Cell cell : all(Column.TELEPHONE)) {
                telephones(cell, who);
            }
            for (Cell cell : all(Column.FORM)) {
                sites(cell, who);
            }
        }

        private void emails(Cell cell, String who) {
            Matcher matcher = ADDRESS.matcher(cell.text().replace("mailto:", " "));
            boolean any = false;
            while (matcher.find()) {
                any = true;
                String address = matcher.group().replaceFirst("[.]+$", "");
                if (Mail.isAddress(address)) {
                    points.add(new Point(Way.EMAIL, address, who, false));
                } else {
                    wrong(cell.name(), Sentence.of("letters.contacts.email", "text", address));
                }
            }
            if (!any) {
                wrong(cell.name(), Sentence.of("letters.contacts.email", "text", cell.text()));
            }
        }

        private void post(String who) {
            List<String> lines = new ArrayList<>();
            all(Column.POST).forEach(cell -> lines.add(cell.text()));
            all(Column.STREET).forEach(cell -> lines.add(cell.text()));
            String city = (text(Column.ZIP) + " " + text(Column.CITY)).strip();
            if (!lines.isEmpty()) {
                if (!city.isEmpty()) {
                    lines.add(city);
                }
                points.add(new Point(Way.POST, String.join("\n", lines), who, false));
            } else if (!city.isEmpty()) {
                // A city alone is no address.
                notes.add(city);
            }
        }

        private void telephones(Cell cell, String who) {
            // Its comma would part it into two numbers.
            if (ROUNDED.matcher(SheetWords.digits(cell.text())).matches()) {
                wrong(cell.name(), Sentence.of("letters.contacts.rounded", "text", cell.text()));
                return;
            }
            for (String part : NUMBERS.split(SheetWords.digits(cell.text()), -1)) {
                String number =
                        part.strip().replaceFirst("^[^0-9+(]*[:.]\\s*", "").replaceFirst("^tel:", "");
                if (ROUNDED.matcher(number).matches()) {
                    wrong(cell.name(), Sentence.of("letters.contacts.rounded", "text", number));
                } else if (NUMBER.matcher(number).matches()) {
                    points.add(new Point(Way.TELEPHONE, number, who, false));
                } else if (!number.isEmpty()) {
                    wrong(cell.name(), Sentence.of("letters.contacts.telephone", "text", number));
                }
            }
        }

        private void sites(Cell cell, String who) {
            for (String part : cell.text().split("[\\s;|,]+", -1)) {
                String site = part.isEmpty() || part.contains("://") ? part : "https://" + part;
                if (SITE.matcher(site).matches()) {
                    points.add(new Point(Way.FORM, site, who, false));
                } else if (!site.isEmpty()) {
                    wrong(cell.name(), Sentence.of("letters.contacts.site", "text", part));
                }
            }
        }

        private Set<Safety> safety() {
            Set<Safety> rules = EnumSet.noneOf(Safety.class);
            for (Cell cell : all(Column.SAFETY)) {
                for (String part : cell.text().split("[,;|\\n،؛]|\\. ", -1)) {
                    if (!part.isBlank() && !SheetWords.isNo(part)) {
                        Safety rule = SheetWords.safety(part);
                        if (rule == null) {
                            wrong(cell.name(), Sentence.of("letters.contacts.safety", "text", part.strip()));
                        } else {
                            rules.add(rule);
                        }
                    }
                }
            }
            Map.of(
                            Column.NEVER_BY_POST,
                            Safety.NEVER_BY_POST,
                            Column.NEVER_NAMED,
                            Safety.NEVER_NAMED,
                            Column.DO_NOT_PUBLISH,
                            Safety.DO_NOT_PUBLISH)
                    .forEach((column, rule) -> all(column).forEach(cell -> {
                        if (SheetWords.isYes(cell.text())) {
                            rules.add(rule);
                        } else if (!SheetWords.isNo(cell.text())) {
                            wrong(cell.name(), Sentence.of("letters.contacts.yes-no", "text", cell.text()));
                        }
                    }));
            return rules;
        }
    }

    /// Rows of a file that may be the same contact, the earlier one first.
    record Pair(Row one, Row other, Contacts.Same same) {}

    /// Those among the rows themselves that may be the same.
    static List<Pair> twins(List<Row> rows) {
        Likely.Index index = new Likely.Index(rows.stream().map(Row::details).toList());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row one = rows.get(i);
            for (Map.Entry<Integer, Contacts.Same> other : new LinkedHashMap<>(index.find(one.details())).entrySet()) {
                if (other.getKey() > i) {
                    pairs.add(new Pair(one, rows.get(other.getKey()), other.getValue()));
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::same)
                .thenComparingInt(pair -> pair.one().number()));
        return pairs;
    }
}
