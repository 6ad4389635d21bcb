package org.yadman.memorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.audit.Audit;
import org.yadman.memorial.EntryReader.Remark;
import org.yadman.memorial.ImportStore.Staged;
import org.yadman.memorial.ListEdition.Counts;
import org.yadman.memorial.ListImport.File;
import org.yadman.memorial.ListImport.State;
import org.yadman.platform.config.DataFolder;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Ids;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// How a file becomes an edition: it is read in batches, each with how far it has come in one transaction, so
/// that whoever is killed goes on where it was; compared with what stands; and, if somebody then wants it,
/// taken in one last transaction. Nobody sees half an edition.
@Component
class Importing {

    private static final int BATCH = 1000;
    private static final int BATCH_CHARACTERS = 1_000_000;
    private static final int SAMPLE = 5;
    private static final String FOLDER = "lists";

    private final ListStore lists;
    private final ImportStore imports;
    private final EntryStore entries;
    private final EntryNames names;
    private final Changes changes;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Path folder;
    private final TransactionTemplate command;
    private volatile boolean stopping;

    Importing(
            ListStore lists,
            ImportStore imports,
            EntryStore entries,
            EntryNames names,
            Changes changes,
            Audit audit,
            Ids ids,
            Clock clock,
            Options options,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.imports = imports;
        this.entries = entries;
        this.names = names;
        this.changes = changes;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.folder = options.data().resolve(FOLDER);
        this.command = new TransactionTemplate(transactions);
    }

    /// Told after every batch.
    @FunctionalInterface
    interface Progress {
        void read(int rows, int percent);
    }

    /// How a file begins.
    record Beginning(List<String> header, List<ListRow> rows) {}

    /// Looks at the beginning of a file.
    ///
    /// @throws Misread when it is none that can be read
    Beginning look(Path file, String encoding) {
        try (ListRows rows = ListFile.open(file, encoding)) {
            ListRow first = rows.next();
            if (first == null) {
                throw new Misread(Sentence.of("memorial.file.empty"));
            }
            List<ListRow> some = new ArrayList<>();
            ListRow row = rows.next();
            while (row != null && some.size() < SAMPLE) {
                some.add(row);
                row = rows.next();
            }
            return new Beginning(ListMapping.headers(first.cells()), some);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where a file that comes by the desk is to lie until it has been read.
    Path place() {
        DataFolder.prepare(folder);
        return folder.resolve(ids.random().toString());
    }

    /// Lets a file wait for a list, in the place of one that waited.
    void put(MemorialList list, File file, ListMapping mapping, List<String> header) {
        Optional<ListImport> before = imports.find(list.id());
        command.executeWithoutResult(status -> {
            imports.delete(list.id());
            imports.insert(new ListImport(
                    list.id(),
                    State.CHOSEN,
                    "",
                    file,
                    mapping,
                    header,
                    0,
                    0,
                    null,
                    List.of(),
                    Counts.NONE,
                    0,
                    0,
                    0,
                    null));
        });
        before.ifPresent(Importing::deleteFile);
    }

    /// Lets it be read from its beginning, by a mapping.
    void begin(UUID list, ListMapping mapping, List<String> header) {
        command.executeWithoutResult(status -> {
            imports.forget(list);
            imports.begin(list, mapping.keyed(), header);
        });
    }

    /// Lets somebody say again how its columns are understood.
    void rechoose(UUID list) {
        command.executeWithoutResult(status -> {
            imports.forget(list);
            imports.claim(list, "");
            imports.enter(list, "", State.CHOSEN, null);
        });
    }

    /// Lets what was read become an edition.
    ///
    /// @return whether it may
    boolean choose(UUID list, ActorId actor) {
        return Boolean.TRUE.equals(command.execute(status -> imports.choose(list, actor.value())));
    }

    /// Takes a file away before it has become an edition.
    void drop(UUID list) {
        Optional<ListImport> before = imports.find(list);
        command.executeWithoutResult(status -> imports.delete(list));
        before.ifPresent(Importing::deleteFile);
    }

    private static void deleteFile(ListImport one) {
        if (one.file().own()) {
            try {
                Files.deleteIfExists(Path.of(one.file().path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Lets all work come to rest at the end of its batch.
    void stop() {
        stopping = true;
    }

    /// Does what is to be done with a list's file, from where it was left. Whoever does it last has the say: the
    /// batches of all others count no more.
    void work(UUID list, Progress progress) {
        String worker = ids.random().toString();
        command.executeWithoutResult(status -> imports.claim(list, worker));
        ListImport one = imports.find(list).orElse(null);
        if (one == null || !one.worker().equals(worker)) {
            return;
        }
        if (one.state() == State.READING) {
            read(one, progress);
        } else if (one.state() == State.TAKING) {
            take(one);
        }
    }

    private void refuse(ListImport one, Sentence reason) {
        command.executeWithoutResult(status -> imports.enter(one.list(), one.worker(), State.REFUSED, reason));
    }

    private void read(ListImport one, Progress progress) {
        Path file = Path.of(one.file().path());
        if (!Files.isRegularFile(file)) {
            refuse(one, Sentence.of("memorial.file.away"));
        } else if (!ListFile.sha256(file).equals(one.file().sha256())) {
            refuse(one, Sentence.of("memorial.file.moved"));
        } else {
            try (ListRows rows = ListFile.open(file, one.mapping().encoding())) {
                new Reading(one, progress).read(rows);
            } catch (Misread refused) {
                refuse(one, refused.sentence());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// One file while it is read.
    private final class Reading {

        private final ListImport one;
        private final Progress progress;
        private final EntryReader reader;
        private final List<Staged> batch = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private int rows;
        private int mistakes;
        private int hints;
        private int characters;

        Reading(ListImport one, Progress progress) {
            this.one = one;
            this.progress = progress;
            this.reader =
                    new EntryReader(one.header(), one.mapping(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            this.rows = one.rows();
            this.mistakes = one.mistakes();
            this.hints = one.hints();
        }

        void read(ListRows file) {
            file.next();
            for (int done = 0; done < one.rows(); done++) {
                file.next();
            }
            ListRow row = file.next();
            while (row != null) {
                add(row);
                row = file.next();
                boolean full = batch.size() >= BATCH || characters >= BATCH_CHARACTERS;
                if (full && !write(file.percent())) {
                    return;
                }
                if (full && stopping && row != null) {
                    return;
                }
            }
            if (rows == 0) {
                refuse(one, Sentence.of("memorial.file.rowless"));
            } else if (write(100)) {
                finish(file.remarks());
            }
        }

        private void add(ListRow row) {
            EntryReader.Read read = reader.read(row);
            for (Remark each : read.remarks()) {
                remarks.add(each);
                mistakes += each.mistake() ? 1 : 0;
                hints += each.mistake() ? 0 : 1;
            }
            if (mistakes + hints > ListLimits.FAULTS) {
                throw new Misread(Sentence.of("memorial.file.faults", "most", ListLimits.FAULTS));
            }
            String cells = ListJson.cells(read.cells());
            String name = EntryNames.first(read.statements());
            rows++;
            characters += cells.length();
            batch.add(new Staged(
                    rows,
                    read.line(),
                    ids.random(),
                    read.key(),
                    read.number().isEmpty(),
                    read.number(),
                    cells,
                    ListJson.statements(read.statements()),
                    name,
                    names.sortKey(name),
                    EntryNames.words(read)));
        }

        private boolean write(int percent) {
            boolean counts = Boolean.TRUE.equals(command.execute(status -> {
                if (!imports.progress(one.list(), one.worker(), rows, percent, mistakes, hints)) {
                    status.setRollbackOnly();
                    return false;
                }
                imports.stage(one.list(), batch);
                imports.remark(one.list(), mistakes + hints - remarks.size() + 1, remarks);
                return true;
            }));
            batch.clear();
            remarks.clear();
            characters = 0;
            if (counts) {
                progress.read(rows, percent);
            }
            return counts;
        }

        private void finish(List<Sentence> ofFile) {
            MemorialList list = lists.find(one.list()).orElseThrow();
            command.executeWithoutResult(status -> {
                imports.numberEquals(list.id());
                for (ImportStore.Twin twin : imports.listTwins(list.id(), Math.max(1, ListLimits.FAULTS - mistakes - hints))) {
                    remarks.add(new Remark(
                            twin.line(),
                            numberColumn(),
                            true,
                            Sentence.of("memorial.row.twin", "number", twin.number(), "line", twin.first())));
                }
                mistakes += remarks.size();
                imports.remark(list.id(), mistakes + hints - remarks.size() + 1, remarks);
                Counts counts = imports.compare(list.id(), list.edition());
                boolean stands = imports.progress(list.id(), one.worker(), rows, 100, mistakes, hints)
                        && imports.finish(list.id(), one.worker(), counts, imports.countRenamed(list.id()), ofFile);
                if (!stands) {
                    status.setRollbackOnly();
                }
            });
        }

        private String numberColumn() {
            return one.mapping().columns().entrySet().stream()
                    .filter(column -> column.getValue() == ListField.NUMBER)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }
    }

    private void take(ListImport one) {
        String actor = one.actor();
        command.executeWithoutResult(status -> {
            changes.waitForTurn();
            if (actor == null || !imports.enter(one.list(), one.worker(), State.TAKING, null)) {
                status.setRollbackOnly();
                return;
            }
            MemorialList list = lists.find(one.list()).orElseThrow();
            int number = list.edition() + 1;
            entries.takeStaged(list.id(), number);
            lists.stand(
                    list.id(),
                    new ListEdition(
                            number,
                            one.file().name(),
                            one.file().sha256(),
                            one.header(),
                            one.rows(),
                            one.counts(),
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                    one.mapping());
            imports.delete(list.id());
            audit.note(
                    new ActorId(actor),
                    "memorial.act.imported",
                    list.ref(),
                    Map.of(
                            "edition", String.valueOf(number),
                            "rows", String.valueOf(one.rows()),
                            "added", String.valueOf(one.counts().added()),
                            "changed", String.valueOf(one.counts().changed()),
                            "gone", String.valueOf(one.counts().gone())));
            changes.raise();
        });
        if (imports.find(one.list()).isEmpty()) {
            deleteFile(one);
        }
    }

    /// What a file is doing; nothing if none is there.
    Optional<ListImport> find(UUID list) {
        return imports.find(list);
    }

    List<UUID> listUnderWay() {
        return imports.listUnderWay();
    }

    List<Remark> listRemarks(UUID list, int most) {
        return imports.listRemarks(list, most);
    }

    List<Staged> listStaged(UUID list, int most) {
        return imports.listStaged(list, most);
    }

    /// Where the file of a list lies, if it is still there.
    static @Nullable Path path(ListImport one) {
        Path path = Path.of(one.file().path());
        return Files.isRegularFile(path) ? path : null;
    }
}
