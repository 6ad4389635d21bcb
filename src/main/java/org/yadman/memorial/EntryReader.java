package org.yadman.memorial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.names.SearchText;

/// Reads rows of a list as entries, by its mapping. What cannot stay so is a mistake; what is only not
/// understood stays as the list has it, and whoever brings the list in is told.
final class EntryReader {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern AGE =
            Pattern.compile("(\\d{1,3})( *(years?( old)?|y|yrs|jahre|ans|سال|ساله|سالگی))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]{3,500}");
    private static final int OLDEST = 120;
    private static final int KEY_BYTES = 10;
    private static final Set<String> FEMALE =
            folded("f female woman w girl زن خانم دختر مونث مؤنث weiblich frau femme");
    private static final Set<String> MALE = folded("m male man boy مرد آقا پسر مذکر männlich mann homme");
    private static final Set<String> UNKNOWN = Stream.of(
                    "ناشناس",
                    "ناشناخته",
                    "نامعلوم",
                    "نامشخص",
                    "بی نام",
                    "گمنام",
                    "نام نامشخص",
                    "unknown",
                    "unnamed",
                    "anonymous",
                    "not known",
                    "no name",
                    "n a",
                    "na",
                    "unidentified",
                    "unbekannt",
                    "inconnu",
                    "inconnue",
                    "x",
                    "xx",
                    "xxx")
            .map(SearchText::fold)
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> header;
    private final ListMapping mapping;
    private final Map<String, ListDates> dates = new HashMap<>();

    /// Reads the rows of one file.
    ///
    /// @param today nobody can have died after it
    EntryReader(List<String> header, ListMapping mapping, LocalDate today) {
        this.header = List.copyOf(header);
        this.mapping = mapping;
        mapping.columns().forEach((column, field) -> {
            if (field.isDate()) {
                dates.put(column, new ListDates(mapping.calendars().get(column), mapping.order(), today));
            }
        });
    }

    private static Set<String> folded(String words) {
        return Stream.of(words.split(" ", -1)).map(SearchText::fold).collect(Collectors.toUnmodifiableSet());
    }

    /// A row as an entry.
    ///
    /// @param number as the list writes it; empty where it has none
    /// @param key by which it is known again; without a number it is not unique yet
    /// @param cells header → cell as published, those that are not blank
    record Read(
            long line,
            String number,
            String key,
            Map<String, String> cells,
            List<Statement> statements,
            List<Remark> remarks) {}

    /// Something that whoever brings the list in should know.
    ///
    /// @param mistake whether it cannot stay so
    record Remark(long line, String column, boolean mistake, Sentence why) {}

    Read read(ListRow row) {
        List<Remark> remarks = new ArrayList<>();
        row.wrong().forEach(each -> remarks.add(new Remark(row.line(), column(each.column()), true, each.why())));
        Map<String, String> cells = new LinkedHashMap<>();
        List<Statement> statements = new ArrayList<>();
        String number = "";
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (cell.isBlank()) {
                continue;
            }
            String column = column(i);
            if (i >= header.size()) {
                remarks.add(new Remark(
                        row.line(), column, true, Sentence.of("memorial.row.long", "columns", header.size())));
                continue;
            }
            look(cell, column, row.line(), remarks);
            cells.put(column, cell);
            ListField field = mapping.columns().get(column);
            String text = CellText.plain(cell);
            if (field == ListField.NUMBER) {
                number = text;
            } else if (field != null && !text.isEmpty()) {
                statements.add(statement(field, text, column, row.line(), remarks));
            }
        }
        return new Read(row.line(), number, number.isEmpty() ? hash(cells) : key(number), cells, statements, remarks);
    }

    private String column(int index) {
        return index < header.size() ? header.get(index) : "(" + (index + 1) + ")";
    }

    private static void look(String cell, String column, long line, List<Remark> remarks) {
        if (CellText.isBroken(cell)) {
            remarks.add(new Remark(line, column, true, Sentence.of("memorial.row.broken")));
        }
        if (CellText.hasHidden(cell)) {
            remarks.add(new Remark(
                    line,
                    column,
                    false,
                    Sentence.of("memorial.row.hidden", "text", ListDates.shortened(CellText.visible(cell)))));
        }
    }

    private Statement statement(ListField field, String text, String column, long line, List<Remark> remarks) {
        String value = null;
        try {
            value = value(field, text, column);
        } catch (Misread misread) {
            remarks.add(new Remark(line, column, false, misread.sentence()));
        }
        return new Statement(field, value, text, CellText.script(text));
    }

    private @Nullable String value(ListField field, String text, String column) {
        if (isUnknown(text)) {
            return null;
        }
        return switch (field) {
            case BIRTH, DEATH -> dates.getOrDefault(column, NO_DATES).read(text).text();
            case AGE -> age(text);
            case GENDER -> gender(text);
            case LINK -> {
                if (!ADDRESS.matcher(text).matches()) {
                    throw new Misread(Sentence.of("memorial.row.link", "text", ListDates.shortened(text)));
                }
                yield text;
            }
            case NUMBER, NAME, GIVEN, SURNAME, FATHER, PLACE, PROVINCE, PRISON, GROUP, NOTE -> text;
        };
    }

    private static final ListDates NO_DATES = new ListDates(null, null, LocalDate.MIN);

    /// Whether a list says that it does not know: "unknown", "ناشناس", a dash, a question mark.
    static boolean isUnknown(String text) {
        String folded = SearchText.fold(text);
        return folded.isEmpty() || UNKNOWN.contains(folded.replaceFirst(" ?[0-9]+$", ""));
    }

    private static String age(String text) {
        var age = AGE.matcher(ListDates.digits(text).strip());
        if (!age.matches() || Integer.parseInt(age.group(1)) > OLDEST) {
            throw new Misread(Sentence.of("memorial.row.age", "text", ListDates.shortened(text)));
        }
        return String.valueOf(Integer.parseInt(age.group(1)));
    }

    private static String gender(String text) {
        String folded = SearchText.fold(text);
        if (FEMALE.contains(folded)) {
            return "female";
        }
        return MALE.contains(folded) ? "male" : text;
    }

    /// A number as it can stand in an address. One that cannot is told from the others by its hash.
    static String key(String number) {
        String plain = ListDates.digits(number).strip();
        return PLAIN_KEY.matcher(plain).matches() ? plain : "~n" + hash(plain);
    }

    private String hash(Map<String, String> cells) {
        List<String> by = mapping.keys().isEmpty() ? header : mapping.keys();
        StringBuilder all = new StringBuilder();
        for (String column : by) {
            all.append(column)
                    .append('\u001E')
                    .append(cells.getOrDefault(column, ""))
                    .append('\u001F');
        }
        return "~" + hash(all.toString());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
