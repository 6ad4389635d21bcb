package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.AccountStore.Told;
import org.yadman.accounts.SessionStore.Enrolled;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// One's own account: where one is signed in, which browsers are admitted, what is held, and the way out.
@Controller
class AccountPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OwnAccount own;
    private final People people;
    private final Sessions sessions;
    private final Templates templates;

    AccountPages(OwnAccount own, People people, Sessions sessions, Templates templates) {
        this.own = own;
        this.people = people;
        this.sessions = sessions;
        this.templates = templates;
    }

    /// @param here whether it is the session of this very page
    record SessionLine(UUID id, LocalDate started, boolean today, boolean here) {}

    /// What the page of one's own account shows.
    ///
    /// @param code a code for another browser, shown this once, or null
    /// @param recoveryFrom the day on which a recovery that somebody began will work, or null
    /// @param toConfirm invitations of another representative of the same group
    record AccountModel(
            Caller caller,
            Account account,
            List<Told> told,
            @Nullable LocalDate recoveryFrom,
            int recoveryLeft,
            List<SessionLine> sessions,
            List<Enrolled> browsers,
            List<Code> toConfirm,
            String email,
            @Nullable String code,
            List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/account")
    @Requires(Permission.OWN_ACCOUNT)
    View show(Caller caller, Visitor v, HttpServletRequest request) {
        return page(caller, v, request, null, null, List.of());
    }

    private View page(
            Caller caller,
            Visitor v,
            HttpServletRequest request,
            @Nullable String code,
            @Nullable String email,
            List<Mistake> mistakes) {
        UUID id = caller.account();
        Account account = own.get(id);
        UUID here = sessions.find(request).map(open -> open.session().id()).orElse(null);
        List<SessionLine> lines = sessions.list(id).stream()
                .map(each -> new SessionLine(
                        each.id(),
                        LocalDate.ofInstant(each.started(), ZoneOffset.UTC),
                        LocalDate.ofInstant(each.seen(), ZoneOffset.UTC).equals(v.today()),
                        each.id().equals(here)))
                .toList();
        AccountModel model = new AccountModel(
                caller,
                account,
                own.told(id),
                own.recoveryFrom(id),
                own.recoveryLeft(id),
                lines,
                sessions.browsers(id),
                people.toConfirm(account.role() == Role.REPRESENTATIVE ? account.group() : null),
                email == null ? own.email(account) : email,
                code,
                mistakes);
        return templates
                .page(v, "accounts/account", model)
                .with(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static SeeOther back(Visitor v) {
        return new SeeOther(v.to("/desk/account"));
    }

    @PostMapping("/{lang}/desk/account/notices")
    @Requires(Permission.OWN_ACCOUNT)
    View haveRead(Caller caller, Visitor v) {
        own.haveRead(caller.account());
        return back(v);
    }

    @PostMapping("/{lang}/desk/account/recovery/stop")
    @Requires(Permission.OWN_ACCOUNT)
    View stopRecovery(Caller caller, Visitor v) {
        own.stopRecovery(caller.account());
        return back(v);
    }

    @PostMapping("/{lang}/desk/account/sessions/{session}/end")
    @Requires(Permission.OWN_ACCOUNT)
    View endSession(@PathVariable UUID session, Caller caller, Visitor v) {
        if (!sessions.end(session, caller.account())) {
            throw new NotFound();
        }
        return back(v);
    }

    @PostMapping("/{lang}/desk/account/sessions/end")
    @Requires(Permission.OWN_ACCOUNT)
    View signOutEverywhere(Caller caller, Visitor v) {
        sessions.endAll(caller.account(), null);
        return new SeeOther(v.to("/sign-in"));
    }

    @PostMapping("/{lang}/desk/account/browsers/code")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View admit(Caller caller, Visitor v, HttpServletRequest request) {
        return page(caller, v, request, own.admit(caller.account()), null, List.of());
    }

    @PostMapping("/{lang}/desk/account/browsers/{browser}/dismissal")
    @Requires(Permission.OWN_ACCOUNT)
    View dismiss(@PathVariable UUID browser, Caller caller, Visitor v) {
        if (!sessions.dismiss(browser, caller.account())) {
            throw new NotFound();
        }
        return back(v);
    }

    @PostMapping("/{lang}/desk/account/email")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View setEmail(@RequestParam(defaultValue = "") String email, Caller caller, Visitor v, HttpServletRequest request) {
        return switch (own.checkEmail(email)) {
            case Checked.Invalid<String>(var mistakes) -> page(caller, v, request, null, email, mistakes);
            case Checked.Valid<String>(var good) -> {
                own.setEmail(caller.account(), good);
                yield back(v);
            }
        };
    }

    @PostMapping("/{lang}/desk/account/representatives/{invitation}/confirmation")
    @Requires(Permission.ACT_FOR_GROUP)
    View confirmRepresentative(@PathVariable UUID invitation, Caller caller, Visitor v) {
        if (people.toConfirm(caller.group()).stream()
                .noneMatch(code -> code.id().equals(invitation))) {
            throw new NotFound();
        }
        people.agree(invitation, caller.actor());
        return back(v);
    }

    @GetMapping("/{lang}/desk/account/data")
    @Requires(Permission.OWN_ACCOUNT)
    ResponseEntity<byte[]> data(Caller caller) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"account.json\"")
                .body(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(own.held(caller.account())));
    }

    /// @param last whether this is the last steward, who cannot leave
    record LeaveModel(Caller caller, boolean last) {}

    @GetMapping("/{lang}/desk/account/deletion")
    @Requires(Permission.OWN_ACCOUNT)
    View askToLeave(Caller caller, Visitor v) {
        boolean last = own.isLastSteward(own.get(caller.account()));
        return templates.page(v, "accounts/leave", new LeaveModel(caller, last));
    }

    @PostMapping("/{lang}/desk/account/deletion")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View leave(Caller caller, Visitor v, HttpServletResponse response) {
        if (!own.delete(caller.account())) {
            return templates
                    .page(v, "accounts/leave", new LeaveModel(caller, true))
                    .with(HttpStatus.CONFLICT);
        }
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return new SeeOther(v.to("/sign-in"));
    }
}
