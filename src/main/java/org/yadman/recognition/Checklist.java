package org.yadman.recognition;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.bodies.Power;
import org.yadman.bodies.Tabler;

/// What was answered to the questions that are asked when a request is opened. It is for those who work on the request:
/// who is to sponsor it is not public before it is handed in.
///
/// @param power what is asked of the body; null while nobody has said
/// @param tabler who is to bring it before the body; null while nobody has said
/// @param answers only those that are not empty
/// @param version 0 while nothing has been answered
record Checklist(
        UUID track, @Nullable Power power, @Nullable Tabler tabler, Map<Question, String> answers, int version) {

    /// Of one answer, in characters.
    static final int LONGEST_ANSWER = 2_000;

    Checklist {
        EnumMap<Question, String> kept = new EnumMap<>(Question.class);
        answers.forEach((question, answer) -> {
            if (!answer.isBlank()) {
                kept.put(question, answer.strip());
            }
        });
        answers = Map.copyOf(kept);
    }

    static Checklist empty(UUID track) {
        return new Checklist(track, null, null, Map.of(), 0);
    }

    int unanswered() {
        return Question.values().length - answers.size();
    }
}
