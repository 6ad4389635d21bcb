package org.yadman.agreements;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.Answer.Way;
import org.yadman.outreach.AnswerTarget;
import org.yadman.outreach.Channel;
import org.yadman.outreach.Meaning;
import org.yadman.platform.web.Caller;

/// Takes in what came back to a letter: the form in which an answer is written down on a group's behalf, filled in as
/// far as the answer goes. Nothing follows from it before somebody else has read it back to the group.
@Component
class AnswersToLetters implements AnswerTarget {

    private final Slips slips;
    private final Answers answers;

    AnswersToLetters(Slips slips, Answers answers) {
        this.slips = slips;
        this.answers = answers;
    }

    @Override
    public String word() {
        return "agreement";
    }

    @Override
    public boolean takes(Came answer) {
        return kind(answer.meaning()) != null;
    }

    private static @Nullable AnswerKind kind(Meaning meaning) {
        return switch (meaning) {
            case AGREES -> AnswerKind.AGREE;
            case AGREES_IF -> AnswerKind.AGREE_IF;
            case ANOTHER_DAY -> AnswerKind.ANOTHER_DAY;
            case ASKS -> AnswerKind.QUESTION;
            case DECLINES -> AnswerKind.NO;
            case LATER -> AnswerKind.LATER;
            case CONFIRMS, CORRECTS, ACKNOWLEDGES -> null;
        };
    }

    @Override
    @Transactional
    public Optional<String> take(Came answer, Caller by) {
        AnswerKind kind = kind(answer.meaning());
        UUID id = answer.slip();
        if (kind == null || id == null || slips.find(id).isEmpty()) {
            return Optional.empty();
        }
        Way way = answer.way() == Channel.TELEPHONE ? Way.TELEPHONE : Way.PAPER;
        Map<String, String> typed = new TreeMap<>();
        typed.put("kind", kind.word());
        typed.put("words", answer.words());
        typed.put("language", answer.language());
        String draft = by.account() + " " + id;
        // What somebody has begun to type is theirs.
        if (answers.draft(draft).isEmpty()) {
            answers.keepDraft(draft, typed);
        }
        return Optional.of("/desk/slips/" + id + "/answer?way=" + way.word());
    }
}
