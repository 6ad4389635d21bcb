package org.yadman.pure.calendars;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yadman.pure.Fault;
import org.yadman.pure.TextFault;

/// A word, a sign, a quoted text or the end of a rule's text.
///
/// @param text words in lower case; a quotation as it is, without its marks
record RuleToken(Kind kind, String text, int position) {
    private enum Kind {
        WORD,
        SIGN,
        QUOTED,
        END
    }

    private static final String SIGNS = "();=,+";

    /// Ends with exactly one end token.
    static List<RuleToken> split(String text) {
        List<RuleToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                at = quotation(text, at, tokens);
            } else if (SIGNS.indexOf(c) >= 0 || c == '-') {
                tokens.add(new RuleToken(Kind.SIGN, String.valueOf(c), at++));
            } else {
                at = word(text, at, tokens);
            }
        }
        tokens.add(new RuleToken(Kind.END, "", text.length()));
        return tokens;
    }

    /// Reads up to the closing mark; a doubled mark is one mark of the text. Returns where to read on.
    private static int quotation(String text, int start, List<RuleToken> tokens) {
        StringBuilder content = new StringBuilder();
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                content.append(text.charAt(at++));
            } else if (text.startsWith("\"\"", at)) {
                content.append('"');
                at += 2;
            } else {
                tokens.add(new RuleToken(Kind.QUOTED, content.toString(), start));
                return at + 1;
            }
        }
        throw new RuleSyntaxException(start, Fault.of(TextFault.NEVER_CLOSED));
    }

    private static int word(String text, int start, List<RuleToken> tokens) {
        int at = start;
        while (at < text.length() && endsNoWord(text.charAt(at))) {
            at++;
        }
        tokens.add(new RuleToken(Kind.WORD, text.substring(start, at).toLowerCase(Locale.ROOT), start));
        return at;
    }

    private static boolean endsNoWord(char c) {
        return !Character.isWhitespace(c) && c != '"' && SIGNS.indexOf(c) < 0;
    }

    boolean is(String wanted) {
        return kind != Kind.QUOTED && kind != Kind.END && text.equals(wanted);
    }

    boolean quoted() {
        return kind == Kind.QUOTED;
    }

    boolean isSign() {
        return kind == Kind.SIGN;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    /// That something else was expected here.
    RuleSyntaxException insteadOf(Fault wanted) {
        return new RuleSyntaxException(position, TextFault.expected(wanted, text, isEnd()));
    }
}
