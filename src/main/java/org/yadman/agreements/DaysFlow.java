package org.yadman.agreements;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.yadman.outreach.DaysByCode;
import org.yadman.outreach.DaysByCode.Asked;
import org.yadman.outreach.DaysByCode.Said;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The way through the question of a first letter: what we know of a group's days, what it says of it, read once more,
/// sent. It comes by the same code as an answer to the agreement, which is asked later.
@Component
class DaysFlow {

    /// What every act of this way begins with.
    static final String ACT = "days";

    private static final String CHECK = ACT + "-check-";
    private static final String SEND = ACT + "-send-";

    private final DaysByCode days;
    private final AnswerViews views;
    private final Templates templates;

    DaysFlow(DaysByCode days, AnswerViews views, Templates templates) {
        this.days = days;
        this.views = views;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param name whose days they are
    /// @param words as typed
    /// @param check what is to be read once more before it is sent; null on the first page
    record Model(
            AnswerFlow.Way way,
            Text name,
            AnswerViews.@Nullable Prose whoAsks,
            Asked asked,
            String words,
            @Nullable Said check,
            List<Mistake> mistakes,
            @Nullable String told) {

        /// The act that asks to read it once more.
        String check(Said said) {
            return CHECK + said.word();
        }

        /// The act that sends it.
        String send(Said said) {
            return SEND + said.word();
        }
    }

    /// What the letters with this code ask about the group's days, if any does.
    Optional<Asked> asked(Slip slip, Addressee to, Visitor v) {
        return days.asked(slip.id(), to.group(), v.language());
    }

    /// Does what was pressed.
    Page go(Slip slip, Addressee to, Asked asked, AnswerFlow.Way way, Map<String, String> sent, Visitor v) {
        String act = sent.getOrDefault("act", "");
        String words = sent.getOrDefault("words", "").replace("\r\n", "\n").strip();
        Optional<Said> check = after(CHECK, act);
        Optional<Said> send = after(SEND, act);
        Optional<Said> said = check.or(() -> send);
        if (said.isEmpty()) {
            return page(way, to, asked, words, null, List.of(), null, v);
        }
        List<Mistake> mistakes = mistakes(said.get(), words);
        if (!mistakes.isEmpty()) {
            return page(way, to, asked, words, null, mistakes, null, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (send.isEmpty()) {
            return page(way, to, asked, words, said.get(), List.of(), null, v);
        }
        return switch (days.say(slip.id(), send.get(), words, v.language())) {
            case TAKEN ->
                page(way, to, asked(slip, to, v).orElse(asked), "", null, List.of(), v.t("answers.days.done"), v);
            case MANY ->
                page(way, to, asked, words, null, List.of(), v.t("answers.days.many"), v)
                        .with(HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private static Optional<Said> after(String prefix, String act) {
        return act.startsWith(prefix) ? Said.find(act.substring(prefix.length())) : Optional.empty();
    }

    private static List<Mistake> mistakes(Said said, String words) {
        if (said == Said.WRONG && words.isEmpty()) {
            return List.of(Mistake.at("words", "answers.days.mistake"));
        }
        return words.length() > AnswerForm.LONGEST_TEXT
                ? List.of(Mistake.at("words", "answers.mistake.long", "most", AnswerForm.LONGEST_TEXT))
                : List.of();
    }

    private Page page(
            AnswerFlow.Way way,
            Addressee to,
            Asked asked,
            String words,
            @Nullable Said check,
            List<Mistake> mistakes,
            @Nullable String told,
            Visitor v) {
        return templates.page(
                v,
                "agreements/answerdays",
                new Model(
                        way,
                        v.in(to.name()),
                        views.question(to, null, v).whoAsks(),
                        asked,
                        words,
                        check,
                        mistakes,
                        told));
    }
}
