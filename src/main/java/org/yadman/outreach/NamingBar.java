package org.yadman.outreach;

import org.yadman.platform.collect.FolderRow;

/// Why somebody is not named in public as one that has not answered. There are so many reasons that nobody
/// can tell from a missing name that it has answered.
enum NamingBar {
    /// It is no group of the record: perhaps a person.
    NOT_LINKED,
    /// Families who remember their own are nobody's to name.
    FAMILY,
    /// A rule for people's safety stands at one of its contacts.
    SAFETY,
    /// Its country is protected, or nobody knows which it is.
    PROTECTED,
    /// The letter said that nothing more would come.
    NOT_ANNOUNCED,
    /// Not as many asks as announced are known to have arrived.
    NOT_DELIVERED,
    ANSWERED,
    /// There is still time, or its thread is closed.
    NOT_DUE,
    /// The letter that tells it has not arrived, as far as we know, or only a machine answered it.
    NOT_TOLD;

    String word() {
        return FolderRow.word(this);
    }
}
