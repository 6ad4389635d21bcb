package org.yadman.front;

import java.util.Map;
import java.util.UUID;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// The campaign of this server and its own words.
///
/// @param texts what it says of itself, Markdown, by key
record Campaign(UUID id, String slug, Localized name, Map<TextKey, Localized> texts) {

    public static final String KIND = "campaign";

    public Campaign {
        texts = Map.copyOf(texts);
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }

    public Localized text(TextKey key) {
        return texts.getOrDefault(key, Localized.EMPTY);
    }

    /// The texts a campaign has; `texts/lead.en.md` in its folder.
    public enum TextKey {
        /// One sentence: what is remembered, and whom.
        LEAD,
        /// That no group gives up its own day.
        GUARANTEE,
        /// Who proposes the day, since when, what happened.
        ABOUT,
        /// Sentences for the press to quote.
        PRESS
    }
}
