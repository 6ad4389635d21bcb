package org.yadman.sources;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// A number as exactly as somebody said it: `5000`, `~5000`, `2800-5000`, `>1000`, `thousands`.
///
/// @param kind how it was said
/// @param low the smallest number it can mean
/// @param high the largest; {@link Long#MAX_VALUE} where none was said
record Figure(Kind kind, long low, long high) {

    private static final Pattern FORM = Pattern.compile("(~|>)?(\\d{1,12})(?:-(\\d{1,12}))?");
    // "Thousands" is the plural: two thousand at least.
    private static final Figure SOME_THOUSANDS = new Figure(Kind.THOUSANDS, 2000, Long.MAX_VALUE);

    /// How a number was said.
    public enum Kind {
        EXACT,
        ABOUT,
        BETWEEN,
        MORE_THAN,
        THOUSANDS
    }

    /// Reads a figure.
    ///
    /// @throws Misread with a sentence that names the forms
    public static Figure parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("thousands")) {
            return SOME_THOUSANDS;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || (form.group(1) != null && form.group(3) != null)) {
            throw new Misread(Sentence.of("sources.mistake.figure"));
        }
        long low = Long.parseLong(form.group(2));
        if (form.group(3) != null) {
            long high = Long.parseLong(form.group(3));
            if (high <= low) {
                throw new Misread(Sentence.of("sources.mistake.figure-order"));
            }
            return new Figure(Kind.BETWEEN, low, high);
        }
        if (form.group(1) == null) {
            return new Figure(Kind.EXACT, low, low);
        }
        return form.group(1).equals("~")
                ? new Figure(Kind.ABOUT, low, low)
                : new Figure(Kind.MORE_THAN, low + 1, Long.MAX_VALUE);
    }

    /// The canonical form; {@link #parse} gives the same figure back.
    public String text() {
        return switch (kind) {
            case EXACT -> Long.toString(low);
            case ABOUT -> "~" + low;
            case BETWEEN -> low + "-" + high;
            case MORE_THAN -> ">" + (low - 1);
            case THOUSANDS -> "thousands";
        };
    }

    /// Whether both can be true: one's span contains the other's.
    public boolean agreesWith(Figure other) {
        return contains(other) || other.contains(this);
    }

    private boolean contains(Figure other) {
        return low <= other.low && other.high <= high;
    }

    /// Whether this says more than the other.
    boolean narrowerThan(Figure other) {
        return other.contains(this) && !contains(other);
    }
}
