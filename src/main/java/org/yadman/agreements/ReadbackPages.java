package org.yadman.agreements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.agreements.Answer.State;
import org.yadman.agreements.Answers.Done;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What came back from groups, for those who reach them: read back, reply, or try again.
@Controller
class ReadbackPages {

    private static final String PATH = "/desk/answers";
    private static final int LONGEST = 5000;

    private final Answers answers;
    private final Slips slips;
    private final AnswerViews views;
    private final Templates templates;

    ReadbackPages(Answers answers, Slips slips, AnswerViews views, Templates templates) {
        this.answers = answers;
        this.slips = slips;
        this.views = views;
        this.templates = templates;
    }

    /// What waits for somebody.
    record ListModel(Caller caller, List<Line> waiting, List<Line> readBack) {}

    /// An answer in the list.
    record Line(
            Text name, AnswerKind kind, String path, LocalDate receivedOn, LocalDate dueOn, boolean late, int tries) {}

    @GetMapping("/{lang}/desk/answers")
    @Requires(Permission.REACH_GROUPS)
    Page list(Caller caller, Visitor v) {
        return templates.page(
                v, "agreements/readbacks", new ListModel(caller, lines(State.WAITING, v), lines(State.READ_BACK, v)));
    }

    private List<Line> lines(State state, Visitor v) {
        return answers.list(state).stream()
                .flatMap(answer -> answers.from(answer).stream()
                        .map(to -> new Line(
                                v.in(to.name()),
                                answer.content().kind(),
                                v.to(PATH + "/" + answer.id()),
                                answer.receivedOn(),
                                answer.dueOn(),
                                answer.dueOn().isBefore(v.today()),
                                answer.tries())))
                .sorted(Comparator.comparing(Line::dueOn))
                .toList();
    }

    /// What somebody notes about an answer.
    record Typed(String version, String act, String note, String next, String reply) {
        Typed {
            version = plain(version);
            act = plain(act);
            note = plain(note);
            next = plain(next);
            reply = plain(reply);
        }

        private static String plain(@Nullable String typed) {
            return Objects.requireNonNullElse(typed, "")
                    .replace("\r\n", "\n")
                    .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                    .strip();
        }
    }

    /// One answer.
    ///
    /// @param contact where the group can be reached, as it is published; null for a representative's
    /// @param mayRead whether this person may read it back
    /// @param slipPath the page of its code, or null
    record ShowModel(
            Caller caller,
            Answer answer,
            Addressee to,
            Text name,
            AnswerViews.Given given,
            @Nullable String contact,
            boolean mayRead,
            boolean hasProof,
            boolean mine,
            @Nullable String slipPath,
            @Nullable String told,
            Typed typed,
            List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/answers/{id}")
    @Requires(Permission.REACH_GROUPS)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        return page(find(id), caller, null, new Typed("", "", "", "", ""), List.of(), v);
    }

    private Page page(
            Answer answer, Caller caller, @Nullable String told, Typed typed, List<Mistake> mistakes, Visitor v) {
        Addressee to = answers.from(answer).orElseThrow(NotFound::new);
        Optional<Slip> slip = Optional.ofNullable(answer.slip()).flatMap(slips::find);
        return templates.page(
                v,
                "agreements/readback",
                new ShowModel(
                        caller,
                        answer,
                        to,
                        v.in(to.name()),
                        views.given(answer, v),
                        slip.map(Slip::contact).orElse(null),
                        answers.mayRead(answer, caller),
                        answers.hasProof(answer),
                        answer.way().onBehalf() && caller.actor().value().equals(answer.recordedBy()),
                        slip.map(each -> v.to("/desk/slips/" + each.id())).orElse(null),
                        told,
                        typed,
                        mistakes));
    }

    @PostMapping("/{lang}/desk/answers/{id}")
    @Requires(Permission.REACH_GROUPS)
    View act(@PathVariable String id, Typed typed, Caller caller, Visitor v) {
        Answer answer = find(id);
        if (!String.valueOf(answer.version()).equals(typed.version())) {
            return told("answers.overtaken", id, typed, caller, v).with(HttpStatus.CONFLICT);
        }
        List<Mistake> mistakes = check(typed, v);
        if (!mistakes.isEmpty()) {
            return page(answer, caller, null, typed, mistakes, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Done done = switch (typed.act()) {
            case "read-back" -> {
                // Of a question nothing follows; there is no such button.
                if (!answer.content().takesEffect()) {
                    throw new NotFound();
                }
                yield answers.readBack(answer, typed.note(), caller);
            }
            case "not-reached" ->
                answers.notReached(
                        answer, typed.note(), RuleTyped.date(typed.next()).orElse(null), caller);
            case "reply" -> answers.reply(answer, typed.reply(), caller);
            case "note" -> answers.note(answer, typed.note(), caller);
            default -> throw new NotFound();
        };
        return switch (done) {
            case DONE -> new SeeOther(v.to(PATH + "/" + answer.id()));
            case OVERTAKEN -> told("answers.overtaken", id, typed, caller, v).with(HttpStatus.CONFLICT);
            case SAME_PERSON ->
                told("answers.read.same-person", id, typed, caller, v).with(HttpStatus.FORBIDDEN);
            case NO_GROUP -> told("answers.read.no-group", id, typed, caller, v).with(HttpStatus.CONFLICT);
        };
    }

    private Page told(String key, String id, Typed typed, Caller caller, Visitor v) {
        return page(find(id), caller, v.t(key), typed, List.of(), v);
    }

    private static List<Mistake> check(Typed typed, Visitor v) {
        List<Mistake> mistakes = new ArrayList<>();
        if (typed.act().equals("read-back") && typed.note().isEmpty()) {
            mistakes.add(Mistake.at("note", "answers.mistake.note"));
        }
        if (typed.act().equals("reply") && typed.reply().isEmpty()) {
            mistakes.add(Mistake.at("reply", "answers.mistake.reply"));
        }
        if (typed.act().equals("not-reached")
                && !typed.next().isEmpty()
                && RuleTyped.date(typed.next())
                        .filter(day -> day.isAfter(v.today()))
                        .isEmpty()) {
            mistakes.add(Mistake.at("next", "answers.mistake.day"));
        }
        Stream.of(Map.entry("note", typed.note()), Map.entry("reply", typed.reply()))
                .filter(each -> each.getValue().length() > LONGEST)
                .map(each -> Mistake.at(each.getKey(), "answers.mistake.long", "most", LONGEST))
                .forEach(mistakes::add);
        return mistakes;
    }

    // What a representative agreed to for an admitted group is nobody's to read back; what was withdrawn is gone.
    private Answer find(String id) {
        return RecordedPages.find(answers, id).orElseThrow(NotFound::new);
    }
}
