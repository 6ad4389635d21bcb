package org.yadman.memorial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.audit.Audit;
import org.yadman.memorial.ListImport.File;
import org.yadman.memorial.ListImport.State;
import org.yadman.memorial.MemorialList.Facts;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Ids;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// The lists of the memorial.
@Component
public class NameLists {

    private static final ActorId OPERATOR = new ActorId("operator");

    private final ListStore store;
    private final Importing importing;
    private final Audit audit;
    private final Changes changes;
    private final Ids ids;
    private final TransactionTemplate command;

    NameLists(
            ListStore store,
            Importing importing,
            Audit audit,
            Changes changes,
            Ids ids,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.importing = importing;
        this.audit = audit;
        this.changes = changes;
        this.ids = ids;
        this.command = new TransactionTemplate(transactions);
    }

    Optional<MemorialList> find(String slug) {
        return store.find(slug);
    }

    List<MemorialList> list() {
        return store.list();
    }

    List<ListEdition> listEditions(MemorialList list) {
        return store.listEditions(list.id());
    }

    Optional<ListMapping> findMapping(MemorialList list) {
        return store.findMapping(list.id());
    }

    /// Adds a list, still without an edition.
    @Transactional
    void add(String slug, Facts facts, ActorId actor) {
        MemorialList list = new MemorialList(ids.random(), 1, slug, facts, 0, 0, 0);
        store.insert(list);
        audit.note(actor, "memorial.act.added", list.ref(), Map.of());
    }

    /// Changes what is said of a list.
    ///
    /// @return whether it was still the version that somebody had before them
    @Transactional
    boolean change(MemorialList list, int version, Facts facts, ActorId actor) {
        if (!store.change(list.id(), version, facts)) {
            return false;
        }
        audit.note(actor, "memorial.act.changed", list.ref(), Map.of());
        changes.raise();
        return true;
    }

    /// What a command was asked to bring in.
    ///
    /// @param list the list's slug
    /// @param title of a new list; empty: its slug
    /// @param map a file that says how the columns are understood, or null
    /// @param encoding that was declared, or empty
    /// @param dryRun whether it is only to be tried
    /// @param renamed whether many entries may have another name
    public record Request(
            Path file,
            String list,
            String title,
            String publisher,
            @Nullable Path map,
            String encoding,
            boolean dryRun,
            boolean renamed) {}

    /// What became of it.
    public sealed interface Outcome {
        /// Nothing was done, for this reason.
        record Refused(Sentence why) implements Outcome {}

        /// The file is the edition that stands, understood in the same way.
        record Stands(int edition) implements Outcome {}

        /// It was read and not taken: it has mistakes, or was only to be tried.
        record Tried(Report report) implements Outcome {}

        /// Nothing was done because too many entries would have another name.
        record Dubious(Report report) implements Outcome {}

        /// It is the list's edition now.
        record Taken(Report report, int edition) implements Outcome {}
    }

    /// What was found in a file.
    ///
    /// @param columns each with what it says; empty where it is kept and not understood
    /// @param first the first rows as statements
    /// @param remarks mistakes first
    public record Report(
            Map<String, String> columns,
            List<Line> first,
            int rows,
            int added,
            int changed,
            int gone,
            int same,
            int renamed,
            int mistakes,
            int hints,
            List<Sentence> ofFile,
            List<Told> remarks) {

        /// A row as it was understood: field and text.
        public record Line(long line, List<String> statements) {}

        /// Something about a row.
        public record Told(long line, String column, boolean mistake, Sentence why) {}
    }

    /// Brings a file in, or tries it.
    ///
    /// @param progress rows and hundredths, after each batch
    /// @param most at most so many remarks are told
    public Outcome bringIn(Request request, int most, BiConsumer<Integer, Integer> progress) {
        if (!MemorialList.isSlug(request.list())) {
            return new Outcome.Refused(Sentence.of("memorial.list.slug", "text", request.list()));
        }
        if (!ListFile.ENCODINGS.contains(request.encoding())) {
            return new Outcome.Refused(Sentence.of(
                    "memorial.file.encodings",
                    "text",
                    request.encoding(),
                    "known",
                    ListFile.ENCODINGS.stream().filter(each -> !each.isEmpty()).toList()));
        }
        if (!Files.isRegularFile(request.file())) {
            return new Outcome.Refused(
                    Sentence.of("memorial.file.none", "file", request.file().toString()));
        }
        if (request.file().toFile().length() > ListLimits.BY_COMMAND) {
            return new Outcome.Refused(Sentence.of("memorial.file.large", "most", ListLimits.BY_COMMAND >> 20));
        }
        try {
            return bringIn(request, mapping(request), most, progress);
        } catch (Misread refused) {
            return new Outcome.Refused(refused.sentence());
        }
    }

    private record Mapped(ListMapping mapping, List<String> header) {}

    private Mapped mapping(Request request) {
        Optional<ListMapping> known = find(request.list()).flatMap(this::findMapping);
        String encoding =
                request.encoding().isEmpty() ? known.map(ListMapping::encoding).orElse("") : request.encoding();
        List<String> header = importing.look(request.file(), encoding).header();
        Path map = request.map();
        ListMapping mapping;
        if (map != null) {
            if (!Files.isRegularFile(map)) {
                throw new Misread(Sentence.of("memorial.file.none", "file", map.toString()));
            }
            mapping = MapFile.read(map, header, encoding);
        } else {
            mapping = known.map(each -> each.over(header).in(encoding))
                    .orElseGet(() -> ListMapping.guess(header, encoding));
        }
        if (!mapping.hasNames()) {
            throw new Misread(Sentence.of("memorial.map.nameless", "columns", header));
        }
        return new Mapped(mapping.keyed(), header);
    }

    private Outcome bringIn(Request request, Mapped mapped, int most, BiConsumer<Integer, Integer> progress) {
        boolean isNew = find(request.list()).isEmpty();
        if (isNew) {
            command.executeWithoutResult(status -> add(request.list(), facts(request), OPERATOR));
        }
        MemorialList list = find(request.list()).orElseThrow();
        String sha256 = ListFile.sha256(request.file());
        // A file that somebody has brought to the desk is not pushed aside.
        boolean anothers = importing.find(list.id())
                .filter(one -> one.file().own() && !one.file().sha256().equals(sha256))
                .isPresent();
        if (anothers) {
            return new Outcome.Refused(Sentence.of("memorial.file.elsewhere"));
        }
        boolean stands = listEditions(list).stream()
                        .findFirst()
                        .map(last -> last.sha256().equals(sha256))
                        .orElse(false)
                && findMapping(list).equals(Optional.of(mapped.mapping()));
        if (stands) {
            return new Outcome.Stands(list.edition());
        }
        Outcome outcome = read(request, list, mapped, sha256, most, progress);
        if (!(outcome instanceof Outcome.Taken)) {
            importing.drop(list.id());
            if (isNew) {
                command.executeWithoutResult(status -> store.deleteEmpty(list.id()));
            }
        }
        return outcome;
    }

    private static Facts facts(Request request) {
        String title =
                request.title().isBlank() ? request.list() : request.title().strip();
        String tag = CellText.script(title).equals("Arab") ? "fa" : Language.SOURCE.tag();
        return new Facts(new Localized(Map.of(tag, title)), request.publisher(), null, "", "", null, null);
    }

    private Outcome read(
            Request request,
            MemorialList list,
            Mapped mapped,
            String sha256,
            int most,
            BiConsumer<Integer, Integer> progress) {
        File file = new File(
                request.file().toAbsolutePath().toString(),
                String.valueOf(request.file().getFileName()),
                false,
                sha256);
        boolean goesOn = importing
                .find(list.id())
                .filter(one -> one.state() == State.READING || one.state() == State.READ)
                .filter(one ->
                        one.file().sha256().equals(sha256) && one.mapping().equals(mapped.mapping()))
                .isPresent();
        if (!goesOn) {
            importing.put(list, file, mapped.mapping(), mapped.header());
            importing.begin(list.id(), mapped.mapping(), mapped.header());
        }
        importing.work(list.id(), progress::accept);
        ListImport one = importing.find(list.id()).orElse(null);
        if (one == null || one.state() == State.READING) {
            return new Outcome.Refused(Sentence.of("memorial.file.elsewhere"));
        }
        Sentence reason = one.reason();
        if (reason != null) {
            return new Outcome.Refused(reason);
        }
        Report report = report(one, most);
        if (request.dryRun() || !one.isSound()) {
            return new Outcome.Tried(report);
        }
        if (one.isDubious() && !request.renamed()) {
            return new Outcome.Dubious(report);
        }
        importing.choose(list.id(), OPERATOR);
        importing.work(list.id(), progress::accept);
        return importing.find(list.id()).isPresent()
                ? new Outcome.Refused(Sentence.of("memorial.file.elsewhere"))
                : new Outcome.Taken(report, list.edition() + 1);
    }

    private Report report(ListImport one, int most) {
        Map<String, String> columns = new java.util.LinkedHashMap<>();
        for (String column : one.header()) {
            ListField field = one.mapping().columns().get(column);
            columns.put(column, field == null ? "" : field.word());
        }
        List<Report.Line> first = new ArrayList<>();
        importing
                .listStaged(one.list(), 3)
                .forEach(row -> first.add(new Report.Line(
                        row.line(),
                        ListJson.statements(row.statements()).stream()
                                .map(each -> each.field().word() + " = " + (each.value() == null ? "?" : each.value()))
                                .toList())));
        return new Report(
                columns,
                first,
                one.rows(),
                one.counts().added(),
                one.counts().changed(),
                one.counts().gone(),
                one.counts().same(),
                one.renamed(),
                one.mistakes(),
                one.hints(),
                one.remarks(),
                importing.listRemarks(one.list(), most).stream()
                        .map(each -> new Report.Told(each.line(), each.column(), each.mistake(), each.why()))
                        .toList());
    }
}
