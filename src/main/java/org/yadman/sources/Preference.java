package org.yadman.sources;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// An editor's choice between claims on one field. The latest one counts, the earlier ones stay.
///
/// @param claim the claim preferred; null: undecided again
public record Preference(
        UUID id,
        Ref subject,
        String field,
        @Nullable UUID claim,
        Localized editor,
        Localized reason,
        LocalDate decidedOn) {}
