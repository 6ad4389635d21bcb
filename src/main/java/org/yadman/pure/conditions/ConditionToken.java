package org.yadman.pure.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.TextFault;

/// A word, a sign, a quoted text or the end of a condition's text.
///
/// @param text words in lower case; a quotation as it is, without its marks; empty at the end
record ConditionToken(Kind kind, String text, int position) {
    private enum Kind {
        WORD,
        SIGN,
        QUOTED,
        END
    }

    private static final String SIGNS = "(),|";

    /// Ends with exactly one end token.
    static List<ConditionToken> split(String text) {
        List<ConditionToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (c == '"') {
                at = quotation(text, at, tokens);
            } else if (SIGNS.indexOf(c) >= 0) {
                tokens.add(new ConditionToken(Kind.SIGN, String.valueOf(c), at++));
            } else {
                at = word(text, at, tokens);
            }
        }
        tokens.add(new ConditionToken(Kind.END, "", text.length()));
        return tokens;
    }

    /// Reads up to the closing mark; a doubled mark is one mark of the text. Returns where to read on.
    private static int quotation(String text, int start, List<ConditionToken> tokens) {
        StringBuilder content = new StringBuilder();
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                content.append(text.charAt(at++));
            } else if (text.startsWith("\"\"", at)) {
                content.append('"');
                at += 2;
            } else {
                tokens.add(new ConditionToken(Kind.QUOTED, content.toString(), start));
                return at + 1;
            }
        }
        throw ConditionParser.refusal(start, Fault.of(TextFault.NEVER_CLOSED));
    }

    private static int word(String text, int start, List<ConditionToken> tokens) {
        int at = start;
        while (at < text.length() && isOfAWord(text.charAt(at))) {
            at++;
        }
        tokens.add(new ConditionToken(Kind.WORD, text.substring(start, at).toLowerCase(Locale.ROOT), start));
        return at;
    }

    private static boolean isOfAWord(char c) {
        return !isSpace(c) && c != '"' && SIGNS.indexOf(c) < 0;
    }

    // What is copied from a page or a word processor may have spaces that do not break the line.
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wanted);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isQuoted() {
        return kind == Kind.QUOTED;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    /// That something else was expected here.
    Refused insteadOf(Fault wanted) {
        return ConditionParser.refusal(position, TextFault.expected(wanted, text, isEnd()));
    }
}
