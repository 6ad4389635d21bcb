package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody told of a gathering, with its photos. Invariant: nobody but its sender and who
/// decides on it sees anything of it before it is published, and of a photo everybody sees only what
/// was left after its faces were covered.
///
/// @param language in which it was written
/// @param submission the contribution with which it came, or null
/// @param facesSaid whether its sender says that no face can be recognised
/// @param sentOn null while its sender is at work on it
/// @param publishedOn null until somebody has decided
/// @param text of a published one what everybody may read
record Report(
        UUID id,
        int version,
        UUID gathering,
        ReportOrigin origin,
        State state,
        String language,
        @Nullable UUID submission,
        boolean facesSaid,
        @Nullable LocalDate sentOn,
        @Nullable LocalDate publishedOn,
        ReportText text) {

    static final String KIND = "report";

    /// So many photos go with one.
    static final int MOST_PHOTOS = 6;

    enum State {
        DRAFT,
        WAITING,
        PUBLISHED
    }
}
