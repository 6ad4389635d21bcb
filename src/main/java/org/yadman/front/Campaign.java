package org.yadman.front;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// The campaign of this server and its own words.
///
/// @param texts what it says of itself, Markdown, by key
record Campaign(UUID id, String slug, Localized name, Map<TextKey, Localized> texts, Choices choices) {

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

    /// Its row, as history keeps it.
    Map<String, String> row() {
        Cells cells = new Cells()
                .with("slug", slug)
                .with("name", name)
                .with("protected-countries", String.join(" ", choices.protectedCountries()))
                .with("language", choices.language())
                .with("zone", choices.zone());
        texts.forEach((key, text) -> cells.with(FolderRow.word(key), text));
        return cells.row();
    }

    /// What a campaign has chosen besides its words.
    ///
    /// @param protectedCountries whose people may be in danger for what they do here (ISO 3166): nothing is asked
    ///     of them, and no mail goes to their domains (security (j))
    /// @param language in which a visitor reads who asks for none of ours, and in which texts are written first;
    ///     null for the source language
    /// @param zone by which the coalition's own times are said
    record Choices(
            Set<String> protectedCountries,
            @Nullable String language,
            @Nullable ZoneId zone) {

        static final Choices NONE = new Choices(Set.of(), null, null);

        public Choices {
            SortedSet<String> sorted = new TreeSet<>(protectedCountries);
            protectedCountries = Collections.unmodifiableSortedSet(sorted);
        }
    }

    /// The texts a campaign has; `texts/lead.en.md` in its folder.
    public enum TextKey {
        /// One sentence: what is remembered, and whom.
        LEAD,
        /// That no group gives up its own day.
        GUARANTEE,
        /// Who asks groups whether they agree, and who pays: two or three sentences, beside the question itself.
        ASKING,
        /// Who proposes the day, since when, what happened.
        ABOUT,
        /// Sentences for the press to quote.
        PRESS,
        /// What it says of privacy besides what the software says.
        PRIVACY,
        /// Who answers for these pages by law.
        LEGAL,
        /// How the coalition can be reached.
        CONTACT
    }
}
