package org.yadman.platform.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a room has for the desk: things that wait for this person. Collected by the desk.
public interface DeskSource {

    /// What waits for the caller; nothing that the caller could not do.
    List<Task> tasks(Caller caller, Visitor visitor);

    /// One thing to do.
    ///
    /// @param sentence in the visitor's language
    /// @param due the day by which it should be done, or null
    /// @param path the address behind the language where it is done
    record Task(String sentence, @Nullable LocalDate due, String path) {}
}
