package org.yadman.platform.jobs;

import java.time.LocalTime;
import java.util.List;

/// Something that runs every day, in UTC; implemented by whoever has such a thing to do.
public interface Job {

    /// One word, unique, stable: it stands in the database.
    String name();

    LocalTime dailyAt();

    /// All its times of a day, for one that runs more often than once.
    default List<LocalTime> times() {
        return List.of(dailyAt());
    }

    /// Must bear being run twice.
    void run();
}
