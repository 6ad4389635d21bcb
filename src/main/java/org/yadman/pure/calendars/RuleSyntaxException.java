package org.yadman.pure.calendars;

/// The text is not a [DayRule]. The message is a sentence for the person who typed it: where, what was expected with
/// the choices, and what was found instead.
public final class RuleSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    RuleSyntaxException(int position, String sentence) {
        super("At character " + (position + 1) + ": " + sentence);
        this.position = position;
    }

    /// The index in the text, counted from 0, at which reading stopped making sense.
    public int position() {
        return position;
    }
}
