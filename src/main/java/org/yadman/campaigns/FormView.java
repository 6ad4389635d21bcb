package org.yadman.campaigns;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.campaigns.RecordForm.Row;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;

/// Turns a form of the record into what its page shows, from the shapes of the tables alone.
@Component
class FormView {

    private static final Set<String> LONG = Set.of(
            "about",
            "text",
            "note",
            "ask",
            "concerns",
            "reason",
            "judge",
            "evidence",
            "wording",
            "quote",
            "translation");

    /// What is filled in by the program: by whom and when something was entered.
    static final Set<String> UNASKED =
            Set.of("claims.entered_by", "claims.entered_on", "preferences.editor", "preferences.decided_on");

    private final List<FolderPart> parts;
    private final Tables tables;
    private final FormChoices choices;

    FormView(List<FolderPart> parts, Tables tables, FormChoices choices) {
        this.parts = parts;
        this.tables = tables;
        this.choices = choices;
    }

    /// One row of the form.
    ///
    /// @param optional what can be added later
    /// @param open whether anything of that is filled in, or wrong
    record Part(Row row, int number, String heading, List<Cell> required, List<Cell> optional, boolean open) {}

    /// How a cell is typed.
    enum Input {
        LINE,
        AREA,
        SELECT,
        /// It cannot be changed.
        FIXED,
        FILE,
        /// A line with a button that finds what its words mean.
        FIND
    }

    /// One field.
    ///
    /// @param understood what was understood, in the languages of the server
    record Cell(
            String name,
            String label,
            String help,
            Input input,
            String value,
            List<Choice> choices,
            @Nullable String lang,
            @Nullable String dir,
            boolean required,
            List<String> understood) {}

    /// The rows of the form as fields.
    ///
    /// @param around what the record has around them
    /// @param finding the name of the field whose words are to be found, or empty
    /// @param looked whether to say what was understood
    List<Part> parts(RecordForm form, Sheet around, List<Mistake> mistakes, String finding, boolean looked, Visitor v) {
        Sheet whole = around;
        for (Row row : form.rows()) {
            whole = whole.with(row.table(), row.cells());
        }
        List<Part> shown = new ArrayList<>();
        for (int i = 0; i < form.rows().size(); i++) {
            Row row = form.rows().get(i);
            List<Cell> required = new ArrayList<>();
            List<Cell> optional = new ArrayList<>();
            for (Column column : row.shape().columns()) {
                if (!UNASKED.contains(row.table() + "." + column.name())) {
                    cells(form, i, column, whole, finding, looked, v)
                            .forEach(cell -> (column.required() ? required : optional).add(cell));
                }
            }
            boolean open = optional.stream()
                    .anyMatch(cell -> !cell.value().isEmpty()
                            || mistakes.stream()
                                    .anyMatch(mistake -> mistake.field().equals(cell.name())));
            shown.add(new Part(row, i, v.t("campaigns.one." + row.table()), required, optional, open));
        }
        return shown;
    }

    private List<Cell> cells(
            RecordForm form, int number, Column column, Sheet around, String finding, boolean looked, Visitor v) {
        Row row = form.rows().get(number);
        String name = number + "." + column.name();
        String label = v.t("campaigns.column." + row.table() + "." + column.name());
        String help = v.t("campaigns.help." + row.table() + "." + column.name());
        if (column.localized()) {
            return languages(row, column, v).stream()
                    .map(tag -> text(row, column, name, label, help, tag, v))
                    .toList();
        }
        String value = row.cells().getOrDefault(column.name(), "");
        List<String> understood = looked ? understood(row, column, v) : List.of();
        boolean own = !row.key().isEmpty() && row.shape().key().contains(column.name());
        boolean given = isGiven(form, row, column);
        if (given && value.isEmpty()) {
            return List.of();
        }
        if (own || given) {
            return List.of(cell(name, label, "", Input.FIXED, value, List.of(), null, false, understood));
        }
        if (row.table().equals("sources") && column.name().equals("document")) {
            return List.of(cell(name, label, help, Input.FILE, value, List.of(), "ltr", false, List.of()));
        }
        boolean brought =
                column.required() && RecordForm.brought(column, form.rows()).isPresent();
        List<Choice> offered = choices.list(row, column, around, finding.equals(name), brought, v);
        if (!offered.isEmpty()) {
            return List.of(cell(name, label, help, Input.SELECT, value, offered, null, column.required(), understood));
        }
        boolean reference = choices.canBeFound(column);
        if (reference && value.isEmpty() && brought) {
            understood = List.of(v.t("campaigns.edit.below"));
        }
        Input input = reference ? Input.FIND : isLong(column, value) ? Input.AREA : Input.LINE;
        String dir = column.form() == Usual.TEXT || column.form() == Usual.DATE ? "auto" : "ltr";
        return List.of(cell(name, label, help, input, value, List.of(), dir, column.required(), understood));
    }

    private static Cell cell(
            String name,
            String label,
            String help,
            Input input,
            String value,
            List<Choice> choices,
            @Nullable String dir,
            boolean required,
            List<String> understood) {
        return new Cell(name, label, help, input, value, choices, null, dir, required, understood);
    }

    // What a row takes from the row to which it belongs is not asked again.
    private static boolean isGiven(RecordForm form, Row row, Column column) {
        if (row.of() < 0 || row.of() >= form.rows().size()) {
            return false;
        }
        TableShape.Thing thing = row.shape().thing();
        if (thing == null && form.rows().get(row.of()).shape().thing() == null) {
            return RecordForm.OF_A_CLAIM.contains(column.name());
        }
        Row empty = RecordForm.belonging(row.with(Map.of()), form.rows());
        return empty.cells().containsKey(column.name())
                && (thing == null || column.name().equals(thing.within()));
    }

    private static boolean isLong(Column column, String value) {
        return LONG.contains(column.name()) || value.length() > 100 || value.indexOf('\n') >= 0;
    }

    private Cell text(Row row, Column column, String name, String label, String help, String tag, Visitor v) {
        String value = row.cells().getOrDefault(column.name() + "." + tag, "");
        Language language = new Language(tag);
        return new Cell(
                name + "." + tag,
                v.t("campaigns.edit.in", "label", label, "language", language.nameIn(v.language())),
                help,
                isLong(column, value) ? Input.AREA : Input.LINE,
                value,
                List.of(),
                tag,
                language.direction(),
                false,
                List.of());
    }

    private static List<String> languages(Row row, Column column, Visitor v) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(v.language().tag());
        v.words().languages().all().forEach(language -> tags.add(language.tag()));
        row.cells().keySet().stream()
                .filter(name -> name.startsWith(column.name() + "."))
                .forEach(name -> tags.add(name.substring(column.name().length() + 1)));
        return List.copyOf(tags);
    }

    /// What the field is called of which a source says something.
    String field(Map<String, String> claim, Sheet around, Visitor v) {
        String field = claim.getOrDefault("field", "");
        return parts.stream()
                .flatMap(part -> part.options("claims", "field", claim, around, v.language()).stream())
                .filter(option -> option.value().equals(field))
                .map(FolderPart.Option::label)
                .findFirst()
                .orElse(field);
    }

    private List<String> understood(Row row, Column column, Visitor v) {
        String text = row.cells().get(column.name());
        if (text == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (Language language : v.words().languages().all()) {
            parts.forEach(part ->
                    lines.addAll(part.understood(row.table(), column.name(), row.cells(), v.today(), language)));
            if (column.form() == Usual.DATE || column.form() == Usual.DAY) {
                date(text, language, v).forEach(lines::add);
            }
        }
        return lines.stream().distinct().toList();
    }

    private static Stream<String> date(String text, Language language, Visitor v) {
        try {
            return Stream.of(v.words().dates().partial(language, PartialDate.parse(text)));
        } catch (DateTimeException unread) {
            return Stream.of();
        }
    }

    /// Which tables can be added to the same change: parts of its first row, what sources say, and the sources.
    List<String> more(RecordForm form) {
        TableShape.Thing first = form.rows().getFirst().shape().thing();
        return tables.all().stream()
                .map(table -> table.shape())
                .filter(shape -> {
                    TableShape.Thing thing = shape.thing();
                    boolean part = thing != null
                            && first != null
                            && !thing.within().isEmpty()
                            && thing.whole().equals(first.whole());
                    boolean said = thing == null;
                    return part || said || shape.name().equals("sources");
                })
                .map(TableShape::name)
                .toList();
    }
}
