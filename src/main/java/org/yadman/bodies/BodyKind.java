package org.yadman.bodies;

/// What kind of body it is; the kind decides on which rung of the ladder its tracks stand.
public enum BodyKind {
    NGO_GROUP(Level.LOCAL),
    NGO_REGION(Level.REGIONAL),
    NGO_SECTION(Level.NATIONAL_ORGANISATION),
    NGO_INTERNATIONAL(Level.WORLD_ORGANISATION),
    COALITION(Level.WORLD_ORGANISATION),
    CITY(Level.LOCAL),
    SUBNATIONAL_PARLIAMENT(Level.REGIONAL),
    PARLIAMENT_CHAMBER(Level.STATE),
    PARLIAMENT(Level.STATE),
    GOVERNMENT(Level.STATE),
    REGIONAL_PARLIAMENT(Level.STATES),
    REGIONAL_ORG(Level.STATES),
    UN_GA(Level.WORLD),
    UN_MAIN_COMMITTEE(Level.WORLD),
    HRC(Level.WORLD),
    UN_AGENCY(Level.WORLD),
    TREATY_BODY(Level.WORLD),
    SPECIAL_PROCEDURE(Level.WORLD),
    NATIONAL_COURT(Level.COURT),
    INTERNATIONAL_COURT(Level.COURT),
    PEOPLES_TRIBUNAL(Level.COURT),
    ACADEMIC(Level.NATIONAL_ORGANISATION),
    RELIGIOUS(Level.NATIONAL_ORGANISATION),
    MEDIA(Level.NATIONAL_ORGANISATION);

    private final Level level;

    BodyKind(Level level) {
        this.level = level;
    }

    public Level level() {
        return level;
    }

    /// Whether people join it and so gain a vote there; a state votes in the United Nations, and a judge in a court.
    public boolean canBeJoined() {
        return switch (this) {
            case NGO_GROUP, NGO_REGION, NGO_SECTION, NGO_INTERNATIONAL, COALITION, ACADEMIC, RELIGIOUS, MEDIA -> true;
            case CITY,
                    SUBNATIONAL_PARLIAMENT,
                    PARLIAMENT_CHAMBER,
                    PARLIAMENT,
                    GOVERNMENT,
                    REGIONAL_PARLIAMENT,
                    REGIONAL_ORG,
                    UN_GA,
                    UN_MAIN_COMMITTEE,
                    HRC,
                    UN_AGENCY,
                    TREATY_BODY,
                    SPECIAL_PROCEDURE,
                    NATIONAL_COURT,
                    INTERNATIONAL_COURT,
                    PEOPLES_TRIBUNAL -> false;
        };
    }
}
