package org.yadman.bodies;

/// Who may bring something before a body.
public enum Tabler {
    /// Its individual members.
    MEMBERS,
    /// Its local groups, sections or other member organisations.
    MEMBER_GROUPS,
    /// Its board or another of its organs.
    ITS_ORGANS,
    /// Members of a parliament or council.
    REPRESENTATIVES,
    /// Political groups or parties in it.
    POLITICAL_GROUPS,
    MEMBER_STATES,
    GOVERNMENT,
    /// Organisations that are no members of it.
    ORGANISATIONS,
    /// Enough people who sign a petition.
    PETITIONERS,
    /// Those who were hurt, or their families.
    VICTIMS,
    PROSECUTORS,
    ANYBODY
}
