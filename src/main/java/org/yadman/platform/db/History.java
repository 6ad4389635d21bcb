package org.yadman.platform.db;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// One row per version of anything in the record: who wrote it, when, and the whole of it as it then stood. From
/// these rows come the history, the differences, undo and the conflict page; there is no second mechanism.
///
/// A version's content is the object's row of the campaign folder (column → text), so that an old version can be
/// read and brought back by the same code that reads a folder.
@Component
public class History {

    private final HistoryStore store;
    private final Clock clock;
    private final Map<String, Restorer> restorers;

    History(HistoryStore store, Clock clock, List<Restorer> restorers) {
        this.store = store;
        this.clock = clock;
        Map<String, Restorer> byKind = new TreeMap<>();
        restorers.forEach(restorer -> byKind.put(restorer.kind(), restorer));
        this.restorers = Map.copyOf(byKind);
    }

    /// One version.
    ///
    /// @param number 1 is the first
    /// @param content column → text; null when this version is a removal
    public record Version(
            Ref of,
            int number,
            Instant at,
            ActorId actor,
            @Nullable Map<String, String> content) {
        public boolean removal() {
            return content == null;
        }
    }

    /// A column that two versions differ in; null where a side does not have it.
    public record Difference(
            String column,
            @Nullable String before,
            @Nullable String after) {}

    /// Brings an earlier content back; implemented by the room that owns the kind.
    public interface Restorer {
        String kind();

        /// Writes the content as the object's present one, as any other change, with its checks.
        void restore(Ref ref, Map<String, String> content, ActorId actor);
    }

    /// Adds a version if the content is not what the last one holds.
    ///
    /// @param opened the version that the writer had before them (0: none); another one now is a {@link Conflict}
    /// @return the number of the version that now stands
    @Transactional(propagation = Propagation.MANDATORY)
    public int record(Ref ref, int opened, Map<String, String> content, ActorId actor) {
        Optional<Version> last = store.findLast(ref);
        int now = last.map(Version::number).orElse(0);
        OptionalInt stands = now == opened ? append(last, ref, content, actor) : OptionalInt.empty();
        return stands.orElseThrow(() -> conflict(ref, content));
    }

    private Conflict conflict(Ref ref, Map<String, String> yours) {
        return new Conflict(store.findLast(ref).map(Version::content).orElse(Map.of()), yours);
    }

    /// Adds a version whatever stood there before: for an import, which replaces knowingly.
    @Transactional(propagation = Propagation.MANDATORY)
    public int recordReplacing(Ref ref, Map<String, String> content, ActorId actor) {
        return appendLast(ref, content, actor);
    }

    // Whoever was faster has raised the number: each turn looks at a later version.
    private int appendLast(Ref ref, @Nullable Map<String, String> content, ActorId actor) {
        OptionalInt stands = OptionalInt.empty();
        while (stands.isEmpty()) {
            stands = append(store.findLast(ref), ref, content, actor);
        }
        return stands.getAsInt();
    }

    /// @return the number of the version that now stands; nothing if another one was written meanwhile
    private OptionalInt append(Optional<Version> last, Ref ref, @Nullable Map<String, String> content, ActorId actor) {
        int now = last.map(Version::number).orElse(0);
        if (last.isPresent() && Objects.equals(last.get().content(), content)) {
            return OptionalInt.of(now);
        }
        boolean added = store.insert(new Version(ref, now + 1, clock.instant(), actor, content));
        return added ? OptionalInt.of(now + 1) : OptionalInt.empty();
    }

    /// Notes that the object was removed.
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordRemoval(Ref ref, ActorId actor) {
        appendLast(ref, null, actor);
    }

    /// All versions, the newest first.
    @Transactional(readOnly = true)
    public List<Version> list(Ref ref) {
        return store.list(ref);
    }

    /// The newest versions of all objects of these kinds, the newest first.
    @Transactional(readOnly = true)
    public List<Version> listNewest(Collection<String> kinds, int most) {
        return kinds.isEmpty() ? List.of() : store.listNewest(kinds, most);
    }

    /// The version before one, if there is one.
    @Transactional(readOnly = true)
    public Optional<Version> findBefore(Version version) {
        return store.find(version.of(), version.number() - 1);
    }

    /// The version that stands.
    @Transactional(readOnly = true)
    public Optional<Version> findLast(Ref ref) {
        return store.findLast(ref);
    }

    /// What changed from one version to another, by column.
    public static List<Difference> differences(Version before, Version after) {
        Map<String, String> old = before.content() == null ? Map.of() : before.content();
        Map<String, String> young = after.content() == null ? Map.of() : after.content();
        TreeSet<String> columns = new TreeSet<>(old.keySet());
        columns.addAll(young.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String column : columns) {
            if (!Objects.equals(old.get(column), young.get(column))) {
                differences.add(new Difference(column, old.get(column), young.get(column)));
            }
        }
        return differences;
    }

    /// Takes the last change back: the content of the version before it is written again, as a new version.
    ///
    /// @param opened the version the person saw when asking for it
    /// @throws Conflict when somebody has changed the object since
    @Transactional
    public void undo(Ref ref, int opened, ActorId actor) {
        List<Version> versions = store.list(ref);
        Version last = versions.isEmpty() ? null : versions.getFirst();
        if (last == null || last.number() != opened) {
            throw new Conflict(last == null || last.content() == null ? Map.of() : last.content(), Map.of());
        }
        Optional<Version> earlier =
                versions.stream().skip(1).filter(version -> !version.removal()).findFirst();
        Restorer restorer = restorers.get(ref.kind());
        if (earlier.isEmpty() || restorer == null) {
            throw new IllegalStateException("There is no earlier version of this " + ref.kind() + " to bring back");
        }
        restorer.restore(ref, Objects.requireNonNull(earlier.get().content()), actor);
        // A restorer may replace knowingly; what came in while it did must not be lost unseen.
        List<Version> now = store.list(ref);
        if (now.getFirst().number() > opened + 1) {
            Map<String, String> theirs = now.get(1).content();
            throw new Conflict(theirs == null ? Map.of() : theirs, Map.of());
        }
    }
}
