package org.yadman.submissions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;

/// What somebody sent without an account.
///
/// @param version rises with every decision and every word
/// @param language the tag of the language in which it was sent
/// @param text null once it is erased
/// @param contact how the sender can be answered, sealed; null where they left it out, and once it is erased
/// @param dueOn the day until which it is answered
/// @param words what was said about it since, in order
public record Submission(
        UUID id,
        int version,
        String kind,
        String language,
        String about,
        @Nullable String text,
        Map<String, String> fields,
        String group,
        @Nullable String contact,
        LocalDate receivedOn,
        LocalDate dueOn,
        State state,
        @Nullable LocalDate decidedOn,
        List<Word> words) {

    static final String KIND = "submission";

    /// How many days somebody waits for an answer.
    static final int DAYS_TO_ANSWER = 14;

    /// How many days after the decision what is not needed is kept.
    static final int DAYS_KEPT = 30;

    public Submission {
        fields = Map.copyOf(fields);
        words = List.copyOf(words);
    }

    public enum State {
        WAITING,
        /// Somebody works on it; an answer is still owed.
        TAKEN_UP,
        ANSWERED,
        SET_ASIDE,
        /// By its sender; nothing of it is left.
        TAKEN_BACK;

        boolean open() {
            return this == WAITING || this == TAKEN_UP;
        }

        /// As it stands in a message's select.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Side {
        SENDER,
        DESK
    }

    /// One thing said about it.
    ///
    /// @param decision what the desk decided with it, or null
    public record Word(
            Side by,
            LocalDate on,
            @Nullable State decision,
            @Nullable String reason,
            String text) {}

    Ref ref() {
        return new Ref(KIND, id);
    }

    boolean erased() {
        return text == null;
    }

    Submission with(List<Word> said) {
        return new Submission(
                id,
                version,
                kind,
                language,
                about,
                text,
                fields,
                group,
                contact,
                receivedOn,
                dueOn,
                state,
                decidedOn,
                said);
    }
}
