package org.yadman.groups;

import java.util.Locale;

/// How somebody made sure of a group.
enum How {
    /// Called at its published number.
    TELEPHONE,
    /// Written to at its published postal address, and it answered.
    LETTER,
    /// Written to at its published mail address, and it answered.
    MAIL,
    /// A code that was mailed to an address at its own domain was typed in here.
    MAIL_CODE,
    /// A line with a secret stands in the DNS of its own domain.
    DNS,
    /// A source knows it: a registration, a press report.
    RECORD;

    /// Whether it shows that whoever answers is reached where the group says it is.
    boolean reaches() {
        return this == TELEPHONE || this == LETTER || this == MAIL || this == MAIL_CODE;
    }

    /// Whether it holds for a domain only.
    boolean ofDomain() {
        return this == MAIL_CODE || this == DNS;
    }

    /// As it stands in a message's key and in forms.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
