package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.yadman.platform.text.Language;

/// Words for drawings. Nothing in them is real: no campaign, no group, no square.
final class KitSamples {

    static final Language FA = new Language("fa");
    static final Language EN = Language.SOURCE;

    private static final List<String> PERSIAN = List.of(
            "روز",
            "یادبود",
            "نمونه",
            "گردهمایی",
            "می‌خوانیم",
            "آزادی",
            "پنجره‌ها",
            "کوچه",
            "ژاله",
            "لاله",
            "Beispielstraße",
            "رودخانه",
            "بی‌نام",
            "مُحَبَّت",
            "چهارراه",
            "قلّه",
            "۱۴۰۵",
            "شب");
    private static final List<String> LATIN = List.of(
            "Day",
            "of",
            "the",
            "Sample",
            "Remembrance",
            "AVA",
            "Typography",
            "Ålesund",
            "a",
            "for",
            "ژاله",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
            "Ôžňů",
            "2026",
            "office",
            "—",
            "Yadman");

    private KitSamples() {}

    static KitSheet sheet(KitTongues tongues) {
        List<KitSheet.Side> sides = new ArrayList<>();
        if (tongues != KitTongues.EN) {
            sides.add(new KitSheet.Side(
                    FA,
                    "کارزار ساختگی",
                    "روز یادبود نمونه‌های گمشده",
                    "شبی با شمع، تنها برای آزمایش",
                    "سه‌شنبه ۱۰ شهریور ۱۴۰۵ · ساعت ۱۸:۳۰",
                    "۱ سپتامبر ۲۰۲۶",
                    List.of("میدان ناکجا، کنار فواره", "شهر خیالی"),
                    "این پوستر ساختگی است: چیزی برگزار نمی‌شود.",
                    "با همراهی \u2068گروه ساختگی\u2069 · \u2068Fictional Group\u2069"));
        }
        if (tongues != KitTongues.FA) {
            sides.add(new KitSheet.Side(
                    EN,
                    "A fictional campaign",
                    "Day of Remembrance for Lost Samples",
                    "An Evening with Candles, for a Test Only",
                    "Tuesday 1 September 2026 · 18:30",
                    "10 Shahrivar 1405",
                    List.of("Nowhere Square, by the fountain", "Imaginary Town"),
                    "This poster is fictional: nothing is held.",
                    "With \u2068Fictional Group\u2069 · \u2068گروه ساختگی\u2069"));
        }
        return new KitSheet(sides, "fiction.example", "https://fiction.example/");
    }

    /// Long and short, in two scripts, as badly as it can come.
    static KitSheet random(Random chance) {
        KitTongues tongues = List.of(KitTongues.values()).get(chance.nextInt(3));
        List<KitSheet.Side> sides = tongues.languages().stream()
                .map(language -> new KitSheet.Side(
                        language,
                        words(chance, language, 8),
                        "X" + words(chance, language, 25),
                        words(chance, language, 18),
                        words(chance, language, 9),
                        words(chance, language, 5),
                        List.of(words(chance, language, 18), words(chance, language, 9), words(chance, language, 9)),
                        words(chance, language, 35),
                        words(chance, language, 40)))
                .toList();
        return new KitSheet(sides, "a".repeat(1 + chance.nextInt(60)) + ".example", "https://fiction.example/");
    }

    private static String words(Random chance, Language language, int most) {
        List<String> from = language.rightToLeft() ? PERSIAN : LATIN;
        StringBuilder words = new StringBuilder();
        for (int i = chance.nextInt(most + 1); i > 0; i--) {
            words.append(from.get(chance.nextInt(from.size()))).append(i > 1 ? " " : "");
        }
        return words.toString();
    }
}
