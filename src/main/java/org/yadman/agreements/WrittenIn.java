package org.yadman.agreements;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Visitor;

/// In which language a group has written its own words: not always that of the page on which it did.
@Component
class WrittenIn {

    private final Languages languages;
    private final SortKeys keys;
    private final Set<String> others;

    WrittenIn(Languages languages, SortKeys keys) {
        this.languages = languages;
        this.keys = keys;
        this.others = Arrays.stream(ULocale.getAvailableLocales())
                .map(ULocale::getLanguage)
                .filter(tag -> languages.find(tag).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Those of the site first, then all that there are words for, sorted for the reader.
    ///
    /// @param chosen empty: the page's own
    List<Choice> choices(String chosen, Visitor v) {
        String tag = chosen.isEmpty() ? v.language().tag() : chosen;
        return Stream.concat(
                        languages.all().stream(),
                        others.stream()
                                .map(Language::new)
                                .sorted(Comparator.comparing(
                                        language -> keys.key(v.language(), language.nameIn(v.language())))))
                .map(language -> new Choice(
                        language.tag(),
                        language.nameIn(v.language()),
                        language.tag().equals(tag)))
                .toList();
    }

    /// Whether words can be in a language: it is one of the choices, and not merely left as the page has it while the
    /// letters run the other way.
    boolean can(String words, String tag, Language page) {
        boolean known = languages.find(tag).isPresent() || others.contains(tag);
        return known && (!tag.equals(page.tag()) || runsAs(page, words));
    }

    private static boolean runsAs(Language language, String words) {
        long letters = words.codePoints().filter(Character::isLetter).count();
        long rightToLeft = words.codePoints()
                .filter(Character::isLetter)
                .filter(WrittenIn::rightToLeft)
                .count();
        return language.rightToLeft() ? 2 * rightToLeft >= letters : 2 * rightToLeft <= letters;
    }

    private static boolean rightToLeft(int letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
