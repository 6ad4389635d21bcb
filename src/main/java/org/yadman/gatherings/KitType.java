package org.yadman.gatherings;

import com.ibm.icu.text.BreakIterator;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    /// The size in which everything is set once. Outlines have no other; so whatever is tried is only counted.
    private static final float MEASURE = 100;

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
    record Set(String text, Shape outline, double advance, double up, double down) {

        private Set sized(double size) {
            double share = size / MEASURE;
            Shape smaller = AffineTransform.getScaleInstance(share, share).createTransformedShape(outline);
            return new Set(text, smaller, advance * share, up * share, down * share);
        }
    }

    /// The letters that none of the fonts has, once each; empty where all can be drawn.
    static String unknown(String text) {
        StringBuilder unknown = new StringBuilder();
        text.codePoints()
                .filter(c -> c != '\n' && c != '\r' && !TEXT.latin.canDisplay(c) && !TEXT.arabic.canDisplay(c))
                .distinct()
                .forEach(unknown::appendCodePoint);
        return unknown.toString();
    }

    /// A paragraph, to be set in some size.
    Paragraph paragraph(String text, Language language) {
        return new Paragraph(text, language, attributed(text, language));
    }

    /// The lines of a paragraph.
    ///
    /// @param anywhere whether a word that is wider than the lines may be broken
    /// @return nothing where a word is wider than the lines
    Optional<List<Set>> lines(String text, Language language, double size, double width, boolean anywhere) {
        return paragraph(text, language).lines(size, width, anywhere);
    }

    /// Words in order. What costs time, to let the engine shape them, is done once for all sizes.
    static final class Paragraph {
        private final String text;
        private final TextMeasurer measurer;
        private final Breaks words;
        private final int[] letters;
        private final Map<Long, Set> set = new HashMap<>();

        private Paragraph(String text, Language language, AttributedString attributed) {
            this.text = text;
            this.measurer = new TextMeasurer(attributed.getIterator(), EXACT);
            this.words = new Breaks(text, measurer, ends(text, language, false));
            this.letters = ends(text, language, true);
        }

        /// Its lines; nothing where a word is wider than they are.
        ///
        /// @param anywhere whether such a word may be broken
        Optional<List<Set>> lines(double size, double width, boolean anywhere) {
            double measured = width * MEASURE / size;
            int[] breaks = words.even(measured);
            if (breaks.length == 0 && anywhere) {
                breaks = broken(measured).even(measured);
            }
            if (breaks.length == 0) {
                return Optional.empty();
            }
            List<Set> lines = new ArrayList<>();
            int from = 0;
            for (int end : breaks) {
                lines.add(line(from, trimmed(text, from, end)).sized(size));
                from = end;
            }
            return Optional.of(lines);
        }

        /// With places to break in the words that are too wide, and in no others.
        private Breaks broken(double width) {
            List<Integer> places = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < words.ends.length; i++) {
                int end = words.ends[i];
                if (words.last[i] > width) {
                    int begin = from;
                    Arrays.stream(letters)
                            .filter(letter -> letter > begin && letter < end)
                            .forEach(places::add);
                }
                places.add(end);
                from = end;
            }
            return new Breaks(
                    text, measurer, places.stream().mapToInt(Integer::intValue).toArray());
        }

        private Set line(int from, int to) {
            return set.computeIfAbsent(((long) from << 32) + to, place -> set(text, measurer, from, to));
        }
    }

    private static Set set(String text, TextMeasurer measurer, int from, int to) {
        TextLayout layout = measurer.getLayout(from, to);
        // Joined letters lie one over the other: what is inside twice is inside.
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        outline.append(layout.getOutline(null), false);
        Rectangle2D ink = outline.getBounds2D();
        return new Set(text.substring(from, to), outline, layout.getAdvance(), -ink.getMinY(), ink.getMaxY());
    }

    private AttributedString attributed(String text, Language language) {
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
                    set.addAttribute(TextAttribute.FONT, face(isArabic), from, at);
                }
                from = at;
                isArabic = next;
            }
        }
        set.addAttribute(TextAttribute.FONT, face(isArabic), from, text.length());
        return set;
    }

    private Font face(boolean isArabic) {
        return isArabic ? arabic.deriveFont(MEASURE * arabicSize) : latin.deriveFont(MEASURE);
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
        private final int[] ends;
        // How wide each piece is with the space behind it, and without.
        private final double[] whole;
        private final double[] last;

        Breaks(String text, TextMeasurer measurer, int[] ends) {
            this.ends = ends;
            this.whole = new double[ends.length];
            this.last = new double[ends.length];
            int from = 0;
            for (int i = 0; i < ends.length; i++) {
                whole[i] = measurer.getAdvanceBetween(from, ends[i]);
                int to = trimmed(text, from, ends[i]);
                last[i] = to == ends[i] ? whole[i] : measurer.getAdvanceBetween(from, to);
                from = ends[i];
            }
        }

        /// Nothing where a piece is wider than the lines.
        int[] even(double width) {
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
                double begun = 0;
                for (int to = from + 1; to <= pieces; to++) {
                    double advance = begun + last[to - 1];
                    if (advance > width) {
                        break;
                    }
                    begun += whole[to - 1];
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
