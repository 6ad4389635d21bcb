package org.yadman.bodies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;

/// What a body is working on: a strategy, a plan, a theme of some years, to which a request can refer.
///
/// @param slug known within the body
/// @param source its document
/// @param says what of it matters to a request
record Strategy(
        UUID id,
        UUID body,
        String slug,
        Localized name,
        @Nullable PartialDate since,
        @Nullable PartialDate until,
        UUID source,
        Localized says) {

    static final String KIND = "strategy";
}
