package org.yadman.agreements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.agreements.Answer.Content;
import org.yadman.agreements.Slips.Opened;
import org.yadman.outreach.DaysByCode.Asked;
import org.yadman.platform.db.Remains;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Rule;

/// Where a group answers by the code from its letter, without an account. The code goes along with every form and
/// stands in no address; no cookie is set.
@Controller
class AnswerPages {

    private final Slips slips;
    private final Answers answers;
    private final Agreements agreements;
    private final AnswerFlow flow;
    private final DaysFlow days;
    private final CameTrue cameTrue;
    private final AnswerViews views;
    private final Texts texts;
    private final Remains remains;
    private final Templates templates;

    AnswerPages(
            Slips slips,
            Answers answers,
            Agreements agreements,
            AnswerFlow flow,
            DaysFlow days,
            CameTrue cameTrue,
            AnswerViews views,
            Texts texts,
            Remains remains,
            Templates templates) {
        this.slips = slips;
        this.answers = answers;
        this.agreements = agreements;
        this.flow = flow;
        this.days = days;
        this.cameTrue = cameTrue;
        this.views = views;
        this.texts = texts;
        this.remains = remains;
        this.templates = templates;
    }

    /// Where the code is typed in.
    ///
    /// @param nameWanted whether the name on the letter is asked for, too
    /// @param carried what was typed on the page that asked, so that it is not lost
    record CodeModel(
            String code,
            String name,
            boolean nameWanted,
            @Nullable String told,
            Map<String, String> carried) {}

    @GetMapping("/{lang}/answer")
    @Public
    Page code(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return templates.page(v, "agreements/answer", new CodeModel("", "", false, null, Map.of()));
    }

    @PostMapping("/{lang}/answer")
    @Public
    View answer(@RequestParam Map<String, String> sent, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        String code = sent.getOrDefault("code", "");
        String name = sent.getOrDefault("name", "");
        return switch (slips.open(code, name)) {
            case Opened.Found(Slip slip, Addressee addressee) -> act(slip, addressee, code, name, sent, v);
            case Opened.NoSuch no ->
                closed(sent, !name.isEmpty(), v.t("answers.code.wrong"), v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Opened.NameWanted wanted ->
                closed(sent, true, v.t("answers.code.name-wanted"), v).with(HttpStatus.TOO_MANY_REQUESTS);
            case Opened.Later later ->
                closed(sent, true, v.t("answers.code.later"), v).with(HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private Page closed(Map<String, String> sent, boolean nameWanted, String told, Visitor v) {
        Map<String, String> carried = new TreeMap<>(sent);
        carried.remove("code");
        carried.remove("name");
        return templates.page(
                v,
                "agreements/answer",
                new CodeModel(sent.getOrDefault("code", ""), sent.getOrDefault("name", ""), nameWanted, told, carried));
    }

    private View act(Slip slip, Addressee to, String code, String name, Map<String, String> sent, Visitor v) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("code", code);
        if (!name.isEmpty()) {
            hidden.put("name", name);
        }
        String act = sent.getOrDefault("act", "");
        Optional<Asked> asked = days.asked(slip, to, v);
        AnswerFlow.Way way =
                new AnswerFlow.Way(v.to("/answer"), hidden, null, slip.id().toString(), asked.isPresent());
        // Honour first, ask second: who was only asked about its days is not asked for more by the code.
        boolean first = act.isEmpty()
                && asked.filter(Asked::only).isPresent()
                && answers.ofSlip(slip.id()).isEmpty();
        if (asked.isPresent() && (first || act.startsWith(DaysFlow.ACT))) {
            return days.go(slip, to, asked.get(), way, sent, v);
        }
        return switch (act) {
            case "withdraw" -> {
                answers.withdraw(slip);
                // "At once" is true of the disk, too.
                remains.wipe();
                yield flow.read(way, to, answers.ofSlip(slip.id()), v.t("answers.withdrawn"), v);
            }
            case "right" -> {
                boolean done = answers.right(slip);
                yield flow.read(way, to, answers.ofSlip(slip.id()), done ? v.t("answers.righted") : null, v);
            }
            case CameTrue.ASK, CameTrue.SAY -> came(slip, to, way, sent, v);
            case "renew" -> renew(slip, to, way, sent, v);
            default -> flow.go(way, to, answers.ofSlip(slip.id()), sent, v, content -> receipt(slip, to, content, v));
        };
    }

    private View came(Slip slip, Addressee to, AnswerFlow.Way way, Map<String, String> sent, Visitor v) {
        String condition = sent.getOrDefault("condition", "");
        Optional<Agreement> ours = seen(slip, sent);
        Optional<Rule.Words> words = ours.flatMap(agreement -> CameTrue.find(agreement, condition));
        if (words.isEmpty()) {
            return moved(slip, to, way, v);
        }
        Agreement agreement = ours.orElseThrow();
        if (CameTrue.ASK.equals(sent.get("act"))) {
            Map<String, String> hidden = new LinkedHashMap<>(way.hidden());
            hidden.put("agreement", agreement.id().toString());
            hidden.put("version", String.valueOf(agreement.version()));
            hidden.put("condition", condition);
            return cameTrue.page(way.with(hidden), to.name(), agreement, words.get(), v);
        }
        Rule asked = agreement.rule();
        answers.affirm(slip, agreement, asked == null ? null : asked.without(words.get()));
        return flow.read(way, to, answers.ofSlip(slip.id()), v.t("answers.came.done"), v);
    }

    private View renew(Slip slip, Addressee to, AnswerFlow.Way way, Map<String, String> sent, Visitor v) {
        Optional<Agreement> ours = seen(slip, sent);
        if (ours.isEmpty()) {
            return moved(slip, to, way, v);
        }
        answers.affirm(slip, ours.get(), ours.get().rule());
        return flow.read(way, to, answers.ofSlip(slip.id()), v.t("answers.came.done"), v);
    }

    // The slip's own agreement, as the page showed it; nothing where it has moved on.
    private Optional<Agreement> seen(Slip slip, Map<String, String> sent) {
        return answers.ofSlip(slip.id()).stream()
                .flatMap(answer -> Stream.ofNullable(answer.agreement()))
                .filter(id -> id.toString().equals(sent.get("agreement")))
                .flatMap(id -> agreements.find(id).stream())
                .filter(agreement -> String.valueOf(agreement.version()).equals(sent.get("version")))
                .findFirst();
    }

    private Page moved(Slip slip, Addressee to, AnswerFlow.Way way, Visitor v) {
        return flow.read(way, to, answers.ofSlip(slip.id()), v.t("agreements.moved"), v)
                .with(HttpStatus.CONFLICT);
    }

    /// What is shown, to be printed, after a group has answered.
    ///
    /// @param contact where the group will be reached, as it is published
    /// @param by the day by which somebody will
    record ReceiptModel(
            Text name,
            AnswerViews.Said said,
            LocalDate on,
            LocalDate by,
            String contact,
            AnswerViews.@Nullable Prose words) {}

    private Page receipt(Slip slip, Addressee to, Content content, Visitor v) {
        Answer answer = answers.give(slip, content);
        return templates.page(
                v,
                "agreements/answerreceipt",
                new ReceiptModel(
                        v.in(to.name()),
                        views.said(content, v),
                        answer.receivedOn(),
                        answer.dueOn(),
                        slip.contact(),
                        content.text() == null
                                ? null
                                : texts.find(content.text())
                                        .map(text -> views.prose(
                                                text.words(Objects.requireNonNull(content.commitment())), v))
                                        .orElse(null)));
    }

    /// The form to print and send by post: the question and the text as everybody may read them.
    record FormModel(AnswerViews.Question question, AnswerViews.@Nullable Prose letter, List<AnswerKind> kinds) {}

    @GetMapping("/{lang}/agreement/form")
    @Public
    Page form(Visitor v) {
        Addressee anybody = new Addressee(
                null, org.yadman.platform.text.Localized.EMPTY, org.yadman.groups.GroupKind.OTHER, null, false);
        AnswerViews.Question question = views.question(anybody, texts.current().orElse(null), v);
        return templates.page(
                v, "agreements/slipform", new FormModel(question, question.otherWords(), List.of(AnswerKind.values())));
    }

    // What is typed here stays in no cache, not even in the visitor's own browser.
    private static void keepNowhere(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
