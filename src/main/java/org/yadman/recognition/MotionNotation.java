package org.yadman.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// How a whole text is typed into one field: `# ` before the title, `- ` before each reason, a number before each
/// thing that is decided. The same in every language, so that nobody has to know another's words for it; which
/// numbers they are does not matter. A mark alone stands for a paragraph that is not yet in this language.
final class MotionNotation {

    /// More than any text that was read for this; a guard against what no one reads.
    private static final int MOST = 200;

    private static final int LONGEST = 4000;
    private static final int SHOWN = 40;

    // The sign for right-to-left may stand before a mark, as editors put it there.
    private static final Pattern MARKED =
            Pattern.compile("[\\u200E\\u200F]?(?:(#)|([-*•–—])|(\\p{Nd}{1,3}[.)]))(?:[ \\t]+(.*))?");

    private MotionNotation() {}

    /// One paragraph as it was typed.
    ///
    /// @param text empty where it is not yet in this language
    record Paragraph(MotionClause.Kind kind, String text) {}

    /// @throws Misread with a sentence that says which paragraph it is
    static List<Paragraph> read(String typed) {
        List<Paragraph> read = new ArrayList<>();
        boolean within = false;
        for (String line : typed.lines().toList()) {
            String text = line.strip();
            Matcher marked = MARKED.matcher(text);
            if (text.isEmpty()) {
                within = false;
            } else if (marked.matches()) {
                String said = marked.group(4);
                read.add(new Paragraph(kind(marked), said == null ? "" : said.strip()));
                within = true;
            } else if (within) {
                Paragraph last = read.removeLast();
                read.add(new Paragraph(last.kind(), last.text().isEmpty() ? text : last.text() + "\n" + text));
            } else {
                throw new Misread(
                        Sentence.of("motions.mistake.no-mark", "number", read.size() + 1, "text", shortened(text)));
            }
        }
        check(read);
        return read;
    }

    private static MotionClause.Kind kind(Matcher marked) {
        if (marked.group(1) != null) {
            return MotionClause.Kind.TITLE;
        }
        return marked.group(2) != null ? MotionClause.Kind.WHEREAS : MotionClause.Kind.RESOLVED;
    }

    private static void check(List<Paragraph> read) {
        if (read.size() > MOST) {
            throw new Misread(Sentence.of("motions.mistake.too-many", "most", MOST));
        }
        MotionClause.@Nullable Kind last = null;
        for (int i = 0; i < read.size(); i++) {
            Paragraph each = read.get(i);
            if (each.text().length() > LONGEST) {
                throw new Misread(Sentence.of("motions.mistake.too-long", "number", i + 1, "most", LONGEST));
            }
            boolean second = each.kind() == MotionClause.Kind.TITLE && i > 0;
            if (second || (last != null && each.kind().compareTo(last) < 0)) {
                throw new Misread(
                        Sentence.of("motions.mistake.out-of-order", "number", i + 1, "text", shortened(each.text())));
            }
            last = each.kind();
        }
        if (last != null && last != MotionClause.Kind.RESOLVED) {
            throw new Misread(Sentence.of("motions.mistake.nothing-resolved"));
        }
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /// The paragraphs of all languages put together by their order.
    ///
    /// @param byLanguage language → what was typed in it; none of them empty, all with the same kinds of paragraphs
    static List<Clause> together(Map<String, List<Paragraph>> byLanguage) {
        List<Clause> clauses = new ArrayList<>();
        List<Paragraph> first = byLanguage.values().iterator().next();
        for (int i = 0; i < first.size(); i++) {
            Map<String, String> texts = new TreeMap<>();
            for (Map.Entry<String, List<Paragraph>> each : byLanguage.entrySet()) {
                String text = each.getValue().get(i).text();
                if (!text.isEmpty()) {
                    texts.put(each.getKey(), text);
                }
            }
            clauses.add(new Clause(first.get(i).kind(), new Localized(texts)));
        }
        return clauses;
    }

    /// A paragraph in all languages.
    record Clause(MotionClause.Kind kind, Localized text) {}

    /// The same clauses as somebody would type them; nothing in a language in which none of them is.
    static String write(List<MotionClause> clauses, Language language) {
        if (clauses.stream().noneMatch(clause -> clause.text().texts().containsKey(language.tag()))) {
            return "";
        }
        int[] resolved = {0};
        return clauses.stream()
                .map(clause -> mark(clause.kind(), resolved)
                        + " "
                        + clause.text().texts().getOrDefault(language.tag(), ""))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n\n"));
    }

    private static String mark(MotionClause.Kind kind, int[] resolved) {
        return switch (kind) {
            case TITLE -> "#";
            case WHEREAS -> "-";
            case RESOLVED -> ++resolved[0] + ".";
        };
    }
}
