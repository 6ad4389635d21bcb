package org.yadman.platform.collect;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Language;

/// What a room has for the desk: things that wait for a person. Collected by the desk.
public interface DeskSource {

    /// What waits on a day, the most urgent first.
    List<Task> tasks(LocalDate today, Language language);

    /// One thing to do.
    ///
    /// @param due the day by which it should be done, or null
    /// @param path the address behind the language where it is done
    record Task(String sentence, @Nullable LocalDate due, String path) {}
}
