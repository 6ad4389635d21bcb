package org.yadman.approvals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.approvals.Approval.State;
import org.yadman.approvals.ApprovalStore.Part;
import org.yadman.approvals.Approvals.Outcome;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The requests that somebody may see, and where they are decided.
@Controller
class ApprovalPages {

    private static final String PATH = "/desk/approvals";
    private static final int LONGEST_REASON = 1000;

    private final Approvals approvals;
    private final SecondPerson second;
    private final Templates templates;

    ApprovalPages(Approvals approvals, SecondPerson second, Templates templates) {
        this.approvals = approvals;
        this.second = second;
        this.templates = templates;
    }

    /// One of the three lists, and the way to the others.
    record ListModel(Caller caller, List<Visitor.Link> parts, Listing<Line> list) {}

    /// One request in a list.
    record Line(
            String sentence,
            String path,
            LocalDate askedOn,
            String state,
            @Nullable String left) {}

    @GetMapping("/{lang}/desk/approvals")
    @Requires(Permission.OWN_ACCOUNT)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        Part part = part(query.get("show"));
        Listing<Approval> found = approvals.list(part, caller, query);
        List<Line> lines =
                found.rows().stream().map(approval -> line(approval, v)).toList();
        return templates.page(v, "approvals/list", new ListModel(caller, parts(part, v), found.with(lines)));
    }

    private static Part part(String word) {
        return Arrays.stream(Part.values())
                .filter(part -> word(part).equals(word))
                .findFirst()
                .orElse(Part.WAITING);
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static List<Visitor.Link> parts(Part here, Visitor v) {
        return Arrays.stream(Part.values())
                .map(part -> new Visitor.Link(
                        v.t("approvals.show", "part", word(part)),
                        new Listing.Query(PATH, Map.of("show", word(part))).address(v),
                        part == here,
                        v.language()))
                .toList();
    }

    private Line line(Approval approval, Visitor v) {
        State state = approvals.stateNow(approval);
        return new Line(
                sentence(approval, v),
                v.to(PATH + "/" + approval.id()),
                Approval.day(approval.askedAt()),
                v.t("approvals.state", "state", state.word()),
                state == State.WAITING ? left(approval, v) : null);
    }

    private String sentence(Approval approval, Visitor v) {
        return second.act(approval.kind()).sentence(approval.subject(), approval.content(), v.language());
    }

    private static String left(Approval approval, Visitor v) {
        return v.t("approvals.left", "days", ChronoUnit.DAYS.between(v.today(), Approval.day(approval.lapsesAt())));
    }

    /// What was typed.
    record Form(String act, String reason) {
        Form {
            act = Objects.requireNonNullElse(act, "");
            reason = Objects.requireNonNullElse(reason, "");
        }

        Checked<String> checkReason() {
            String said = reason.strip();
            if (said.isEmpty()) {
                return new Checked.Invalid<>(List.of(Mistake.at("reason", "approvals.mistake.reason")));
            }
            return said.length() > LONGEST_REASON
                    ? new Checked.Invalid<>(
                            List.of(Mistake.at("reason", "approvals.mistake.long", "most", LONGEST_REASON)))
                    : new Checked.Valid<>(said);
        }
    }

    /// A request's page.
    ///
    /// @param askedBy who asked, by the word for their role
    /// @param until what happens unless somebody decides, or null where it waits no longer
    /// @param decided how it ended, or null while it waits
    /// @param told why the last decision did not count, or null
    /// @param sides both versions of what it is about, if it has moved on
    record ShowModel(
            Caller caller,
            Approval approval,
            String sentence,
            List<GraveAct.Line> effect,
            String askedBy,
            @Nullable String until,
            @Nullable String decided,
            May may,
            @Nullable String told,
            List<GraveAct.Line> sides,
            Form form,
            List<Mistake> mistakes) {}

    /// Which buttons there are.
    ///
    /// @param against why there is none to approve, or null
    record May(
            boolean approve,
            boolean refuse,
            boolean takeBack,
            @Nullable String against) {}

    @GetMapping("/{lang}/desk/approvals/{id}")
    @Requires(Permission.OWN_ACCOUNT)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        Approval approval = approvals.find(uuid(id), caller);
        return page(approval, caller, v, new Again(null, List.of(), new Form("", ""), List.of()));
    }

    @PostMapping("/{lang}/desk/approvals/{id}")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View decide(@PathVariable String id, Form form, Caller caller, Visitor v) {
        UUID of = uuid(id);
        return switch (form.act()) {
            case "approve" -> after(approvals.approve(of, caller), of, form, caller, v);
            case "take-back" -> after(approvals.takeBack(of, caller), of, form, caller, v);
            case "refuse" ->
                switch (form.checkReason()) {
                    case Checked.Valid<String>(String reason) ->
                        after(approvals.refuse(of, reason, caller), of, form, caller, v);
                    case Checked.Invalid<String>(List<Mistake> mistakes) ->
                        page(approvals.find(of, caller), caller, v, new Again(null, List.of(), form, mistakes))
                                .with(HttpStatus.UNPROCESSABLE_CONTENT);
                };
            default -> throw new NotFound();
        };
    }

    private View after(Outcome outcome, UUID id, Form form, Caller caller, Visitor v) {
        return switch (outcome) {
            case Outcome.Done done -> new SeeOther(v.to(PATH + "/" + id));
            case Outcome.Refused(Approvals.Refusal why) ->
                page(approvals.find(id, caller), caller, v, new Again(refusal(why, v), List.of(), form, List.of()))
                        .with(HttpStatus.CONFLICT);
            case Outcome.MovedOn moved ->
                page(
                                approvals.find(id, caller),
                                caller,
                                v,
                                new Again(v.t("approvals.moved-on"), sides(moved), form, List.of()))
                        .with(HttpStatus.CONFLICT);
        };
    }

    private static String refusal(Approvals.Refusal why, Visitor v) {
        return v.t("approvals.refusal", "why", why.name().toLowerCase(Locale.ROOT));
    }

    private static List<GraveAct.Line> sides(Outcome.MovedOn moved) {
        TreeSet<String> columns = new TreeSet<>(moved.theirs().keySet());
        columns.addAll(moved.yours().keySet());
        return columns.stream()
                .map(column -> new GraveAct.Line(
                        column, moved.theirs().get(column), moved.yours().get(column)))
                .toList();
    }

    /// What the page shows besides, after something that did not work.
    private record Again(@Nullable String told, List<GraveAct.Line> sides, Form form, List<Mistake> mistakes) {}

    private Page page(Approval approval, Caller caller, Visitor v, Again again) {
        GraveAct act = second.act(approval.kind());
        boolean waits = approvals.stateNow(approval) == State.WAITING;
        boolean own = approval.askedBy().equals(caller.actor());
        return templates.page(
                v,
                "approvals/show",
                new ShowModel(
                        caller,
                        approval,
                        sentence(approval, v),
                        act.effect(approval.subject(), approval.content(), v.language()),
                        v.t(
                                "approvals.asked-by",
                                "who",
                                own ? "you" : second.role(approval.askedBy()),
                                "date",
                                v.date(Approval.day(approval.askedAt()))),
                        waits ? until(approval, v) : null,
                        waits ? null : decided(approval, v),
                        may(approval, waits, own, caller, v),
                        again.told(),
                        again.sides(),
                        again.form(),
                        again.mistakes()));
    }

    private May may(Approval approval, boolean waits, boolean own, Caller caller, Visitor v) {
        if (!waits) {
            return new May(false, false, false, null);
        }
        Approvals.Refusal against = second.againstApproving(approval, caller);
        return new May(
                against == null,
                second.againstRefusing(approval, caller) == null,
                own,
                against == null ? null : refusal(against, v));
    }

    private String until(Approval approval, Visitor v) {
        return approvals.takesEffectAlone(approval)
                ? v.t("approvals.alone", "date", v.date(Approval.day(approval.takesEffectAt())))
                : v.t("approvals.lapses", "date", v.date(Approval.day(approval.lapsesAt())), "left", left(approval, v));
    }

    private String decided(Approval approval, Visitor v) {
        Approval.Decision decision = approval.decision();
        String state =
                v.t("approvals.state", "state", approvals.stateNow(approval).word());
        return decision == null
                ? state
                : v.t(
                        "approvals.decided",
                        "state",
                        decision.byOne() ? state + " (" + v.t("approvals.by-one-person") + ")" : state,
                        "date",
                        v.date(Approval.day(decision.at())));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }
}
