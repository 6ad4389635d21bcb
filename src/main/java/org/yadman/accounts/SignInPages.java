package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.FrontDoor.Kept;
import org.yadman.accounts.FrontDoor.SignInModel;
import org.yadman.accounts.SignIn.Answer;
import org.yadman.platform.config.Options;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// In and out.
@Controller
class SignInPages {

    private static final String LOOK_AGAIN_SECONDS = "3";

    private final SignIn signIn;
    private final Lanes lanes;
    private final Sessions sessions;
    private final Cookies cookies;
    private final FrontDoor door;
    private final Later later;
    private final Templates templates;

    SignInPages(
            SignIn signIn,
            Lanes lanes,
            Sessions sessions,
            Cookies cookies,
            FrontDoor door,
            Later later,
            Templates templates) {
        this.signIn = signIn;
        this.lanes = lanes;
        this.sessions = sessions;
        this.cookies = cookies;
        this.door = door;
        this.later = later;
        this.templates = templates;
    }

    /// A place in the queue.
    ///
    /// @param before how many come first; 0 when it is one's turn
    record WaitModel(long before, String go, String kept) {}

    @GetMapping("/{lang}/sign-in")
    @Public
    View show(@RequestParam(defaultValue = "") String go, Visitor v, HttpServletResponse response) {
        noStore(response);
        SignInForm form = new SignInForm("", "", "", "", go, "");
        return door.signIn(v, new SignInModel("accounts.sign-in.lead", form, List.of(), null));
    }

    @PostMapping("/{lang}/sign-in")
    @Public
    View enter(SignInForm form, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        noStore(response);
        boolean here = Options.isLoopback(request.getServerName());
        return answered(signIn.attempt(form, sessions.browser(request), here), form, v, request, response);
    }

    private View answered(
            Answer answer, SignInForm form, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        return switch (answer) {
            case Answer.Welcome welcome -> welcome(welcome, form, v, request, response);
            case Answer.Refused no ->
                again(form, v, Mistake.at("", "accounts.sign-in.refused"), HttpStatus.UNPROCESSABLE_CONTENT);
            case Answer.Waits waits -> {
                cookies.set(request, response, Cookies.Kind.TICKET, waits.ticket());
                yield form.kept().isEmpty()
                        ? new SeeOther(v.to("/sign-in/wait") + goQuery(form.go()))
                        : templates.page(
                                v,
                                "accounts/wait",
                                new WaitModel(lanes.before(waits.ticket()).orElse(1L), form.go(), form.kept()));
            }
            case Answer.Full full -> {
                response.setHeader("Retry-After", "60");
                yield later.show(
                        again(form, v, Mistake.at("", "accounts.sign-in.full"), HttpStatus.SERVICE_UNAVAILABLE),
                        v.t("accounts.sign-in.full"));
            }
            case Answer.Tomorrow tomorrow ->
                door.signIn(
                        v,
                        new SignInModel(
                                "accounts.sign-in.lead",
                                withoutSecrets(form),
                                List.of(),
                                v.date(LocalDate.ofInstant(tomorrow.from(), ZoneOffset.UTC))));
        };
    }

    private View again(SignInForm form, Visitor v, Mistake mistake, HttpStatus status) {
        return door.signIn(v, new SignInModel("accounts.sign-in.lead", withoutSecrets(form), List.of(mistake), null))
                .with(status);
    }

    /// The page once more, with what was wrong.
    View refused(SignInForm form, Visitor v, String key) {
        return again(form, v, Mistake.at("", key), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static SignInForm withoutSecrets(SignInForm form) {
        String name = form.isTooLong() ? "" : form.name();
        return new SignInForm(name, "", "", "", form.go(), form.kept());
    }

    View welcome(
            Answer.Welcome welcome,
            SignInForm form,
            Visitor v,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sessions.Open open = sessions.begin(welcome.account(), request, response);
        if (welcome.enrols()) {
            sessions.enrol(welcome.account().id(), request, response);
        }
        if (!form.kept().isEmpty()) {
            Optional<Kept> kept = door.open(welcome.account().id(), form.kept());
            return kept.isPresent()
                    ? door.resend(v, kept.get(), sessions.caller(open))
                    : new SeeOther(v.to("/desk/account") + "?other");
        }
        return new SeeOther(isOfTheDesk(form.go(), v) ? form.go() : v.to("/desk"));
    }

    // Nowhere else than where one has to be signed in; above all not to another site.
    private static boolean isOfTheDesk(String go, Visitor v) {
        return go.length() < 2000
                && !go.contains("/..")
                && (go.equals(v.to("/desk")) || go.startsWith(v.to("/desk/")) || go.startsWith(v.to("/desk?")))
                && go.chars().allMatch(letter -> letter > ' ' && letter < 127 && letter != '\\');
    }

    private static String goQuery(String go) {
        return go.isEmpty() ? "" : "?go=" + java.net.URLEncoder.encode(go, java.nio.charset.StandardCharsets.UTF_8);
    }

    @GetMapping("/{lang}/sign-in/wait")
    @Public
    View look(
            @RequestParam(defaultValue = "") String go,
            Visitor v,
            HttpServletRequest request,
            HttpServletResponse response) {
        noStore(response);
        Optional<Long> before = cookies.read(request, Cookies.Kind.TICKET).flatMap(lanes::before);
        if (before.isEmpty()) {
            return new SeeOther(v.to("/sign-in") + goQuery(go));
        }
        if (before.get() > 0) {
            response.setHeader("Refresh", LOOK_AGAIN_SECONDS);
        }
        return templates.page(v, "accounts/wait", new WaitModel(before.get(), go, ""));
    }

    @PostMapping("/{lang}/sign-in/wait")
    @Public
    View collect(SignInForm form, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        noStore(response);
        Optional<String> ticket = cookies.read(request, Cookies.Kind.TICKET);
        Optional<Answer> answer = ticket.flatMap(signIn::collect);
        if (answer.isPresent()) {
            cookies.clear(request, response, Cookies.Kind.TICKET);
            return answered(answer.get(), form, v, request, response);
        }
        Optional<Long> before = ticket.flatMap(lanes::before);
        return before.isPresent()
                ? templates.page(v, "accounts/wait", new WaitModel(before.get(), form.go(), form.kept()))
                : again(form, v, Mistake.at("", "accounts.sign-in.lapsed"), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{lang}/sign-out")
    @Requires(Permission.OWN_ACCOUNT)
    View leave(Visitor v, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        cookies.clear(request, response, Cookies.Kind.SESSION);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return new SeeOther(v.to("/sign-in"));
    }

    static void noStore(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
