package org.yadman.campaigns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.campaigns.RecordForm.Row;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The page of a form of the record: its fields, what became of it, and what the record knows of its thing besides.
@Component
class FormPage {

    private final Tables tables;
    private final Things things;
    private final FormView view;
    private final List<RefSource> refs;
    private final Templates templates;

    FormPage(Tables tables, Things things, FormView view, List<RefSource> refs, Templates templates) {
        this.tables = tables;
        this.things = things;
        this.view = view;
        this.refs = refs;
        this.templates = templates;
    }

    /// A form with what is to be said of it.
    ///
    /// @param finding the name of the field whose words are to be found, or empty
    /// @param saved whether it has just been saved
    /// @param looked whether it was looked at and would be taken
    /// @param moved which row somebody else changed meanwhile, or null
    record State(
            RecordForm form,
            List<Mistake> mistakes,
            String finding,
            boolean saved,
            boolean looked,
            @Nullable Moved moved) {

        static State of(RecordForm form) {
            return new State(form, List.of(), "", false, false, null);
        }

        State with(List<Mistake> found) {
            return new State(form, found, finding, saved, looked, moved);
        }

        State finding(String field) {
            return new State(form, mistakes, field, saved, looked, moved);
        }

        State saved(boolean just) {
            return new State(form, mistakes, finding, just, looked, moved);
        }

        State sound() {
            return new State(form, mistakes, finding, saved, true, moved);
        }

        State moved(Moved row) {
            return new State(form, mistakes, finding, saved, looked, row);
        }
    }

    /// What somebody else wrote meanwhile.
    record Moved(Row row, Map<String, String> theirs) {}

    /// A form.
    ///
    /// @param thing what the record knows besides, or null for something new
    /// @param more tables of which rows can be added to the same change
    /// @param looked whether it was looked at and would be taken
    record FormModel(
            Caller caller,
            String title,
            String action,
            List<FormView.Part> parts,
            List<Mistake> mistakes,
            List<String> more,
            boolean looked,
            boolean upload,
            String draft,
            Map<String, String> documents,
            @Nullable ThingModel thing,
            @Nullable MovedModel moved) {

        /// What the field of a mistake is called, or empty.
        String label(Mistake mistake) {
            return parts.stream()
                    .flatMap(part -> Stream.concat(part.required().stream(), part.optional().stream()))
                    .filter(cell -> cell.name().equals(mistake.field()))
                    .map(FormView.Cell::label)
                    .findFirst()
                    .orElse("");
        }
    }

    /// What a thing's page says around its form.
    ///
    /// @param saved whether it has just been saved
    /// @param path of its public page, or null
    /// @param said what sources say of it
    record ThingModel(
            String table,
            String key,
            int version,
            boolean saved,
            @Nullable String path,
            String history,
            String claimAddress,
            List<Related> related,
            List<Said> said) {}

    /// Rows that are part of the thing.
    record Related(String table, String addAddress, List<RecordPages.Line> rows) {}

    /// What a source says.
    ///
    /// @param entered when that was entered
    record Said(String field, String value, String source, String stance, String entered, String preferAddress) {}

    /// What somebody else wrote meanwhile, column by column.
    record MovedModel(List<Side> sides) {}

    Page page(State state, Caller caller, Visitor v) {
        RecordForm form = state.form();
        Row first = form.first();
        Sheet around = around(first);
        boolean understood = state.looked() || !state.mistakes().isEmpty();
        List<FormView.Part> parts = view.parts(form, around, state.mistakes(), state.finding(), understood, v);
        FormModel model = new FormModel(
                caller,
                title(first, v),
                v.to(
                        first.isNew()
                                ? RecordAddress.ROOT + "/" + first.table() + "/new"
                                : RecordAddress.of(first.shape(), first.key())),
                parts,
                inOrder(state.mistakes(), parts),
                view.more(form),
                state.looked(),
                form.rows().stream().anyMatch(row -> row.table().equals("sources")),
                form.sent().getOrDefault("_draft", ""),
                form.documents(),
                first.isNew() ? null : thing(first, around, state.saved(), v),
                state.moved() == null ? null : moved(state.moved(), v));
        return templates.page(v, "campaigns/form", model);
    }

    // As the fields stand on the page; what is no field's comes first.
    private static List<Mistake> inOrder(List<Mistake> mistakes, List<FormView.Part> parts) {
        List<String> fields = parts.stream()
                .flatMap(part -> Stream.concat(part.required().stream(), part.optional().stream()))
                .map(FormView.Cell::name)
                .toList();
        return mistakes.stream()
                .sorted(Comparator.comparingInt(mistake -> fields.indexOf(mistake.field())))
                .toList();
    }

    private String title(Row first, Visitor v) {
        String what = name(first, v).orElseGet(() -> v.t("campaigns.one." + first.table()));
        return v.t(first.isNew() ? "campaigns.edit.add" : "campaigns.edit.change", "what", what);
    }

    // What a row is called that the record has.
    private Optional<String> name(Row row, Visitor v) {
        TableShape.Thing thing = row.shape().thing();
        return row.isNew() || thing == null
                ? Optional.empty()
                : things.find(thing.kind(), row.key())
                        .flatMap(ref -> named(ref, v))
                        .map(RefSource.Named::title);
    }

    private Sheet around(Row first) {
        if (first.shape().thing() != null) {
            return things.sheet(first.shape(), first.keyNow());
        }
        return Subject.of(first.cells())
                .flatMap(subject -> tables.shapeOf(subject.kind()).map(shape -> things.sheet(shape, subject.key())))
                .orElse(Sheet.EMPTY);
    }

    private ThingModel thing(Row row, Sheet around, boolean saved, Visitor v) {
        TableShape.Thing thing = Objects.requireNonNull(row.shape().thing());
        Ref ref = things.find(thing.kind(), row.key()).orElseThrow(NotFound::new);
        String subject = thing.kind() + ":" + row.key();
        return new ThingModel(
                row.table(),
                row.key(),
                things.version(ref),
                saved,
                path(ref, v).orElse(null),
                v.to(RecordAddress.history(row.shape(), row.key())),
                fresh("claims", Map.of("subject", subject), v),
                related(row, around, v),
                said(subject, around, v));
    }

    private Optional<String> path(Ref ref, Visitor v) {
        return named(ref, v).map(named -> v.to(named.path()));
    }

    private Optional<RefSource.Named> named(Ref ref, Visitor v) {
        return refs.stream()
                .filter(source -> source.kind().equals(ref.kind()))
                .flatMap(source -> source.name(Set.of(ref.id()), v.language()).values().stream())
                .findFirst();
    }

    /// The address of an empty form with these cells filled in.
    private static String fresh(String table, Map<String, String> cells, Visitor v) {
        return new Listing.Query(RecordAddress.ROOT + "/" + table + "/new", cells).address(v);
    }

    private List<Related> related(Row row, Sheet around, Visitor v) {
        List<Related> related = new ArrayList<>();
        for (FolderTable table : tables.all()) {
            TableShape shape = table.shape();
            TableShape.Thing part = shape.thing();
            if (part != null && EditReader.isPartOf(shape, row.shape())) {
                related.add(new Related(
                        shape.name(),
                        fresh(shape.name(), Map.of(part.within(), row.key()), v),
                        around.rows(shape.name()).stream()
                                .map(each -> line(shape, shape.keyOf(each), v))
                                .toList()));
            }
        }
        return related;
    }

    private static RecordPages.Line line(TableShape shape, String key, Visitor v) {
        return new RecordPages.Line(RecordAddress.spoken(key), v.to(RecordAddress.of(shape, key)));
    }

    /// What sources say of a thing, with the names of their fields and of the sources.
    List<Said> said(String subject, Sheet around, Visitor v) {
        Map<String, String> titles = new HashMap<>();
        return around.rows("claims").stream()
                .filter(claim -> subject.equals(claim.get("subject")))
                .map(claim -> new Said(
                        view.field(claim, around, v),
                        claim.getOrDefault("value", ""),
                        titles.computeIfAbsent(claim.getOrDefault("source", ""), key -> sourceTitle(key, v)),
                        v.t("sources.stance." + claim.getOrDefault("stance", "asserts")),
                        v.firstDate(LocalDate.parse(claim.getOrDefault("entered_on", ""))),
                        fresh("preferences", choice(claim), v)))
                .toList();
    }

    private String sourceTitle(String key, Visitor v) {
        return things.find("source", key)
                .flatMap(ref -> named(ref, v))
                .map(RefSource.Named::title)
                .orElse(key);
    }

    // By these a preference names the claim that it prefers.
    private static Map<String, String> choice(Map<String, String> claim) {
        Map<String, String> named = new HashMap<>();
        for (String column : RecordForm.OF_A_CLAIM) {
            named.put(column, claim.getOrDefault(column, ""));
        }
        return named;
    }

    private static MovedModel moved(Moved moved, Visitor v) {
        Map<String, String> typed = moved.row().cells();
        Map<String, String> both = new TreeMap<>(moved.theirs());
        typed.forEach(both::putIfAbsent);
        List<Side> sides = new ArrayList<>();
        both.keySet().forEach(column -> {
            String now = moved.theirs().getOrDefault(column, "");
            String yours = typed.getOrDefault(column, "");
            if (!now.equals(yours)) {
                sides.add(Side.of(moved.row().table(), column, now, yours, v));
            }
        });
        return new MovedModel(sides);
    }
}
