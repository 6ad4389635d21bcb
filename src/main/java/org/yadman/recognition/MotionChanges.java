package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Differences;
import org.yadman.platform.text.Differences.Change;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Localized.Text;

/// What a version changes in another, as a reader of one language sees it: which paragraphs stay, go and come, and in
/// those that stay which words. Paragraphs belong together by the words that they share, so that one that is put in
/// moves no other.
final class MotionChanges {

    /// Two paragraphs that share less are not the same paragraph with other words.
    private static final double ALIKE = 0.4;

    private MotionChanges() {}

    /// One paragraph of the two versions.
    ///
    /// @param fate what became of the whole paragraph
    /// @param number of what is decided, in the newer version; 0: it has none
    /// @param words in the language, put together again
    /// @param language in which the words are
    /// @param elsewhere whether it stays in this language and changes in another one
    record Line(
            MotionClause.Kind kind,
            Differences.Kind fate,
            int number,
            List<Change> words,
            String language,
            boolean elsewhere) {
        Line {
            words = List.copyOf(words);
        }

        /// For the `lang` and `dir` of its words.
        Text text() {
            return new Text("", language);
        }

        boolean changed() {
            return fate != Differences.Kind.SAME
                    || words.stream().anyMatch(change -> change.kind() != Differences.Kind.SAME);
        }
    }

    /// @param before none: everything is new
    static List<Line> between(List<MotionNotation.Clause> before, List<MotionNotation.Clause> after, Language reader) {
        double[][] likeness = new double[before.size()][after.size()];
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < after.size(); j++) {
                likeness[i][j] = likeness(before.get(i), after.get(j), reader);
            }
        }
        double[][] best = new double[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                double skipped = Math.max(best[i + 1][j], best[i][j + 1]);
                double kept = likeness[i][j] < ALIKE ? 0 : likeness[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(skipped, kept);
            }
        }
        List<Line> lines = new ArrayList<>();
        int resolved = 0;
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean both = i < before.size() && j < after.size();
            if (both && likeness[i][j] >= ALIKE && best[i][j] == likeness[i][j] + best[i + 1][j + 1]) {
                resolved += after.get(j).kind() == MotionClause.Kind.RESOLVED ? 1 : 0;
                lines.add(stays(before.get(i++), after.get(j++), resolved, reader));
            } else if (j == after.size() || (i < before.size() && best[i + 1][j] >= best[i][j + 1])) {
                lines.add(whole(before.get(i++), Differences.Kind.GONE, 0, reader));
            } else {
                resolved += after.get(j).kind() == MotionClause.Kind.RESOLVED ? 1 : 0;
                lines.add(whole(after.get(j++), Differences.Kind.NEW, resolved, reader));
            }
        }
        return lines;
    }

    private static Line stays(
            MotionNotation.Clause before, MotionNotation.Clause after, int resolved, Language reader) {
        String language = common(before.text(), after.text(), reader);
        if (language == null) {
            throw new IllegalStateException("Paragraphs without a common language are not alike");
        }
        String old = before.text().texts().getOrDefault(language, "");
        String now = after.text().texts().getOrDefault(language, "");
        return new Line(
                after.kind(),
                Differences.Kind.SAME,
                after.kind() == MotionClause.Kind.RESOLVED ? resolved : 0,
                Differences.words(old, now),
                language,
                old.equals(now) && !before.text().equals(after.text()));
    }

    private static Line whole(MotionNotation.Clause clause, Differences.Kind fate, int resolved, Language reader) {
        Text text = clause.text().in(reader);
        return new Line(
                clause.kind(),
                fate,
                fate == Differences.Kind.NEW && clause.kind() == MotionClause.Kind.RESOLVED ? resolved : 0,
                List.of(new Change(fate, text.value())),
                text.language(),
                false);
    }

    // The reader's own language, then the source language, then any that both have.
    private static @Nullable String common(Localized one, Localized other, Language reader) {
        return Stream.concat(
                        Stream.of(reader.tag(), Language.SOURCE.tag()),
                        new TreeSet<>(one.texts().keySet()).stream())
                .filter(tag -> one.texts().containsKey(tag) && other.texts().containsKey(tag))
                .findFirst()
                .orElse(null);
    }

    // The share of words that two paragraphs have in common: 1 where they are the same, 0 where they do different
    // things or have no common language.
    private static double likeness(MotionNotation.Clause one, MotionNotation.Clause other, Language reader) {
        String language = common(one.text(), other.text(), reader);
        if (one.kind() != other.kind() || language == null) {
            return 0;
        }
        List<String> old = words(one.text().texts().getOrDefault(language, ""));
        List<String> now = words(other.text().texts().getOrDefault(language, ""));
        if (old.equals(now)) {
            return 1;
        }
        // There is one title; another one is the old one changed.
        if (one.kind() == MotionClause.Kind.TITLE) {
            return ALIKE;
        }
        Map<String, Integer> left = new HashMap<>();
        old.forEach(word -> left.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : now) {
            int more = left.getOrDefault(word, 0);
            if (more > 0) {
                left.put(word, more - 1);
                shared++;
            }
        }
        return 2.0 * shared / (old.size() + now.size());
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }
}
