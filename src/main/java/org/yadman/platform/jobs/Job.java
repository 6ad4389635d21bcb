package org.yadman.platform.jobs;

import java.time.LocalTime;

/// Something that runs every day, in UTC; implemented by whoever has such a thing to do.
public interface Job {

    /// One word, unique, stable: it stands in the database.
    String name();

    LocalTime dailyAt();

    /// Must bear being run twice.
    void run();
}
