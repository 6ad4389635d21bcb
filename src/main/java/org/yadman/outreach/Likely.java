package org.yadman.outreach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Point;
import org.yadman.outreach.Contacts.Same;
import org.yadman.pure.names.SearchText;

/// Tells contacts that may be the same from others. The same way to reach them is certain. Names are
/// compared across scripts: each word becomes its skeleton of consonants, in which a Persian word and what
/// people make of it in Latin letters meet («حقوق», Hoghugh, Hoquq); words for what a group is («انجمن»,
/// Verein, association) count as the same word and for less than what it is called.
///
/// It only ever asks a person: where it is in doubt, two contacts are better than one.
final class Likely {

    /// How much of two names has to be the same. Measured in `LikelyTest`.
    static final double ENOUGH = 0.75;

    private static final double COMMON = 0.4;
    private static final double NEARLY = 0.8;
    private static final int LONG_SKELETON = 4;
    private static final int LONG_NAME = 6;

    /// The plural and its joint, as they are written on to a word in Latin letters.
    private static final Pattern PLURAL = Pattern.compile("(?<=[a-z]{4})haye?$|(?<=[a-z]{4})haa$");

    private static final String[][] SIGNS = {
        {"tsch", "C"},
        {"sch", "Y"},
        {"tch", "C"},
        {"kh", "X"},
        {"gh", "Q"},
        {"sh", "Y"},
        {"ch", "C"},
        {"zh", "J"},
        {"dj", "J"},
        {"ph", "F"},
        {"ck", "K"},
        {"x", "KS"}
    };
    private static final String LETTERS = "bcdfghjklmnpqrstz" + "بپتثجچحخدذرزژسشصضطظغفقکگلمنه";
    private static final String BONES = "BKDFGHJKLMNPQRSTZ" + "BPTSJCHXDZRZJSYSZTZQFQKGLMNH";

    /// Words that many groups have in their names, each line in all languages: of no weight alone.
    private static final List<String> KINDS = List.of(
            "سازمان sazman sazeman organisation organization organisationen",
            "انجمن anjoman association verein assoziation society gesellschaft forening förening",
            "کانون مرکز kanoon kanun kanon markaz center centre zentrum",
            "کمیته komite komiteh committee comite komitee kommitté",
            "اتحادیه etehadieh ettehadieh ettehadiye etehadiye union gewerkschaft syndikat",
            "بنیاد bonyad foundation stiftung fondation",
            "شورا شورای shora shoraye council rat conseil",
            "جبهه jebhe front",
            "حزب hezb party partei",
            "گروه goruh gorooh group gruppe grupp",
            "شبکه shabake shabakeh network netzwerk nätverk",
            "حقوق hoghugh hoghoogh hoquq huquq hoghogh rights rechte",
            "بشر bashar human mensch",
            "ایران iran irans irane",
            "ایرانیان ایرانی iranian iranians iranische iranischer iranischen irani iraniyan iranier",
            "زنان زن zanan zan women womens woman frauen frau kvinnor",
            "مادران مادر madaran madar mothers mother mütter mutter",
            "خانواده خانواده‌ها خانوادههای خانواده‌های khanevade khanevadeh khanevadeha families family familien",
            "زندانیان زندانی zendanian zendaniyan zendani prisoners prisoner gefangene gefangenen gefangener",
            "سیاسی siasi siyasi political politische politischen politischer",
            "دانشجویان دانشجو daneshjuyan daneshjooyan students student studenten studierende",
            "دفاع defa defence defense verteidigung",
            "آزادی azadi freedom liberty freiheit",
            "دادخواهی dadkhahi justice gerechtigkeit",
            "پناهندگان panahandegan refugees refugee flüchtlinge flüchtling",
            "نویسندگان nevisandegan writers authors schriftsteller",
            "کارگران kargaran workers arbeiter",
            "پشتیبانی حمایت poshtibani hemayat support unterstützung solidarität solidarity همبستگی hambastegi");

    private static final Map<String, String> MEANT = meanings();

    /// Joints of a name, in both scripts.
    private static final Set<String> JOINTS = Arrays.stream(
                    ("و در از به برای های ها ی e ye i va o u ha haye of the for in and a to baraye barae dar az be"
                                    + " der die das des dem den fur für und im in mit ev e v inc ltd gmbh ngo asbl"
                                    + " de la le les du et och för av i")
                            .split(" ", -1))
            .map(SearchText::fold)
            .collect(Collectors.toUnmodifiableSet());

    private Likely() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new HashMap<>();
        for (String line : KINDS) {
            for (String word : line.split(" ", -1)) {
                meanings.put(SearchText.fold(word), line);
            }
        }
        // A Persian word for it may be spelt in Latin letters in yet another way.
        Map.copyOf(meanings).forEach((word, line) -> {
            String bones = skeleton(word);
            if (isArabic(word) && bones.length() >= LONG_SKELETON) {
                meanings.putIfAbsent("#" + bones, line);
            }
        });
        return Map.copyOf(meanings);
    }

    /// Whether two may be the same, and how sure that is.
    static Optional<Same> same(Details one, Details other) {
        return same(Face.of(one), Face.of(other));
    }

    /// Many contacts, to be asked about one after another: compared are only those that have a word in
    /// common, or a way to be reached.
    static final class Index {

        private final List<Face> faces;
        private final Map<String, List<Integer>> places = new HashMap<>();

        Index(List<Details> known) {
            faces = known.stream().map(Face::of).toList();
            for (int i = 0; i < faces.size(); i++) {
                for (String key : faces.get(i).keys()) {
                    places.computeIfAbsent(key, each -> new ArrayList<>()).add(i);
                }
            }
        }

        /// The places in the list of those that may be the same, in order.
        Map<Integer, Same> find(Details one) {
            Face face = Face.of(one);
            Map<Integer, Same> found = new TreeMap<>();
            face.keys().stream()
                    .flatMap(key -> places.getOrDefault(key, List.of()).stream())
                    .distinct()
                    .forEach(place -> same(face, faces.get(place)).ifPresent(same -> found.put(place, same)));
            return found;
        }
    }

    static Optional<Same> same(Face one, Face other) {
        if (one.ways.stream().anyMatch(other.ways::contains)) {
            return Optional.of(Same.CERTAIN);
        }
        boolean elsewhere = one.country != null && other.country != null && !one.country.equals(other.country);
        return !elsewhere && likeness(one, other) >= ENOUGH ? Optional.of(Same.LIKELY) : Optional.empty();
    }

    /// What of a contact is compared.
    ///
    /// @param ways e-mail addresses and telephone numbers, each in its shortest form
    record Face(Set<String> ways, @Nullable String country, List<Word> words, String joined) {

        static Face of(Details details) {
            Set<String> ways = new LinkedHashSet<>();
            details.points().forEach(point -> way(point).ifPresent(ways::add));
            List<Word> words = wordsOf(details.name());
            return new Face(ways, details.country(), words, joinedOf(words));
        }

        // A name of nothing but common words is looked for by those.
        private Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>(ways);
            words.stream().filter(word -> word.meaning == null).forEach(word -> keys.add(word.skeleton));
            if (joined.isEmpty()) {
                words.forEach(word -> keys.add(String.valueOf(word.meaning)));
            } else {
                keys.add(joined);
            }
            keys.remove("");
            return keys;
        }
    }

    /// A word of a name.
    ///
    /// @param meaning what tells the words for one kind of group; null for any other word
    record Word(
            String folded,
            String skeleton,
            boolean arabic,
            @Nullable String meaning) {
        double weight() {
            return meaning == null ? 1 : COMMON;
        }
    }

    private static Optional<String> way(Point point) {
        return switch (point.way()) {
            case EMAIL -> Optional.of("@" + point.value().strip().toLowerCase(java.util.Locale.ROOT));
            case TELEPHONE -> telephone(point.value());
            case POST, FORM -> Optional.empty();
        };
    }

    // The country's code may be there or not: the last nine digits tell.
    private static Optional<String> telephone(String value) {
        String digits = SearchText.fold(value).replaceAll("[^0-9]", "");
        return digits.length() < 7
                ? Optional.empty()
                : Optional.of("+" + digits.substring(Math.max(0, digits.length() - 9)));
    }

    private static List<Word> wordsOf(String name) {
        // A joiner parts the words that people write apart in Latin letters: «خانواده‌های».
        String plain = name.replaceAll("\\(.*?\\)", " ").replace('\u200c', ' ');
        List<Word> words = new ArrayList<>();
        for (String each : SearchText.fold(plain.replaceAll("[-–—/.]", " ")).split(" ", -1)) {
            String folded = PLURAL.matcher(each).replaceFirst("");
            if (!folded.isEmpty() && !JOINTS.contains(folded)) {
                String skeleton = skeleton(folded);
                boolean arabic = isArabic(folded);
                String meaning = MEANT.get(folded);
                words.add(new Word(
                        folded, skeleton, arabic, meaning == null && !arabic ? MEANT.get("#" + skeleton) : meaning));
            }
        }
        return words;
    }

    private static String joinedOf(List<Word> words) {
        return words.stream()
                .filter(word -> word.meaning == null)
                .map(Word::skeleton)
                .collect(Collectors.joining());
    }

    private static boolean isArabic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC;
    }

    /// From 0 to 1: the weight of the words that both names have.
    static double likeness(Face one, Face other) {
        if (one.words.isEmpty() || other.words.isEmpty()) {
            return 0;
        }
        List<Word> left = new ArrayList<>(other.words);
        double both = 0;
        for (Word word : one.words) {
            Word best = null;
            double most = 0;
            for (Word candidate : left) {
                double likeness = likeness(word, candidate);
                if (likeness > most) {
                    most = likeness;
                    best = candidate;
                }
            }
            if (best != null) {
                both += most * (word.weight() + best.weight());
                left.remove(best);
            }
        }
        double all = weight(one.words) + weight(other.words);
        boolean written = one.joined.length() >= LONG_NAME && one.joined.equals(other.joined);
        return written ? Math.max(NEARLY, both / all) : both / all;
    }

    private static double weight(List<Word> words) {
        return words.stream().mapToDouble(Word::weight).sum();
    }

    private static double likeness(Word one, Word other) {
        if (one.folded.equals(other.folded) || (one.meaning != null && one.meaning.equals(other.meaning))) {
            return 1;
        }
        if (one.meaning != null || other.meaning != null) {
            return 0;
        }
        boolean sameSkeleton = one.skeleton.length() > 1 && one.skeleton.equals(other.skeleton);
        int shorter = Math.min(one.skeleton.length(), other.skeleton.length());
        boolean nearSkeleton = shorter >= LONG_SKELETON && distance(one.skeleton, other.skeleton) == 1;
        if (one.arabic != other.arabic) {
            boolean vowelsOnly = one.skeleton.isEmpty() && other.skeleton.isEmpty();
            return sameSkeleton ? 1 : nearSkeleton || vowelsOnly ? NEARLY : 0;
        }
        // In one script vowels tell words apart.
        int typos = distance(one.folded, other.folded);
        int length = Math.max(one.folded.length(), other.folded.length());
        if (sameSkeleton && typos * 2 <= length) {
            return 1;
        }
        return length >= LONG_NAME && typos == 1 ? NEARLY : 0;
    }

    /// The consonants of a word, in an alphabet that both scripts share. What is a vowel in one spelling
    /// and a consonant in another (و, ی, a silent ه) is left out.
    static String skeleton(String folded) {
        String word = folded;
        for (String[] sign : SIGNS) {
            word = word.replace(sign[0], sign[1]);
        }
        StringBuilder bones = new StringBuilder();
        char before = ' ';
        for (int i = 0; i < word.length(); i++) {
            char sign = word.charAt(i);
            int at = LETTERS.indexOf(sign);
            char bone =
                    at >= 0 ? BONES.charAt(at) : Character.isUpperCase(sign) || Character.isDigit(sign) ? sign : ' ';
            boolean silent = bone == ' ' || (bone == 'H' && i > 0);
            // A doubled letter is written once in Persian.
            if (!silent && bone != before) {
                bones.append(bone);
            }
            before = bone;
        }
        return bones.toString();
    }

    /// How many letters differ (Levenshtein).
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + same);
            }
            before = now;
        }
        return before[other.length()];
    }
}
