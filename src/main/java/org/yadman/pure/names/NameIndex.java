package org.yadman.pure.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.yadman.pure.names.Spelling.Script;

/// Finds names as people type them: in either script and any Latin spelling, the words in any order,
/// with one word missing or all but one, with a slip.
///
/// **Method.** Names that share rare pieces ([Grams]) with the query are looked up, weighted by how
/// rare the pieces are (K. Spärck Jones, "A statistical interpretation of term specificity", *Journal
/// of Documentation* 28, 1972) and measured by Dice's coefficient on these weights. The best of them
/// are compared sound by sound ([Distance]).
///
/// **Limits.** Time and memory do not grow with the query: of a long one the beginning is read
/// ([Spelling#MOST_LETTERS]), frequent pieces are left out where there are rarer ones, and so many
/// names and no more are compared. A search holds eight bytes for each form; four are kept for the next
/// ones.
///
/// The index is a file that is mapped into memory, made by [IndexWriter] and never changed. Many
/// threads may search.
public final class NameIndex {

    /// What was found.
    ///
    /// @param id the entry's
    /// @param list the list's
    /// @param name the spelling that fits best, as it was given
    /// @param score 1 for the same sounds in the same script, less for what is farther
    public record Hit(long id, int list, String name, double score) {}

    /// More is never given.
    public static final int MOST_HITS = 200;

    /// What is farther is not worth reading.
    private static final double LEAST_SCORE = 0.5;

    private static final int COMPARED = 160;
    private static final int COMPARED_FOR_ONE_WORD = 400;
    private static final int MOST_POSTINGS = 300_000;

    private final IndexFile file;
    private final ArrayBlockingQueue<Search> idle = new ArrayBlockingQueue<>(4);

    NameIndex(IndexFile file) {
        this.file = file;
    }

    /// Opens an index.
    ///
    /// @throws UnreadableIndex if the file is not one of this version, whole and unchanged
    public static NameIndex open(Path file) throws IOException {
        return new NameIndex(IndexFile.open(file));
    }

    /// How many spellings can be found.
    public int size() {
        return file.size.entries();
    }

    /// Finds the entries whose names are nearest, best first; each entry once, at its best spelling. At
    /// equal worth the query's own script comes first, then its own letters.
    public List<Hit> find(String query, int limit) {
        Spelling spelling = Spelling.of(query);
        if (spelling.sounds().isEmpty() || limit < 1) {
            return List.of();
        }
        Search search = idle.poll();
        if (search == null) {
            search = new Search(file);
        }
        List<Found> found = search.nearest(
                spelling, spelling.words().size() < 2 ? COMPARED_FOR_ONE_WORD : COMPARED, MOST_POSTINGS, LEAST_SCORE);
        idle.offer(search);
        return hits(spelling, found, Math.min(limit, MOST_HITS));
    }

    /// One search after another, for one thread.
    Search search() {
        return new Search(file);
    }

    /// The entries of a form.
    long[] owners(int form) {
        int first = file.firstEntry(form);
        long[] ids = new long[file.firstEntry(form + 1) - first];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = file.id(first + i);
        }
        return ids;
    }

    /// A form near the query.
    record Found(int form, double score, boolean sameScript) {
        static final Comparator<Found> BEST_FIRST = Comparator.comparingDouble(Found::score)
                .reversed()
                .thenComparing(found -> !found.sameScript)
                .thenComparingInt(Found::form);
    }

    private List<Hit> hits(Spelling query, List<Found> found, int limit) {
        List<Hit> hits = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Found one : found) {
            for (Hit hit : ownLettersFirst(query, one)) {
                if (hits.size() < limit && seen.add(hit.id)) {
                    hits.add(hit);
                }
            }
            if (hits.size() == limit) {
                break;
            }
        }
        return hits;
    }

    private List<Hit> ownLettersFirst(Spelling query, Found found) {
        List<Hit> own = new ArrayList<>();
        List<Hit> others = new ArrayList<>();
        int first = file.firstEntry(found.form);
        int end = Math.min(file.firstEntry(found.form + 1), first + MOST_HITS);
        for (int entry = first; entry < end; entry++) {
            Hit hit = new Hit(file.id(entry), file.list(entry), file.text(entry), found.score);
            boolean same = found.sameScript && Spelling.of(hit.name).words().equals(query.words());
            (same ? own : others).add(hit);
        }
        own.addAll(others);
        return own;
    }

    /// What one search at a time needs, kept for the next.
    static final class Search {
        private final IndexFile file;
        private final int[] shared;
        private final int[] touched;
        private int touchedCount;
        private final Distance within = new Distance();
        private final Distance across = new Distance();
        private final byte[] signs = new byte[Distance.MOST_SIGNS];

        Search(IndexFile file) {
            this.file = file;
            shared = new int[file.size.forms()];
            touched = new int[file.size.forms()];
        }

        /// The forms whose score is no less, best first, among so many as are compared.
        List<Found> nearest(Spelling query, int compared, int mostPostings, double leastScore) {
            int mass = look(Grams.of(query.sounds()), mostPostings);
            int[] forms = best(mass, compared);
            return compare(query, forms, leastScore);
        }

        /// Counts what each form shares with the query, by the rarest pieces first, and says how much
        /// there was to share.
        private int look(int[] grams, int mostPostings) {
            long[] rarestFirst = new long[grams.length];
            for (int i = 0; i < grams.length; i++) {
                rarestFirst[i] = (long) file.frequency(grams[i]) << Integer.SIZE | grams[i];
            }
            Arrays.sort(rarestFirst);
            touchedCount = 0;
            int mass = 0;
            int read = 0;
            for (long packed : rarestFirst) {
                int gram = (int) packed;
                int frequency = (int) (packed >>> Integer.SIZE);
                read += frequency;
                if (frequency == 0) {
                    continue;
                }
                if (read > mostPostings && mass > 0) {
                    break;
                }
                int weight = IndexWriter.weight(frequency, file.size.forms());
                mass += weight;
                int first = file.firstPosting(gram);
                for (int at = first; at < first + frequency; at++) {
                    int form = file.posting(at);
                    if (shared[form] == 0) {
                        touched[touchedCount++] = form;
                    }
                    shared[form] += weight;
                }
            }
            return mass;
        }

        /// The forms that share most by Dice's coefficient.
        private int[] best(int mass, int count) {
            long[] best = new long[Math.min(count, touchedCount)];
            int filled = 0;
            for (int i = 0; i < touchedCount; i++) {
                int form = touched[i];
                long worth = ((long) shared[form] << 20) / (mass + file.mass(form));
                shared[form] = 0;
                // The lower number first among equals, so that the heap's order of filling means nothing.
                long packed = worth << 32 | (Integer.MAX_VALUE - form);
                if (filled < best.length) {
                    best[filled++] = packed;
                    if (filled == best.length) {
                        Heap.order(best);
                    }
                } else if (best.length > 0 && packed > best[0]) {
                    best[0] = packed;
                    Heap.sink(best, 0);
                }
            }
            return Arrays.stream(best)
                    .mapToInt(packed -> Integer.MAX_VALUE - (int) (packed & 0xffff_ffffL))
                    .toArray();
        }

        private List<Found> compare(Spelling query, int[] forms, double leastScore) {
            within.from(query.sounds(), Costs.WITHIN);
            across.from(query.sounds(), Costs.ACROSS);
            boolean persian = query.script() == Script.PERSIAN;
            byte[] own = query.sounds().getBytes(StandardCharsets.ISO_8859_1);
            int ownLength = Distance.length(own, own.length);
            List<Found> found = new ArrayList<>();
            for (int form : forms) {
                int count = file.signs(form, signs);
                boolean same = file.isPersian(form) == persian;
                double length = (ownLength + Distance.length(signs, count)) / 2.0;
                int bound = (int) (length * (1 - leastScore));
                int distance = (same ? within : across).to(signs, count, bound);
                if (distance < Distance.FAR) {
                    found.add(new Found(form, 1 - distance / length, same));
                }
            }
            found.sort(Found.BEST_FIRST);
            return found;
        }
    }

    /// A binary heap with the least number on top (J. W. J. Williams, "Algorithm 232", *Communications
    /// of the ACM* 7, 1964).
    private static final class Heap {
        private Heap() {}

        static void order(long[] heap) {
            for (int i = heap.length / 2 - 1; i >= 0; i--) {
                sink(heap, i);
            }
        }

        static void sink(long[] heap, int from) {
            int at = from;
            while (true) {
                int child = 2 * at + 1;
                if (child >= heap.length) {
                    return;
                }
                if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                    child++;
                }
                if (heap[at] <= heap[child]) {
                    return;
                }
                long moved = heap[at];
                heap[at] = heap[child];
                heap[child] = moved;
                at = child;
            }
        }
    }
}
