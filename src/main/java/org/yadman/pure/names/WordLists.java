package org.yadman.pure.names;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yadman.pure.names.Spelling.Word;

/// The words of names that are more than a part of a name: titles, words for "also called", words that
/// say that nobody knows, and parts that are written together or apart at will. All in plain letters.
final class WordLists {

    private static final Set<String> TITLES = set("""
            سید سیده دکتر مهندس آقای خانم سرهنگ سرگرد سروان ستوان ستوانیار سرتیپ سرلشکر سپهبد تیمسار گروهبان ناخدا
            seyed seyyed seyid sayed sayyed sayyid syed seyedeh seyyedeh dr doctor doktor prof professor eng mr mrs ms
            miss khanom colonel col major maj captain capt lieutenant lt general gen sergeant sgt private""");

    /// Given to people, and part of names as well: a title only where a name of two words is left.
    private static final Set<String> TITLES_OR_NAMES = set("""
            میر حاج حاجی حاجیه شیخ ملا استاد استوار سرباز بانو شهید کربلایی مشهدی مشدی ماموستا
            mir haj haji hajj hajji hajieh sheikh sheykh shaikh shaykh mulla molla mullah martyr shahid karbalai mashhadi
            mamosta""");

    private static final List<String> JOINED_TITLES = List.of("سیده", "سید", "seyyed", "seyed", "sayyed", "sayed");

    private static final Set<String> ALIAS = set("مستعار alias aka pseudonym nickname");
    private static final Set<String> ALIAS_WITH_TO = set("معروف ملقب مشهور");
    private static final Set<String> AROUND_ALIAS = set("به نام اسم با as known also named called");
    private static final Set<String> CHILD_OF = set("فرزند بن بنت پسر دختر ibn bin son daughter child");

    private static final Set<String> UNKNOWN = set("""
            ناشناس ناشناخته نامعلوم نامشخص مجهول گمنام بینام unknown unidentified unnamed anonymous nameless nashenas""");
    private static final Set<String> ANYBODY = set("""
            فرد شخص زن مرد دختر پسر کودک نوزاد جسد هویت نام بی یک الهویه
            person man woman girl boy child infant baby body male female adult name no not the a an of identity""");

    private static final Set<String> SUFFIXES = set("""
            زاده پور نژاد نیا فر فرد دوست خواه یان
            zadeh zade zada pur pour poor nejad nezhad nia niya far fard dust doost doust khah ian iyan""");
    private static final Set<String> ENDINGS =
            set("الله اله الدین السادات ollah allah ullah eddin oddin aldin olsadat");
    private static final Set<String> PREFIXES = set("""
            عبد عبدال غلام ابو ابوال ذو abd abdol abdul abdal gholam abu abol abul bolu""");
    private static final Set<String> ARTICLES = set("ال al ol ul el od ed or os oz ad ar as az");

    private WordLists() {}

    private static Set<String> set(String words) {
        return Arrays.stream(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /// Marks what stands aside, as long as something is left that does not; takes away a name that is
    /// only a word for "unknown".
    static void setAside(List<Word> words) {
        if (words.stream().anyMatch(word -> UNKNOWN.contains(word.letters()))) {
            words.removeIf(word -> UNKNOWN.contains(word.letters()) || ANYBODY.contains(word.letters()));
        }
        splitTitles(words);
        boolean after = false;
        for (int i = 0; i < words.size(); i++) {
            String letters = words.get(i).letters();
            boolean last = i + 1 == words.size();
            after |= i > 0 && (isAlias(words, i) || (i > 1 && CHILD_OF.contains(letters) && !last));
            if (after || (!last && isTitle(words, i))) {
                words.set(i, words.get(i).standing(true));
            }
        }
        words.removeIf(word -> word.aside()
                && (ALIAS.contains(word.letters())
                        || ALIAS_WITH_TO.contains(word.letters())
                        || AROUND_ALIAS.contains(word.letters())));
    }

    private static boolean isTitle(List<Word> words, int i) {
        String letters = words.get(i).letters();
        boolean leads = i == 0 || words.get(i - 1).aside();
        long others = words.stream().filter(word -> !word.aside()).count()
                - (words.get(i).aside() ? 0 : 1);
        return leads && ((TITLES.contains(letters) && others > 0) || (TITLES_OR_NAMES.contains(letters) && others > 1));
    }

    // «معروف به …»; «معروف» alone is part of surnames.
    private static boolean isAlias(List<Word> words, int i) {
        String letters = words.get(i).letters();
        boolean to = i + 1 < words.size() && words.get(i + 1).letters().equals("به");
        return ALIAS.contains(letters) || (to && ALIAS_WITH_TO.contains(letters));
    }

    // «سیدمحمود» is «سید محمود».
    private static void splitTitles(List<Word> words) {
        if (words.isEmpty()) {
            return;
        }
        Word first = words.getFirst();
        for (String title : JOINED_TITLES) {
            String rest = first.letters().startsWith(title) ? first.letters().substring(title.length()) : "";
            if (rest.length() > 2 && !SUFFIXES.contains(rest)) {
                words.set(0, Word.of(rest, first.aside()));
                words.addFirst(Word.of(title, first.aside()));
                return;
            }
        }
    }

    /// Puts together what is written apart or together at will.
    static void join(List<Word> words) {
        for (int i = words.size() - 1; i > 0; i--) {
            String letters = words.get(i).letters();
            String before = words.get(i - 1).letters();
            boolean last = i + 1 == words.size() || words.get(i + 1).aside();
            boolean belongs = ENDINGS.contains(letters)
                    || (last && i > 1 && SUFFIXES.contains(letters))
                    || ((i > 1 || !last) && PREFIXES.contains(before))
                    || ARTICLES.contains(before);
            if (belongs && words.get(i).aside() == words.get(i - 1).aside() && before.length() > 1) {
                words.set(i - 1, words.get(i - 1).joined(words.get(i)));
                words.remove(i);
            }
        }
    }
}
