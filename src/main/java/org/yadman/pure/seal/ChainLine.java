package org.yadman.pure.seal;

/// A line of a chain. Its link is a hash over the line and the link of the line before it, so a line fits in one place
/// of one chain only. What the line is about stands elsewhere, as `content`: a hash over a random salt and that, so
/// that it can be erased and guessed by nobody, and the chain stays whole.
///
/// @param number 1 for the first line
/// @param day when, as an ISO date
/// @param act what was done, in a word of the program
/// @param actor a pseudonym or a role
public record ChainLine(long number, String day, String act, String actor, String content, String link) {

    /// The link before the first line.
    public static final String BEFORE_FIRST = "0".repeat(64);

    /// The line that follows.
    ///
    /// @param before the link of the line before, or {@link #BEFORE_FIRST}
    public static ChainLine after(String before, long number, String day, String act, String actor, String content) {
        return new ChainLine(number, day, act, actor, content, link(before, number, day, act, actor, content));
    }

    private static String link(String before, long number, String day, String act, String actor, String content) {
        return CanonicalBytes.of("yadman audit line 1")
                .text(before)
                .number(number)
                .text(day)
                .text(act)
                .text(actor)
                .text(content)
                .sha256();
    }

    /// Whether it can stand behind this link.
    public boolean fits(String before) {
        return link.equals(link(before, number, day, act, actor, content));
    }
}
