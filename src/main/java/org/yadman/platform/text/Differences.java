package org.yadman.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// What is different between two texts, line by line or word by word: the longest common row of pieces stays.
public final class Differences {

    /// Between a word and the space behind it, so that the pieces put together are the text again.
    private static final Pattern WORD_ENDS = Pattern.compile("(?<=\\s)(?=\\S)");

    private Differences() {}

    /// What became of a piece.
    public enum Kind {
        SAME,
        GONE,
        NEW;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A line, or some words that stand together.
    public record Change(Kind kind, String text) {}

    /// Line by line: each change is one line.
    public static List<Change> lines(String before, String after) {
        return between(lines(before), lines(after), String::equals);
    }

    /// Word by word: each change is all that changes, or stays, at one place.
    public static List<Change> words(String before, String after) {
        List<Change> joined = new ArrayList<>();
        // A word at the end of a text has no space behind it; that is no difference.
        BiPredicate<String, String> same = (one, other) -> one.stripTrailing().equals(other.stripTrailing());
        for (Change change : between(words(before), words(after), same)) {
            Change last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.kind() == change.kind()) {
                joined.set(joined.size() - 1, new Change(last.kind(), last.text() + change.text()));
            } else {
                joined.add(change);
            }
        }
        return joined;
    }

    private static List<Change> between(List<String> old, List<String> now, BiPredicate<String, String> same) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = same.test(old.get(i), now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && same.test(old.get(i), now.get(j))) {
                changes.add(new Change(Kind.SAME, now.get(j)));
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                changes.add(new Change(Kind.GONE, old.get(i++)));
            } else {
                changes.add(new Change(Kind.NEW, now.get(j++)));
            }
        }
        return changes;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(WORD_ENDS.split(text));
    }
}
