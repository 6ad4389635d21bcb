package org.yadman.gatherings;

import java.util.List;
import org.yadman.platform.text.Language;

/// In which languages a kit is printed: both stand on one axis as equals.
enum KitTongues {
    FA,
    EN,
    BOTH;

    private static final Language PERSIAN = new Language("fa");

    List<Language> languages() {
        return switch (this) {
            case FA -> List.of(PERSIAN);
            case EN -> List.of(Language.SOURCE);
            case BOTH -> List.of(PERSIAN, Language.SOURCE);
        };
    }
}
