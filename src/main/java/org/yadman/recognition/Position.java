package org.yadman.recognition;

import java.util.UUID;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.tally.Tally;

/// How one voter voted at a step, as a public source says it.
///
/// @param track to which the step belongs
/// @param voter an ISO 3166 code, or the name of a state's office, organisation or office-holder as published; never a
///     private person
record Position(UUID id, UUID track, UUID step, String voter, Choice choice, UUID source, Localized note) {

    static final String KIND = "position";

    /// The longest name of a voter.
    static final int LONGEST_VOTER = 200;

    Position {
        if (voter.isBlank() || voter.length() > LONGEST_VOTER) {
            throw new IllegalArgumentException("A voter has a name of at most " + LONGEST_VOTER + " letters");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// What a voter can do.
    enum Choice {
        YES(Tally.Count.YES),
        NO(Tally.Count.NO),
        ABSTAIN(Tally.Count.ABSTAIN),
        ABSENT(Tally.Count.ABSENT),
        NOT_VOTING(Tally.Count.NOT_VOTING);

        private final Tally.Count count;

        Choice(Tally.Count count) {
            this.count = count;
        }

        /// The number of a tally in which such a voter is counted.
        Tally.Count count() {
            return count;
        }
    }

    /// Whether a body may vote at such an event. Judges of a court are not entered: who decided how there is part of
    /// the judgment.
    static boolean canBeAt(Event event) {
        return switch (event) {
            case Incident incident -> incident == Incident.VOTED || incident == Incident.POSTPONED;
            case ResolutionStage stage ->
                switch (stage) {
                    case IDEA, DRAFTING, SEEKING_SPONSOR, WITHDRAWN, LAPSED, REOPENED -> false;
                    case SUBMITTED,
                            IN_COMMITTEE,
                            SCHEDULED,
                            ADOPTED,
                            ADOPTED_CONDITIONAL,
                            ADOPTED_IN_PART,
                            REFERRED,
                            DEFERRED,
                            REJECTED,
                            RULED_OUT,
                            MERGED,
                            IN_FORCE,
                            IMPLEMENTING,
                            AMENDED,
                            SUSPENDED,
                            RESCINDED,
                            SUPERSEDED,
                            CONDITION_FAILED -> true;
                };
            case MandateStage stage -> stage != MandateStage.CALLED_FOR && stage != MandateStage.DRAFT;
            case CriminalStage _, CivilStage _ -> false;
        };
    }
}
