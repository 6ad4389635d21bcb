package org.yadman.agreements;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// What came back from a group, word for word.
///
/// @param slip by whose code it was given or for which it was recorded; null where a representative gave it
/// @param group whose representative gave it, or null
/// @param recordedBy who wrote it down on the group's behalf, or the representative's account; of one that came by a
///     code who had drawn it: they cannot read it back
/// @param dueOn the day by which somebody does something about it; once read back, the last day on which a group can
///     correct what was recorded on its behalf
/// @param tries how often the group could not be reached
/// @param readBy who read it back
/// @param note how the group was reached, and what was said; sealed
/// @param reply what the coalition wrote back, or null
/// @param agreement what it became, or null
record Answer(
        UUID id,
        int version,
        @Nullable UUID slip,
        @Nullable UUID group,
        State state,
        Content content,
        Way way,
        @Nullable String recordedBy,
        LocalDate receivedOn,
        LocalDate dueOn,
        int tries,
        @Nullable String readBy,
        @Nullable LocalDate readOn,
        String note,
        @Nullable String reply,
        @Nullable UUID agreement) {

    static final String KIND = "answer";

    /// Within so many days an answer is read back or replied to.
    static final int DAYS_TO_ANSWER = 14;

    /// So long a group can correct what was recorded on its behalf.
    static final int DAYS_TO_CORRECT = 14;

    enum State {
        /// For somebody to do something about it.
        WAITING,
        /// Recorded on the group's behalf and read back; it can still be corrected.
        READ_BACK,
        /// What was to follow from it has followed: it is an agreement, or its words are shown.
        CONFIRMED,
        /// A question, or another day, to which somebody has written back.
        REPLIED,
        /// Nothing more is to be done about it.
        NOTED,
        WITHDRAWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether the group or the coalition still has something to do.
        boolean open() {
            return this == WAITING || this == READ_BACK;
        }
    }

    /// How it came.
    enum Way {
        CODE,
        PAPER,
        TELEPHONE,
        /// From the desk of the group's representative.
        DESK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether somebody else than the group wrote it down.
        boolean onBehalf() {
            return this == PAPER || this == TELEPHONE;
        }
    }

    /// What the group said.
    ///
    /// @param text to which exact text it agrees; null where it does not agree
    /// @param commitment what it agrees to do; null where it does not agree
    /// @param rule its condition in the notation of [Rule], or null
    /// @param language in which it wrote
    /// @param speaker who speaks for it: the name of a function
    /// @param words its own words; where it agrees, its "yes, but"
    /// @param visibility null where it does not agree
    /// @param later when it wants to be asked again, or null
    /// @param quotable whether its words may be shown
    record Content(
            AnswerKind kind,
            @Nullable UUID text,
            @Nullable Commitment commitment,
            @Nullable String rule,
            String language,
            String speaker,
            String words,
            @Nullable Visibility visibility,
            int after,
            @Nullable LocalDate later,
            boolean quotable) {
        Content {
            if (kind.agrees() != (text != null && commitment != null && visibility != null)) {
                throw new IllegalArgumentException("Who agrees says to what, and who may know it");
            }
            if ((kind == AnswerKind.AGREE_IF) != (rule != null)) {
                throw new IllegalArgumentException("A condition stands with \"if\" and nowhere else");
            }
        }

        /// The same on the terms on which the agreement stands that it has become.
        Content onTermsOf(Agreement agreement) {
            Rule asked = agreement.rule();
            Text but = agreement.reservation().in(new Language(language));
            return new Content(
                    asked == null ? AnswerKind.AGREE : AnswerKind.AGREE_IF,
                    text,
                    commitment,
                    asked == null ? null : asked.text(),
                    but.value().isEmpty() ? language : but.language(),
                    speaker,
                    but.value(),
                    visibility,
                    after,
                    later,
                    quotable);
        }

        /// The same agreement on condition of this; null: without any.
        Content asking(@Nullable Rule rest) {
            return new Content(
                    rest == null ? AnswerKind.AGREE : AnswerKind.AGREE_IF,
                    text,
                    commitment,
                    rest == null ? null : rest.text(),
                    language,
                    speaker,
                    words,
                    visibility,
                    after,
                    later,
                    quotable);
        }

        /// Whether its words are to be shown.
        boolean quotes() {
            return kind == AnswerKind.NO && quotable && !words.isEmpty();
        }

        /// Whether something follows from it, once it is certain that it is the group's.
        boolean takesEffect() {
            return kind.agrees() || quotes();
        }

        @Nullable
        Rule condition() {
            return rule == null ? null : Rule.parse(rule);
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    Answer saying(Content said) {
        return new Answer(
                id,
                version,
                slip,
                group,
                state,
                said,
                way,
                recordedBy,
                receivedOn,
                dueOn,
                tries,
                readBy,
                readOn,
                note,
                reply,
                agreement);
    }

    Answer replying(String words) {
        return new Answer(
                id,
                version,
                slip,
                group,
                state,
                content,
                way,
                recordedBy,
                receivedOn,
                dueOn,
                tries,
                readBy,
                readOn,
                note,
                words,
                agreement);
    }

    /// @param became the agreement, or null where its words are shown
    Answer confirmed(@Nullable UUID became) {
        return new Answer(
                id,
                version,
                slip,
                group,
                State.CONFIRMED,
                content,
                way,
                recordedBy,
                receivedOn,
                dueOn,
                tries,
                readBy,
                readOn,
                note,
                reply,
                became);
    }

    /// Of what was withdrawn only that it was stays.
    Answer withdrawn(LocalDate on) {
        Content gone = new Content(AnswerKind.NO, null, null, null, content.language(), "", "", null, 0, null, false);
        return new Answer(
                id,
                version,
                slip,
                group,
                State.WITHDRAWN,
                gone,
                way,
                recordedBy,
                receivedOn,
                dueOn,
                tries,
                readBy,
                on,
                "",
                null,
                agreement);
    }
}
