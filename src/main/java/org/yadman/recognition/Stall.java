package org.yadman.recognition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Stance;

/// Why a track does not move, as a source says or as follows from one.
///
/// @param stance whether the source says so itself or it is concluded from it
record Stall(
        UUID id,
        UUID track,
        Reason reason,
        @Nullable PartialDate since,
        @Nullable PartialDate until,
        UUID source,
        Stance stance,
        Localized note) {

    static final String KIND = "stall";

    /// The reasons for which recognitions have stopped elsewhere.
    enum Reason {
        NO_REPLY,
        NO_SPONSOR,
        WRONG_LEVEL,
        CONDITION_UNMEASURABLE,
        CONDITION_UNMET,
        PROMOTERS_DIVIDED,
        PROMOTERS_INACTIVE,
        OWNER_LEFT,
        BODY_PRIORITIES_CHANGED,
        STAFF_TURNOVER,
        MISSED_DEADLINE,
        SESSION_ENDED,
        COUNTER_LOBBYING,
        DIPLOMATIC_OR_TRADE_COST,
        HOSTAGE_OR_SWAP,
        PROLIFERATION_OF_DAYS,
        DATE_CLASH,
        SCOPE_DISPUTE,
        TITLE_DISPUTE,
        POSTPONED_PROCEDURALLY,
        AMENDMENT_DEADLOCK,
        IMMUNITY,
        SUSPECT_ABSENT_OR_DEAD,
        NON_COOPERATION,
        EVIDENCE_GAP,
        JURISDICTION,
        FUNDS,
        PLATFORM_LOST
    }
}
