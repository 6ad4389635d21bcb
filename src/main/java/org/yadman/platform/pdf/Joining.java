package org.yadman.platform.pdf;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins Arabic letters. A PDF names glyphs, and the library that lays pages out knows nothing of the tables by which
/// a font joins its letters. So the fonts here give every joined form a code point: the one Unicode has for it, or,
/// for Kurdish and other letters for which it has none, one of the private ones. `joining.txt`, made with the fonts,
/// lists them: a letter with its final, initial and medial form, and two forms that become one.
///
/// Joining by neighbours is the algorithm of the Unicode Standard, 9.2 "Arabic Cursive Joining".
final class Joining implements BidiReorderer {

    private static final Set<Integer> JOINS_NEXT =
            Set.of(JoiningType.DUAL_JOINING, JoiningType.LEFT_JOINING, JoiningType.JOIN_CAUSING);
    private static final Set<Integer> JOINS_PREVIOUS =
            Set.of(JoiningType.DUAL_JOINING, JoiningType.RIGHT_JOINING, JoiningType.JOIN_CAUSING);

    private final Map<Character, Forms> forms = new HashMap<>();
    private final Map<String, Character> ligatures = new HashMap<>();
    private final Map<Character, String> letters = new HashMap<>();

    /// The forms of a letter; null where it has none.
    private record Forms(
            @Nullable Character end,
            @Nullable Character start,
            @Nullable Character middle) {}

    Joining() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Joining.class.getResourceAsStream("/pdf/joining.txt")),
                StandardCharsets.US_ASCII))) {
            lines.lines().map(line -> line.split(" ", -1)).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ligatures.forEach((parts, whole) -> letters.putIfAbsent(whole, lettersOf(parts)));
    }

    private void read(String[] line) {
        if (line[2].equals("=")) {
            ligatures.put("" + character(line[0]) + character(line[1]), Objects.requireNonNull(character(line[3])));
            return;
        }
        Forms of = new Forms(character(line[1]), character(line[2]), character(line[3]));
        Character letter = Objects.requireNonNull(character(line[0]));
        forms.put(letter, of);
        for (Character form : new Character[] {of.end(), of.start(), of.middle()}) {
            if (form != null) {
                letters.putIfAbsent(form, letter.toString());
            }
        }
    }

    private static @Nullable Character character(String hexadecimal) {
        return hexadecimal.equals("-") ? null : (char) Integer.parseInt(hexadecimal, 16);
    }

    /// The letters that a text of joined forms was made of.
    String lettersOf(String joined) {
        StringBuilder plain = new StringBuilder();
        joined.chars().mapToObj(c -> (char) c).forEach(c -> plain.append(letters.getOrDefault(c, String.valueOf(c))));
        return plain.toString();
    }

    @Override
    public String shapeText(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            Forms of = forms.get(text.charAt(i));
            Character form = of == null ? null : form(of, text, i);
            joined.append(form == null ? text.charAt(i) : form.charValue());
        }
        return ligated(joined);
    }

    private static @Nullable Character form(Forms of, String text, int at) {
        boolean before = JOINS_NEXT.contains(neighbour(text, at, -1));
        boolean after = JOINS_PREVIOUS.contains(neighbour(text, at, 1)) && of.start() != null;
        return before ? (after ? of.middle() : of.end()) : after ? of.start() : null;
    }

    // Marks above and below letters are looked through.
    private static int neighbour(String text, int at, int step) {
        for (int i = at + step; i >= 0 && i < text.length(); i += step) {
            int type = UCharacter.getIntPropertyValue(text.charAt(i), UProperty.JOINING_TYPE);
            if (type != JoiningType.TRANSPARENT) {
                return type;
            }
        }
        return JoiningType.NON_JOINING;
    }

    private String ligated(StringBuilder joined) {
        StringBuilder text = new StringBuilder(joined.length());
        for (int i = 0; i < joined.length(); i++) {
            Character one = i + 1 < joined.length() ? ligatures.get(joined.substring(i, i + 2)) : null;
            text.append(one == null ? joined.charAt(i) : one.charValue());
            i += one == null ? 0 : 1;
        }
        return text.toString();
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    // A mark comes before its letter then, and the fonts draw it there: over what follows.
    @Override
    public String reorderRTLTextToLTR(String text) {
        return Bidi.writeReverse(text, Bidi.DO_MIRRORING);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
