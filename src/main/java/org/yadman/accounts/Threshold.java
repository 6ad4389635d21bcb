package org.yadman.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.yadman.accounts.Sessions.Open;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SignInNeeded;
import org.yadman.platform.web.Signed;
import org.yadman.platform.web.StepUp;

/// Stands before every handler: says who asks, to those that require somebody, and lets nothing be changed by a request
/// that another site made a browser send. Public pages are left alone: nobody's session is looked up for them.
///
/// A change needs a proof that it comes from a page of ours: `Sec-Fetch-Site`, else `Origin`, else a good token. What
/// only somebody signed in may change needs the token of this very session besides; a form for everybody stands on a
/// page that is the same for all, and has none.
@Component
class Threshold implements HandlerInterceptor {

    /// Marks a request whose session is good but whose passphrase was given too long ago.
    static final String PROVE_AGAIN = Threshold.class.getName() + ".proveAgain";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final FormTokens tokens;

    Threshold(Sessions sessions, FormTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // The second pass of a failed request only shows what went wrong.
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        boolean needed = method.hasMethodAnnotation(Requires.class);
        boolean signed = !needed && method.hasMethodAnnotation(Signed.class);
        boolean changes = !READING.contains(request.getMethod()) && !signed;
        Optional<Open> open = needed ? sessions.find(request) : Optional.empty();
        Caller caller = open.map(sessions::caller).orElse(null);
        if (changes) {
            refuseForeign(request, caller);
        }
        if (caller != null) {
            caller.ask(request);
            if (changes) {
                refuseForged(request, caller);
            }
        }
        if (method.hasMethodAnnotation(StepUp.class) && open.isPresent() && !sessions.isProven(open.get())) {
            request.setAttribute(PROVE_AGAIN, true);
            throw new SignInNeeded();
        }
        return true;
    }

    private static void refuseForeign(HttpServletRequest request, @Nullable Caller caller) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean ours;
        if (site != null) {
            ours = site.equals("same-origin");
        } else if (origin != null && !origin.equals("null")) {
            ours = isOurs(origin, request);
        } else {
            // An old browser that was told to send no referrer hides its origin too.
            ours = caller != null && holdsToken(request, caller);
        }
        if (!ours) {
            throw new Forbidden();
        }
    }

    private static boolean isOurs(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null
                && (origin.equalsIgnoreCase("https://" + host) || origin.equalsIgnoreCase("http://" + host));
    }

    private void refuseForged(HttpServletRequest request, Caller caller) {
        if (holdsToken(request, caller)) {
            return;
        }
        // A form that this person opened before signing in anew: shown once more, with what was typed.
        if (tokens.mark(caller.account()).equals(FormTokens.markOf(request.getParameter(FormTokens.FIELD)))) {
            throw new SignInNeeded();
        }
        throw new Forbidden();
    }

    private static boolean holdsToken(HttpServletRequest request, Caller caller) {
        String sent = request.getParameter(FormTokens.FIELD);
        return sent != null && Secrets.same(sent, caller.formToken());
    }
}
