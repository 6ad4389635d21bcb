package org.yadman.gatherings;

import java.util.List;
import org.yadman.platform.text.Language;

/// The words that come to stand on a drawing: finished, nothing in them is asked any more.
///
/// @param sides one for each language, in the order in which they are read
/// @param address of the site, as it is typed in
/// @param code what the square code for telephones holds
record KitSheet(List<Side> sides, String address, String code) {

    KitSheet {
        sides = List.copyOf(sides);
        if (sides.isEmpty()) {
            throw new IllegalArgumentException("A sheet is in a language");
        }
    }

    /// The same in one language. Where nothing is to be said, the text is empty.
    ///
    /// @param over what stands small above the title
    /// @param title the day
    /// @param occasion what happens on it, as the host calls it
    /// @param when the date in the reader's calendar, and the hour
    /// @param second the same in the other calendar
    /// @param where lines
    /// @param note the host's own words
    /// @param groups who invites
    record Side(
            Language language,
            String over,
            String title,
            String occasion,
            String when,
            String second,
            List<String> where,
            String note,
            String groups) {

        Side {
            where = List.copyOf(where);
        }
    }
}
