package org.yadman.memorial;

import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderRow;

/// What a column of a list says of somebody.
enum ListField {
    /// The list's own number of the entry, by which its next edition knows it again. No statement.
    NUMBER,
    NAME,
    GIVEN,
    SURNAME,
    FATHER,
    BIRTH,
    DEATH,
    /// In years, at death.
    AGE,
    PLACE,
    PROVINCE,
    PRISON,
    GENDER,
    /// To which group the list counts somebody: what the list says, and nobody's property.
    GROUP,
    NOTE,
    LINK;

    String word() {
        return FolderRow.word(this);
    }

    static @Nullable ListField find(String word) {
        return FolderRow.constant(ListField.class, word);
    }

    boolean isDate() {
        return this == BIRTH || this == DEATH;
    }

    boolean isName() {
        return this == NAME || this == GIVEN || this == SURNAME || this == FATHER;
    }
}
