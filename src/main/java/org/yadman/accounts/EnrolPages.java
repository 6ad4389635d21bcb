package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.Enrolment.Draft;
import org.yadman.accounts.Enrolment.Outcome;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// From a code to an account: type the code, print the sheet, show that the app makes the right numbers.
@Controller
class EnrolPages {

    private final Enrolment enrolment;
    private final Sessions sessions;
    private final Templates templates;

    EnrolPages(Enrolment enrolment, Sessions sessions, Templates templates) {
        this.enrolment = enrolment;
        this.sessions = sessions;
        this.templates = templates;
    }

    /// @param kind `words` or `digits`
    record EnrolForm(String code, String name, String kind) {
        EnrolForm(@Nullable String code, @Nullable String name, @Nullable String kind) {
            this.code = code == null ? "" : code;
            this.name = name == null ? "" : name;
            this.kind = kind == null ? "" : kind;
        }

        boolean words() {
            return kind.equals("words");
        }
    }

    record EnrolModel(EnrolForm form, List<Mistake> mistakes) {}

    /// The sign-in sheet, not yet in force.
    ///
    /// @param sealed the draft for the way back
    /// @param action where it is confirmed
    /// @param caller whoever is signed in, if the secrets of an account are replaced from inside
    record SheetModel(
            Draft draft,
            String sealed,
            @Nullable String totp,
            @Nullable QrCode qr,
            String action,
            List<Mistake> mistakes,
            @Nullable Caller caller) {}

    @GetMapping("/{lang}/sign-in/enrol")
    @Public
    View show(Visitor v, HttpServletResponse response) {
        SignInPages.noStore(response);
        String kind = v.language().direction().equals("rtl") ? "digits" : "words";
        return form(v, new EnrolForm("", "", kind), List.of());
    }

    private View form(Visitor v, EnrolForm form, List<Mistake> mistakes) {
        return templates
                .page(v, "accounts/enrol", new EnrolModel(form, mistakes))
                .with(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{lang}/sign-in/enrol")
    @Public
    View begin(EnrolForm form, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        SignInPages.noStore(response);
        return switch (enrolment.begin(form.code(), form.name(), form.words(), sessions.browser(request))) {
            case Checked.Invalid<Draft>(var mistakes) -> form(v, form, mistakes);
            case Checked.Valid<Draft>(var draft) ->
                templates.page(v, "accounts/sheet", sheet(draft, v, v.to("/sign-in/enrol/confirm"), List.of(), null));
        };
    }

    SheetModel sheet(Draft draft, Visitor v, String action, List<Mistake> mistakes, @Nullable Caller caller) {
        String totp = draft.totp();
        return new SheetModel(
                draft,
                enrolment.seal(draft),
                totp == null ? null : totp.replaceAll("(.{4})(?=.)", "$1 "),
                totp == null ? null : QrCode.of(Totp.address(v.siteName().value(), totp)),
                action,
                mistakes,
                caller);
    }

    @PostMapping("/{lang}/sign-in/enrol/confirm")
    @Public
    View confirm(
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String number,
            Visitor v,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInPages.noStore(response);
        // A draft without a code belongs to somebody signed in and is confirmed there.
        Optional<Draft> draft = enrolment.open(sealed).filter(each -> each.code() != null);
        if (draft.isEmpty()) {
            return new SeeOther(v.to("/sign-in/enrol"));
        }
        return switch (enrolment.finish(draft.get(), number)) {
            case Outcome.Ready(var account) -> {
                sessions.enrol(account.id(), request, response);
                sessions.begin(account, request, response);
                // Who is new learns what to do; who got back in, what was replaced.
                yield new SeeOther(v.to(draft.get().account() == null ? "/desk" : "/desk/account"));
            }
            case Outcome.WrongNumber() ->
                templates
                        .page(
                                v,
                                "accounts/sheet",
                                sheet(
                                        draft.get(),
                                        v,
                                        v.to("/sign-in/enrol/confirm"),
                                        List.of(Mistake.at("number", "accounts.sheet.number.wrong")),
                                        null))
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.TooLate() ->
                form(
                        v,
                        new EnrolForm("", draft.get().name(), ""),
                        List.of(Mistake.at("code", "accounts.enrol.code.unknown")));
        };
    }
}
