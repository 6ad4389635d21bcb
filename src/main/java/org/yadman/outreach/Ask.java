package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One approach to one addressee over one channel.
///
/// @param number in its thread, from 1; all but the first are reminders
/// @param mail what it is in the outbox, where this server sends it
/// @param by the account of who asked
/// @param on the day on which it was sent or said
record Ask(
        UUID id,
        int version,
        UUID thread,
        int number,
        Channel way,
        State state,
        Content content,
        @Nullable UUID mail,
        String by,
        LocalDate on) {

    /// How far it is.
    enum State {
        /// In the outbox.
        QUEUED,
        /// It has left, as far as anybody can know.
        SENT,
        /// It came back, or was refused.
        FAILED,
        /// Nobody can know whether it has left: a person decides.
        UNCLEAR,
        /// It was not sent after all.
        DROPPED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was written or said; sealed.
    ///
    /// @param to the address to which it went, or empty
    /// @param note what whoever asked adds: who was on the telephone, which station, when
    record Content(String to, String subject, String text, String note) {
        /// Without anything that says who it was.
        static final Content ERASED = new Content("", "", "", "");
    }

    /// The same in another state.
    Ask in(State other) {
        return new Ask(id, version, thread, number, way, other, content, mail, by, on);
    }

    /// Without anything that tells who was asked.
    Ask erased() {
        return new Ask(id, version, thread, number, way, state, Content.ERASED, null, by, on);
    }
}
