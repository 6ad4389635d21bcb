package org.yadman.memorial;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.memorial.ListEdition.Counts;
import org.yadman.platform.text.Sentence;

/// A file on its way into a list.
///
/// @param worker the word of whoever works on it; empty: nobody has begun
/// @param header the names of its columns
/// @param rows how many have been read
/// @param reason why it was refused, or null
/// @param remarks about the file as a whole
/// @param renamed how many of the changed entries have another name
/// @param mistakes how many things cannot stay so
/// @param hints how many things were not understood, and stay as they are written
/// @param actor who has said that it shall become an edition
record ListImport(
        UUID list,
        State state,
        String worker,
        File file,
        ListMapping mapping,
        List<String> header,
        int rows,
        int percent,
        @Nullable Sentence reason,
        List<Sentence> remarks,
        Counts counts,
        int renamed,
        int mistakes,
        int hints,
        @Nullable String actor) {

    /// How far it is.
    enum State {
        /// It is here; how its columns are understood has to be said.
        CHOSEN,
        READING,
        /// All of it has been read: what it would do is known.
        READ,
        REFUSED,
        /// It becomes the list's next edition.
        TAKING
    }

    /// The file itself.
    ///
    /// @param path where it lies
    /// @param own whether we have put it there
    record File(String path, String name, boolean own, String sha256) {}

    /// So many of a hundred entries that the list knows again may have another name, before somebody must say
    /// that this is meant: a running number in the place of the entry's own would turn one person into another.
    private static final int MOST_RENAMED = 10;

    private static final int FEW = 5;

    ListImport {
        header = List.copyOf(header);
        remarks = List.copyOf(remarks);
    }

    boolean isUnderWay() {
        return state == State.READING || state == State.TAKING;
    }

    boolean isDubious() {
        int known = counts.changed() + counts.same();
        return renamed > FEW && renamed * 100L > (long) known * MOST_RENAMED;
    }

    boolean isSound() {
        return state == State.READ && mistakes == 0 && rows > 0;
    }
}
