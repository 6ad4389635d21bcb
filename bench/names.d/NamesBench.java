package org.yadman.pure.names;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.names.EntryFacts.Circumstances;
import org.yadman.pure.names.EntryFacts.Gender;
import org.yadman.pure.names.Finder.Each;
import org.yadman.pure.names.Finder.IcuLatin;
import org.yadman.pure.names.GeneratedLists.Style;
import org.yadman.pure.names.GeneratedLists.Two;
import org.yadman.pure.names.GeneratedNames.Latin;
import org.yadman.pure.names.GeneratedNames.Name;

/// Measures finding and linking names beside other methods, on generated names and on a folder of others, and writes
/// tables. No name is ever printed.
public final class NamesBench {

    private static final long SEED = 20_260_801;
    private static final int WARM_UP = 300;

    private final PrintStream out;
    private final Path work;
    private final int mostNames;
    private final int queries;

    private NamesBench(PrintStream out, Path work, int mostNames, int queries) {
        this.out = out;
        this.work = work;
        this.mostNames = mostNames;
        this.queries = queries;
    }

    /// @param arguments where to write, how many names at most, how many queries, whether to find or only to link, and
    /// perhaps a folder of names
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        Path result = work.resolveSibling("names.md");
        try (PrintStream file = new PrintStream(Files.newOutputStream(result), true, StandardCharsets.UTF_8)) {
            PrintStream both = new PrintStream(new Tee(file), true, StandardCharsets.UTF_8);
            NamesBench bench =
                    new NamesBench(both, work, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            both.println("# Finding and linking names, measured");
            both.printf(
                    "%nJava %s, %d cores, heap up to %d MB. Seed %d.%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() >> 20,
                    SEED);
            boolean finding = arguments[3].equals("finding-and-linking");
            Path folder = arguments.length > 4 ? Path.of(arguments[4]) : null;
            if (folder != null && finding) {
                bench.findGiven(folder);
            }
            if (folder != null) {
                bench.linkGiven(folder);
            }
            if (finding) {
                bench.findGenerated();
            }
            bench.linkGenerated();
        }
    }

    private static final class Tee extends java.io.OutputStream {
        private final PrintStream file;

        Tee(PrintStream file) {
            this.file = file;
        }

        @Override
        public void write(int b) {
            System.out.write(b);
            file.write(b);
        }

        @Override
        public void flush() {
            System.out.flush();
            file.flush();
        }
    }

    /// What is asked, and what would be right; several names may be, because people share them.
    private record Asked(String query, Set<Integer> right) {}

    private void findGiven(Path folder) throws Exception {
        List<String[]> pairs = rows(folder.resolve("pairs.tsv"), "\t");
        out.printf(
                "%n## Given: %,d pairs of spellings%n%nHalf 1 was looked at while tuning, half 2 was not.%n",
                pairs.size());
        List<String> without = without(pairs);
        for (int side = 0; side < 3; side++) {
            int to = side == 1 ? 0 : 1;
            int from = 1 - to;
            boolean dropped = side == 2;
            List<String> names = pairs.stream().map(pair -> pair[to]).toList();
            Map<String, Set<Integer>> same = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                same.computeIfAbsent(key(names.get(i)), _ -> new HashSet<>()).add(i);
            }
            List<List<Asked>> halves = List.of(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < pairs.size(); i++) {
                String[] pair = pairs.get(i);
                String query = dropped ? without.get(i) : pair[from];
                halves.get((pair[0].hashCode() >>> 7) & 1)
                        .add(new Asked(query, same.getOrDefault(key(names.get(i)), Set.of())));
            }
            GeneratedNames generated = new GeneratedNames(SEED);
            List<String> among = new ArrayList<>(names);
            while (among.size() < 24_000) {
                Name name = generated.name(among.size() % 5 == 0);
                among.add(to == 1 ? generated.persian(name) : generated.latin(name, Latin.CAREFUL));
            }
            head(
                    dropped
                            ? "Latin without two in five short vowels asked, Persian found"
                            : to == 1 ? "Latin asked, Persian found" : "Persian asked, Latin found");
            for (int half = 0; half < 2; half++) {
                List<Asked> asked = halves.get(half);
                row(", half " + (half + 1) + " among " + names.size(), names, asked, Finder.Yadman::make);
                row(", half " + (half + 1) + " among 24,000", among, asked, Finder.Yadman::make);
            }
            List<Asked> some = some(halves.get(1));
            for (Finder.Maker peer : peers(24_000)) {
                row(", half 2 among 24,000", among, some, peer);
            }
        }
    }

    /// The Latin spellings as somebody writes them who leaves out a, e and o inside words at will.
    private static List<String> without(List<String[]> pairs) {
        GeneratedNames chance = new GeneratedNames(SEED);
        List<String> without = new ArrayList<>();
        for (String[] pair : pairs) {
            StringBuilder left = new StringBuilder();
            for (int i = 0; i < pair[0].length(); i++) {
                boolean inside = i > 0 && pair[0].charAt(i - 1) != ' ';
                if (!inside || "aeo".indexOf(pair[0].charAt(i)) < 0 || !chance.chance(0.4)) {
                    left.append(pair[0].charAt(i));
                }
            }
            without.add(left.toString());
        }
        return without;
    }

    private List<Asked> some(List<Asked> asked) {
        List<Asked> some = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            some.add(asked.get((int) ((long) i * asked.size() / queries)));
        }
        return some;
    }

    private static String key(String name) {
        return String.join("", Spelling.of(name).words());
    }

    private static List<Finder.Maker> peers(int names) {
        List<Finder.Maker> peers = new ArrayList<>(List.of(Finder.Trigrams::make, Finder.Lucene::make));
        if (names <= 100_000) {
            peers.add(Each::levenshtein);
            peers.add(Each::jaroWinkler);
        }
        return peers;
    }

    private void findGenerated() throws Exception {
        for (int size : new int[] {24_000, 100_000, 1_000_000}) {
            if (size > mostNames) {
                return;
            }
            out.printf("%n## Generated: %,d names%n", size);
            GeneratedNames made = new GeneratedNames(SEED + size);
            List<Name> names = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                names.add(made.name(i % 5 == 0));
            }
            List<String> persian = names.stream().map(made::persian).toList();
            List<String> careful =
                    names.stream().map(name -> made.latin(name, Latin.CAREFUL)).toList();
            // The others need minutes for many names: there they are asked in one way only.
            kind("Careful Latin asked, Persian found", names, persian, name -> made.latin(name, Latin.CAREFUL), true);
            boolean again = size <= 24_000;
            kind(
                    "Latin without vowels asked, Persian found",
                    names,
                    persian,
                    name -> made.latin(name, Latin.DROPPING),
                    again);
            kind(
                    "Newspapers' Latin asked, Persian found",
                    names,
                    persian,
                    name -> made.latin(name, Latin.PRESS),
                    false);
            kind(
                    "Newspapers' Latin asked, careful Latin found",
                    names,
                    careful,
                    name -> made.latin(name, Latin.PRESS),
                    again);
            kind(
                    "Persian with a slip asked, Persian found",
                    names,
                    persian,
                    name -> made.typo(made.persian(name)),
                    false);
            kind(
                    "Surname first asked, Persian found",
                    names,
                    persian,
                    name -> made.latin(name.surname(), Latin.CAREFUL) + " " + made.latin(name.given(), Latin.CAREFUL),
                    false);
        }
    }

    private void kind(
            String what, List<Name> names, List<String> written, Function<Name, String> query, boolean besidePeers)
            throws Exception {
        head(what);
        Map<String, Set<Integer>> same = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            same.computeIfAbsent(key(names.get(i)), _ -> new HashSet<>()).add(i);
        }
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            Name name = names.get((int) ((long) i * names.size() / queries));
            asked.add(new Asked(query.apply(name), same.getOrDefault(key(name), Set.of())));
        }
        row("", written, asked, Finder.Yadman::make);
        if (besidePeers) {
            for (Finder.Maker peer : peers(names.size())) {
                row("", written, names.size() > 24_000 ? asked.subList(0, Math.min(200, queries)) : asked, peer);
            }
        }
    }

    private static String key(Name name) {
        return name.sound().replaceAll("[ '-]", "");
    }

    private void head(String what) {
        out.printf("%n### %s%n%n", what);
        out.println("| Method | asked | R@1 | R@5 | R@10 | ms median | ms p99 | built in s | MB |");
        out.println("|---|---|---|---|---|---|---|---|---|");
    }

    private void row(String where, List<String> names, List<Asked> asked, Finder.Maker maker) throws Exception {
        long start = System.nanoTime();
        try (Finder finder = maker.make(names, work)) {
            double built = (System.nanoTime() - start) / 1e9;
            int warmUp = finder instanceof Finder.Yadman || names.size() <= 24_000 ? WARM_UP : WARM_UP / 20;
            for (int i = 0; i < warmUp; i++) {
                finder.find(asked.get(i % asked.size()).query, 10);
            }
            long[] times = new long[asked.size()];
            int[] found = new int[11];
            for (int i = 0; i < asked.size(); i++) {
                long before = System.nanoTime();
                List<Integer> hits = finder.find(asked.get(i).query, 10);
                times[i] = System.nanoTime() - before;
                for (int rank = 0; rank < hits.size(); rank++) {
                    if (asked.get(i).right.contains(hits.get(rank))) {
                        for (int k = rank + 1; k <= 10; k++) {
                            found[k]++;
                        }
                        break;
                    }
                }
            }
            Arrays.sort(times);
            double all = asked.size() / 100.0;
            out.printf(
                    "| %s%s | %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f | %.1f |%n",
                    finder.name(),
                    where,
                    asked.size(),
                    found[1] / all,
                    found[5] / all,
                    found[10] / all,
                    times[times.length / 2] / 1e6,
                    times[times.length * 99 / 100] / 1e6,
                    built,
                    finder.bytes() / 1e6);
        }
    }

    private static List<String[]> rows(Path file, String separator) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(separator, -1))
                .toList();
    }

    private void linkGiven(Path folder) throws IOException {
        Map<EntryKey, EntryKey> truth = new HashMap<>();
        for (String[] row : rows(folder.resolve("truth.tsv"), "\t")) {
            truth.put(new EntryKey("a", row[0]), new EntryKey("b", row[1]));
        }
        linkHead("Given lists");
        for (boolean fields : new boolean[] {false, true}) {
            List<EntryFacts> one = given(folder.resolve("list-a.csv"), "a", fields);
            List<EntryFacts> other = given(folder.resolve("list-b.csv"), "b", fields);
            Two two = new Two(one, other, truth);
            linkOurs(fields ? "all fields" : "names alone", two);
            if (!fields) {
                JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();
                linkPeer("Levenshtein on ICU Latin, names alone", two, Each::levenshtein);
                linkPeer("Jaro–Winkler on ICU Latin, names alone", two, jaroWinkler::apply);
            }
        }
    }

    private static List<EntryFacts> given(Path file, String list, boolean fields) throws IOException {
        List<EntryFacts> entries = new ArrayList<>();
        for (String[] row : rows(file, ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            Circumstances circumstances = Circumstances.UNKNOWN;
            Gender gender = null;
            if (fields) {
                PartialDate died = row[2].isEmpty() ? null : PartialDate.parse(row[2]);
                Integer age = row[3].isEmpty() ? null : Integer.valueOf(row[3]);
                circumstances = new Circumstances(null, age, died, row[4].isEmpty() ? null : row[4], null);
                gender = row.length < 6 || row[5].isEmpty()
                        ? null
                        : row[5].equals("female") ? Gender.FEMALE : Gender.MALE;
            }
            entries.add(new EntryFacts(
                    new EntryKey(list, row[0]), List.of(Spelling.of(row[1])), List.of(), gender, circumstances));
        }
        return entries;
    }

    private void linkGenerated() {
        linkHead("Generated lists");
        for (int people : new int[] {10_000, 143_000}) {
            if (people > mostNames) {
                return;
            }
            for (Style style : List.of(Style.PERSIAN, Style.PRESS)) {
                GeneratedLists lists = new GeneratedLists(SEED);
                Two two = lists.lists(lists.people(people), Style.CAREFUL, style);
                linkOurs("careful × " + style.key() + ", all fields", two);
            }
        }
    }

    private void linkHead(String what) {
        out.printf("%n## Linking: %s%n%n", what);
        out.println(
                "F1 and recall at precision 0.99: the best threshold of the other half of the entries. \"By itself\":"
                        + " what is linked without a threshold chosen here.");
        out.println();
        out.println("| Method | entries | true | F1 | recall at P ≥ 0.99 | by itself: precision | recall |"
                + " to review | true among them | s | s of CPU | MB of heap |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private record Scored(EntryKey one, EntryKey other, double score) {}

    private void linkOurs(String what, Two two) {
        System.gc();
        long before = used();
        long startCpu = cpu();
        long start = System.nanoTime();
        long[] most = {before};
        List<Link> links = new Linking(two.one(), two.other()).links((_, _) -> most[0] = Math.max(most[0], used()));
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpu() - startCpu) / 1e9;
        int linked = 0;
        int right = 0;
        int review = 0;
        int rightInReview = 0;
        List<Scored> scored = new ArrayList<>();
        for (Link link : links) {
            boolean isRight = isRight(link.one(), link.other(), two.truth());
            scored.add(new Scored(link.one(), link.other(), link.certainty()));
            if (link.decision() == Decision.LINK) {
                linked++;
                right += isRight ? 1 : 0;
            } else {
                review++;
                rightInReview += isRight ? 1 : 0;
            }
        }
        out.printf(
                "| Yadman, %s | %,d × %,d | %,d | %s | %.4f | %.4f | %,d | %,d | %.1f | %.1f | %,d |%n",
                what,
                two.one().size(),
                two.other().size(),
                two.truth().size(),
                quality(scored, two.truth()),
                right / (double) linked,
                right / (double) two.truth().size(),
                review,
                rightInReview,
                seconds,
                cpuSeconds,
                (most[0] - before) >> 20);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void linkPeer(String what, Two two, ToDoubleBiFunction<String, String> likeness) {
        long start = System.nanoTime();
        List<String> others = two.other().stream().map(NamesBench::latin).toList();
        List<Scored> scored = new ArrayList<>();
        for (EntryFacts entry : two.one()) {
            String latin = latin(entry);
            for (int j = 0; j < others.size(); j++) {
                double score = likeness.applyAsDouble(latin, others.get(j));
                if (score > 0.6) {
                    scored.add(new Scored(entry.key(), two.other().get(j).key(), score));
                }
            }
        }
        out.printf(
                "| %s | %,d × %,d | %,d | %s | | | | | %.1f | | |%n",
                what,
                two.one().size(),
                two.other().size(),
                two.truth().size(),
                quality(scored, two.truth()),
                (System.nanoTime() - start) / 1e9);
    }

    private static String latin(EntryFacts entry) {
        return IcuLatin.of(entry.names().getFirst().text());
    }

    private static boolean isRight(EntryKey one, EntryKey other, Map<EntryKey, EntryKey> truth) {
        return other.equals(truth.get(one)) || one.equals(truth.get(other));
    }

    /// F1, and recall where precision is 0.99, of the best pair of each entry; thresholds come from the other half.
    private static String quality(List<Scored> scored, Map<EntryKey, EntryKey> truth) {
        Set<EntryKey> taken = new HashSet<>();
        List<Scored> best = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(Scored::one)
                        .thenComparing(Scored::other))
                .filter(pair -> !taken.contains(pair.one)
                        && !taken.contains(pair.other)
                        && taken.add(pair.one)
                        && taken.add(pair.other))
                .toList();
        BiFunction<EntryKey, EntryKey, Integer> half = (one, other) ->
                ((truth.containsKey(one) ? one : truth.containsKey(other) ? other : one).hashCode() >>> 3) & 1;
        double f1 = 0;
        double recall = 0;
        for (int own = 0; own < 2; own++) {
            int mine = own;
            List<Scored> ours = best.stream()
                    .filter(pair -> half.apply(pair.one, pair.other) == mine)
                    .toList();
            List<Scored> theirs = best.stream()
                    .filter(pair -> half.apply(pair.one, pair.other) != mine)
                    .toList();
            long all = truth.keySet().stream()
                    .filter(one -> half.apply(one, one) == mine)
                    .count();
            double[] learned = thresholds(theirs, truth, truth.size() - all);
            f1 += at(ours, truth, all, learned[0])[2] / 2;
            recall += at(ours, truth, all, learned[1])[1] / 2;
        }
        return "%.4f | %.4f".formatted(f1, recall);
    }

    private static double[] thresholds(List<Scored> best, Map<EntryKey, EntryKey> truth, long all) {
        double bestF1 = 0;
        double[] thresholds = {1, 1};
        int right = 0;
        for (int i = 0; i < best.size(); i++) {
            right += isRight(best.get(i).one, best.get(i).other, truth) ? 1 : 0;
            double precision = right / (i + 1.0);
            double f1 = 2 * precision * right / all / (precision + right / (double) all);
            if (f1 > bestF1) {
                bestF1 = f1;
                thresholds[0] = best.get(i).score;
            }
            if (precision >= 0.99) {
                thresholds[1] = best.get(i).score;
            }
        }
        return thresholds;
    }

    private static double[] at(List<Scored> best, Map<EntryKey, EntryKey> truth, long all, double threshold) {
        long linked = best.stream().filter(pair -> pair.score >= threshold).count();
        long right = best.stream()
                .filter(pair -> pair.score >= threshold && isRight(pair.one, pair.other, truth))
                .count();
        double precision = right / (double) Math.max(1, linked);
        double recall = right / (double) all;
        return new double[] {precision, recall, 2 * precision * recall / (precision + recall)};
    }
}
