package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What was typed into the form of a report, as it came.
///
/// @param act which button was pressed
/// @param code of the gathering, by which it was registered
/// @param band the least of how many came
/// @param officials one in a line
/// @param press one address in a line
/// @param readers `all` where everybody may read the lessons
/// @param gathering its id, at the desk
record ReportForm(
        String act,
        String code,
        String words,
        String band,
        String officials,
        String press,
        String lessons,
        String readers,
        String gathering) {

    static final ReportForm EMPTY = new ReportForm("", "", "", "", "", "", "", "", "");

    static final int LONGEST_TEXT = 5000;
    static final int LONGEST_LINE = 300;
    static final int MOST_LINES = 10;

    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s\"<>]{3,290}");

    ReportForm {
        act = plain(act);
        code = plain(code);
        words = clean(words);
        band = plain(band);
        officials = clean(officials);
        press = clean(press);
        lessons = clean(lessons);
        readers = plain(readers);
        gathering = plain(gathering);
    }

    static String plain(String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    // Control characters would come out of a page and out of a printer as something else.
    static String clean(String typed) {
        return plain(typed)
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                .strip();
    }

    /// A number that stands in an address or a field.
    static Optional<UUID> id(String typed) {
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(typed))
                : Optional.empty();
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void length(List<Mistake> mistakes, String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            mistakes.add(Mistake.at(field, "gatherings.report.mistake.long", "most", LONGEST_TEXT));
        }
    }

    private static void few(List<Mistake> mistakes, String field, List<String> lines) {
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            mistakes.add(
                    Mistake.at(field, "gatherings.report.mistake.lines", "lines", MOST_LINES, "most", LONGEST_LINE));
        }
    }

    Checked<ReportText> check() {
        List<Mistake> mistakes = new ArrayList<>();
        if (words.isEmpty()) {
            mistakes.add(Mistake.at("words", "gatherings.report.mistake.words"));
        }
        length(mistakes, "words", words);
        Optional<ReportBand> least = ReportBand.find(band);
        if (least.isEmpty()) {
            mistakes.add(Mistake.at("band", "gatherings.report.mistake.band"));
        }
        List<String> came = lines(officials);
        few(mistakes, "officials", came);
        List<String> told = lines(press);
        few(mistakes, "press", told);
        if (!told.stream().allMatch(line -> ADDRESS.matcher(line).matches())) {
            mistakes.add(Mistake.at("press", "gatherings.report.mistake.press"));
        }
        length(mistakes, "lessons", lessons);
        return mistakes.isEmpty()
                ? new Checked.Valid<>(
                        new ReportText(words, least.orElseThrow().least(), came, told, lessons, readers.equals("all")))
                : new Checked.Invalid<>(mistakes);
    }
}
