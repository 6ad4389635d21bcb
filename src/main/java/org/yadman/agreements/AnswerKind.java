package org.yadman.agreements;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a group can answer when it is asked whether it agrees.
enum AnswerKind {
    AGREE,
    /// Once something else has come true.
    AGREE_IF,
    /// It would rather have another day.
    ANOTHER_DAY,
    QUESTION,
    NO,
    /// Asks to be asked again later.
    LATER;

    /// Whether it becomes an agreement when it is confirmed.
    boolean agrees() {
        return this == AGREE || this == AGREE_IF;
    }

    /// Whether somebody of the coalition writes back.
    boolean wantsReply() {
        return this == ANOTHER_DAY || this == QUESTION;
    }

    /// As it stands in forms and at the end of message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AnswerKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
