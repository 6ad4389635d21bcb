package org.yadman.recognition;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.recognition.TrackStore.Placed;

/// What was answered to the questions that are asked when a request is opened.
@Component
class Checklists {

    private static final int MOST = 20;

    private final ChecklistStore store;

    Checklists(ChecklistStore store) {
        this.store = store;
    }

    /// A track's checklist; an empty one while nothing has been answered.
    Checklist find(UUID track) {
        return store.find(track).orElseGet(() -> Checklist.empty(track));
    }

    /// Keeps the answers.
    ///
    /// @return false when somebody else has changed them since they were read; then nothing is kept
    @Transactional
    public boolean keep(Checklist checklist) {
        return store.put(checklist);
    }

    /// Some of the tracks under way whose checklist was begun and has gaps, with how many.
    Map<Placed, Integer> listUnanswered() {
        return store.listUnanswered(MOST);
    }
}
