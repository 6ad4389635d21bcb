package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yadman.outreach.Contact.Details;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// Who called back, as it was typed.
///
/// @param reach one way to reach them: an address or a number; empty for somebody who is known already
/// @param who the choice among those known, or {@link #NEW}; empty where nobody has been asked yet
record CallForm(String name, String reach, String words, String language, String on, String who) {

    /// Chosen by whoever says that it is none of those known.
    static final String NEW = "new";

    static final CallForm EMPTY = new CallForm("", "", "", "", "", "");

    private static final int LONGEST = 20_000;

    static CallForm of(Map<String, String> sent) {
        return new CallForm(
                field(sent, "name"),
                field(sent, "reach"),
                field(sent, "words"),
                field(sent, "spoken"),
                field(sent, "called-on"),
                field(sent, "who"));
    }

    private static String field(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    /// What was said, whoever it was.
    record Said(String words, String language, LocalDate on) {}

    /// What was said, or what is wrong with the form, but for who it was.
    ///
    /// @param aired before which nobody can have called
    Checked<Said> said(LocalDate aired, LocalDate today) {
        List<Mistake> mistakes = new ArrayList<>();
        if (name.isEmpty() || name.length() > ContactForm.LONGEST_LINE) {
            mistakes.add(Mistake.at("name", "outreach.mistake.name"));
        }
        if (words.length() > LONGEST) {
            mistakes.add(Mistake.at("words", "outreach.mistake.long", "most", LONGEST));
        }
        LocalDate day = on.isEmpty() ? today : TypedDay.read(on).orElse(null);
        // Where the station is, it may be a day later than here.
        if (day == null || day.isAfter(today) || day.isBefore(aired.minusDays(1))) {
            mistakes.add(Mistake.at("called-on", "broadcasts.mistake.called"));
            return new Checked.Invalid<>(mistakes);
        }
        return mistakes.isEmpty()
                ? new Checked.Valid<>(new Said(words, language, day))
                : new Checked.Invalid<>(mistakes);
    }

    /// The contact that a new caller becomes, or what is missing.
    ///
    /// @param languages in which we can write
    /// @param usual the one of the broadcast
    Checked<Details> details(List<String> languages, String usual) {
        boolean mail = reach.contains("@");
        ContactForm form = new ContactForm(
                name,
                "",
                "",
                "",
                languages.contains(language) ? language : usual,
                "",
                mail ? reach : "",
                "",
                mail ? "" : reach,
                "",
                "",
                Set.of(),
                "");
        return switch (form.check(List.of(), languages)) {
            case Checked.Valid<Details> valid -> valid;
            case Checked.Invalid<Details>(List<Mistake> mistakes) ->
                new Checked.Invalid<>(mistakes.stream()
                        .map(mistake ->
                                mistake.field().equals("name") ? mistake : Mistake.at("reach", mistake.sentence()))
                        .toList());
        };
    }
}
