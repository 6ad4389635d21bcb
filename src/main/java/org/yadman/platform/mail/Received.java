package org.yadman.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.text.Sentence;

/// A mail that arrived, as far as it could be read. Everything in it but {@link #id} and {@link #arrived}
/// is a stranger's word: cleaned of what is not to be seen, and neither true nor short because of that.
///
/// @param bounce what a mail server says of a letter that it did not deliver; not null for {@link
///     Kind#BOUNCE} alone
/// @param tokens the words of threads to whose addresses it came, the likeliest first
/// @param letters what it names as answered or returned and has the shape of our ids, the latest first;
///     whoever keeps the ids of letters looks them up
/// @param messageId by which an answer to it names it ({@link Mail.Conversation#answering}), or null
/// @param from one plain address, or null where there is none, or one that we could not write to
/// @param authenticated whether our own mail server says that the domain of {@link #from} sent it
/// @param text what was written, with what was quoted; from HTML where there is nothing else
/// @param dated when it says that it was written
/// @param notes what was left out and why, and what looks other than it is
public record Received(
        UUID id,
        Kind kind,
        @Nullable Bounce bounce,
        List<String> tokens,
        List<UUID> letters,
        @Nullable String messageId,
        @Nullable String from,
        @Nullable String fromName,
        boolean authenticated,
        String subject,
        String text,
        @Nullable Instant dated,
        Instant arrived,
        List<Attachment> attachments,
        List<Sentence> notes) {

    public Received {
        tokens = List.copyOf(tokens);
        letters = List.copyOf(letters);
        attachments = List.copyOf(attachments);
        notes = List.copyOf(notes);
    }

    /// What a mail is.
    public enum Kind {
        /// It came to a thread's address, or names a letter of ours.
        ANSWER,
        /// A machine's: somebody is away, a receipt, a notice.
        AUTO_REPLY,
        /// A mail server could not deliver a letter, or not yet.
        BOUNCE,
        /// It belongs to no thread.
        OTHER
    }

    /// What a mail server says of a letter. Anybody can write one.
    ///
    /// @param permanent whether another try is no use
    /// @param status as in `5.1.1`, or empty where it says none
    /// @param recipient whom it did not reach, or null
    public record Bounce(
            boolean permanent, String status, @Nullable String recipient) {
        /// Names nobody, so that no log line can.
        @Override
        public String toString() {
            return "Bounce " + status;
        }
    }

    /// A file that came with it, as it came: to be cleaned before anybody sees it ({@link
    /// org.yadman.platform.files.Cleaning}).
    ///
    /// @param name without a path, ending as its kind of file does
    /// @param type by its bytes
    public record Attachment(String name, MediaType type, byte[] content) {}

    /// Names nobody, so that no log line can.
    @Override
    public String toString() {
        return "Received " + id + " " + kind;
    }
}
