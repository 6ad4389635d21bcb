package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.List;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Visitor;

/// Fills the texts of a kit. What is not known stands there in brackets, to be filled in by hand.
final class KitTexts {

    private KitTexts() {}

    /// A text in one language.
    ///
    /// @param length in characters, as one counts them where it is sent
    record Filled(KitText kind, Language language, String title, String words, int length) {}

    /// All texts in all languages of the kit.
    ///
    /// @param v who asked for them
    static List<Filled> of(KitFacts facts, Visitor v) {
        List<Filled> texts = new ArrayList<>();
        for (KitText kind : KitText.values()) {
            for (Language language : facts.tongues().languages()) {
                texts.add(fill(kind, facts, v.reading(language), v));
            }
        }
        return texts;
    }

    private static Filled fill(KitText kind, KitFacts facts, Visitor reader, Visitor v) {
        KitWords words = new KitWords(facts, reader);
        String about = words.about();
        String text = reader.t(
                "kits.text." + kind.word(),
                "day",
                words.day(),
                "date",
                or(words.date(), "kits.blank.date", reader),
                "when",
                or(words.when(), "kits.blank.date", reader),
                "hour",
                or(words.hour(), "kits.blank.hour", reader),
                "place",
                or(words.place(), "kits.blank.place", reader),
                "occasion",
                or(words.occasion(), "kits.blank.occasion", reader),
                "groups",
                or(words.groups(), "kits.blank.groups", reader),
                "contact",
                or(facts.contact(), "kits.blank.contact", reader),
                "hasAbout",
                about.isEmpty() ? "no" : "yes",
                "about",
                about,
                "address",
                facts.address());
        return new Filled(
                kind, reader.language(), v.t("kits.kind." + kind.word()), text, text.codePointCount(0, text.length()));
    }

    private static String or(String known, String blank, Visitor reader) {
        return known.isEmpty() ? reader.t(blank) : known;
    }
}
