import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yadman.pure.names.SearchText;

/// Makes `src/main/resources/places/cities.txt`, the gazetteer, from data of GeoNames (CC BY 4.0): cities of 15,000 people
/// and more, capitals, seats of districts round Iran whose people GeoNames has not counted, and what `names.tsv` names.
///
/// The first line says where it is from, the second names the time zones; then a line a city: number, country, zone by its
/// place in the second line, latitude and longitude in hundredths of a degree (a kilometre), people in hundreds (below
/// nothing for a quarter of a city), English name, Persian name or nothing, and the other names it is found by, folded as
/// a search is. Neighbours in a country stand together, as they are alike and so pack well.
///
/// Persian names, the first of: the list made by hand; the city of its time zone in the CLDR; GeoNames' name that is
/// marked as Persian, without what only tells namesakes apart, unless it carries signs of vowels or letters that are not
/// Persian (old and foreign forms); in Iran, Afghanistan and Tajikistan the only name in Persian letters that no other
/// language has. GeoNames' unmarked names elsewhere are a mixture of Arabic, Urdu and others: they serve the search alone.
public final class MakePlaces {

    private static final int LEAST = 15_000;
    private static final Set<String> NEAR_IRAN = Set.of("IR", "AF", "IQ", "SY", "TJ");
    private static final Set<String> PERSIAN = Set.of("IR", "AF", "TJ");
    private static final Set<String> GONE = Set.of("PPLH", "PPLQ", "PPLW");
    private static final List<String> OTHER_LANGUAGES = List.of("ar", "ur", "ckb", "ps", "ug", "sd", "ks");
    private static final String PERSIAN_LETTERS = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئأؤء\u200c ";
    private static final Pattern TOLD_APART = Pattern.compile("[،,٬(].*$");
    private static final Pattern DIVISION = Pattern.compile("^(استان|شهرستان|بخش|ناحیه|منطقه) ");
    private static final Pattern TRANSCRIBED = Pattern.compile("[āēīōūĀĒĪŌŪḩḨẖH̱‘’`ẕ]");
    private static final int LONGEST = 40;

    private MakePlaces() {}

    private record Row(String[] cell) {
        String id() {
            return cell[0];
        }

        String name() {
            return cell[1];
        }

        String kind() {
            return cell[7];
        }

        String country() {
            return cell[8];
        }

        int people() {
            return Integer.parseInt(cell[14]);
        }

        int hundreds(ByHand hand) {
            int hundreds = (Math.max(people(), hand.people()) + 50) / 100;
            return kind().equals("PPLX") ? -hundreds : hundreds;
        }

        String zone() {
            return cell[17];
        }
    }

    private record ByHand(String english, String persian, int people) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: make-places CITIES NAMES (by hand) (the file to write)");
            System.exit(2);
        }
        Map<String, ByHand> byHand = byHand(Path.of(arguments[2]));
        Path names = Path.of(arguments[1]);
        Map<String, String> english = marked(names, "en");
        Map<String, String> persian = marked(names, "fa");
        List<Map<String, String>> others = new ArrayList<>();
        for (String language : OTHER_LANGUAGES) {
            others.add(marked(names, language));
        }
        List<Row> rows = Files.readAllLines(Path.of(arguments[0])).stream()
                .map(line -> new Row(line.split("\t", -1)))
                .filter(row -> kept(row, byHand.get(row.id())))
                .sorted(Comparator.comparing(Row::country).thenComparing(row -> Integer.valueOf(row.id())))
                .toList();
        List<String> zones = List.copyOf(
                rows.stream().map(Row::zone).collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        List<String> lines = new ArrayList<>();
        lines.add("# GeoNames, https://www.geonames.org, CC BY 4.0; made by bench/make-places");
        lines.add(String.join(" ", zones));
        int withPersian = 0;
        for (Row row : rows) {
            ByHand hand = byHand.getOrDefault(row.id(), new ByHand("-", "-", 0));
            String en = hand.english().equals("-") ? english(row, english.get(row.id())) : hand.english();
            String fa = hand.persian().equals("-") ? persian(row, en, persian.get(row.id()), others) : hand.persian();
            withPersian += fa.isEmpty() ? 0 : 1;
            lines.add(String.join(
                    "\t",
                    row.id(),
                    row.country(),
                    String.valueOf(zones.indexOf(row.zone())),
                    hundredths(row.cell()[4]),
                    hundredths(row.cell()[5]),
                    String.valueOf(row.hundreds(hand)),
                    en,
                    fa,
                    String.join(",", searched(row, en, fa, english.get(row.id()), persian.get(row.id())))));
        }
        Path file = Path.of(arguments[3]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        System.out.println(
                rows.size() + " cities, " + withPersian + " with a Persian name, " + Files.size(file) + " bytes");
    }

    private static boolean kept(Row row, ByHand hand) {
        if (hand != null) {
            return !hand.persian().equals("drop");
        }
        return !GONE.contains(row.kind())
                && (row.people() >= LEAST
                        || row.kind().equals("PPLC")
                        || (row.people() == 0
                                && NEAR_IRAN.contains(row.country())
                                && (row.kind().equals("PPLA") || row.kind().equals("PPLA2"))));
    }

    private static String hundredths(String degrees) {
        return String.valueOf(Math.round(Double.parseDouble(degrees) * 100));
    }

    // ---- names ------------------------------------------------------------------------------------------------------

    // GeoNames' own name is what the city calls itself, or a scholar's transcription; the English one is taken where it
    // is another word, or where it only lacks a transcription's signs. Accents of a city's own language stay.
    private static String english(Row row, String marked) {
        boolean transcribed = TRANSCRIBED.matcher(row.name()).find();
        if (marked == null || marked.matches(".* (City|city|District|Island)")) {
            return transcribed ? row.cell()[2] : row.name();
        }
        boolean same = SearchText.fold(marked).equals(SearchText.fold(row.name()));
        boolean plain = marked.chars().allMatch(c -> c < 128);
        if (transcribed) {
            return plain ? marked : row.cell()[2];
        }
        return !same && plain && row.name().chars().anyMatch(c -> c >= 128) && !TOLD_APART.matcher(marked).find()
                ? marked
                : row.name();
    }

    private static String persian(Row row, String english, String marked, List<Map<String, String>> others) {
        String exemplar = exemplar(row, english);
        if (!exemplar.isEmpty()) {
            return exemplar;
        }
        if (marked != null) {
            String cleaned = cleaned(marked);
            if (isPersian(cleaned)) {
                return cleaned;
            }
        }
        if (!PERSIAN.contains(row.country())) {
            return "";
        }
        List<String> left = row.cell()[3].isEmpty()
                ? List.of()
                : Pattern.compile(",")
                        .splitAsStream(row.cell()[3])
                        .filter(MakePlaces::isPersian)
                        .filter(name -> others.stream().noneMatch(other -> name.equals(other.get(row.id()))))
                        .distinct()
                        .toList();
        return left.size() == 1 ? left.getFirst() : "";
    }

    private static String exemplar(Row row, String english) {
        TimeZoneNames inEnglish = TimeZoneNames.getInstance(ULocale.ENGLISH);
        TimeZoneNames inPersian = TimeZoneNames.getInstance(new ULocale("fa"));
        String city = inEnglish.getExemplarLocationName(row.zone());
        boolean same = city != null && SearchText.fold(city).equals(SearchText.fold(english));
        String name = same ? inPersian.getExemplarLocationName(row.zone()) : null;
        return name != null && isPersian(name) ? name : "";
    }

    private static String cleaned(String marked) {
        String letters = marked.replace('ي', 'ی').replace('ى', 'ی').replace('ك', 'ک').replace("ۀ", "ه");
        return DIVISION.matcher(TOLD_APART.matcher(letters).replaceFirst("").strip()).replaceFirst("");
    }

    private static boolean isPersian(String name) {
        return name.length() > 1 && name.chars().allMatch(c -> PERSIAN_LETTERS.indexOf(c) >= 0);
    }

    // What it is found by beside its two names: every Latin and Arabic-script name, folded, each once.
    private static Set<String> searched(Row row, String en, String fa, String... marked) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> found = new LinkedHashSet<>();
        known.add(SearchText.fold(en));
        known.add(SearchText.fold(fa));
        List<String> all = new ArrayList<>(List.of(row.name(), row.cell()[2]));
        for (String each : marked) {
            if (each != null) {
                all.add(each);
            }
        }
        all.addAll(List.of(row.cell()[3].split(",")));
        for (String name : all) {
            if (isSearched(name)) {
                String folded = SearchText.fold(name);
                if (folded.length() > 1 && known.add(folded)) {
                    found.add(folded);
                }
            }
        }
        return found;
    }

    // GeoNames writes what is in other scripts once more in small Latin letters ("klwn"): nobody types that.
    private static boolean isSearched(String name) {
        if (name.isBlank() || name.length() > LONGEST || name.contains("/") || name.contains("http")) {
            return false;
        }
        boolean latin = false;
        boolean arabic = false;
        boolean large = false;
        for (int point : Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().toArray()) {
            if (Character.isLetter(point)) {
                Character.UnicodeScript script = Character.UnicodeScript.of(point);
                latin |= script == Character.UnicodeScript.LATIN;
                arabic |= script == Character.UnicodeScript.ARABIC;
                large |= Character.isUpperCase(point);
                if (script != Character.UnicodeScript.LATIN
                        && script != Character.UnicodeScript.ARABIC
                        && script != Character.UnicodeScript.COMMON
                        && script != Character.UnicodeScript.INHERITED) {
                    return false;
                }
            }
        }
        return latin != arabic && (arabic || large);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    private static Map<String, ByHand> byHand(Path file) throws IOException {
        Map<String, ByHand> byHand = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                String[] cell = line.split("\t", -1);
                byHand.put(cell[0], new ByHand(cell[3], cell[4], cell.length > 5 ? Integer.parseInt(cell[5]) : 0));
            }
        }
        return byHand;
    }

    // A catalogue of GNU gettext, whose keys are GeoNames' numbers.
    private static Map<String, String> marked(Path names, String language) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(
                        Files.readAllBytes(names.resolve(language).resolve("LC_MESSAGES/geonames.mo")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int count = file.getInt(8);
        int keys = file.getInt(12);
        int values = file.getInt(16);
        Map<String, String> marked = new HashMap<>();
        for (int i = 0; i < count; i++) {
            marked.put(text(file, keys + 8 * i), text(file, values + 8 * i));
        }
        return marked;
    }

    private static String text(ByteBuffer file, int at) {
        byte[] bytes = new byte[file.getInt(at)];
        file.get(file.getInt(at + 4), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
