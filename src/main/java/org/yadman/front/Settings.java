package org.yadman.front;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.front.Campaign.Choices;
import org.yadman.front.Campaign.TextKey;
import org.yadman.front.SettingsForm.Written;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.History;
import org.yadman.platform.db.History.Version;
import org.yadman.platform.db.Ids;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;

/// The campaign's own words and choices, changed by its stewards.
@Component
class Settings {

    private final CurrentCampaign campaign;
    private final History history;
    private final Changes changes;
    private final Audit audit;
    private final Ids ids;
    private final Languages languages;
    private final Messages messages;

    Settings(
            CurrentCampaign campaign,
            History history,
            Changes changes,
            Audit audit,
            Ids ids,
            Languages languages,
            Messages messages) {
        this.campaign = campaign;
        this.history = history;
        this.changes = changes;
        this.audit = audit;
        this.ids = ids;
        this.languages = languages;
        this.messages = messages;
    }

    /// The campaign as it stands, with all that was ever written.
    ///
    /// @param versions the newest first; none where there is no campaign
    record Standing(Campaign campaign, List<Version> versions) {

        boolean first() {
            return versions.isEmpty();
        }

        int version() {
            return versions.isEmpty() ? 0 : versions.getFirst().number();
        }

        /// The language in which texts are written first.
        String original() {
            String chosen = campaign.choices().language();
            return chosen == null ? Language.SOURCE.tag() : chosen;
        }

        /// Whether the original was changed after this translation was.
        boolean hasMoved(String field, String tag) {
            int translation = lastChange(field + "." + tag);
            return !tag.equals(original()) && translation > 0 && lastChange(field + "." + original()) > translation;
        }

        // The first of the versions, down from the present one, that have the present text; 0 where there is none.
        private int lastChange(String column) {
            String now = text(versions.isEmpty() ? null : versions.getFirst(), column);
            int number = 0;
            for (Version version : versions) {
                if (now == null || !Objects.equals(text(version, column), now)) {
                    break;
                }
                number = version.number();
            }
            return number;
        }

        private static @org.jspecify.annotations.Nullable String text(
                @org.jspecify.annotations.Nullable Version version, String column) {
            return version == null || version.content() == null
                    ? null
                    : version.content().get(column);
        }
    }

    /// The campaign as it stands; on the first evening a proposal, with the guarantee in every language.
    @Transactional(readOnly = true)
    public Standing standing() {
        Optional<Campaign> now = campaign.read();
        return now.map(each -> new Standing(each, history.list(each.ref())))
                .orElseGet(() -> new Standing(proposal(), List.of()));
    }

    private Campaign proposal() {
        Map<String, String> guarantee = new TreeMap<>();
        languages
                .all()
                .forEach(language ->
                        guarantee.put(language.tag(), messages.text(language, "front.settings.guarantee.proposal")));
        return new Campaign(
                ids.random(),
                "campaign",
                Localized.EMPTY,
                Map.of(TextKey.GUARANTEE, new Localized(guarantee)),
                Choices.NONE);
    }

    /// Writes what a steward changed.
    ///
    /// @param opened the version that was before them; 0 for the first evening
    /// @throws org.yadman.platform.db.Conflict when it has moved on since
    @Transactional
    public void save(Written written, int opened, ActorId actor) {
        // One at a time: two stewards on a first evening must not found two campaigns.
        changes.waitForTurn();
        Campaign before = campaign.read()
                .orElseGet(() -> new Campaign(
                        ids.random(), slug(written.name()), written.name(), written.texts(), written.choices()));
        Campaign after = new Campaign(before.id(), before.slug(), written.name(), written.texts(), written.choices());
        int number = campaign.change(after, opened, actor);
        changes.raise();
        audit.note(actor, "front.act.settings", after.ref(), Map.of("version", String.valueOf(number)));
    }

    // A short name for files and keys, from the English name if it has one.
    private static String slug(Localized name) {
        String plain = Normalizer.normalize(name.in(Language.SOURCE).value(), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String slug = plain.substring(0, Math.min(60, plain.length())).replaceAll("-+$", "");
        return slug.isEmpty() ? "campaign" : slug;
    }
}
