package org.yadman.groups;

import java.util.Locale;

/// How this coalition has made sure that a group is who it says, from the least to the most.
public enum Checked {
    NOT_YET(0),
    /// Somebody reached it at its published contact, by telephone, letter or mail.
    BY_TELEPHONE_OR_MAIL(1),
    /// It showed besides that its web address is its own.
    BY_WEBSITE(2),
    /// Other groups that are known vouch for it.
    KNOWN_TO_TWO(3);

    private final int tier;

    Checked(int tier) {
        this.tier = tier;
    }

    /// What a condition compares.
    public int tier() {
        return tier;
    }

    /// As it stands in a message's key, an address and a table.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
