package org.yadman.agreements;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.ConditionWords;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.pure.conditions.Rule;

/// A condition in words, with the names that the record has for what it names.
@Component
class RulesInWords {

    private final ConditionWords words;
    private final Groups groups;
    private final Bodies bodies;
    private final ObjectProvider<TrackStates> tracks;
    private final Messages messages;

    RulesInWords(
            ConditionWords words, Groups groups, Bodies bodies, ObjectProvider<TrackStates> tracks, Messages messages) {
        this.words = words;
        this.groups = groups;
        this.bodies = bodies;
        this.tracks = tracks;
        this.messages = messages;
    }

    /// As a clause: "at least 20 human-rights organisations agree with the date".
    public String of(Rule rule, Language language) {
        return words.of(language, rule, (thing, word, count) -> name(thing, word, count, language));
    }

    /// Several conditions, each as a clause.
    public List<String> of(List<? extends Rule> rules, Language language) {
        return rules.stream().map(rule -> of(rule, language)).toList();
    }

    private String name(ConditionWords.Thing thing, String word, int count, Language language) {
        Optional<String> name = switch (thing) {
            case KIND -> kind(word, count, language);
            case COUNTRY -> Optional.of(new ULocale("", word).getDisplayCountry(language.locale()));
            case GROUP -> groups.find(word).map(group -> in(group.name(), language));
            case TRACK ->
                tracks.stream()
                        .map(TrackStates::names)
                        .map(names -> names.getOrDefault(word, Localized.EMPTY))
                        .filter(known -> !known.isEmpty())
                        .map(known -> in(known, language))
                        .findFirst();
            case BODY -> bodies.find(word).map(body -> in(body.name(), language));
        };
        return name.orElse(word);
    }

    private static String in(Localized name, Language language) {
        return name.in(language).value();
    }

    private Optional<String> kind(String word, int count, Language language) {
        return Stream.of(GroupKind.values())
                .map(FolderRow::word)
                .filter(word::equals)
                .findFirst()
                .map(known -> messages.text(language, "groups.kinds." + known, "count", count));
    }
}
