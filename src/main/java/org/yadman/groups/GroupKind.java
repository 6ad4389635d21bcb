package org.yadman.groups;

/// What kind of group it is, as this record counts them.
public enum GroupKind {
    FAMILIES,
    HUMAN_RIGHTS_ORGANISATION,
    COMMITTEE,
    ASSOCIATION,
    UNION,
    CAMPAIGN,
    COALITION,
    RELIGIOUS,
    MEDIA,
    PARTY,
    OTHER
}
