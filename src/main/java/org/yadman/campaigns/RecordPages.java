package org.yadman.campaigns;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriUtils;
import org.yadman.campaigns.Edit.Outcome;
import org.yadman.campaigns.Editing.Author;
import org.yadman.campaigns.RecordForm.Row;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The record at the desk: its tables, and a form for every row of them.
@Controller
class RecordPages {

    private final Editing editing;
    private final Tables tables;
    private final Typed typed;
    private final FormView view;
    private final List<FolderPart> parts;
    private final List<RefSource> refs;
    private final Listings listings;
    private final Drafts drafts;
    private final Templates templates;

    RecordPages(
            Editing editing,
            Tables tables,
            Typed typed,
            FormView view,
            List<FolderPart> parts,
            List<RefSource> refs,
            Listings listings,
            Drafts drafts,
            Templates templates) {
        this.drafts = drafts;
        this.editing = editing;
        this.tables = tables;
        this.typed = typed;
        this.view = view;
        this.parts = parts;
        this.refs = refs;
        this.listings = listings;
        this.templates = templates;
    }

    /// The tables.
    record HomeModel(Caller caller, List<Line> tables, List<Line> found, String query) {}

    /// A table, or a thing.
    record Line(String name, String path, long count) {}

    @GetMapping("/{lang}/desk/record")
    @Requires(Permission.PROPOSE)
    Page home(@RequestParam(defaultValue = "") String q, Caller caller, Visitor v) {
        List<Line> all = tables.all().stream()
                .map(table -> new Line(
                        table.shape().name(),
                        "/desk/record/" + table.shape().name(),
                        table.count().getAsLong()))
                .toList();
        return templates.page(v, "campaigns/record", new HomeModel(caller, all, found(q, v), q));
    }

    // An address of this site, or words.
    private List<Line> found(String q, Visitor v) {
        if (q.isBlank()) {
            return List.of();
        }
        List<Line> found = new ArrayList<>();
        String[] address = q.strip().replaceAll("[?#].*", "").split("/", -1);
        String slug = address.length == 0 ? "" : address[address.length - 1];
        for (RefSource source : refs) {
            editing.shapeOf(source.kind())
                    .filter(shape -> shape.key().size() == 1)
                    .ifPresent(shape -> {
                        if (q.contains("/")) {
                            editing.find(source.kind(), slug)
                                    .map(id -> source.name(Set.of(id), v.language())
                                            .get(id))
                                    .filter(named -> q.contains(named.path()))
                                    .ifPresent(named -> found.add(new Line(named.title(), address(shape, slug), 0)));
                        }
                    });
        }
        if (found.isEmpty()) {
            listings.search(v.language(), q, 20)
                    .forEach((kind, lines) -> editing.shapeOf(kind).ifPresent(shape -> {
                        Map<UUID, String> keys = tables.keys()
                                .of(kind, lines.stream().map(Listings.Line::id).toList());
                        lines.forEach(line ->
                                found.add(new Line(line.label(), address(shape, keys.getOrDefault(line.id(), "")), 0)));
                    }));
        }
        return found;
    }

    private static String address(TableShape shape, String key) {
        return "/desk/record/" + shape.name() + "/" + UriUtils.encodePath(key, StandardCharsets.UTF_8);
    }

    /// Rows of a table.
    record RowsModel(Caller caller, String table, boolean named, Listing<Line> list) {}

    @GetMapping("/{lang}/desk/record/{table}")
    @Requires(Permission.PROPOSE)
    Page rows(@PathVariable String table, @RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        FolderTable found = tables.find(table).orElseThrow(NotFound::new);
        Listing.Query query = new Listing.Query("/desk/record/" + table, asked);
        TableShape.Thing thing = found.shape().thing();
        boolean named = thing != null && found.shape().key().size() == 1;
        Listing<Line> list =
                thing != null && named ? byName(found.shape(), thing.kind(), query, v) : inOrder(found, query);
        return templates.page(v, "campaigns/rows", new RowsModel(caller, table, named, list));
    }

    private Listing<Line> byName(TableShape shape, String kind, Listing.Query query, Visitor v) {
        List<String> words = Listings.words(query.get("q"));
        List<Listings.Line> lines =
                listings.list(kind, v.language(), words, (query.page() - 1L) * Listing.SIZE, Listing.SIZE);
        Map<UUID, String> keys =
                tables.keys().of(kind, lines.stream().map(Listings.Line::id).toList());
        return Listing.of(
                lines.stream()
                        .map(line -> new Line(line.label(), address(shape, keys.getOrDefault(line.id(), "")), 0))
                        .toList(),
                listings.count(kind, v.language(), words),
                query.page(),
                query);
    }

    private Listing<Line> inOrder(FolderTable table, Listing.Query query) {
        List<Map<String, String>> rows =
                tables.rows(table, new FolderTable.Slice((query.page() - 1L) * Listing.SIZE, Listing.SIZE));
        TableShape shape = table.shape();
        return Listing.of(
                rows.stream()
                        .map(row -> shape.thing() == null
                                ? new Line(
                                        String.join(
                                                " · ",
                                                row.getOrDefault("subject", ""),
                                                row.getOrDefault("field", ""),
                                                row.getOrDefault("value", "")),
                                        subjectAddress(row.getOrDefault("subject", "")),
                                        0)
                                : new Line(shape.keyOf(row).replace("/", " · "), address(shape, shape.keyOf(row)), 0))
                        .toList(),
                table.count().getAsLong(),
                query.page(),
                query);
    }

    private String subjectAddress(String subject) {
        String[] parts = subject.split(":", 2);
        return parts.length < 2
                ? ""
                : editing.shapeOf(parts[0])
                        .map(shape -> address(shape, parts[1]))
                        .orElse("");
    }

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
            @Nullable MovedModel moved) {}

    /// What a thing's page says around its form.
    ///
    /// @param saved whether it has just been saved
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
    record Related(String table, String addAddress, List<Line> rows) {}

    /// What a source says.
    record Said(String field, String value, String source, String stance, String preferAddress) {}

    /// What somebody else wrote meanwhile, column by column.
    record MovedModel(List<Side> sides) {}

    /// One column: what stands now, and what was typed.
    record Side(String label, String theirs, String yours) {}

    @GetMapping("/{lang}/desk/record/{table}/new")
    @Requires(Permission.PROPOSE)
    Page fresh(@PathVariable String table, @RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        TableShape shape = tables.find(table).orElseThrow(NotFound::new).shape();
        Map<String, String> cells = new TreeMap<>();
        asked.forEach((name, text) -> {
            if (shape.column(name).isPresent() && !text.isBlank()) {
                cells.put(name, text);
            }
        });
        RecordForm form = new RecordForm(List.of(new Row(shape, "", 0, -1, cells)), Map.of());
        // A request begins with a step, and a step is known from a source.
        if (table.equals("tracks")) {
            form = added(form, "steps");
        }
        if (table.equals("tracks") || table.equals("steps")) {
            form = added(form, "claims");
            Row claim = form.rows().getLast();
            Map<String, String> dated = new TreeMap<>(claim.cells());
            dated.put("field", "date");
            List<Row> rows = new ArrayList<>(form.rows().subList(0, form.rows().size() - 1));
            rows.add(claim.with(dated));
            form = new RecordForm(rows, form.sent());
        }
        return page(form, List.of(), "", false, null, caller, v);
    }

    private RecordForm added(RecordForm form, String table) {
        TableShape shape = tables.find(table).orElseThrow(NotFound::new).shape();
        return form.with(new Row(shape, "", 0, view.belongsTo(form, shape), Map.of()));
    }

    @GetMapping("/{lang}/desk/record/{table}/{*key}")
    @Requires(Permission.PROPOSE)
    Page show(
            @PathVariable String table,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String saved,
            Caller caller,
            Visitor v) {
        TableShape shape = tables.find(table).orElseThrow(NotFound::new).shape();
        String natural = key.substring(1);
        Editing.Standing standing = editing.standing(shape, natural).orElseThrow(NotFound::new);
        RecordForm form =
                new RecordForm(List.of(new Row(shape, natural, standing.version(), -1, standing.row())), Map.of());
        return page(form, List.of(), "", !saved.isEmpty(), null, caller, v);
    }

    private Page page(
            RecordForm form,
            List<Mistake> mistakes,
            String finding,
            boolean saved,
            @Nullable MovedModel moved,
            Caller caller,
            Visitor v) {
        return page(form, mistakes, finding, saved, false, moved, caller, v);
    }

    private Page page(
            RecordForm form,
            List<Mistake> mistakes,
            String finding,
            boolean saved,
            boolean looked,
            @Nullable MovedModel moved,
            Caller caller,
            Visitor v) {
        Row first = form.rows().getFirst();
        Sheet around = around(first);
        boolean isNew = first.key().isEmpty();
        ThingModel thing = isNew ? null : thing(first, around, saved, v);
        String action =
                isNew ? v.to("/desk/record/" + first.table() + "/new") : v.to(address(first.shape(), first.key()));
        return templates.page(
                v,
                "campaigns/form",
                new FormModel(
                        caller,
                        v.t(
                                isNew ? "campaigns.edit.add" : "campaigns.edit.change",
                                "what",
                                v.t("campaigns.one." + first.table())),
                        action,
                        view.parts(form, around, mistakes, finding, looked || !mistakes.isEmpty(), v),
                        mistakes,
                        view.more(form),
                        looked,
                        form.rows().stream().anyMatch(row -> row.table().equals("sources")),
                        form.sent().getOrDefault("_draft", ""),
                        documents(form),
                        thing,
                        moved));
    }

    // A document that was sent with a form that had a mistake need not be sent again.
    private static Map<String, String> documents(RecordForm form) {
        Map<String, String> documents = new TreeMap<>();
        form.sent().forEach((name, hash) -> {
            if (name.matches("\\d+_document") && hash.matches("[0-9a-f]{64}")) {
                documents.put(name, hash);
            }
        });
        return documents;
    }

    private Sheet around(Row first) {
        String key = first.key().isEmpty() ? first.shape().keyOf(first.cells()) : first.key();
        if (first.shape().thing() != null) {
            return editing.sheet(first.shape(), key);
        }
        String[] subject = first.cells().getOrDefault("subject", "").split(":", 2);
        return subject.length < 2
                ? Sheet.EMPTY
                : editing.shapeOf(subject[0])
                        .map(shape -> editing.sheet(shape, subject[1]))
                        .orElse(Sheet.EMPTY);
    }

    private ThingModel thing(Row row, Sheet around, boolean saved, Visitor v) {
        TableShape shape = row.shape();
        TableShape.Thing thing = java.util.Objects.requireNonNull(shape.thing());
        Ref ref = editing.find(thing.kind(), row.key())
                .map(id -> new Ref(thing.kind(), id))
                .orElseThrow(NotFound::new);
        List<Related> related = new ArrayList<>();
        if (thing.within().isEmpty()) {
            for (FolderTable table : tables.all()) {
                TableShape.Thing part = table.shape().thing();
                if (part != null && !part.within().isEmpty() && part.whole().equals(thing.kind())) {
                    related.add(new Related(
                            table.shape().name(),
                            v.to("/desk/record/" + table.shape().name() + "/new?" + part.within() + "=" + row.key()),
                            around.rows(table.shape().name()).stream()
                                    .map(each -> new Line(
                                            table.shape().keyOf(each).replace("/", " · "),
                                            v.to(address(
                                                    table.shape(), table.shape().keyOf(each))),
                                            0))
                                    .toList()));
                }
            }
        }
        String subject = thing.kind() + ":" + row.key();
        List<Said> said = around.rows("claims").stream()
                .filter(claim -> subject.equals(claim.get("subject")))
                .map(claim -> new Said(
                        claim.getOrDefault("field", ""),
                        claim.getOrDefault("value", ""),
                        claim.getOrDefault("source", ""),
                        v.t("sources.stance." + claim.getOrDefault("stance", "asserts")),
                        new Listing.Query("/desk/record/preferences/new", claim(claim)).address(v)))
                .toList();
        return new ThingModel(
                shape.name(),
                row.key(),
                editing.version(ref),
                saved,
                path(ref, v).orElse(null),
                v.to("/desk/record/history/" + shape.name() + "/"
                        + UriUtils.encodePath(row.key(), StandardCharsets.UTF_8)),
                new Listing.Query("/desk/record/claims/new", Map.of("subject", subject)).address(v),
                related,
                said);
    }

    private static Map<String, String> claim(Map<String, String> row) {
        Map<String, String> named = new HashMap<>();
        for (String column : List.of("subject", "field", "source", "value")) {
            named.put(column, row.getOrDefault(column, ""));
        }
        return named;
    }

    private Optional<String> path(Ref ref, Visitor v) {
        return refs.stream()
                .filter(source -> source.kind().equals(ref.kind()))
                .flatMap(source -> source.name(Set.of(ref.id()), v.language()).values().stream())
                .findFirst()
                .map(named -> v.to(named.path()));
    }

    @PostMapping("/{lang}/desk/record/{table}/new")
    @Requires(Permission.PROPOSE)
    View add(
            @PathVariable String table,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            Caller caller,
            Visitor v) {
        return act(table, "", sent, files(request), caller, v);
    }

    private static Map<String, MultipartFile> files(HttpServletRequest request) {
        return request instanceof MultipartHttpServletRequest parts ? parts.getFileMap() : Map.of();
    }

    @PostMapping("/{lang}/desk/record/{table}/{*key}")
    @Requires(Permission.PROPOSE)
    View change(
            @PathVariable String table,
            @PathVariable String key,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            Caller caller,
            Visitor v) {
        return act(table, key.substring(1), sent, files(request), caller, v);
    }

    private View act(
            String table,
            String key,
            Map<String, String> asked,
            Map<String, MultipartFile> files,
            Caller caller,
            Visitor v) {
        Map<String, String> sent = new TreeMap<>(asked);
        List<Mistake> refused = taken(files, sent);
        RecordForm form = RecordForm.read(sent, tables, typed, parts);
        if (form.rows().isEmpty()
                || !form.rows().getFirst().table().equals(table)
                || !form.rows().getFirst().key().equals(key)) {
            throw new NotFound();
        }
        String act = sent.getOrDefault("_act", "save");
        if (!refused.isEmpty()) {
            return page(form, refused, "", false, null, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (act.equals("draft")) {
            drafts.save(draft(form), table, kept(sent), caller);
            return new SeeOther(v.to("/desk/record/drafts"));
        }
        if (act.startsWith("more:")) {
            return page(added(form, act.substring(5)), List.of(), "", false, null, caller, v);
        }
        if (act.startsWith("find:")) {
            return page(form, List.of(), act.substring(5), false, null, caller, v);
        }
        if (act.equals("undo")) {
            return shown(editing.bringBack(edit(form), 0, author(caller)), form, caller, v);
        }
        if (act.startsWith("back:")) {
            return shown(editing.bringBack(edit(form), number(act.substring(5)), author(caller)), form, caller, v);
        }
        Edit edit = act.equals("remove") ? removal(form) : form.edit(unasked(v));
        if (act.equals("look")) {
            return shown(editing.look(edit), form, caller, v);
        }
        return shown(editing.edit(edit, author(caller)), form, caller, v);
    }

    /// Keeps the documents that were sent, each under the short name of its source.
    ///
    /// @return the fields whose file is not taken
    private List<Mistake> taken(Map<String, MultipartFile> files, Map<String, String> sent) {
        List<Mistake> refused = new ArrayList<>();
        files.forEach((field, file) -> {
            if (file.isEmpty() || !field.matches("\\d+\\.document_file")) {
                return;
            }
            String row = field.substring(0, field.indexOf('.'));
            switch (editing.keep(bytes(file))) {
                case Editing.Sent.Refused(String why) -> refused.add(Mistake.at(row + ".document", why));
                case Editing.Sent.Kept(String hash, String extension) -> {
                    String slug = sent.getOrDefault(row + ".slug", "");
                    String name = slug.matches("[a-z0-9-]{1,60}") ? slug : hash.substring(0, 16);
                    sent.put(row + ".document", name + "." + extension);
                    sent.put(row + "_document", hash);
                }
            }
        });
        return refused;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What belongs to this session, and which button was pressed, is no part of what was written.
    private static Map<String, String> kept(Map<String, String> sent) {
        Map<String, String> kept = new TreeMap<>(sent);
        kept.keySet().removeIf(name -> name.startsWith("_"));
        return kept;
    }

    private static Optional<UUID> draft(RecordForm form) {
        return Optional.ofNullable(form.sent().get("_draft")).map(DraftPages::id);
    }

    /// A form that was kept, as it was.
    Page again(Map<String, String> sent, Caller caller, Visitor v) {
        RecordForm form = RecordForm.read(sent, tables, typed, parts);
        if (form.rows().isEmpty()) {
            throw new NotFound();
        }
        return page(form, List.of(), "", false, null, caller, v);
    }

    private static Edit edit(RecordForm form) {
        return form.edit(Map.of());
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new NotFound();
        }
        return Integer.parseInt(text);
    }

    private static Author author(Caller caller) {
        return new Author(caller.actor(), caller.may(Permission.KEEP_RECORD));
    }

    /// The versions of a row.
    record HistoryModel(
            Caller caller,
            String title,
            String thing,
            String action,
            String table,
            String key,
            int last,
            List<Version> versions) {}

    /// One version.
    ///
    /// @param who by whom, without a name
    /// @param sides what it changed
    /// @param back whether it can be brought back
    record Version(int number, String heading, String who, boolean removed, List<Side> sides, boolean back) {}

    @GetMapping("/{lang}/desk/record/history/{table}/{*key}")
    @Requires(Permission.PROPOSE)
    Page history(@PathVariable String table, @PathVariable String key, Caller caller, Visitor v) {
        TableShape shape = tables.find(table).orElseThrow(NotFound::new).shape();
        String natural = key.substring(1);
        TableShape.Thing thing = shape.thing();
        if (thing == null) {
            throw new NotFound();
        }
        Ref ref = editing.find(thing.kind(), natural)
                .map(id -> new Ref(thing.kind(), id))
                .orElseThrow(NotFound::new);
        List<History.Version> all = editing.versions(ref);
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            History.Version version = all.get(i);
            List<Side> sides = i + 1 == all.size()
                    ? List.of()
                    : History.differences(all.get(i + 1), version).stream()
                            .map(each -> new Side(
                                    label(table, each.column(), v),
                                    java.util.Objects.requireNonNullElse(each.before(), ""),
                                    java.util.Objects.requireNonNullElse(each.after(), "")))
                            .toList();
            versions.add(new Version(
                    version.number(),
                    v.t(
                            "campaigns.history.version",
                            "number",
                            v.number(version.number()),
                            "date",
                            v.firstDate(LocalDate.ofInstant(version.at(), ZoneOffset.UTC))),
                    who(version, caller, v),
                    version.removal(),
                    sides,
                    i > 0 && !version.removal()));
        }
        return templates.page(
                v,
                "campaigns/history",
                new HistoryModel(
                        caller,
                        v.t("campaigns.history.title", "what", v.t("campaigns.one." + table)),
                        natural.replace("/", " · "),
                        v.to(address(shape, natural)),
                        table,
                        natural,
                        all.isEmpty() ? 0 : all.getFirst().number(),
                        versions));
    }

    private static String who(History.Version version, Caller caller, Visitor v) {
        if (version.actor().equals(ActorId.IMPORT)) {
            return v.t("campaigns.history.import");
        }
        return v.t(version.actor().equals(caller.actor()) ? "campaigns.history.you" : "campaigns.history.other");
    }

    private static Edit removal(RecordForm form) {
        Row first = form.rows().getFirst();
        return new Edit(List.of(new Edit.Line(first.shape(), first.key(), first.opened(), null)), Map.of());
    }

    private static Map<String, Map<String, String>> unasked(Visitor v) {
        Map<String, String> claim = new HashMap<>();
        Map<String, String> preference = new HashMap<>();
        claim.put("entered_by", v.words().messages().text(Language.SOURCE, "campaigns.edit.role"));
        claim.put("entered_on", v.today().toString());
        v.words()
                .languages()
                .all()
                .forEach(language -> preference.put(
                        "editor." + language.tag(), v.words().messages().text(language, "campaigns.edit.role")));
        preference.put("decided_on", v.today().toString());
        return Map.of("claims", claim, "preferences", preference);
    }

    private View shown(Outcome outcome, RecordForm form, Caller caller, Visitor v) {
        return switch (outcome) {
            case Outcome.Saved saved -> {
                draft(form).ifPresent(draft -> drafts.delete(draft, caller));
                yield new SeeOther(v.to(afterwards(form)) + "?saved=yes");
            }
            case Outcome.Asked(UUID request) -> {
                draft(form).ifPresent(draft -> drafts.delete(draft, caller));
                yield new SeeOther(v.to("/desk/approvals/" + request));
            }
            case Outcome.Sound sound -> page(form, List.of(), "", false, true, null, caller, v);
            case Outcome.Mistakes(var found) ->
                page(form, mistakes(found, form, v), "", false, null, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.Moved(int line, var theirs, int version) ->
                page(
                                renewed(form, line, version),
                                List.of(),
                                "",
                                false,
                                moved(form.rows().get(line), theirs, v),
                                caller,
                                v)
                        .with(HttpStatus.CONFLICT);
        };
    }

    // What was typed can be sent again, on top of what stands now.
    private static RecordForm renewed(RecordForm form, int line, int version) {
        List<Row> rows = new ArrayList<>(form.rows());
        Row row = rows.get(line);
        rows.set(line, new Row(row.shape(), version == 0 ? "" : row.key(), version, row.of(), row.cells()));
        return new RecordForm(rows, form.sent());
    }

    private static MovedModel moved(Row row, Map<String, String> theirs, Visitor v) {
        Map<String, String> both = new TreeMap<>(theirs);
        row.cells().forEach(both::putIfAbsent);
        List<Side> sides = new ArrayList<>();
        both.keySet().forEach(column -> {
            String now = theirs.getOrDefault(column, "");
            String yours = row.cells().getOrDefault(column, "");
            if (!now.equals(yours)) {
                sides.add(new Side(label(row.table(), column, v), now, yours));
            }
        });
        return new MovedModel(sides);
    }

    /// What a column is called, with its language.
    static String label(String table, String column, Visitor v) {
        int dot = column.indexOf('.');
        String label = v.t("campaigns.column." + table + "." + (dot < 0 ? column : column.substring(0, dot)));
        return dot < 0
                ? label
                : v.t(
                        "campaigns.edit.in",
                        "label",
                        label,
                        "language",
                        new Language(column.substring(dot + 1)).nameIn(v.language()));
    }

    private String afterwards(RecordForm form) {
        Row first = form.rows().getFirst();
        String key = first.key().isEmpty() ? first.shape().keyOf(first.cells()) : first.key();
        if (first.shape().thing() == null) {
            String address = subjectAddress(first.cells().getOrDefault("subject", ""));
            return address.isEmpty() ? "/desk/record" : address;
        }
        return editing.standing(first.shape(), key).isPresent()
                ? address(first.shape(), key)
                : "/desk/record/" + first.table();
    }

    /// Each mistake at the field of its cell; what concerns another row, at none.
    private static List<Mistake> mistakes(List<Edit.Found> found, RecordForm form, Visitor v) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Edit.Found each : found) {
            boolean own = each.line() >= 0 && each.line() < form.rows().size();
            String column = each.problem().at().field();
            Sentence said = each.problem().expected();
            if (own) {
                Row row = form.rows().get(each.line());
                boolean localized = row.shape()
                        .column(column)
                        .filter(TableShape.Column::localized)
                        .isPresent();
                boolean asked = row.shape().column(column).isPresent()
                        && !FormView.UNASKED.contains(row.table() + "." + column);
                String field = !asked
                        ? ""
                        : each.line() + "." + column
                                + (localized ? "." + v.language().tag() : "");
                mistakes.add(Mistake.at(field, said));
            } else {
                mistakes.add(Mistake.at(
                        "",
                        "campaigns.edit.elsewhere",
                        "table",
                        Sentence.of(
                                "campaigns.table." + each.problem().at().file().replace(".csv", "")),
                        "what",
                        said));
            }
        }
        return mistakes;
    }
}
