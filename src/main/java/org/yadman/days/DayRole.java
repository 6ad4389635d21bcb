package org.yadman.days;

/// What a day is for this campaign.
public enum DayRole {
    /// The day that the campaign proposes to all; at most one.
    COMMON,
    /// A day that a group keeps.
    OWN,
    /// An international day or another community's day close by.
    NEIGHBOUR,
    /// A public holiday that may clash.
    HOLIDAY
}
