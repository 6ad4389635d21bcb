package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came back, as it came.
///
/// @param thread null until somebody says where it belongs
/// @param recordedBy the account of who wrote it down; null for what came by mail
/// @param readOn when it was read back to the group: it can set it right for two weeks
/// @param flowedTo the address on the desk of the room into which it went, or null
/// @param doneOn null while somebody has something to do about it
record Reply(
        UUID id,
        int version,
        @Nullable UUID thread,
        Kind kind,
        Channel way,
        Content content,
        Authenticated authenticated,
        @Nullable String recordedBy,
        LocalDate cameOn,
        @Nullable Meaning meaning,
        @Nullable LocalDate readOn,
        @Nullable String readBy,
        @Nullable String flowedTo,
        @Nullable LocalDate doneOn) {

    /// So long a group can set right what was read back to it.
    static final int DAYS_TO_CORRECT = 14;

    enum Kind {
        ANSWER,
        /// A machine answered: nobody has read the letter yet.
        AUTO_REPLY,
        /// The letter did not arrive.
        BOUNCE,
        /// It could not be read; it is still in the mailbox.
        UNREADABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether our own mail server vouches for the domain from which a mail came.
    enum Authenticated {
        YES,
        NO,
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What it says; sealed.
    ///
    /// @param words word for word
    /// @param language in which, or empty where nobody has said
    /// @param notes what was left out of a mail and why, each a sentence
    record Content(String from, String subject, String words, String language, List<String> notes) {
        Content {
            notes = List.copyOf(notes);
        }
    }

    /// A file that came with it, as it came: cleaned whenever somebody takes it.
    ///
    /// @param name without a path
    record Enclosed(UUID id, String name) {}
}
