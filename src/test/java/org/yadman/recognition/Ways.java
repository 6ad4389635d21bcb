package org.yadman.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yadman.platform.text.Localized;

/// Ways made of words, as a folder's rows would give them.
final class Ways {

    static final UUID TRACK = new UUID(7, 1);

    private Ways() {}

    static Event event(Procedure procedure, String word) {
        return Event.find(procedure, word)
                .orElseThrow(() -> new AssertionError(procedure + " knows no \"" + word + '"'));
    }

    static Step step(int number, Event event) {
        return new Step(
                new UUID(8, number),
                TRACK,
                "s" + number,
                number,
                event,
                null,
                null,
                new Localized(Map.of("en", "Something happened")));
    }

    /// A way whose steps have the numbers 1, 2, 3 …
    static Way of(Procedure procedure, String... words) {
        List<Step> steps = new ArrayList<>();
        for (String word : words) {
            steps.add(step(steps.size() + 1, event(procedure, word)));
        }
        return new Way(steps);
    }
}
