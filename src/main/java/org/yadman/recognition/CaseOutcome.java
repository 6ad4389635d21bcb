package org.yadman.recognition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;

/// What a court decided on one defendant, on one count.
///
/// @param defendant as the court's own papers or the press name them
/// @param count what the defendant was charged with or sued for; null: all of it
/// @param step at which it was decided; its claims are the sources
record CaseOutcome(
        UUID id, UUID track, String defendant, @Nullable String count, Verdict verdict, UUID step, Localized note) {

    static final String KIND = "outcome";

    enum Verdict {
        CONVICTED,
        ACQUITTED,
        DISMISSED,
        DEFAULT,
        LIABLE,
        NOT_LIABLE,
        ABATED
    }
}
