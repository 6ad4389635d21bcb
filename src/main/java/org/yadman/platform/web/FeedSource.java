package org.yadman.platform.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What is new in the record, for the news feed and the page of what changed; implemented by each room that has news.
public interface FeedSource {

    /// The newest entries, newest first, in the visitor's language.
    List<Entry> newest(Visitor visitor, int most);

    /// One piece of news.
    ///
    /// @param id the same for the same piece of news for ever
    /// @param summary one sentence or two
    /// @param path the address behind the language where it stands; empty where it is gone
    /// @param on the day, not the hour: nobody's hours of work are shown
    record Entry(UUID id, String title, String summary, String path, LocalDate on) {}
}
