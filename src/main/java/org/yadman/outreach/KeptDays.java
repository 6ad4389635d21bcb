package org.yadman.outreach;

import java.util.List;
import java.util.UUID;
import org.yadman.platform.text.Language;

/// What is known of the days that a group keeps; implemented by the room that knows days.
public interface KeptDays {

    /// Each a sentence part: the day in its own calendar, what it is called, and since when, as far as
    /// sources say.
    List<String> of(UUID group, Language language);
}
