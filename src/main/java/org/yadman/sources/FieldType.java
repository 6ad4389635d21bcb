package org.yadman.sources;

import org.yadman.pure.Refused;
import org.yadman.pure.calendars.CalendarFault;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.tally.Tally;

/// What kind of value a field holds, how it is written, and when two values contradict each other.
public enum FieldType {
    DATE,
    RULE,
    /// A rule that may be counted from a meeting whose day another rule tells.
    RULE_TO_MEETING,
    FIGURE,
    TALLY,
    TEXT;

    /// The value in its canonical form.
    ///
    /// @throws IllegalArgumentException of which `Sentence.why` tells what was expected
    public String canonical(String value) {
        return switch (this) {
            case DATE -> PartialDate.parse(value).text();
            case RULE -> ofItsOwn(DayRule.parse(value)).text();
            case RULE_TO_MEETING -> DayRule.parse(value).text();
            case FIGURE -> Figure.parse(value).text();
            case TALLY -> Tally.parse(value).text();
            case TEXT -> value.strip();
        };
    }

    private static DayRule ofItsOwn(DayRule rule) {
        if (rule.countsFromMeeting()) {
            throw new Refused(CalendarFault.NO_MEETING);
        }
        return rule;
    }

    /// Whether two claims' values can both be true as stated.
    boolean agree(Claim one, Claim other) {
        return switch (this) {
            case DATE -> PartialDate.parse(one.value()).agreesWith(PartialDate.parse(other.value()));
            case FIGURE -> Figure.parse(one.value()).agreesWith(Figure.parse(other.value()));
            case TALLY -> Tally.parse(one.value()).agreesWith(Tally.parse(other.value()));
            case RULE, RULE_TO_MEETING -> one.value().equals(other.value());
            case TEXT -> textsAgree(one, other);
        };
    }

    // Texts in languages that have nothing in common cannot be compared, so they do not contradict each other either.
    private static boolean textsAgree(Claim one, Claim other) {
        boolean comparable = false;
        for (var text : one.texts().texts().entrySet()) {
            String theirs = other.texts().texts().get(text.getKey());
            if (theirs != null) {
                comparable = true;
                if (theirs.equals(text.getValue())) {
                    return true;
                }
            }
        }
        return !comparable;
    }

    /// Whether the first of two values that agree says more.
    boolean saysMore(Claim one, Claim other) {
        return switch (this) {
            case DATE -> {
                PartialDate a = PartialDate.parse(one.value());
                PartialDate b = PartialDate.parse(other.value());
                yield !a.earliest().isBefore(b.earliest())
                        && !a.latest().isAfter(b.latest())
                        && !(a.earliest().equals(b.earliest()) && a.latest().equals(b.latest()));
            }
            case FIGURE -> Figure.parse(one.value()).narrowerThan(Figure.parse(other.value()));
            case TALLY -> Tally.parse(one.value()).saysMore(Tally.parse(other.value()));
            case RULE, RULE_TO_MEETING, TEXT -> false;
        };
    }
}
