package org.yadman.agreements;

import org.yadman.platform.text.Localized;

/// What stands beside the question whether a group agrees; implemented by the room that owns the campaign's own words.
/// Each is Markdown, and empty where nothing was written.
public interface Asking {

    /// That no group gives up its own day.
    Localized guarantee();

    /// Who asks.
    Localized whoAsks();

    /// How the coalition can be reached.
    Localized contact();
}
