package org.yadman.recognition;

import com.ibm.icu.util.ULocale;
import java.util.Optional;
import java.util.stream.Stream;
import org.yadman.bodies.Bodies;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.ConditionWords;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// What a rule names by a slug or a word, as this record calls it; what the record does not have keeps its slug.
record RuleNames(Groups groups, TrackStore tracks, Bodies bodies, Messages messages, Language language)
        implements ConditionWords.Names {

    @Override
    public String of(ConditionWords.Thing thing, String word, int count) {
        Optional<String> name = switch (thing) {
            case KIND -> kind(word, count);
            case COUNTRY -> Optional.of(new ULocale("", word).getDisplayCountry(language.locale()));
            case GROUP ->
                groups.find(word).map(group -> group.name().in(language).value());
            case TRACK ->
                tracks.find(word).map(each -> each.track().name().in(language).value());
            case BODY -> bodies.find(word).map(body -> body.name().in(language).value());
        };
        return name.orElse(word);
    }

    private Optional<String> kind(String word, int count) {
        return Stream.of(GroupKind.values())
                .map(FolderRow::word)
                .filter(word::equals)
                .findFirst()
                .map(known -> messages.text(language, "groups.kinds." + known, "count", count));
    }
}
