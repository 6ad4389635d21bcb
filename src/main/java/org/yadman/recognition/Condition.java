package org.yadman.recognition;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.conditions.Rule;

/// What a body made its decision depend on.
///
/// @param slug known within the track
/// @param step the step that set it
/// @param wording word for word, or as the source tells it
/// @param language of the wording
/// @param source where the wording stands
/// @param rule what must come true, as far as the wording can be read as a rule; its threshold may be unknown
/// @param judge who says that it is met
/// @param evidence what is taken as proof
/// @param owner the group that looks after it
record Condition(
        UUID id,
        UUID track,
        String slug,
        UUID step,
        String wording,
        String language,
        Localized translation,
        UUID source,
        @Nullable String locator,
        @Nullable Rule rule,
        Localized judge,
        Localized evidence,
        @Nullable PartialDate deadline,
        @Nullable UUID owner,
        Status status,
        Localized note) {

    static final String KIND = "condition";

    /// How far it is.
    enum Status {
        PENDING,
        /// We say that it is met.
        MET_CLAIMED,
        /// The body, or whoever judges it, says so.
        MET_CONFIRMED,
        FAILED,
        WAIVED,
        EXPIRED
    }

    /// What a condition needs before anybody can tell whether it is met.
    enum Gap {
        RULE,
        THRESHOLD,
        JUDGE,
        EVIDENCE,
        DEADLINE,
        OWNER
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// What is missing, in the order in which to ask for it.
    Set<Gap> gaps() {
        EnumSet<Gap> gaps = EnumSet.noneOf(Gap.class);
        if (rule == null) {
            gaps.add(Gap.RULE);
        } else if (!rule.measurable()) {
            gaps.add(Gap.THRESHOLD);
        }
        if (judge.isEmpty()) {
            gaps.add(Gap.JUDGE);
        }
        if (evidence.isEmpty()) {
            gaps.add(Gap.EVIDENCE);
        }
        if (deadline == null) {
            gaps.add(Gap.DEADLINE);
        }
        if (owner == null) {
            gaps.add(Gap.OWNER);
        }
        return gaps;
    }

    /// Whether nobody can tell if it is met, because something that would be needed for that is missing. What has been
    /// settled needs no measure any more.
    boolean unmeasurable() {
        return status == Status.PENDING && !gaps().isEmpty();
    }

    /// Whether the server says if it is met: it can be measured, and its body has not spoken yet.
    boolean measured() {
        return open() && rule != null && gaps().isEmpty();
    }

    /// Whether its body has not spoken yet, and its time has not run out.
    boolean open() {
        return status == Status.PENDING || status == Status.MET_CLAIMED;
    }

    /// Whether a decision that depends on it has its full effect.
    boolean settled() {
        return status == Status.MET_CONFIRMED || status == Status.WAIVED;
    }
}
