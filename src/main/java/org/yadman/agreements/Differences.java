package org.yadman.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is different between two texts, line by line: the longest common row of lines stays.
final class Differences {

    private Differences() {}

    /// What became of a line.
    enum Kind {
        SAME,
        GONE,
        NEW;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One line.
    record Change(Kind kind, String line) {}

    static List<Change> between(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
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
}
