package org.yadman.recognition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Misread;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What somebody typed to write a text: one field a language for all of its paragraphs.
///
/// @param sent field → text
record MotionForm(Map<String, String> sent) {

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_SLUG = 60;

    MotionForm {
        sent = Map.copyOf(sent);
    }

    /// What the form is for.
    enum Act {
        /// A new text, from nothing or from another one.
        BEGIN,
        /// A version that takes the place of the one that stands.
        REVISE,
        /// A change that is proposed.
        AMEND
    }

    /// A version that somebody wrote, and of a new text its name.
    ///
    /// @param slug of a new text
    /// @param cells the other columns of the version
    /// @param track the slug of the track before which it is laid, or empty
    /// @param outcomes slug of an amendment → what became of it; only those on which somebody has decided
    record Draft(
            String slug,
            Localized name,
            List<MotionNotation.Clause> clauses,
            Map<String, String> cells,
            String track,
            Map<String, MotionVersion.Outcome> outcomes) {
        Draft {
            clauses = List.copyOf(clauses);
            cells = Map.copyOf(cells);
            outcomes = Map.copyOf(outcomes);
        }
    }

    String get(String field) {
        return sent.getOrDefault(field, "").strip();
    }

    static String textField(Language language) {
        return "text." + language.tag();
    }

    Checked<Draft> check(Act act, List<Language> languages) {
        List<Mistake> mistakes = new ArrayList<>();
        Localized name = localized("name", languages);
        String slug = get("slug").isEmpty() ? slug(name) : get("slug");
        if (act == Act.BEGIN && name.isEmpty()) {
            mistakes.add(Mistake.at("name." + languages.getFirst().tag(), "motions.mistake.name"));
        } else if (act == Act.BEGIN && slug.isEmpty()) {
            mistakes.add(Mistake.at("slug", "motions.mistake.slug"));
        }
        List<MotionNotation.Clause> clauses = clauses(languages, mistakes);
        if (!mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        Map<String, String> cells = new TreeMap<>();
        List.of("date", "code", "source").forEach(column -> {
            if (!get(column).isEmpty()) {
                cells.put(column, get(column));
            }
        });
        localized("by", languages).texts().forEach((language, text) -> cells.put("proposed_by." + language, text));
        return new Checked.Valid<>(new Draft(slug, name, clauses, cells, get("track"), outcomes()));
    }

    private Localized localized(String field, List<Language> languages) {
        Map<String, String> texts = new TreeMap<>();
        for (Language language : languages) {
            String text = get(field + "." + language.tag());
            if (!text.isEmpty()) {
                texts.put(language.tag(), text);
            }
        }
        return new Localized(texts);
    }

    // A short name made of the plain letters of the name, where it has some.
    private static String slug(Localized name) {
        String plain = Normalizer.normalize(name.in(Language.SOURCE).value(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > LONGEST_SLUG ? plain.substring(0, LONGEST_SLUG) : plain;
        return cut.replaceAll("^-|-$", "");
    }

    private List<MotionNotation.Clause> clauses(List<Language> languages, List<Mistake> mistakes) {
        Map<String, List<MotionNotation.Paragraph>> byLanguage = new LinkedHashMap<>();
        for (Language language : languages) {
            String field = textField(language);
            String typed = get(field);
            if (typed.length() > LONGEST_TEXT) {
                mistakes.add(Mistake.at(field, "motions.mistake.whole-too-long", "most", LONGEST_TEXT));
            } else if (!typed.isEmpty()) {
                try {
                    byLanguage.put(language.tag(), MotionNotation.read(typed));
                } catch (Misread misread) {
                    mistakes.add(Mistake.at(field, misread.sentence()));
                }
            }
        }
        if (!mistakes.isEmpty()) {
            return List.of();
        }
        if (byLanguage.isEmpty()) {
            mistakes.add(Mistake.at(textField(languages.getFirst()), "motions.mistake.no-text"));
            return List.of();
        }
        return together(byLanguage, mistakes);
    }

    // Paragraphs belong together by their order, so each language has all of them.
    private static List<MotionNotation.Clause> together(
            Map<String, List<MotionNotation.Paragraph>> byLanguage, List<Mistake> mistakes) {
        String first = byLanguage.keySet().iterator().next();
        List<MotionNotation.Paragraph> model = Objects.requireNonNull(byLanguage.get(first));
        byLanguage.forEach((language, read) -> {
            int same = 0;
            while (same < read.size()
                    && same < model.size()
                    && read.get(same).kind() == model.get(same).kind()) {
                same++;
            }
            if (same < Math.max(read.size(), model.size())) {
                mistakes.add(Mistake.at(
                        "text." + language,
                        "motions.mistake.not-parallel",
                        "number",
                        same + 1,
                        "here",
                        read.size(),
                        "there",
                        model.size()));
            }
        });
        for (int i = 0; mistakes.isEmpty() && i < model.size(); i++) {
            int at = i;
            if (byLanguage.values().stream()
                    .allMatch(read -> read.get(at).text().isEmpty())) {
                mistakes.add(Mistake.at("text." + first, "motions.mistake.empty", "number", i + 1));
            }
        }
        return mistakes.isEmpty() ? MotionNotation.together(byLanguage) : List.of();
    }

    private Map<String, MotionVersion.Outcome> outcomes() {
        Map<String, MotionVersion.Outcome> outcomes = new TreeMap<>();
        sent.forEach((field, word) -> {
            if (field.startsWith("outcome.")) {
                MotionVersion.Outcome outcome = FolderRow.constant(MotionVersion.Outcome.class, word);
                if (outcome != null && outcome != MotionVersion.Outcome.PROPOSED) {
                    outcomes.put(field.substring("outcome.".length()), outcome);
                }
            }
        });
        return outcomes;
    }
}
