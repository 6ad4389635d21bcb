package org.yadman.groups;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yadman.platform.text.Localized;
import org.yadman.pure.names.SearchText;

/// What names look like: two names that can be taken for one another have a likeness in common. The signs of all
/// scripts that look alike are told by Unicode (UTS 39), the letters that Persian and Arabic keyboards write
/// differently by {@link SearchText}; spaces, joiners, marks and the order of the words do not count.
final class Likeness {

    private static final SpoofChecker SIGNS =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private Likeness() {}

    /// All that a group's names look like.
    static Set<String> of(Localized name) {
        Set<String> likenesses = new TreeSet<>();
        name.texts().values().forEach(text -> likenesses.addAll(of(text)));
        return likenesses;
    }

    private static Set<String> of(String name) {
        // Twice: a Cyrillic letter must become the Latin one before it can be folded to lower case with the others.
        String folded = SearchText.fold(SIGNS.getSkeleton(SearchText.fold(name)));
        String sorted = Arrays.stream(folded.split(" ")).sorted().collect(Collectors.joining());
        Set<String> likenesses = new TreeSet<>();
        likenesses.add(look(folded.replace(" ", "")));
        likenesses.add(look(sorted));
        likenesses.remove("");
        return likenesses;
    }

    private static String look(String folded) {
        return SIGNS.getSkeleton(folded);
    }

    /// Whether a single word is written with letters of two scripts, as no honest name is.
    static boolean mixesScripts(Localized name) {
        return name.texts().values().stream()
                .flatMap(text -> Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{Cf}]+")))
                .anyMatch(Likeness::isMixed);
    }

    private static boolean isMixed(String word) {
        return word.codePoints()
                        .map(UScript::getScript)
                        .filter(script ->
                                script != UScript.COMMON && script != UScript.INHERITED && script != UScript.UNKNOWN)
                        .distinct()
                        .count()
                > 1;
    }
}
