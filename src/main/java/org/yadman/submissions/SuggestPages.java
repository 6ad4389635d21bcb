package org.yadman.submissions;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.db.Remains;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.Submissions.Added;
import org.yadman.submissions.Submissions.Draft;
import org.yadman.submissions.Submissions.Opened;
import org.yadman.submissions.Submissions.Sent;

/// Where somebody without an account writes to the coalition, and comes back for the answer. Works without JavaScript
/// and without cookies; the code travels in the body of a request, never in an address.
@Controller
class SuggestPages {

    private final Submissions submissions;
    private final Submissions.Kinds kinds;
    private final Remains remains;
    private final Templates templates;

    SuggestPages(Submissions submissions, Submissions.Kinds kinds, Remains remains, Templates templates) {
        this.remains = remains;
        this.submissions = submissions;
        this.kinds = kinds;
        this.templates = templates;
    }

    /// The form.
    ///
    /// @param told why it was not taken in, or null
    record SuggestModel(
            Typed.Suggestion typed,
            List<Choice> kinds,
            List<Mistake> mistakes,
            @Nullable String told) {}

    @GetMapping("/{lang}/suggest")
    @Public
    Page ask(@RequestParam(defaultValue = "") String about, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        // An address that came by a link stands in the form; one that is too long for it was made by nobody's hand.
        String prefilled = about.length() > Typed.LONGEST_LINE ? "" : about;
        return form(new Typed.Suggestion("", prefilled, "", "", ""), List.of(), null, v);
    }

    private Page form(Typed.Suggestion typed, List<Mistake> mistakes, @Nullable String told, Visitor v) {
        List<Choice> choices = offered().stream()
                .map(kind -> new Choice(kind.word(), kind.label(v), kind.word().equals(typed.kind())))
                .toList();
        return templates.page(v, "submissions/suggest", new SuggestModel(typed, choices, mistakes, told));
    }

    private List<SubmissionKind> offered() {
        return kinds.all().stream().filter(SubmissionKind::offered).toList();
    }

    /// What is shown once after something has come in.
    record SentModel(Code code, LocalDate dueOn) {}

    @PostMapping("/{lang}/suggest")
    @Public
    Page send(Typed.Suggestion typed, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        List<String> words = offered().stream().map(SubmissionKind::word).toList();
        return switch (typed.check(words, v.language().tag())) {
            case Checked.Invalid<Draft>(List<Mistake> mistakes) ->
                form(typed, mistakes, null, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Draft>(Draft draft) -> sent(submissions.receive(draft), typed, v, response);
        };
    }

    private Page sent(Sent sent, Typed.Suggestion typed, Visitor v, HttpServletResponse response) {
        return switch (sent) {
            case Sent.Received(Code code, LocalDate dueOn) ->
                templates.page(v, "submissions/sent", new SentModel(code, dueOn));
            case Sent.Known known ->
                form(typed, List.of(), v.t("submissions.known"), v).with(HttpStatus.CONFLICT);
            case Sent.Later(Duration time) -> {
                response.setHeader("Retry-After", String.valueOf(time.toSeconds() + 1));
                yield form(typed, List.of(), v.t("submissions.later", "minutes", time.toMinutes() + 1), v)
                        .with(HttpStatus.TOO_MANY_REQUESTS);
            }
            case Sent.Full full ->
                form(typed, List.of(), v.t("submissions.full"), v).with(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    /// Where the code is typed in.
    record CodeModel(String typed, @Nullable String told) {}

    @GetMapping("/{lang}/suggest/answer")
    @Public
    Page code(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return templates.page(v, "submissions/code", new CodeModel("", null));
    }

    /// What its sender sees of a submission.
    ///
    /// @param code goes along in the page's forms
    /// @param told what became of the last thing done, or null
    /// @param canAdd whether there is a form for one more word
    /// @param changedAt where it is changed instead, or null
    record AnswerModel(
            String code,
            Submission submission,
            String kind,
            @Nullable String told,
            boolean canAdd,
            @Nullable String changedAt,
            String typed,
            List<Mistake> mistakes) {}

    @PostMapping("/{lang}/suggest/answer")
    @Public
    Page comeBack(Typed.Visit typed, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return switch (submissions.open(typed.code())) {
            case Opened.NoSuch no ->
                templates
                        .page(v, "submissions/code", new CodeModel(typed.code(), v.t("submissions.code.wrong")))
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Opened.Later later ->
                templates
                        .page(v, "submissions/code", new CodeModel(typed.code(), v.t("submissions.code.later")))
                        .with(HttpStatus.TOO_MANY_REQUESTS);
            case Opened.Found(Submission submission) -> act(submission, typed, v);
        };
    }

    private Page act(Submission submission, Typed.Visit typed, Visitor v) {
        return switch (typed.act()) {
            case "take-back" -> {
                submissions.takeBack(submission);
                // "At once" is true of the disk, too.
                remains.wipe();
                yield again(typed, null, "", v);
            }
            case "add" ->
                switch (typed.checkText()) {
                    case Checked.Invalid<String>(List<Mistake> mistakes) ->
                        answer(submission, typed, null, typed.text(), mistakes, v)
                                .with(HttpStatus.UNPROCESSABLE_CONTENT);
                    case Checked.Valid<String>(String text) -> added(submissions.add(submission, text), typed, v);
                };
            default -> answer(submission, typed, null, "", List.of(), v);
        };
    }

    private Page added(Added added, Typed.Visit typed, Visitor v) {
        return switch (added) {
            case ADDED -> again(typed, v.t("submissions.added"), "", v);
            case KNOWN -> again(typed, v.t("submissions.known"), "", v).with(HttpStatus.CONFLICT);
            case LATER ->
                again(typed, v.t("submissions.add.later"), typed.text(), v).with(HttpStatus.TOO_MANY_REQUESTS);
            case CLOSED ->
                again(typed, v.t("submissions.add.closed"), typed.text(), v).with(HttpStatus.CONFLICT);
            case OVERTAKEN ->
                again(typed, v.t("submissions.add.overtaken"), typed.text(), v).with(HttpStatus.CONFLICT);
        };
    }

    private Page again(Typed.Visit typed, @Nullable String told, String text, Visitor v) {
        return switch (submissions.open(typed.code())) {
            case Opened.Found(Submission now) -> answer(now, typed, told, text, List.of(), v);
            case Opened.NoSuch no -> templates.page(v, "submissions/code", new CodeModel("", null));
            case Opened.Later later -> templates.page(v, "submissions/code", new CodeModel("", null));
        };
    }

    private Page answer(
            Submission submission,
            Typed.Visit typed,
            @Nullable String told,
            String text,
            List<Mistake> mistakes,
            Visitor v) {
        return templates.page(
                v,
                "submissions/answer",
                new AnswerModel(
                        typed.code(),
                        submission,
                        kinds.label(submission, v),
                        told,
                        submissions.canAdd(submission),
                        submissions.changedAt(submission).map(v::to).orElse(null),
                        text,
                        mistakes));
    }

    // What is typed here stays in no cache, not even in the visitor's own browser.
    private static void keepNowhere(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
