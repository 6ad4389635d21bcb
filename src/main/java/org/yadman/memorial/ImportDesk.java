package org.yadman.memorial;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.yadman.memorial.EntryReader.Remark;
import org.yadman.memorial.ListImport.File;
import org.yadman.memorial.ListImport.State;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.LargeFile;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.CalendarSystem;

/// A file on its way into a list: how its columns are understood, how far it has been read, what it would do,
/// and the press that lets it.
@Controller
class ImportDesk {

    private static final int SHOWN = 200;
    private static final int FIRST = 5;
    private static final String LOOK_AGAIN_SECONDS = "3";

    private final NameLists lists;
    private final Importing importing;
    private final ImportQueue queue;
    private final Templates templates;

    ImportDesk(NameLists lists, Importing importing, ImportQueue queue, Templates templates) {
        this.lists = lists;
        this.importing = importing;
        this.queue = queue;
        this.templates = templates;
    }

    /// How far a file is, in words.
    static String state(ListImport one, Visitor v) {
        return v.t(
                "memorial.state", "state", FolderRow.word(one.state()), "rows", one.rows(), "percent", one.percent());
    }

    static List<Choice> encodings(String chosen, Visitor v) {
        return ListFile.ENCODINGS.stream()
                .map(each ->
                        new Choice(each, each.isEmpty() ? v.t("memorial.encoding.own") : each, each.equals(chosen)))
                .toList();
    }

    /// The page.
    ///
    /// @param state in words
    /// @param columns how each is understood, or may be
    /// @param orders of day and month in dates of numbers only
    /// @param first the first rows, as they would stand
    record Model(
            Caller caller,
            MemorialList list,
            Text title,
            @Nullable ListImport one,
            String state,
            List<Column> columns,
            List<Choice> orders,
            List<Row> first,
            List<Told> remarks,
            List<Mistake> mistakes,
            List<Choice> encodings) {

        boolean is(String state) {
            return one != null && FolderRow.word(one.state()).equals(state);
        }
    }

    /// A column of the file.
    ///
    /// @param sample some of its cells
    /// @param says what it says, in words
    record Column(int index, String header, String sample, String says, List<Choice> fields, List<Choice> calendars) {}

    /// A row, as it was understood.
    record Row(long line, List<MemorialViews.Line> said) {}

    /// Something about a row.
    record Told(long line, String column, boolean mistake, String why) {}

    private MemorialList find(String slug) {
        return lists.find(slug).orElseThrow(NotFound::new);
    }

    private static String path(MemorialList list) {
        return ListDesk.PATH + "/" + list.slug() + "/import";
    }

    private static SeeOther to(MemorialList list, Visitor v) {
        return new SeeOther(v.to(path(list)));
    }

    @GetMapping("/{lang}/desk/memorial/{slug}/import")
    @Requires(Permission.KEEP_RECORD)
    Page show(@PathVariable String slug, Caller caller, HttpServletResponse response, Visitor v) {
        MemorialList list = find(slug);
        ListImport one = importing.find(list.id()).orElse(null);
        if (one != null && one.isUnderWay()) {
            response.setHeader("Refresh", LOOK_AGAIN_SECONDS);
        }
        return page(list, one, List.of(), caller, v);
    }

    private Page page(MemorialList list, @Nullable ListImport one, List<Mistake> mistakes, Caller caller, Visitor v) {
        boolean read = one != null && one.state() == State.READ;
        return templates.page(
                v,
                "memorial/import",
                new Model(
                        caller,
                        list,
                        v.in(list.facts().title()),
                        one,
                        one == null ? "" : state(one, v),
                        one == null ? List.of() : columns(one, v),
                        one == null ? List.of() : orders(one.mapping(), v),
                        read ? first(list, v) : List.of(),
                        read ? remarks(list, SHOWN, v) : List.of(),
                        mistakes,
                        encodings(one == null ? "" : one.mapping().encoding(), v)));
    }

    private List<Column> columns(ListImport one, Visitor v) {
        List<ListRow> sample = one.state() == State.CHOSEN ? sample(one) : List.of();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < one.header().size(); i++) {
            String header = one.header().get(i);
            ListField field = one.mapping().columns().get(header);
            columns.add(new Column(
                    i,
                    header,
                    sample(sample, i, v),
                    v.t(field == null ? "memorial.field.none" : "memorial.field." + field.word()),
                    fields(field, v),
                    calendars(one.mapping().calendars().get(header), v)));
        }
        return columns;
    }

    private List<ListRow> sample(ListImport one) {
        Path file = Importing.path(one);
        try {
            return file == null
                    ? List.of()
                    : importing.look(file, one.mapping().encoding()).rows();
        } catch (Misread refused) {
            return List.of();
        }
    }

    private static String sample(List<ListRow> rows, int column, Visitor v) {
        return String.join(
                v.t("platform.rule.comma"),
                rows.stream()
                        .filter(row -> column < row.cells().size())
                        .map(row -> ListDates.shortened(
                                CellText.visible(row.cells().get(column)).strip()))
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .limit(3)
                        .toList());
    }

    private static List<Choice> fields(@Nullable ListField chosen, Visitor v) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", v.t("memorial.field.none"), chosen == null));
        Arrays.stream(ListField.values())
                .forEach(each ->
                        choices.add(new Choice(each.word(), v.t("memorial.field." + each.word()), each == chosen)));
        return choices;
    }

    private static List<Choice> calendars(@Nullable CalendarSystem chosen, Visitor v) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", v.t("memorial.calendar", "calendar", "unsaid"), chosen == null));
        for (CalendarSystem each : CalendarSystem.values()) {
            choices.add(new Choice(
                    each.word(),
                    v.t("memorial.calendar", "calendar", each.word().replace("-", "")),
                    each == chosen));
        }
        return choices;
    }

    private static List<Choice> orders(ListMapping mapping, Visitor v) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", v.t("memorial.order", "order", "unsaid"), mapping.order() == null));
        for (ListDates.Order each : ListDates.Order.values()) {
            String word = FolderRow.word(each);
            choices.add(
                    new Choice(word, v.t("memorial.order", "order", word.replace("-", "")), each == mapping.order()));
        }
        return choices;
    }

    private List<Row> first(MemorialList list, Visitor v) {
        return importing.listStaged(list.id(), FIRST).stream()
                .map(row -> new Row(row.line(), MemorialViews.lines(ListJson.statements(row.statements()), v)))
                .toList();
    }

    private List<Told> remarks(MemorialList list, int most, Visitor v) {
        return importing.listRemarks(list.id(), most).stream()
                .map(each -> told(each, v))
                .toList();
    }

    private static Told told(Remark remark, Visitor v) {
        return new Told(remark.line(), CellText.visible(remark.column()), remark.mistake(), v.t(remark.why()));
    }

    @PostMapping("/{lang}/desk/memorial/{slug}/file")
    @Requires(Permission.KEEP_RECORD)
    @LargeFile
    View upload(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String encoding,
            Caller caller,
            Visitor v)
            throws IOException {
        MemorialList list = find(slug);
        Sentence wrong = file == null || file.isEmpty()
                ? Sentence.of("memorial.file.choose")
                : file.getSize() > ListLimits.BY_DESK
                        ? Sentence.of("memorial.file.large", "most", ListLimits.BY_DESK >> 20)
                        : null;
        if (file == null || wrong != null || !ListFile.ENCODINGS.contains(encoding)) {
            return wrong(list, wrong == null ? Sentence.of("memorial.file.choose") : wrong, caller, v);
        }
        Path place = importing.place();
        file.transferTo(place);
        try {
            List<String> header = importing.look(place, encoding).header();
            ListMapping mapping = lists.findMapping(list)
                    .map(known -> known.over(header).in(encoding))
                    .orElseGet(() -> ListMapping.guess(header, encoding));
            importing.put(list, new File(place.toString(), name(file), true, ListFile.sha256(place)), mapping, header);
            return to(list, v);
        } catch (Misread refused) {
            Files.deleteIfExists(place);
            return wrong(list, refused.sentence(), caller, v);
        }
    }

    private Page wrong(MemorialList list, Sentence why, Caller caller, Visitor v) {
        return page(list, importing.find(list.id()).orElse(null), List.of(Mistake.at("file", why)), caller, v)
                .with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    // What a browser says of its own folders is nobody's business.
    private static String name(MultipartFile file) {
        String said = String.valueOf(file.getOriginalFilename()).replaceFirst(".*[/\\\\]", "");
        String plain = CellText.plain(said);
        return plain.length() > 100 ? plain.substring(plain.length() - 100) : plain;
    }

    @PostMapping("/{lang}/desk/memorial/{slug}/mapping")
    @Requires(Permission.KEEP_RECORD)
    View map(@PathVariable String slug, @RequestParam Map<String, String> typed, Caller caller, Visitor v) {
        MemorialList list = find(slug);
        ListImport one = importing.find(list.id()).orElse(null);
        if (one == null || one.isUnderWay()) {
            return to(list, v);
        }
        Map<String, ListField> columns = new LinkedHashMap<>();
        Map<String, CalendarSystem> calendars = new LinkedHashMap<>();
        for (int i = 0; i < one.header().size(); i++) {
            String header = one.header().get(i);
            ListField field = ListField.find(typed.getOrDefault("field" + i, ""));
            if (field != null) {
                columns.put(header, field);
            }
            CalendarSystem.find(typed.getOrDefault("calendar" + i, ""))
                    .ifPresent(calendar -> calendars.put(header, calendar));
        }
        ListMapping mapping = new ListMapping(
                columns,
                calendars,
                FolderRow.constant(ListDates.Order.class, typed.getOrDefault("order", "")),
                one.mapping().encoding(),
                // What made the keys of the entries that are there makes them again.
                columns.containsValue(ListField.NUMBER)
                        ? List.of()
                        : one.mapping().keys());
        if (!mapping.hasNames()) {
            return page(
                            list,
                            one,
                            List.of(Mistake.at("field0", "memorial.map.nameless", "columns", one.header())),
                            caller,
                            v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        importing.begin(list.id(), mapping, one.header());
        queue.add(list.id());
        return to(list, v);
    }

    /// Goes back to how the columns are understood.
    @PostMapping("/{lang}/desk/memorial/{slug}/columns")
    @Requires(Permission.KEEP_RECORD)
    View choose(@PathVariable String slug, Visitor v) {
        MemorialList list = find(slug);
        ListImport one = importing.find(list.id()).orElse(null);
        if (one != null && !one.isUnderWay()) {
            importing.rechoose(list.id());
        }
        return to(list, v);
    }

    @PostMapping("/{lang}/desk/memorial/{slug}/taking")
    @Requires(Permission.KEEP_RECORD)
    View take(@PathVariable String slug, @RequestParam(defaultValue = "") String renamed, Caller caller, Visitor v) {
        MemorialList list = find(slug);
        ListImport one = importing.find(list.id()).orElse(null);
        if (one == null || !one.isSound()) {
            return to(list, v);
        }
        if (one.isDubious() && !renamed.equals("yes")) {
            return page(list, one, List.of(Mistake.at("renamed", "memorial.dubious.tick")), caller, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        importing.choose(list.id(), caller.actor());
        queue.add(list.id());
        return to(list, v);
    }

    /// Lets somebody go on with what nobody works at any more.
    @PostMapping("/{lang}/desk/memorial/{slug}/again")
    @Requires(Permission.KEEP_RECORD)
    View goOn(@PathVariable String slug, Visitor v) {
        MemorialList list = find(slug);
        queue.add(list.id());
        return to(list, v);
    }

    @PostMapping("/{lang}/desk/memorial/{slug}/removal")
    @Requires(Permission.KEEP_RECORD)
    View drop(@PathVariable String slug, Visitor v) {
        MemorialList list = find(slug);
        importing.drop(list.id());
        return new SeeOther(v.to(ListDesk.PATH + "/" + list.slug()));
    }

    @GetMapping("/{lang}/desk/memorial/{slug}/remarks.csv")
    @Requires(Permission.KEEP_RECORD)
    ResponseEntity<byte[]> remarks(@PathVariable String slug, Visitor v) {
        MemorialList list = find(slug);
        StringWriter text = new StringWriter();
        text.append('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    v.t("memorial.remark.line"),
                    v.t("memorial.remark.column"),
                    v.t("memorial.remark.kind"),
                    v.t("memorial.remark.why"));
            remarks(list, ListLimits.FAULTS + 1, v)
                    .forEach(each -> csv.writeRecord(
                            String.valueOf(each.line()),
                            harmless(each.column()),
                            v.t("memorial.remark", "mistake", each.mistake() ? "yes" : "no"),
                            harmless(each.why())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + list.slug() + "-remarks.csv\"")
                .header("Cache-Control", "no-store")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
