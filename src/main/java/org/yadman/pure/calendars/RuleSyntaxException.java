package org.yadman.pure.calendars;

import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.TextFault;

/// The text is not a [DayRule]: where, what was expected with the choices, and what was found instead.
public final class RuleSyntaxException extends Refused {
    private static final long serialVersionUID = 1L;

    private final int position;

    RuleSyntaxException(int position, Fault fault) {
        super(TextFault.at(position, fault));
        this.position = position;
    }

    /// The index in the text, counted from 0, at which reading stopped making sense.
    public int position() {
        return position;
    }
}
