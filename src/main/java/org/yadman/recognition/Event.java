package org.yadman.recognition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yadman.platform.collect.FolderRow;

/// What a step is: the track enters a stage, or something happens that does not move it.
sealed interface Event permits Stage, Incident {

    /// The event as it is written in files and addresses: lower case, hyphens.
    String word();

    /// The key of the message that says it.
    String label();

    /// The event that a word means on a track of this procedure.
    static Optional<Event> find(Procedure procedure, String word) {
        return all(procedure).filter(event -> event.word().equals(word)).findFirst();
    }

    /// All words that a step of this procedure can have, for a message that lists the choices.
    static List<String> words(Procedure procedure) {
        return all(procedure).map(Event::word).toList();
    }

    private static Stream<Event> all(Procedure procedure) {
        return Stream.concat(procedure.stages().stream(), Stream.of(Incident.values()));
    }

    /// How an enum's constant is written as an event.
    static String word(Enum<?> constant) {
        return FolderRow.word(constant);
    }
}
