package org.yadman.platform.collect;

import java.time.Instant;
import java.util.List;
import org.yadman.platform.text.Language;

/// What is new in a room, for the news feed and "what changed".
public interface FeedSource {

    /// The newest entries, newest first.
    List<Entry> newest(Language language, int most);

    /// One piece of news.
    ///
    /// @param path the address behind the language where it stands
    record Entry(String title, String path, Instant at) {}
}
