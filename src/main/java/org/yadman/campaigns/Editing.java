package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.approvals.Approvals;
import org.yadman.audit.Audit;
import org.yadman.campaigns.Edit.Found;
import org.yadman.campaigns.Edit.Line;
import org.yadman.campaigns.Edit.Outcome;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Thing;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Documents;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.text.Sentence;

/// Changes the record, some rows at a time. An edit is an import of one thing: the thing's rows with the change applied
/// are read by the code that reads a campaign folder, checked by its checks, and written by it (ADR 0018).
@Component
class Editing {

    /// What waits for somebody who keeps the record.
    static final String CHANGE = "record.change";

    /// What says that something was decided or is in force, and waits for a steward.
    static final String DECISION = "record.decision";

    private final List<FolderPart> parts;
    private final Tables tables;
    private final Ids ids;
    private final Changes changes;
    private final History history;
    private final Documents documents;
    private final Cleaning cleaning;
    private final Approvals approvals;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Editing(
            List<FolderPart> parts,
            Tables tables,
            Ids ids,
            Changes changes,
            History history,
            Documents documents,
            Cleaning cleaning,
            Approvals approvals,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.parts = parts;
        this.tables = tables;
        this.ids = ids;
        this.changes = changes;
        this.history = history;
        this.documents = documents;
        this.cleaning = cleaning;
        this.approvals = approvals;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Who changes something.
    ///
    /// @param keeps whether the record is theirs to keep; others' changes wait
    record Author(ActorId id, boolean keeps) {}

    /// A row as it stands, with the number of its version.
    record Standing(Ref ref, Map<String, String> row, int version) {}

    /// What a change is about, read and checked.
    ///
    /// @param before the rows that it changes, as they stand
    /// @param after the same as they would be
    /// @param around all that was read with them, as it would be
    private record Reading(
            Sheet before,
            Sheet after,
            Sheet around,
            List<Found> found,
            List<FolderPart.Staged> staged,
            Map<Ref, String> removed,
            SheetReader reader) {}

    /// Makes a change, or asks for it, or tells what is wrong with it.
    Outcome edit(Edit edit, Author author) {
        return inTransaction(edit, () -> {
            changes.waitForTurn();
            Optional<Outcome> moved = moved(edit);
            if (moved.isPresent()) {
                return moved.get();
            }
            Edit whole = settled(edit);
            Reading reading = read(whole);
            if (!reading.found().isEmpty()) {
                return new Outcome.Mistakes(reading.found());
            }
            if (reading.before().equals(reading.after())) {
                return new Outcome.Saved(false);
            }
            boolean grave = isGrave(reading);
            if (grave || !author.keeps()) {
                return new Outcome.Asked(approvals.ask(
                        grave ? DECISION : CHANGE, subject(whole), opened(whole), whole.content(), author.id()));
            }
            write(whole, reading, author.id());
            return new Outcome.Saved(true);
        });
    }

    /// Takes the last change of a row back, or brings an earlier version of it back, as a new change with all its
    /// checks.
    ///
    /// @param edit names the row and the version that stood there; what its cells say does not matter
    /// @param number of the version; 0: the one before the last
    Outcome bringBack(Edit edit, int number, Author author) {
        Line line = edit.lines().getFirst();
        Thing thing = Objects.requireNonNull(line.shape().thing());
        List<History.Version> versions = find(thing.kind(), line.key())
                .map(id -> history.list(new Ref(thing.kind(), id)))
                .orElse(List.of());
        Map<String, String> content = versions.stream()
                .filter(version ->
                        number == 0 ? version.number() < versions.getFirst().number() : version.number() == number)
                .filter(version -> version.content() != null)
                .findFirst()
                .map(History.Version::content)
                .orElse(null);
        return edit(new Edit(List.of(new Line(line.shape(), line.key(), line.opened(), content)), Map.of()), author);
    }

    /// What would become of a change, without making it.
    Outcome look(Edit edit) {
        return inTransaction(edit, () -> {
            changes.waitForTurn();
            Optional<Outcome> moved = moved(edit);
            if (moved.isPresent()) {
                return moved.get();
            }
            Reading reading = read(settled(edit));
            return reading.found().isEmpty() ? new Outcome.Sound() : new Outcome.Mistakes(reading.found());
        });
    }

    /// Makes a change that a second person has approved.
    ///
    /// @param decided whether it was approved as a change of what was decided
    /// @throws Conflict when the record has moved on since it was asked for, or it does not fit into it any more
    @Transactional(propagation = Propagation.MANDATORY)
    void approved(Edit edit, boolean decided, ActorId asked) {
        changes.waitForTurn();
        if (moved(edit).isPresent()) {
            throw conflict(edit);
        }
        Edit whole = settled(edit);
        Reading reading = read(whole);
        if (!reading.found().isEmpty() || (isGrave(reading) && !decided)) {
            throw conflict(edit);
        }
        write(whole, reading, asked);
    }

    private Conflict conflict(Edit edit) {
        Line first = edit.lines().getFirst();
        return new Conflict(
                standing(first.shape(), first.key()).map(Standing::row).orElse(Map.of()),
                first.cells() == null ? Map.of() : first.cells());
    }

    @FunctionalInterface
    private interface Work {
        Outcome run();
    }

    private Outcome inTransaction(Edit edit, Work work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.run()));
        } catch (DataIntegrityViolationException named) {
            // What no reading can know of every room: that something somewhere still names what is to be removed.
            if (edit.lines().stream().allMatch(line -> line.cells() != null)) {
                throw named;
            }
            TableShape shape = edit.lines().getFirst().shape();
            return new Outcome.Mistakes(List.of(new Found(
                    -1, new Problem(new Place(shape.file(), 0, ""), Sentence.of("campaigns.mistake.in-use")))));
        }
    }

    /// The row of this natural key, as it stands.
    @Transactional(readOnly = true)
    Optional<Standing> standing(TableShape shape, String key) {
        Thing thing = shape.thing();
        if (thing == null || key.isEmpty()) {
            return Optional.empty();
        }
        return find(thing.kind(), key).flatMap(id -> {
            Ref ref = new Ref(thing.kind(), id);
            return find(thing.whole(), wholeKey(shape, key))
                    .flatMap(whole -> rowsOf(List.of(new Ref(thing.whole(), whole))).rows(shape.name()).stream()
                            .filter(row -> shape.keyOf(row).equals(key))
                            .findFirst()
                            .map(row -> new Standing(ref, row, version(ref))));
        });
    }

    int version(Ref ref) {
        return history.findLast(ref).map(History.Version::number).orElse(0);
    }

    /// A thing with all its rows, as they stand.
    @Transactional(readOnly = true)
    Sheet sheet(TableShape shape, String key) {
        Thing thing = shape.thing();
        return thing == null
                ? Sheet.EMPTY
                : find(thing.whole(), wholeKey(shape, key))
                        .map(whole -> withClaims(List.of(new Ref(thing.whole(), whole))))
                        .orElse(Sheet.EMPTY);
    }

    /// The id of what the record calls so.
    Optional<UUID> find(String kind, String key) {
        return parts.stream().flatMap(part -> part.find(kind, key).stream()).findFirst();
    }

    // What something is part of is named by the first column of its key.
    private static String wholeKey(TableShape shape, String key) {
        Thing thing = Objects.requireNonNull(shape.thing());
        return thing.within().isEmpty() ? key : key.split("/", 2)[0];
    }

    private Optional<Outcome> moved(Edit edit) {
        for (int i = 0; i < edit.lines().size(); i++) {
            Line line = edit.lines().get(i);
            if (!line.isNew()) {
                Optional<Standing> standing = standing(line.shape(), line.key());
                if (standing.isEmpty() || standing.get().version() != line.opened()) {
                    return Optional.of(new Outcome.Moved(
                            i,
                            standing.map(Standing::row).orElse(Map.of()),
                            standing.map(Standing::version).orElse(0)));
                }
            }
        }
        return Optional.empty();
    }

    /// The same with the columns by which a row is known as they are: addresses and sources name it by them.
    private Edit settled(Edit edit) {
        List<Line> lines = new ArrayList<>();
        for (Line line : edit.lines()) {
            Map<String, String> cells = line.cells();
            if (cells == null || line.isNew()) {
                lines.add(line);
            } else {
                Map<String, String> now =
                        standing(line.shape(), line.key()).map(Standing::row).orElse(Map.of());
                Map<String, String> settled = new TreeMap<>(cells);
                settled.replaceAll((column, text) -> sameButForItsForm(text, now.get(column)));
                line.shape().key().forEach(column -> {
                    settled.remove(column);
                    Optional.ofNullable(now.get(column)).ifPresent(text -> settled.put(column, text));
                });
                lines.add(new Line(line.shape(), line.key(), line.opened(), settled));
            }
        }
        return new Edit(lines, edit.documents());
    }

    // A browser sends line ends in its own way; that is no change.
    private static String sameButForItsForm(String typed, @Nullable String now) {
        return now != null && lines(typed).equals(lines(now)) ? now : typed;
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private Sheet rowsOf(Collection<Ref> things) {
        Sheet rows = Sheet.EMPTY;
        for (FolderPart part : parts) {
            rows = rows.and(part.rowsOf(things, tables.keys()));
        }
        return rows;
    }

    /// The rows of these things, and what sources say of them and of their parts.
    private Sheet withClaims(Collection<Ref> things) {
        Sheet own = rowsOf(things);
        Set<Ref> all = new LinkedHashSet<>(things);
        tables.all().forEach(table -> {
            Thing thing = table.shape().thing();
            if (thing != null) {
                own.rows(table.shape().name())
                        .forEach(row -> find(thing.kind(), table.shape().keyOf(row))
                                .ifPresent(id -> all.add(new Ref(thing.kind(), id))));
            }
        });
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>(own.tables());
        Sheet whole = rowsOf(all);
        tables.all().stream()
                .map(FolderTable::shape)
                .filter(shape -> shape.thing() == null)
                .forEach(shape -> rows.put(shape.name(), whole.rows(shape.name())));
        return new Sheet(rows);
    }

    private Reading read(Edit edit) {
        Sheet before = Sheet.EMPTY;
        Sheet after = Sheet.EMPTY;
        Set<Ref> things = new LinkedHashSet<>();
        for (Line line : edit.lines()) {
            Map<String, String> cells = line.cells();
            if (!line.isNew()) {
                before = before.with(
                        line.shape().name(),
                        standing(line.shape(), line.key()).map(Standing::row).orElse(Map.of()));
            }
            if (cells != null) {
                after = after.with(line.shape().name(), cells);
            }
            about(line).ifPresent(things::add);
        }
        for (FolderPart part : parts) {
            things.addAll(part.along(before.and(after)));
        }
        Sheet loaded = withClaims(things);
        Map<String, List<Map<String, String>>> rest = new LinkedHashMap<>(loaded.tables());
        Map<Ref, String> removed = new LinkedHashMap<>();
        for (Line line : edit.lines()) {
            before = before.and(take(line, rest, removed));
        }
        Sheet around = new Sheet(rest);
        Set<String> gone = new LinkedHashSet<>();
        removed.forEach((ref, key) -> gone.add(ref.kind() + ":" + key));
        SheetReader reader = new SheetReader(around, edit, gone, this::find, path -> file(edit, path), ids);
        List<FolderPart.Staged> staged = new ArrayList<>();
        parts.stream().filter(part -> !part.tables().isEmpty()).forEach(part -> staged.add(part.read(reader)));
        return new Reading(before, after, around.and(after), reader.found(), staged, removed, reader);
    }

    /// Takes the row that a line changes out of the others, with all its parts if it goes.
    ///
    /// @return the rows that were taken
    private Sheet take(Line line, Map<String, List<Map<String, String>>> rest, Map<Ref, String> removed) {
        Sheet taken = Sheet.EMPTY;
        Thing thing = line.shape().thing();
        if (thing == null || line.isNew()) {
            return taken;
        }
        for (FolderTable table : tables.all()) {
            TableShape shape = table.shape();
            Thing each = shape.thing();
            boolean part = line.cells() == null
                    && thing.within().isEmpty()
                    && each != null
                    && !each.within().isEmpty()
                    && each.whole().equals(thing.kind());
            if (each == null || !(part || shape.name().equals(line.shape().name()))) {
                continue;
            }
            List<Map<String, String>> left = new ArrayList<>();
            for (Map<String, String> row : rest.getOrDefault(shape.name(), List.of())) {
                boolean goes = part
                        ? shape.wholeOf(row).equals(line.key())
                        : shape.keyOf(row).equals(line.key());
                if (!goes) {
                    left.add(row);
                } else {
                    taken = taken.with(shape.name(), row);
                    if (line.cells() == null) {
                        find(each.kind(), shape.keyOf(row))
                                .ifPresent(id -> removed.put(new Ref(each.kind(), id), shape.keyOf(row)));
                    }
                }
            }
            rest.put(shape.name(), left);
        }
        return taken;
    }

    /// The thing to whose sheet a row belongs, if the record has it already.
    private Optional<Ref> about(Line line) {
        TableShape shape = line.shape();
        Thing thing = shape.thing();
        if (thing != null) {
            String key = wholeKey(shape, line.keyNow());
            return find(thing.whole(), key).map(id -> new Ref(thing.whole(), id));
        }
        String[] subject = Objects.requireNonNullElse(line.cells(), Map.<String, String>of())
                .getOrDefault("subject", "")
                .split(":", 2);
        if (subject.length < 2) {
            return Optional.empty();
        }
        return shapeOf(subject[0])
                .flatMap(of -> {
                    Thing each = Objects.requireNonNull(of.thing());
                    return find(each.whole(), wholeKey(of, subject[1])).map(id -> new Ref(each.whole(), id));
                })
                .or(() -> find(subject[0], subject[1]).map(id -> new Ref(subject[0], id)));
    }

    /// The table whose rows are things of this kind.
    Optional<TableShape> shapeOf(String kind) {
        return tables.all().stream()
                .map(FolderTable::shape)
                .filter(shape -> {
                    Thing thing = shape.thing();
                    return thing != null && thing.kind().equals(kind);
                })
                .findFirst();
    }

    private Optional<byte[]> file(Edit edit, String path) {
        String sent = edit.documents().get(path.substring(path.indexOf('/') + 1));
        return sent != null && path.startsWith("documents/")
                ? documents.find(sent).map(Documents.Document::content)
                : parts.stream().flatMap(part -> part.file(path).stream()).findFirst();
    }

    private boolean isGrave(Reading reading) {
        // What is to be removed tells by what it was.
        Sheet around = reading.around().and(reading.before());
        return parts.stream().anyMatch(part -> part.isGrave(reading.before(), reading.after(), around));
    }

    private void write(Edit edit, Reading reading, ActorId actor) {
        reading.staged().forEach(staged -> staged.write(actor));
        List<Ref> gone = new ArrayList<>(reading.removed().keySet());
        // Parts go before what they are part of.
        gone.reversed().forEach(ref -> {
            parts.reversed().forEach(part -> part.remove(ref));
            history.recordRemoval(ref, actor);
        });
        List<Ref> changed = new ArrayList<>(gone);
        for (Line line : edit.lines()) {
            Ref ref = refOf(line, reading.reader());
            changed.add(ref);
            audit.note(
                    actor,
                    line.cells() == null
                            ? "campaigns.act.removed"
                            : line.isNew() ? "campaigns.act.added" : "campaigns.act.changed",
                    ref,
                    Map.of("table", line.shape().name()));
        }
        parts.forEach(part -> part.follow(changed));
        changes.raise();
    }

    private Ref refOf(Line line, SheetReader reader) {
        Thing thing = line.shape().thing();
        if (thing != null) {
            return new Ref(thing.kind(), reader.idOf(thing.kind(), line.keyNow()));
        }
        String[] subject = Objects.requireNonNullElse(line.cells(), Map.<String, String>of())
                .getOrDefault("subject", "")
                .split(":", 2);
        return new Ref(subject[0], reader.idOf(subject[0], subject[1]));
    }

    // The subject of a request is the first row's thing; of something new, what it would be part of, or nothing yet.
    private Ref subject(Edit edit) {
        Line first = edit.lines().getFirst();
        return Optional.ofNullable(first.shape().thing())
                .flatMap(thing -> find(thing.kind(), first.keyNow()).map(id -> new Ref(thing.kind(), id)))
                .or(() -> about(first))
                .orElseGet(() -> new Ref(first.shape().name(), ids.random()));
    }

    private static int opened(Edit edit) {
        return edit.lines().getFirst().opened();
    }

    /// What became of a document that was sent along with a change.
    sealed interface Sent {
        record Kept(String sha256, String extension) implements Sent {}

        /// It is not taken.
        ///
        /// @param why the key of a message
        record Refused(String why) implements Sent {}
    }

    /// Keeps a document that is sent along with a change, cleaned. Nobody sees it before a source names it.
    Sent keep(byte[] content) {
        return switch (cleaning.clean(content)) {
            case Cleaning.Cleaned.Clean clean -> {
                String hash = Objects.requireNonNull(transactions.execute(
                        status -> documents.keep(clean.content()).sha256()));
                yield new Sent.Kept(hash, extension(clean.type()));
            }
            case Cleaning.Cleaned.Refused refused ->
                new Sent.Refused(refused.reason().key());
        };
    }

    private static String extension(MediaType type) {
        return switch (type) {
            case PDF -> "pdf";
            case JPEG -> "jpg";
            case PNG -> "png";
            case WEBP -> "webp";
            case TEXT -> "txt";
        };
    }

    /// The versions of a row, the newest first.
    @Transactional(readOnly = true)
    List<History.Version> versions(Ref ref) {
        return history.list(ref);
    }
}
