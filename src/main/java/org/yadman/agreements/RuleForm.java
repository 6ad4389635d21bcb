package org.yadman.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.Refused;
import org.yadman.pure.conditions.Rule;

/// A group's condition while it is being put together, press by press. It is a few lines; a line is one thing, or some
/// things joined the other way round: where all lines must hold, what stands on one line are alternatives, and where
/// one line is enough, what stands on it must hold together. So everything that people say with "and" and "or" can be
/// said, and nobody meets a parenthesis.
///
/// @param any whether one line is enough
record RuleForm(boolean any, List<Rule> lines) {

    static final int MOST_LINES = 12;

    /// As many leaves as a line may join.
    private static final int MOST_ON_A_LINE = 12;

    private static final int LONGEST = 4000;

    static final RuleForm EMPTY = new RuleForm(false, List.of());

    RuleForm {
        lines = List.copyOf(lines);
    }

    /// As [#text()] wrote it; what cannot be read is left out.
    static RuleForm read(boolean any, String text) {
        if (text.length() > LONGEST) {
            return new RuleForm(any, List.of());
        }
        List<Rule> lines = text.lines()
                .filter(line -> !line.isBlank())
                .flatMap(line -> parse(line).stream())
                .distinct()
                .limit(MOST_LINES)
                .toList();
        return new RuleForm(any, lines);
    }

    private static Optional<Rule> parse(String line) {
        try {
            return Optional.of(Rule.parse(line));
        } catch (Refused nonsense) {
            return Optional.empty();
        }
    }

    /// The lines in the notation of [Rule], as they are kept between two presses.
    String text() {
        return String.join("\n", lines.stream().map(Rule::text).toList());
    }

    /// The whole condition; nothing while there is no line.
    Optional<Rule> rule() {
        return switch (lines.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(lines.getFirst());
            default -> Optional.of(joined(any, lines));
        };
    }

    private static Rule joined(boolean any, List<Rule> rules) {
        return any ? new Rule.Any(rules) : new Rule.All(rules);
    }

    boolean full() {
        return lines.size() >= MOST_LINES;
    }

    /// The same with one thing more.
    ///
    /// @param line to which line it belongs, counted from 0; -1: it is a line of its own
    /// @return the same form where that is there already or there is no room
    RuleForm with(Rule.Leaf leaf, int line) {
        List<Rule> changed = new ArrayList<>(lines);
        if (line < 0 || line >= lines.size()) {
            if (full() || lines.contains(leaf)) {
                return this;
            }
            changed.add(leaf);
        } else {
            Rule before = lines.get(line);
            if (before.leaves().contains(leaf) || before.leaves().size() >= MOST_ON_A_LINE) {
                return this;
            }
            Rule together;
            try {
                together = joined(!any, List.of(before, leaf));
            } catch (Refused tooDeep) {
                return this;
            }
            if (lines.contains(together)) {
                return this;
            }
            changed.set(line, together);
        }
        return new RuleForm(any, changed);
    }

    /// The same without one line; the same where it has no such line.
    RuleForm without(String line) {
        return new RuleForm(
                any, lines.stream().filter(each -> !each.text().equals(line)).toList());
    }

    /// The same lines, joined this way. What stands on a line stays as it was said.
    RuleForm joined(boolean by) {
        return new RuleForm(by, lines);
    }

    /// A form that shows a condition as it stands.
    static RuleForm of(@Nullable Rule rule) {
        return switch (rule) {
            case null -> EMPTY;
            case Rule.Leaf leaf -> new RuleForm(false, List.of(leaf));
            case Rule.All(List<Rule> rules) -> new RuleForm(false, rules);
            case Rule.Any(List<Rule> rules) -> new RuleForm(true, rules);
        };
    }
}
