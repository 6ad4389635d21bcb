package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Mistake;

/// What a form of the record says: some rows as they were typed. Its fields are called by the number of their row, a
/// dot and the column: `0.name.fa`; what a row is stands beside them: `0_table`, `0_key`, `0_opened`, `0_of`.
///
/// @param sent what was sent, field → text
record RecordForm(List<Row> rows, Map<String, String> sent) {

    /// The columns in which a choice among claims is like the claim that it chooses.
    static final List<String> OF_A_CLAIM = List.of("subject", "field", "source", "value");

    RecordForm {
        rows = List.copyOf(rows);
        sent = Map.copyOf(sent);
    }

    /// One row.
    ///
    /// @param key of the row that is changed; empty for a new one
    /// @param opened the version of it that the writer had before them; 0: none
    /// @param of the number of the row of this form to which it belongs; -1: to none
    /// @param cells column → text as typed, only those that are not empty
    record Row(TableShape shape, String key, int opened, int of, Map<String, String> cells) {
        Row with(Map<String, String> others) {
            return new Row(shape, key, opened, of, others);
        }

        String table() {
            return shape.name();
        }

        boolean isNew() {
            return key.isEmpty();
        }

        /// The natural key that it has, or would have.
        String keyNow() {
            return isNew() ? shape.keyOf(cells) : key;
        }
    }

    /// The row that the form is about; the others belong to it.
    Row first() {
        return rows.getFirst();
    }

    /// The one new row of a form that a column can name; empty if there is none, or more than one.
    static Optional<Row> brought(Column column, List<Row> rows) {
        if (!(column.form() instanceof TableShape.Form.Of(String kind))) {
            return Optional.empty();
        }
        List<Row> brought = rows.stream()
                .filter(row -> row.isNew()
                        && new TableShape.Thing(kind, kind, "")
                                .equals(row.shape().thing()))
                .toList();
        return brought.size() == 1 ? Optional.of(brought.getFirst()) : Optional.empty();
    }

    /// The same row with the cells by which it belongs to another of the form.
    static Row belonging(Row row, List<Row> earlier) {
        if (row.of() < 0 || row.of() >= earlier.size()) {
            return row;
        }
        Row whole = earlier.get(row.of());
        Map<String, String> cells = new TreeMap<>(row.cells());
        TableShape.Thing own = row.shape().thing();
        TableShape.Thing thing = whole.shape().thing();
        if (thing == null) {
            for (String column : OF_A_CLAIM) {
                String text = whole.cells().get(column);
                if (text != null) {
                    cells.put(column, text);
                }
            }
        } else if (own == null) {
            cells.put("subject", thing.kind() + ":" + whole.shape().keyOf(whole.cells()));
        } else if (own.whole().equals(thing.kind()) && !own.within().isEmpty()) {
            cells.put(own.within(), whole.shape().keyOf(whole.cells()));
        }
        return row.with(cells);
    }

    /// The same with one more, empty row of a table.
    RecordForm adding(TableShape shape) {
        List<Row> more = new ArrayList<>(rows);
        more.add(belonging(new Row(shape, "", 0, belongsTo(shape), Map.of()), rows));
        return new RecordForm(more, sent);
    }

    // The last row to which one of this table can belong.
    private int belongsTo(TableShape shape) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (canBelong(shape, rows.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean canBelong(TableShape shape, Row row) {
        TableShape.Thing own = shape.thing();
        TableShape.Thing thing = row.shape().thing();
        if (thing == null) {
            return shape.name().equals("preferences") && row.table().equals("claims");
        }
        return own == null
                ? !row.table().equals("sources")
                : !own.within().isEmpty() && own.whole().equals(thing.kind());
    }

    /// The same with a row as it stands now below what was typed, so that it can be sent again.
    ///
    /// @param version that stands now; 0: it was removed
    RecordForm renewed(int number, int version) {
        Row row = rows.get(number);
        return with(number, new Row(row.shape(), version == 0 ? "" : row.key(), version, row.of(), row.cells()));
    }

    /// The same with another row in the place of one.
    RecordForm with(int number, Row row) {
        List<Row> others = new ArrayList<>(rows);
        others.set(number, row);
        return new RecordForm(others, sent);
    }

    /// What the form asks for.
    ///
    /// @param more cells that nobody types, by table: who entered it, and when
    Edit edit(Map<String, Map<String, String>> more) {
        List<Edit.Line> lines = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, String> cells = new HashMap<>(row.cells());
            cells.putAll(more.getOrDefault(row.table(), Map.of()));
            lines.add(new Edit.Line(row.shape(), row.key(), row.opened(), cells));
        });
        Map<String, String> documents = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.get(i).cells().get("document");
            String hash = sent.getOrDefault(i + "_document", "");
            if (name != null && isHash(hash)) {
                documents.put(name, hash);
            }
        }
        return new Edit(lines, documents);
    }

    /// That its first row be removed.
    Edit removal() {
        return new Edit(List.of(new Edit.Line(first().shape(), first().key(), first().opened(), null)), Map.of());
    }

    /// The documents that were sent with it before: a form that had a mistake need not send them again.
    Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        sent.forEach((name, hash) -> {
            if (name.matches("\\d+_document") && isHash(hash)) {
                documents.put(name, hash);
            }
        });
        return documents;
    }

    private static boolean isHash(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    /// Each mistake at the field of its cell; what concerns another row, at none.
    List<Mistake> mistakes(List<Edit.Found> found, Language language) {
        return found.stream().map(each -> mistake(each, language)).toList();
    }

    private Mistake mistake(Edit.Found found, Language language) {
        // A file has cells, a form has not.
        Sentence said = found.problem().expected().key().equals("campaigns.mistake.no-cell")
                ? Sentence.of("campaigns.edit.needed")
                : found.problem().expected();
        if (found.line() >= 0 && found.line() < rows.size()) {
            return Mistake.at(field(found.line(), found.problem().at().field(), language), said);
        }
        String table = found.problem().at().file().replace(".csv", "");
        return Mistake.at(
                "", "campaigns.edit.elsewhere", "table", Sentence.of("campaigns.table." + table), "what", said);
    }

    private String field(int number, String column, Language language) {
        TableShape shape = rows.get(number).shape();
        if (FormView.UNASKED.contains(shape.name() + "." + column)) {
            return "";
        }
        return shape.column(column)
                .map(each -> number + "." + column + (each.localized() ? "." + language.tag() : ""))
                .orElse("");
    }
}
