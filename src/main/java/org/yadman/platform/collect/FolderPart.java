package org.yadman.platform.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /// What was read and is ready to be written.
    @FunctionalInterface
    interface Staged {
        /// Writes, inside the import's transaction.
        void write();
    }
}
