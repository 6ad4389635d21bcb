package org.yadman.agreements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.agreements.Answer.Content;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.pure.conditions.Commitment;

/// What somebody has typed into the pages of an answer so far. It is kept with every press, sealed, so that it is
/// there again when the telephone has rung in between.
///
/// @param fields by name; only those of the form, none too long
record AnswerForm(Map<String, String> fields) {

    static final int LONGEST_LINE = 300;
    static final int LONGEST_TEXT = 5000;
    static final int MOST_OTHERS = 999;

    /// After so many months somebody can ask to be asked again.
    static final List<Integer> MONTHS = List.of(1, 2, 3, 6, 9, 12);

    /// What is typed on the page of details, and kept.
    private static final Set<String> KEPT = Set.of(
            "kind",
            "commitment",
            "visibility",
            "after",
            "speaker",
            "words",
            "language",
            "later",
            "quotable",
            "any",
            "lines");

    /// The fields for one thing more of a condition; they are shown again with a mistake and then forgotten.
    static final Set<String> PASSING = Set.of(
            "count",
            "who",
            "country",
            "countries",
            "checked",
            "group",
            "body",
            "track",
            "milestone",
            "day",
            "wording",
            "line");

    AnswerForm {
        Map<String, String> mine = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (KEPT.contains(name) || PASSING.contains(name)) {
                mine.put(name, value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value);
            }
        });
        fields = Map.copyOf(mine);
    }

    /// With what was sent now. A box that is not ticked is not sent: the form says that it was there.
    AnswerForm with(Map<String, String> sent) {
        Map<String, String> together = new TreeMap<>(fields);
        PASSING.forEach(together::remove);
        if (sent.containsKey("details")) {
            together.remove("quotable");
        }
        sent.forEach((name, value) -> {
            if (!name.equals("lines") && !name.equals("any") && !name.equals("kind")) {
                together.put(name, value);
            }
        });
        return new AnswerForm(together);
    }

    AnswerForm of(AnswerKind kind) {
        return with("kind", kind.word());
    }

    AnswerForm of(RuleForm rule) {
        return with("lines", rule.text()).with("any", String.valueOf(rule.any()));
    }

    private AnswerForm with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(name, value);
        return new AnswerForm(changed);
    }

    /// Without what has just been added to the condition.
    AnswerForm kept() {
        Map<String, String> kept = new TreeMap<>(fields);
        PASSING.forEach(kept::remove);
        return new AnswerForm(kept);
    }

    /// The form of an answer that was given.
    static AnswerForm of(Content content) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("kind", content.kind().word());
        fields.put("speaker", content.speaker());
        fields.put("words", content.words());
        if (!content.words().isEmpty()) {
            fields.put("language", content.language());
        }
        if (content.commitment() != null) {
            fields.put("commitment", FolderRow.word(content.commitment()));
        }
        if (content.visibility() != null) {
            fields.put("visibility", FolderRow.word(content.visibility()));
        }
        if (content.after() > 0) {
            fields.put("after", String.valueOf(content.after()));
        }
        if (content.quotable()) {
            fields.put("quotable", "yes");
        }
        return new AnswerForm(fields).of(RuleForm.of(content.condition()));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    Optional<AnswerKind> kind() {
        return AnswerKind.find(field("kind"));
    }

    RuleForm rule() {
        return RuleForm.read(field("any").equals("true"), field("lines"));
    }

    // Control characters would come out of the desk's page and out of a printer as something else.
    private String clean(String name) {
        return field(name)
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                .strip();
    }

    /// The whole answer, or what is still wrong with it.
    ///
    /// @param text the text in use; null where there is none
    /// @param page the language of the page
    Checked<Content> check(AnswerKind kind, @Nullable UUID text, WrittenIn writtenIn, Language page, LocalDate today) {
        List<Mistake> mistakes = new ArrayList<>();
        RuleForm rule = rule();
        if (kind == AnswerKind.AGREE_IF && rule.rule().isEmpty()) {
            mistakes.add(Mistake.at("count", "answers.mistake.rule"));
        }
        Commitment commitment = kind.agrees() ? FolderRow.constant(Commitment.class, field("commitment")) : null;
        if (kind.agrees() && commitment == null) {
            mistakes.add(Mistake.at("commitment", "answers.mistake.commitment"));
        }
        String words = clean("words");
        if (words.isEmpty() && kind.wantsReply()) {
            mistakes.add(Mistake.at(
                    "words", kind == AnswerKind.QUESTION ? "answers.mistake.question" : "answers.mistake.another"));
        }
        // Only what may stand in public is marked with its language.
        boolean quotable = kind == AnswerKind.NO && field("quotable").equals("yes");
        boolean shown = (kind.agrees() || quotable) && !words.isEmpty();
        String language = !shown || field("language").isEmpty() ? page.tag() : field("language");
        if (shown && !writtenIn.can(words, language, page)) {
            mistakes.add(Mistake.at("language", "answers.mistake.language"));
        }
        Integer months = RuleTyped.number(field("later"));
        LocalDate later =
                kind == AnswerKind.LATER && months != null && MONTHS.contains(months) ? today.plusMonths(months) : null;
        if (kind == AnswerKind.LATER && later == null) {
            mistakes.add(Mistake.at("later", "answers.mistake.later"));
        }
        String speaker = clean("speaker");
        if (kind.agrees() && speaker.isEmpty()) {
            mistakes.add(Mistake.at("speaker", "answers.mistake.speaker"));
        } else if (speaker.length() > LONGEST_LINE) {
            mistakes.add(Mistake.at("speaker", "answers.mistake.long", "most", LONGEST_LINE));
        }
        Visibility visibility = kind.agrees() ? FolderRow.constant(Visibility.class, field("visibility")) : null;
        if (kind.agrees() && visibility == null) {
            mistakes.add(Mistake.at("visibility", "answers.mistake.visibility"));
        }
        Integer after = visibility == Visibility.AFTER ? RuleTyped.number(field("after")) : Integer.valueOf(0);
        if (after == null || (visibility == Visibility.AFTER && (after < 1 || after > MOST_OTHERS))) {
            mistakes.add(Mistake.at("after", "answers.mistake.after", "most", MOST_OTHERS));
            after = 0;
        }
        if (!mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        return new Checked.Valid<>(new Content(
                kind,
                kind.agrees() ? text : null,
                commitment,
                kind == AnswerKind.AGREE_IF ? rule.rule().orElseThrow().text() : null,
                language,
                speaker,
                words,
                visibility,
                after,
                later,
                quotable));
    }
}
