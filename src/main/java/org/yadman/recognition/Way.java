package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Sentence;

/// A track's steps in their order, checked against the edges of its procedure.
///
/// @param steps in the order of their numbers
record Way(List<Step> steps) {

    Way {
        steps = steps.stream().sorted(Comparator.comparingInt(Step::number)).toList();
    }

    /// A step that cannot stand where it stands.
    ///
    /// @param why a sentence for whoever wrote it
    record Misstep(Step step, Sentence why) {}

    /// The stage in which the track is now; nothing while only incidents are known.
    Optional<Stage> stage() {
        return steps.reversed().stream().flatMap(step -> step.stage().stream()).findFirst();
    }

    /// The step that entered that stage.
    Optional<Step> deciding() {
        return steps.reversed().stream()
                .filter(step -> step.stage().isPresent())
                .findFirst();
    }

    /// Every step that enters a stage which cannot follow the one before it.
    List<Misstep> missteps() {
        List<Misstep> missteps = new ArrayList<>();
        Stage now = null;
        for (Step step : steps) {
            if (step.event() instanceof Stage next) {
                Sentence why = refusal(now, next);
                if (why != null) {
                    missteps.add(new Misstep(step, why));
                }
                now = next;
            }
        }
        return missteps;
    }

    private static @Nullable Sentence refusal(@Nullable Stage now, Stage next) {
        if (now == null) {
            return next.opens()
                    ? null
                    : Sentence.of(
                            "recognition.mistake.no-beginning",
                            "stage",
                            next.word(),
                            "stages",
                            words(next.procedure().stages().stream()
                                    .filter(Stage::opens)
                                    .toList()));
        }
        if (now.next().contains(next)) {
            return null;
        }
        return now.next().isEmpty()
                ? Sentence.of("recognition.mistake.after-the-end", "stage", next.word(), "before", now.word())
                : Sentence.of(
                        "recognition.mistake.no-way",
                        "stage",
                        next.word(),
                        "before",
                        now.word(),
                        "stages",
                        words(now.next()));
    }

    private static List<String> words(Collection<? extends Stage> stages) {
        return stages.stream().map(Stage::word).toList();
    }
}
