package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.Enrolment.Draft;
import org.yadman.accounts.Enrolment.Outcome;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// A new sign-in sheet for somebody who is signed in: passphrase, one-time numbers and recovery codes together, so that
/// there is always one sheet and all of it is good.
@Controller
class SecretPages {

    private final Enrolment enrolment;
    private final EnrolPages sheets;
    private final OwnAccount own;
    private final Sessions sessions;
    private final Templates templates;

    SecretPages(Enrolment enrolment, EnrolPages sheets, OwnAccount own, Sessions sessions, Templates templates) {
        this.enrolment = enrolment;
        this.sheets = sheets;
        this.own = own;
        this.sessions = sessions;
        this.templates = templates;
    }

    /// @param words whether words are the first choice
    /// @param choice whether the person may choose to have one-time numbers
    record RenewModel(Caller caller, boolean words, boolean choice, boolean has) {}

    @GetMapping("/{lang}/desk/account/sheet")
    @Requires(Permission.OWN_ACCOUNT)
    View show(Caller caller, Visitor v) {
        Account account = own.get(caller.account());
        boolean words = !v.language().direction().equals("rtl");
        return templates.page(
                v,
                "accounts/renew",
                new RenewModel(caller, words, !account.role().guarded(), account.totp() != null));
    }

    @PostMapping("/{lang}/desk/account/sheet")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View make(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String numbers,
            Caller caller,
            Visitor v) {
        Account account = own.get(caller.account());
        Draft draft = enrolment.anew(account, kind.equals("words"), numbers.equals("yes"));
        return templates.page(v, "accounts/sheet", sheet(draft, caller, v, List.of()));
    }

    private EnrolPages.SheetModel sheet(Draft draft, Caller caller, Visitor v, List<Mistake> mistakes) {
        return sheets.sheet(draft, v, v.to("/desk/account/sheet/confirmation"), mistakes, caller);
    }

    @PostMapping("/{lang}/desk/account/sheet/confirmation")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View confirm(
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String number,
            Caller caller,
            Visitor v,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Draft> mine = enrolment
                .open(sealed)
                .filter(draft -> draft.code() == null && caller.account().equals(draft.account()));
        Draft draft = mine.orElseThrow(NotFound::new);
        return switch (enrolment.finish(draft, number)) {
            case Outcome.Ready(var account) -> {
                sessions.begin(account, request, response);
                yield new SeeOther(v.to("/desk/account"));
            }
            case Outcome.WrongNumber() ->
                templates
                        .page(
                                v,
                                "accounts/sheet",
                                sheet(draft, caller, v, List.of(Mistake.at("number", "accounts.sheet.number.wrong"))))
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.TooLate() -> throw new NotFound();
        };
    }
}
