package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.approvals.Approvals;
import org.yadman.campaigns.Edit.Found;
import org.yadman.campaigns.Edit.Line;
import org.yadman.campaigns.Edit.Outcome;
import org.yadman.campaigns.EditReader.Reading;
import org.yadman.campaigns.Things.Standing;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape.Thing;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
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
    private final Things things;
    private final EditReader reader;
    private final EditWriter writer;
    private final Changes changes;
    private final Approvals approvals;
    private final Ids ids;
    private final TransactionTemplate transactions;

    Editing(
            List<FolderPart> parts,
            Things things,
            EditReader reader,
            EditWriter writer,
            Changes changes,
            Approvals approvals,
            Ids ids,
            PlatformTransactionManager transactions) {
        this.parts = parts;
        this.things = things;
        this.reader = reader;
        this.writer = writer;
        this.changes = changes;
        this.approvals = approvals;
        this.ids = ids;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Who changes something.
    ///
    /// @param keeps whether the record is theirs to keep; others' changes wait
    record Author(ActorId id, boolean keeps) {}

    /// Makes a change, or asks for it, or tells what is wrong with it.
    Outcome edit(Edit edit, Author author) {
        return inTransaction(edit, () -> {
            Edit whole = settled(edit);
            Reading reading = reader.read(whole);
            if (!reading.found().isEmpty()) {
                return new Outcome.Mistakes(reading.found());
            }
            if (reading.before().equals(reading.after())) {
                return new Outcome.Saved(false);
            }
            boolean grave = isGrave(reading);
            if (grave || !author.keeps()) {
                return new Outcome.Asked(ask(grave ? DECISION : CHANGE, whole, author));
            }
            writer.write(whole, reading, author.id());
            return new Outcome.Saved(true);
        });
    }

    private UUID ask(String kind, Edit edit, Author author) {
        int opened = edit.lines().getFirst().opened();
        return approvals.ask(kind, subject(edit), opened, edit.content(), author.id());
    }

    // The subject of a request is the first row's thing; of something new, what it would be part of, or nothing yet.
    private Ref subject(Edit edit) {
        Line first = edit.lines().getFirst();
        return Optional.ofNullable(first.shape().thing())
                .flatMap(thing -> things.find(thing.kind(), first.keyNow()))
                .or(() -> things.about(first))
                .orElseGet(() -> new Ref(first.shape().name(), ids.random()));
    }

    private boolean isGrave(Reading reading) {
        // What is to be removed tells by what it was.
        Sheet around = reading.around().and(reading.before());
        return parts.stream().anyMatch(part -> part.isGrave(reading.before(), reading.after(), around));
    }

    /// What would become of a change, without making it.
    Outcome look(Edit edit) {
        return inTransaction(edit, () -> {
            Reading reading = reader.read(settled(edit));
            return reading.found().isEmpty() ? new Outcome.Sound() : new Outcome.Mistakes(reading.found());
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
        List<History.Version> versions =
                things.find(thing.kind(), line.key()).map(things::versions).orElse(List.of());
        Map<String, String> content = versions.stream()
                .filter(version ->
                        number == 0 ? version.number() < versions.getFirst().number() : version.number() == number)
                .filter(version -> version.content() != null)
                .findFirst()
                .map(History.Version::content)
                .orElse(null);
        return edit(new Edit(List.of(new Line(line.shape(), line.key(), line.opened(), content)), Map.of()), author);
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
        Reading reading = reader.read(whole);
        if (!reading.found().isEmpty() || (isGrave(reading) && !decided)) {
            throw conflict(edit);
        }
        writer.write(whole, reading, asked);
    }

    private Conflict conflict(Edit edit) {
        Line first = edit.lines().getFirst();
        return new Conflict(now(first), first.texts());
    }

    private Map<String, String> now(Line line) {
        return things.standing(line.shape(), line.key()).map(Standing::row).orElse(Map.of());
    }

    private Outcome inTransaction(Edit edit, Supplier<Outcome> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                changes.waitForTurn();
                return moved(edit).orElseGet(work);
            }));
        } catch (DataIntegrityViolationException named) {
            // What no reading can know of every room: that something somewhere still names what is to be removed.
            if (edit.lines().stream().allMatch(line -> line.cells() != null)) {
                throw named;
            }
            Place place = new Place(edit.lines().getFirst().shape().file(), 0, "");
            return new Outcome.Mistakes(
                    List.of(new Found(-1, new Problem(place, Sentence.of("campaigns.mistake.in-use")))));
        }
    }

    private Optional<Outcome> moved(Edit edit) {
        for (int i = 0; i < edit.lines().size(); i++) {
            Line line = edit.lines().get(i);
            if (line.isNew()) {
                continue;
            }
            Optional<Standing> standing = things.standing(line.shape(), line.key());
            int version = standing.map(Standing::version).orElse(0);
            if (standing.isEmpty() || version != line.opened()) {
                return Optional.of(
                        new Outcome.Moved(i, standing.map(Standing::row).orElse(Map.of()), version));
            }
        }
        return Optional.empty();
    }

    /// The same with the columns by which a row is known as they are: addresses and sources name it by them.
    private Edit settled(Edit edit) {
        List<Line> lines = new ArrayList<>();
        for (Line line : edit.lines()) {
            if (line.cells() == null || line.isNew()) {
                lines.add(line);
                continue;
            }
            Map<String, String> now = now(line);
            Map<String, String> settled = new TreeMap<>(line.texts());
            settled.replaceAll((column, text) -> sameButForItsForm(text, now.get(column)));
            line.shape().key().forEach(column -> {
                settled.remove(column);
                Optional.ofNullable(now.get(column)).ifPresent(text -> settled.put(column, text));
            });
            lines.add(new Line(line.shape(), line.key(), line.opened(), settled));
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
}
