package org.yadman.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.agreements.Answer.Content;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// Answers, and what is asked, as pages show them.
@Component
class AnswerViews {

    /// So many of those who agree are named on the page.
    private static final int MOST_NAMED = 12;

    private final ObjectProvider<Asking> asking;
    private final Agreements agreements;
    private final Texts texts;
    private final RuleViews rules;
    private final RulesInWords inWords;
    private final Markdown markdown;

    AnswerViews(
            ObjectProvider<Asking> asking,
            Agreements agreements,
            Texts texts,
            RuleViews rules,
            RulesInWords inWords,
            Markdown markdown) {
        this.asking = asking;
        this.agreements = agreements;
        this.texts = texts;
        this.rules = rules;
        this.inWords = inWords;
        this.markdown = markdown;
    }

    /// A text as safe HTML, with the language it is in.
    record Prose(
            String html, @Nullable String lang, @Nullable String dir) {}

    /// What a group is asked.
    ///
    /// @param whoAsks null where the coalition has not written it
    /// @param words what the group would say; null while there is no text
    /// @param otherWords what a group of the other sort would say
    /// @param named some of those whose agreement is in force
    /// @param more how many others there are
    /// @param example whether nothing of this is real
    record Question(
            Addressee to,
            Text name,
            @Nullable Prose whoAsks,
            @Nullable Prose guarantee,
            @Nullable Prose contact,
            @Nullable Prose words,
            @Nullable Prose otherWords,
            @Nullable Prose charter,
            int number,
            @Nullable LocalDate since,
            @Nullable Totals totals,
            List<Text> named,
            int more,
            boolean example) {}

    Question question(Addressee to, @Nullable AgreementText text, Visitor v) {
        Optional<Asking> asks = Optional.ofNullable(asking.getIfAvailable());
        List<Text> inForce = text == null
                ? List.of()
                : agreements.published(text.id()).stream()
                        .filter(Shown::inForce)
                        .map(shown -> v.in(shown.group().name()))
                        .distinct()
                        .toList();
        Commitment usual = to.usual();
        return new Question(
                to,
                v.in(to.name()),
                asks.map(Asking::whoAsks).map(words -> prose(words, v)).orElse(null),
                asks.map(Asking::guarantee).map(words -> prose(words, v)).orElse(null),
                asks.map(Asking::contact).map(words -> prose(words, v)).orElse(null),
                text == null ? null : prose(text.words(usual), v),
                text == null
                        ? null
                        : prose(text.words(usual == Commitment.AGREES ? Commitment.OBSERVES : Commitment.AGREES), v),
                text == null ? null : prose(text.charter(), v),
                text == null ? 0 : text.number(),
                text == null ? null : text.since(),
                text == null ? null : agreements.totals(text.id()),
                inForce.stream().limit(MOST_NAMED).toList(),
                Math.max(0, inForce.size() - MOST_NAMED),
                to.example());
    }

    @Nullable
    Prose prose(Localized words, Visitor v) {
        Text text = v.in(words);
        return text.value().isEmpty()
                ? null
                : new Prose(markdown.html(text.value(), "/" + v.language().tag()), v.lang(text), v.dir(text));
    }

    /// What a group said, in words.
    ///
    /// @param text which text it agrees to, or null
    /// @param condition in every language; none where it makes none
    /// @param words its own, in the language it says they are in; where it does not agree, in any
    /// @param visibility null where it does not agree
    record Said(
            AnswerKind kind,
            @Nullable String text,
            @Nullable String commitment,
            List<RuleViews.Spoken> condition,
            String speaker,
            Text words,
            @Nullable String visibility,
            @Nullable LocalDate later,
            boolean quotable) {}

    Said said(Content content, Visitor v) {
        Rule rule = content.condition();
        return new Said(
                content.kind(),
                Optional.ofNullable(content.text())
                        .flatMap(this::text)
                        .map(text -> v.t("answers.text.version", "number", text.number(), "date", v.date(text.since())))
                        .orElse(null),
                content.commitment() == null
                        ? null
                        : v.t("answers.commitment", "commitment", FolderRow.word(content.commitment())),
                rule == null ? List.of() : rules.spoken(rule, v),
                content.speaker(),
                new Text(content.words(), content.kind().agrees() ? content.language() : ""),
                content.visibility() == null
                        ? null
                        : v.t(
                                "answers.visible",
                                "visibility",
                                FolderRow.word(content.visibility()),
                                "count",
                                content.after()),
                content.later(),
                content.quotable());
    }

    private Optional<AgreementText> text(UUID id) {
        return texts.find(id);
    }

    /// An answer that was given.
    ///
    /// @param state what became of it, in a sentence
    /// @param open what its agreement still waits for, in words
    /// @param toSay the parts of its condition that only the group can say to have come true
    /// @param version of its agreement; 0 while there is none
    /// @param renewBy until when its agreement is good, where it is time to renew it; else null
    /// @param canWithdraw whether there is something to take back
    /// @param canConfirm whether the group can say that what was recorded on its behalf is right
    record Given(
            Answer answer,
            String state,
            Said said,
            List<String> open,
            List<String> toSay,
            int version,
            @Nullable LocalDate renewBy,
            boolean canWithdraw,
            boolean canConfirm) {}

    Given given(Answer answer, Visitor v) {
        Optional<Agreement> agreement = Optional.ofNullable(answer.agreement()).flatMap(agreements::find);
        // One that was ended from the group's desk is found no more.
        boolean withdrawn = answer.state() == Answer.State.WITHDRAWN
                || (answer.state() == Answer.State.CONFIRMED
                        && answer.content().kind().agrees()
                        && agreement.isEmpty());
        boolean stands = answer.state() == Answer.State.CONFIRMED && !withdrawn;
        return new Given(
                answer,
                v.t("answers.state", "state", state(answer, agreement, withdrawn), "date", v.date(answer.dueOn())),
                said(answer.content(), v),
                stands ? open(agreement, v) : List.of(),
                stands
                        ? agreement.stream()
                                .flatMap(each -> CameTrue.toSay(each).stream())
                                .map(Rule.Words::words)
                                .toList()
                        : List.of(),
                agreement.map(Agreement::version).orElse(0),
                agreement
                        .filter(each -> each.toRenew(v.today()))
                        .map(Agreement::renewBy)
                        .orElse(null),
                stands || answer.state().open(),
                answer.state() == Answer.State.READ_BACK);
    }

    private static String state(Answer answer, Optional<Agreement> agreement, boolean withdrawn) {
        if (withdrawn) {
            return "withdrawn";
        }
        if (answer.state() == Answer.State.CONFIRMED && answer.content().quotes()) {
            return "quoted";
        }
        if (answer.state() == Answer.State.CONFIRMED && agreement.isPresent()) {
            return !agreement.get().published() ? "hidden" : agreement.get().inForce() ? "in_force" : "waits";
        }
        if (answer.state() == Answer.State.WAITING) {
            return answer.content().takesEffect()
                    ? answer.way().onBehalf() ? "recorded" : "waiting"
                    : answer.content().kind() == AnswerKind.LATER ? "later" : "received";
        }
        return answer.state().word();
    }

    // What a published agreement still waits for; of a hidden one nothing is computed.
    private List<String> open(Optional<Agreement> agreement, Visitor v) {
        return agreement
                .filter(each -> each.published() && !each.inForce())
                .map(each -> agreements.published(each.text()).stream()
                        .filter(shown -> shown.id().equals(each.id()))
                        .flatMap(shown -> shown.open().stream())
                        .map(leaf -> inWords.of(leaf, v.language()))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
