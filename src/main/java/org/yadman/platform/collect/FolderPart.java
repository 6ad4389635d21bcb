package org.yadman.platform.collect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;

/// A room's part of the campaign folder. Reading has two halves, so that all mistakes of all files are told at
/// once and a folder with a mistake writes nothing: first every part reads, then, if there was no mistake, every
/// part writes, all in one transaction, in the order of the rooms.
public interface FolderPart {

    /// The tables of this part.
    List<FolderTable> tables();

    /// The natural keys and ids of what exists, by kind, so that a replacing import keeps the ids.
    Map<String, Map<String, UUID>> ids();

    /// The natural keys of these objects, if they are of a kind of this part; else nothing.
    Map<UUID, String> keys(String kind, Collection<UUID> ids);

    /// Reads this part's files; what is wrong goes into the folder's list of problems.
    Staged read(FolderReader folder);

    /// Removes all of this part; called in the reverse order of the rooms, inside the import's transaction.
    void clear();

    /// Whether there is anything of this part in the record.
    boolean isEmpty();

    /// Gives out what of this part stands in no table.
    default void export(FolderWriter out) {}

    /// The id of what is called so now; nothing if there is none, or if the kind is none of this part.
    Optional<UUID> find(String kind, String key);

    /// The rows of this part that belong to these things: their own, those of their parts, and what is said of them.
    Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys);

    /// What a new row about this thing takes the place of, in a table whose rows are only added; nothing where it takes
    /// none's.
    default Map<String, String> replaced(Ref thing, String table, Map<String, String> row, FolderTable.Keys keys) {
        return Map.of();
    }

    /// What else must be read so that these rows can be checked: what they must fit together with.
    default Collection<Ref> along(Sheet rows) {
        return List.of();
    }

    /// Removes one thing; inside a command, after what stays has been written.
    void remove(Ref thing);

    /// A file of the record that stands in no table, by its path in the folder.
    default Optional<byte[]> file(String path) {
        return Optional.empty();
    }

    /// Computes anew what this part keeps that follows from these things, which have been written or removed; inside
    /// the
    /// command that did it.
    default void follow(Collection<Ref> changed) {}

    /// Whether a change touches what only two people together may change.
    ///
    /// @param before the rows that are changed, as they stand
    /// @param after the same as they would be; those that are only added stand here alone
    /// @param around all that was read with them, as it would be, and what is changed as it was
    default boolean isGrave(Sheet before, Sheet after, Sheet around) {
        return false;
    }

    /// The keys of the words of columns, without the word itself: `groups/kind` (table and column) → `groups.kind.`
    default Map<String, String> words() {
        return Map.of();
    }

    /// What can be chosen in a column, where that depends on the rest of the row; nothing where it does not.
    default List<Option> options(
            String table, String column, Map<String, String> row, Sheet around, Language language) {
        return List.of();
    }

    /// The form of a cell where it depends on the rest of the row.
    default Optional<TableShape.Form> form(String table, String column, Map<String, String> row) {
        return Optional.empty();
    }

    /// What a cell was understood to say, in words, a line each; nothing where the cell speaks for itself, or cannot
    /// be read.
    ///
    /// @param today from which coming dates are shown
    default List<String> understood(
            String table, String column, Map<String, String> row, LocalDate today, Language language) {
        return List.of();
    }

    /// One choice of a column.
    record Option(String value, String label) {}

    /// Whether rows of a table are written by hand at the desk. Where not, a command of the room writes them.
    default boolean byHand(String table) {
        return true;
    }

    /// What was read and is ready to be written.
    @FunctionalInterface
    interface Staged {
        /// Writes, inside the transaction of the import or the edit. What has been there stays the same thing.
        ///
        /// @param actor whose doing it is
        void write(ActorId actor);
    }
}
