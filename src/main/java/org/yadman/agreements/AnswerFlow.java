package org.yadman.agreements;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.yadman.agreements.Answer.Content;
import org.yadman.agreements.RuleTyped.What;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// The way through an answer, page by page, the same for a code, for a representative and for whoever writes an answer
/// down on a group's behalf: read, choose one of six, say more, read once more, confirm. Only the last press counts,
/// and
/// what it confirms is what the page before it showed.
@Component
class AnswerFlow {

    private final Answers answers;
    private final Texts texts;
    private final AnswerViews views;
    private final RuleViews rules;
    private final WrittenIn writtenIn;
    private final Templates templates;

    AnswerFlow(
            Answers answers,
            Texts texts,
            AnswerViews views,
            RuleViews rules,
            WrittenIn writtenIn,
            Templates templates) {
        this.answers = answers;
        this.texts = texts;
        this.views = views;
        this.rules = rules;
        this.writtenIn = writtenIn;
        this.templates = templates;
    }

    /// Who answers, and how the pages come back.
    ///
    /// @param action where every form is sent
    /// @param hidden what goes along with every form: a code, or how an answer on behalf came
    /// @param caller null for whoever has no account
    /// @param draft under which name what was typed is kept
    /// @param days whether the same code leads to what we know of the group's days, too
    record Way(
            String action,
            Map<String, String> hidden,
            @Nullable Caller caller,
            String draft,
            boolean days) {
        Way {
            hidden = Map.copyOf(hidden);
        }

        /// Of somebody who has signed in.
        static Way of(String action, Map<String, String> hidden, Caller caller, String draft) {
            return new Way(action, hidden, caller, draft, false);
        }

        /// The same with other things going along.
        Way with(Map<String, String> along) {
            return new Way(action, along, caller, draft, days);
        }

        boolean byCode() {
            return caller == null;
        }
    }

    /// What is read before anything is answered.
    ///
    /// @param given what was answered before
    /// @param begun whether a form was begun and not sent
    record ReadModel(
            Way way,
            AnswerViews.Question question,
            List<AnswerViews.Given> given,
            boolean begun,
            List<AnswerKind> kinds,
            @Nullable String told) {}

    /// The details of one kind of answer.
    ///
    /// @param rule null where there is no condition
    record DetailsModel(
            Way way,
            AnswerViews.Question question,
            AnswerKind kind,
            AnswerForm typed,
            List<Choice> commitments,
            List<Choice> languages,
            List<Choice> visibilities,
            List<Choice> laters,
            RuleViews.@Nullable RuleView rule,
            List<Mistake> mistakes) {}

    /// All of it once more, before it is confirmed.
    record CheckModel(Way way, AnswerViews.Question question, AnswerViews.Said said, String seen, boolean moved) {}

    /// Does what was pressed.
    ///
    /// @param given what was answered before
    /// @param give takes the answer in and says what is shown then
    View go(
            Way way,
            Addressee to,
            List<Answer> given,
            Map<String, String> sent,
            Visitor v,
            Function<Content, View> give) {
        Optional<AgreementText> text = texts.current(to.example());
        AnswerForm form = new AnswerForm(answers.draft(way.draft()));
        String act = sent.getOrDefault("act", "");
        Optional<AnswerKind> chosen = AnswerKind.find(act);
        if (chosen.isPresent()) {
            return choose(way, to, given, text, form, chosen.get(), v);
        }
        if (act.isEmpty() && !sent.containsKey("remove")) {
            return read(way, to, text, given, null, v);
        }
        AnswerForm typed = form.with(sent);
        Optional<AnswerKind> kind = typed.kind().filter(each -> !each.agrees() || text.isPresent());
        if (kind.isEmpty()) {
            return read(way, to, text, given, null, v);
        }
        return switch (act) {
            case "check" -> check(way, to, text, keep(way, typed.kept()), kind.get(), false, v);
            case "confirm" -> confirm(way, to, text, form, kind.get(), sent.getOrDefault("seen", ""), v, give);
            case "change" -> details(way, to, text, form, kind.get(), List.of(), v);
            default -> build(way, to, text, typed, kind.get(), act, sent.get("remove"), v);
        };
    }

    private AnswerForm keep(Way way, AnswerForm form) {
        answers.keepDraft(way.draft(), form.fields());
        return form;
    }

    Page read(
            Way way, Addressee to, Optional<AgreementText> text, List<Answer> given, @Nullable String told, Visitor v) {
        List<AnswerKind> kinds = Arrays.stream(AnswerKind.values())
                .filter(kind -> text.isPresent() || !kind.agrees())
                .toList();
        return templates.page(
                v,
                "agreements/answerread",
                new ReadModel(
                        way,
                        views.question(to, text.orElse(null), v),
                        given.stream().map(answer -> views.given(answer, v)).toList(),
                        !answers.draft(way.draft()).isEmpty(),
                        kinds,
                        told));
    }

    /// The first page once more, with a sentence about what has just been done.
    Page read(Way way, Addressee to, List<Answer> given, @Nullable String told, Visitor v) {
        return read(way, to, texts.current(to.example()), given, told, v);
    }

    // Whoever begins anew finds what stands; whoever comes back finds what was typed.
    private Page choose(
            Way way,
            Addressee to,
            List<Answer> given,
            Optional<AgreementText> text,
            AnswerForm begun,
            AnswerKind kind,
            Visitor v) {
        if (kind.agrees() && text.isEmpty()) {
            return read(way, to, text, given, null, v);
        }
        AnswerForm form = begun.fields().isEmpty()
                ? given.stream()
                        .filter(answer -> answer.content().kind().agrees())
                        .reduce((older, newer) -> newer)
                        .map(answer -> AnswerForm.of(answer.content()))
                        .orElse(begun)
                : begun;
        return details(way, to, text, keep(way, form.of(kind)), kind, List.of(), v);
    }

    private Page build(
            Way way,
            Addressee to,
            Optional<AgreementText> text,
            AnswerForm typed,
            AnswerKind kind,
            String act,
            @Nullable String remove,
            Visitor v) {
        RuleForm rule = typed.rule();
        if (remove != null) {
            return details(way, to, text, keep(way, typed.kept().of(rule.without(remove))), kind, List.of(), v);
        }
        if (act.equals("any") || act.equals("all")) {
            return details(
                    way, to, text, keep(way, typed.kept().of(rule.joined(act.equals("any")))), kind, List.of(), v);
        }
        Optional<What> what = What.find(act.replaceFirst("^add-", ""));
        if (what.isEmpty()) {
            return details(way, to, text, keep(way, typed.kept()), kind, List.of(), v);
        }
        return switch (new RuleTyped(typed.fields()).leaf(what.get(), rules.known(to, text.orElse(null), v))) {
            case Checked.Invalid<Rule.Leaf>(List<Mistake> mistakes) -> {
                keep(way, typed.kept());
                yield details(way, to, text, typed, kind, mistakes, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Checked.Valid<Rule.Leaf>(Rule.Leaf leaf) -> {
                Integer line = RuleTyped.number(typed.field("line"));
                AnswerForm with = typed.kept().of(rule.with(leaf, line == null ? -1 : line));
                yield details(way, to, text, keep(way, with), kind, List.of(), v);
            }
        };
    }

    private Page details(
            Way way,
            Addressee to,
            Optional<AgreementText> text,
            AnswerForm form,
            AnswerKind kind,
            List<Mistake> mistakes,
            Visitor v) {
        return templates.page(
                v,
                "agreements/answerdetails",
                new DetailsModel(
                        way,
                        views.question(to, text.orElse(null), v),
                        kind,
                        form,
                        commitments(to, form, v),
                        writtenIn.choices(form.field("language"), v),
                        visibilities(form, v),
                        laters(form, v),
                        kind == AnswerKind.AGREE_IF ? rules.view(form, to, text.orElse(null), v) : null,
                        mistakes));
    }

    private static List<Choice> commitments(Addressee to, AnswerForm form, Visitor v) {
        String chosen = form.field("commitment").isEmpty() ? FolderRow.word(to.usual()) : form.field("commitment");
        return Arrays.stream(Commitment.values())
                .map(FolderRow::word)
                .map(word -> new Choice(word, v.t("answers.commitment", "commitment", word), word.equals(chosen)))
                .toList();
    }

    // None is chosen beforehand: who says nothing must not become public, nor stay hidden, by our wish.
    private static List<Choice> visibilities(AnswerForm form, Visitor v) {
        return Arrays.stream(Visibility.values())
                .map(FolderRow::word)
                .map(word -> new Choice(
                        word, v.t("answers.visibility", "visibility", word), word.equals(form.field("visibility"))))
                .toList();
    }

    private static List<Choice> laters(AnswerForm form, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("answers.later.choose"),
                                form.field("later").isEmpty())),
                        AnswerForm.MONTHS.stream()
                                .map(months -> new Choice(
                                        String.valueOf(months),
                                        v.t(
                                                "answers.later.after",
                                                "months",
                                                months,
                                                "date",
                                                v.date(v.today().plusMonths(months))),
                                        form.field("later").equals(String.valueOf(months)))))
                .toList();
    }

    private Page check(
            Way way,
            Addressee to,
            Optional<AgreementText> text,
            AnswerForm form,
            AnswerKind kind,
            boolean moved,
            Visitor v) {
        return switch (content(form, kind, text, v)) {
            case Checked.Invalid<Content>(List<Mistake> mistakes) ->
                details(way, to, text, form, kind, mistakes, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Content>(Content content) ->
                templates
                        .page(
                                v,
                                "agreements/answercheck",
                                new CheckModel(
                                        way,
                                        views.question(to, text.orElse(null), v),
                                        views.said(content, v),
                                        seen(content),
                                        moved))
                        .with(moved ? HttpStatus.CONFLICT : HttpStatus.OK);
        };
    }

    private Checked<Content> content(AnswerForm form, AnswerKind kind, Optional<AgreementText> text, Visitor v) {
        return form.check(kind, text.map(AgreementText::id).orElse(null), writtenIn, v.language(), v.today());
    }

    // Tells whether what is confirmed is what the page showed: two windows, or a new text, may have come in between.
    private static String seen(Content content) {
        return Integer.toHexString(Objects.hash(
                content.kind(),
                content.text(),
                content.commitment(),
                content.rule(),
                content.speaker(),
                content.words(),
                content.language(),
                content.quotable(),
                content.visibility(),
                content.after(),
                content.later()));
    }

    private View confirm(
            Way way,
            Addressee to,
            Optional<AgreementText> text,
            AnswerForm form,
            AnswerKind kind,
            String seen,
            Visitor v,
            Function<Content, View> give) {
        return switch (content(form, kind, text, v)) {
            case Checked.Invalid<Content>(List<Mistake> mistakes) ->
                details(way, to, text, form, kind, mistakes, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Content>(Content content) -> {
                if (!seen(content).equals(seen)) {
                    yield check(way, to, text, form, kind, true, v);
                }
                View shown = give.apply(content);
                answers.dropDraft(way.draft());
                yield shown;
            }
        };
    }
}
