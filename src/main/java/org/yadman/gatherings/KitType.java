package org.yadman.gatherings;

import com.ibm.icu.text.BreakIterator;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yadman.platform.text.Language;

/// Sets words in lines, with Java's own engine: it joins, kerns and places marks by the tables of the fonts. Lines of
/// a paragraph are as many as they must be and as even as they can be: nothing hangs over alone.
///
/// Loaded with the first drawing and not before, because it starts Java's AWT. The fonts come with the program; those
/// of the machine are never asked for, and there need be none.
final class KitType {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final KitType TITLE = new KitType("serif-title.ttf", "vazirmatn-title.ttf", .95f);
    private static final KitType TEXT = new KitType("serif.ttf", "vazirmatn.ttf", 1);

    private final Font latin;
    private final Font arabic;
    private final float arabicSize;

    /// @param arabicSize by which Persian letters look as large as Latin ones beside them
    private KitType(String latin, String arabic, float arabicSize) {
        this.latin = font(latin);
        this.arabic = font(arabic);
        this.arabicSize = arabicSize;
    }

    /// The strong face, for the title.
    static KitType title() {
        return TITLE;
    }

    /// The face for all else.
    static KitType text() {
        return TEXT;
    }

    private static Font font(String name) {
        try (InputStream in = Objects.requireNonNull(KitType.class.getResourceAsStream("/kits/" + name), name)) {
            // Kerning belongs to the font: beside a font, the engine reads no other attribute of a text.
            return Font.createFont(Font.TRUETYPE_FONT, in)
                    .deriveFont(Map.of(
                            TextAttribute.KERNING, TextAttribute.KERNING_ON,
                            TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A line that has no place yet: it begins at 0, 0.
    ///
    /// @param up how far what is black reaches over the baseline
    /// @param down how far it reaches under it
    record Set(String text, Shape outline, double advance, double up, double down) {}

    /// The letters that none of the fonts has, once each; empty where all can be drawn.
    static String unknown(String text) {
        StringBuilder unknown = new StringBuilder();
        text.codePoints()
                .filter(c -> c != '\n' && c != '\r' && !TEXT.latin.canDisplay(c) && !TEXT.arabic.canDisplay(c))
                .distinct()
                .forEach(unknown::appendCodePoint);
        return unknown.toString();
    }

    /// The lines of a paragraph.
    ///
    /// @param anywhere whether a word that is wider than the lines may be broken
    /// @return nothing where a word is wider than the lines
    Optional<List<Set>> lines(String text, Language language, double size, double width, boolean anywhere) {
        AttributedString set = attributed(text, language, (float) size);
        TextMeasurer measurer = new TextMeasurer(set.getIterator(), EXACT);
        int[] ends = ends(text, language, false);
        int[] breaks = new Breaks(text, measurer, ends, width).even();
        if (breaks.length == 0 && anywhere) {
            breaks = new Breaks(text, measurer, ends(text, language, true), width).even();
        }
        if (breaks.length == 0) {
            return Optional.empty();
        }
        List<Set> lines = new ArrayList<>();
        int from = 0;
        for (int end : breaks) {
            lines.add(set(text, measurer, from, trimmed(text, from, end)));
            from = end;
        }
        return Optional.of(lines);
    }

    private static Set set(String text, TextMeasurer measurer, int from, int to) {
        TextLayout layout = measurer.getLayout(from, to);
        // Joined letters lie one over the other: what is inside twice is inside.
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        outline.append(layout.getOutline(null), false);
        Rectangle2D ink = outline.getBounds2D();
        return new Set(text.substring(from, to), outline, layout.getAdvance(), -ink.getMinY(), ink.getMaxY());
    }

    private AttributedString attributed(String text, Language language, float size) {
        AttributedString set = new AttributedString(text);
        set.addAttribute(
                TextAttribute.RUN_DIRECTION,
                language.rightToLeft() ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        int from = 0;
        boolean isArabic = language.rightToLeft();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            boolean next = isArabic(text.codePointAt(at), isArabic, language);
            if (next != isArabic) {
                if (at > from) {
                    set.addAttribute(TextAttribute.FONT, sized(isArabic, size), from, at);
                }
                from = at;
                isArabic = next;
            }
        }
        set.addAttribute(TextAttribute.FONT, sized(isArabic, size), from, text.length());
        return set;
    }

    private Font sized(boolean isArabic, float size) {
        return isArabic ? arabic.deriveFont(size * arabicSize) : latin.deriveFont(size);
    }

    // Each script has its face; what belongs to all scripts has the face of the language, and marks that of their
    // letter.
    private boolean isArabic(int point, boolean before, Language language) {
        return switch (UnicodeScript.of(point)) {
            case ARABIC -> true;
            case LATIN, GREEK, CYRILLIC -> false;
            case INHERITED -> before;
            default -> language.rightToLeft() ? arabic.canDisplay(point) : !latin.canDisplay(point);
        };
    }

    private static int[] ends(String text, Language language, boolean anywhere) {
        BreakIterator breaks = anywhere
                ? BreakIterator.getCharacterInstance(language.locale())
                : BreakIterator.getLineInstance(language.locale());
        breaks.setText(text);
        List<Integer> ends = new ArrayList<>();
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            ends.add(at);
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int trimmed(String text, int from, int end) {
        int to = end;
        while (to > from + 1 && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    /// Where the lines of a paragraph end: as few lines as can be, and among those the ones of which the squares of
    /// what is left empty are least together.
    private static final class Breaks {
        private final String text;
        private final TextMeasurer measurer;
        private final int[] ends;
        private final double width;

        Breaks(String text, TextMeasurer measurer, int[] ends, double width) {
            this.text = text;
            this.measurer = measurer;
            this.ends = ends;
            this.width = width;
        }

        private int begin(int piece) {
            return piece == 0 ? 0 : ends[piece - 1];
        }

        /// Nothing where a piece is wider than the lines.
        int[] even() {
            int pieces = ends.length;
            int[] lines = new int[pieces + 1];
            double[] cost = new double[pieces + 1];
            int[] before = new int[pieces + 1];
            Arrays.fill(lines, Integer.MAX_VALUE);
            lines[0] = 0;
            for (int from = 0; from < pieces; from++) {
                if (lines[from] == Integer.MAX_VALUE) {
                    return new int[0];
                }
                for (int to = from + 1; to <= pieces; to++) {
                    double advance = measurer.getAdvanceBetween(begin(from), trimmed(text, begin(from), ends[to - 1]));
                    if (advance > width) {
                        break;
                    }
                    double empty = (width - advance) / width;
                    boolean better = lines[from] + 1 < lines[to]
                            || (lines[from] + 1 == lines[to] && cost[from] + empty * empty < cost[to]);
                    if (better) {
                        lines[to] = lines[from] + 1;
                        cost[to] = cost[from] + empty * empty;
                        before[to] = from;
                    }
                }
            }
            return lines[pieces] == Integer.MAX_VALUE ? new int[0] : way(before, lines[pieces]);
        }

        private int[] way(int[] before, int lines) {
            int[] way = new int[lines];
            int at = ends.length;
            for (int line = lines - 1; line >= 0; line--) {
                way[line] = ends[at - 1];
                at = before[at];
            }
            return way;
        }
    }
}
