package org.yadman.front;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yadman.front.Campaign.Choices;
import org.yadman.front.Campaign.TextKey;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// The campaign's settings as they were typed. Its fields are as many as there are languages, so that it holds what was
/// sent, by name: `name.fa`, `guarantee.en`, `zone`.
record SettingsForm(Map<String, String> sent) {

    static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 20_000;

    SettingsForm {
        sent = Map.copyOf(sent);
    }

    /// What is written per language, in the order of the page.
    enum Part {
        NAME("front.settings.name", "front.settings.name.help"),
        LEAD("front.settings.text.lead", "front.settings.text.lead.help"),
        GUARANTEE("front.settings.text.guarantee", "front.settings.text.guarantee.help"),
        ASKING("front.settings.text.asking", "front.settings.text.asking.help"),
        ABOUT("front.settings.text.about", "front.settings.text.about.help"),
        PRESS("front.settings.text.press", "front.settings.text.press.help"),
        PRIVACY("front.settings.text.privacy", "front.settings.text.privacy.help"),
        CONTACT("front.settings.text.contact", "front.settings.text.contact.help"),
        LEGAL("front.settings.text.legal", "front.settings.text.legal.help");

        private final String title;
        private final String help;

        Part(String title, String help) {
            this.title = title;
            this.help = help;
        }

        String title() {
            return title;
        }

        String help() {
            return help;
        }

        /// The beginning of the names of its fields.
        String field() {
            return FolderRow.word(this);
        }
    }

    /// What was typed and can stand.
    record Written(Localized name, Map<TextKey, Localized> texts, Choices choices) {}

    /// The form as it stands before anything is typed.
    static SettingsForm of(Campaign campaign, int version) {
        Map<String, String> fields = new TreeMap<>();
        campaign.row().forEach(fields::put);
        fields.put("version", String.valueOf(version));
        return new SettingsForm(fields);
    }

    String field(String name) {
        return sent.getOrDefault(name, "").replace("\r\n", "\n");
    }

    /// The version that was open while this was typed.
    int version() {
        String version = field("version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    static Optional<ZoneId> zone(String id) {
        return ZONES.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    /// @param tags the languages whose fields the form has
    Checked<Written> check(Set<String> tags, Languages languages) {
        List<Mistake> mistakes = new ArrayList<>();
        Localized name = texts("name", tags, LONGEST_NAME, mistakes);
        if (name.isEmpty()) {
            mistakes.add(Mistake.at("name." + tags.iterator().next(), "front.settings.name.missing"));
        }
        Map<TextKey, Localized> texts = new EnumMap<>(TextKey.class);
        for (TextKey key : TextKey.values()) {
            Localized text = texts(FolderRow.word(key), tags, LONGEST_TEXT, mistakes);
            if (!text.isEmpty()) {
                texts.put(key, text);
            }
        }
        Choices choices = new Choices(countries(mistakes), language(languages, mistakes), zone(mistakes));
        return mistakes.isEmpty()
                ? new Checked.Valid<>(new Written(name, texts, choices))
                : new Checked.Invalid<>(mistakes);
    }

    private Localized texts(String field, Set<String> tags, int longest, List<Mistake> mistakes) {
        Map<String, String> texts = new TreeMap<>();
        for (String tag : tags) {
            String text = field(field + "." + tag).strip();
            if (text.length() > longest) {
                mistakes.add(Mistake.at(field + "." + tag, "front.settings.too-long", "most", longest));
            } else if (text.indexOf('\0') >= 0) {
                mistakes.add(Mistake.at(field + "." + tag, "front.settings.unreadable"));
            } else if (!text.isEmpty()) {
                texts.put(tag, text);
            }
        }
        return new Localized(texts);
    }

    private Set<String> countries(List<Mistake> mistakes) {
        Set<String> countries = new TreeSet<>();
        Stream.of(field("protected-countries").split("[\\s,،;]+", -1))
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    String code = word.toUpperCase(Locale.ROOT);
                    if (COUNTRIES.contains(code)) {
                        countries.add(code);
                    } else {
                        mistakes.add(Mistake.at("protected-countries", "front.settings.no-country", "word", word));
                    }
                });
        return countries;
    }

    private @org.jspecify.annotations.Nullable String language(Languages languages, List<Mistake> mistakes) {
        String tag = field("language");
        if (!tag.isEmpty() && languages.find(tag).isEmpty()) {
            mistakes.add(Mistake.at("language", "front.settings.no-language"));
        }
        return tag.isEmpty() ? null : tag;
    }

    private @org.jspecify.annotations.Nullable ZoneId zone(List<Mistake> mistakes) {
        String id = field("zone").strip();
        Optional<ZoneId> zone = zone(id);
        if (!id.isEmpty() && zone.isEmpty()) {
            mistakes.add(Mistake.at("zone", "front.settings.no-zone"));
        }
        return zone.orElse(null);
    }
}
