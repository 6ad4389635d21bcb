package org.yadman.platform.web;

import java.util.List;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;

/// What every page shows of the campaign; implemented by the room that owns it.
public interface Site {

    /// What the campaign is called; what the software is called while there is none.
    Localized name();

    /// The language in which its texts are written first.
    default Language language() {
        return Language.SOURCE;
    }

    /// The menu.
    List<Entry> menu();

    /// One entry of the menu.
    ///
    /// @param key of the message
    /// @param path behind the language
    record Entry(String key, String path) {}
}
