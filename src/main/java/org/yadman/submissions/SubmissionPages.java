package org.yadman.submissions;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.Submission.State;
import org.yadman.submissions.SubmissionStore.Part;
import org.yadman.submissions.Submissions.Verdict;

/// The queue of what came without an account, for those who decide on it.
@Controller
class SubmissionPages {

    private static final String PATH = "/desk/submissions";
    private static final int SHOWN_IN_LIST = 100;
    private static final Pattern OWN_ADDRESS = Pattern.compile("/|(/[A-Za-z0-9][A-Za-z0-9._-]*)+");

    private final Submissions submissions;
    private final Submissions.Kinds kinds;
    private final Templates templates;

    SubmissionPages(Submissions submissions, Submissions.Kinds kinds, Templates templates) {
        this.submissions = submissions;
        this.kinds = kinds;
        this.templates = templates;
    }

    /// One of the two lists, and the way to the other.
    record ListModel(Caller caller, List<Visitor.Link> parts, Listing<Line> list) {}

    /// One submission in a list.
    ///
    /// @param text its beginning; empty once it is erased
    record Line(
            String text, String kind, String path, LocalDate receivedOn, LocalDate dueOn, boolean late, String state) {}

    @GetMapping("/{lang}/desk/submissions")
    @Requires(Permission.MODERATE)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        Part part = query.get("show").equals(word(Part.DECIDED)) ? Part.DECIDED : Part.WAITING;
        Listing<Submission> found = submissions.list(part, query);
        List<Line> lines =
                found.rows().stream().map(submission -> line(submission, v)).toList();
        List<Visitor.Link> parts = Arrays.stream(Part.values())
                .map(each -> new Visitor.Link(
                        v.t("submissions.show", "part", word(each)),
                        new Listing.Query(PATH, Map.of("show", word(each))).address(v),
                        each == part,
                        v.language()))
                .toList();
        return templates.page(v, "submissions/list", new ListModel(caller, parts, found.with(lines)));
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private Line line(Submission submission, Visitor v) {
        return new Line(
                beginning(submission.text()),
                kinds.label(submission, v),
                v.to(kinds.path(submission)),
                submission.receivedOn(),
                submission.dueOn(),
                submission.state().open() && submission.dueOn().isBefore(v.today()),
                v.t("submissions.state", "state", submission.state().word()));
    }

    private static String beginning(@Nullable String text) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN_IN_LIST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN_IN_LIST)) + "…";
    }

    /// One submission.
    ///
    /// @param aboutAddress the page it is about, or null where what was typed is none
    /// @param contact how its sender can be answered, or null
    /// @param decidedAt where it is decided on, or null where that is here
    /// @param told why the last decision did not count, or null
    record ShowModel(
            Caller caller,
            Submission submission,
            String kind,
            @Nullable String aboutAddress,
            @Nullable String contact,
            List<SubmissionKind.Field> fields,
            List<Choice> decisions,
            @Nullable String decidedAt,
            @Nullable String told,
            Typed.Decision typed,
            List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/submissions/{id}")
    @Requires(Permission.MODERATE)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        return page(find(id), caller, null, new Typed.Decision("", "", "", ""), List.of(), v);
    }

    private Submission find(String id) {
        try {
            return submissions.find(UUID.fromString(id)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }

    @PostMapping("/{lang}/desk/submissions/{id}")
    @Requires(Permission.MODERATE)
    View decide(@PathVariable String id, Typed.Decision typed, Caller caller, Visitor v) {
        Submission submission = find(id);
        if (kinds.decidedAt(submission).isPresent()) {
            return new SeeOther(v.to(kinds.path(submission)));
        }
        if (!String.valueOf(submission.version()).equals(typed.version())) {
            return overtaken(id, typed, caller, v);
        }
        return switch (typed.check()) {
            case Checked.Invalid<Verdict>(List<Mistake> mistakes) ->
                page(submission, caller, null, typed, mistakes, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Verdict>(Verdict verdict) ->
                submissions.decide(submission, verdict, caller.actor())
                        ? new SeeOther(v.to(PATH + "/" + submission.id()))
                        : overtaken(id, typed, caller, v);
        };
    }

    // What stands there now is shown above what was typed; sent once more, it counts.
    private Page overtaken(String id, Typed.Decision typed, Caller caller, Visitor v) {
        return page(find(id), caller, v.t("submissions.overtaken"), typed, List.of(), v)
                .with(HttpStatus.CONFLICT);
    }

    private Page page(
            Submission submission,
            Caller caller,
            @Nullable String told,
            Typed.Decision typed,
            List<Mistake> mistakes,
            Visitor v) {
        return templates.page(
                v,
                "submissions/show",
                new ShowModel(
                        caller,
                        submission,
                        kinds.label(submission, v),
                        OWN_ADDRESS.matcher(submission.about()).matches()
                                ? v.to(submission.about().equals("/") ? "" : submission.about())
                                : null,
                        submissions.contact(submission),
                        kinds.find(submission.kind())
                                .map(SubmissionKind::fields)
                                .orElse(List.of()),
                        decisions(typed, v),
                        kinds.decidedAt(submission).map(v::to).orElse(null),
                        told,
                        typed,
                        mistakes));
    }

    private static List<Choice> decisions(Typed.Decision typed, Visitor v) {
        return Stream.of("", State.TAKEN_UP.word(), State.ANSWERED.word(), State.SET_ASIDE.word())
                .map(word -> new Choice(
                        word,
                        v.t("submissions.decision", "decision", word.isEmpty() ? "none" : word),
                        word.equals(typed.decision())))
                .toList();
    }
}
