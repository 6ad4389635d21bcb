package org.yadman.recognition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.outreach.AnswerTarget;
import org.yadman.outreach.Meaning;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.collect.RecordEdits.Line;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// Takes in what a body, or an organisation that can win one, answered: the form of a step with the day and the words
/// in it. Which request it belongs to, and what it amounts to there, a person says; nothing moves before.
@Component
class AnswersToRequests implements AnswerTarget {

    private final TrackStore tracks;
    private final RecordEdits edits;

    AnswersToRequests(TrackStore tracks, RecordEdits edits) {
        this.tracks = tracks;
        this.edits = edits;
    }

    @Override
    public String word() {
        return "recognition";
    }

    @Override
    public boolean takes(Came answer) {
        return answer.meaning() != Meaning.CORRECTS && tracks.isAnyUnderWay();
    }

    @Override
    public Optional<String> take(Came answer, Caller by) {
        if (!by.may(Permission.PROPOSE)) {
            return Optional.empty();
        }
        return edits.begin(
                List.of(
                        Line.added("steps", Map.of()),
                        Line.added(
                                "claims",
                                Map.of(
                                        "field",
                                        StepFields.DATE,
                                        "value",
                                        answer.on().toString(),
                                        "quote",
                                        answer.words(),
                                        "quote_language",
                                        answer.language()))),
                by.account());
    }
}
