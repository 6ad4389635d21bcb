package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.accounts.PasskeyChecks.Shown;
import org.yadman.accounts.PasskeySites.Site;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// In by a passkey. The script of the sign-in page asks for a challenge and sends the answer as a form, as every other
/// page does; without the script nobody comes here.
@Controller
class PasskeySignInPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final Sessions sessions;
    private final SignInPages pages;

    PasskeySignInPages(Passkeys passkeys, PasskeySites sites, Sessions sessions, SignInPages pages) {
        this.passkeys = passkeys;
        this.sites = sites;
        this.sessions = sessions;
        this.pages = pages;
    }

    /// What the script sends.
    ///
    /// @param sealed the challenge
    record AnswerForm(
            String sealed,
            String credential,
            String clientData,
            String authenticatorData,
            String signature,
            String user) {

        AnswerForm(
                @Nullable String sealed,
                @Nullable String credential,
                @Nullable String clientData,
                @Nullable String authenticatorData,
                @Nullable String signature,
                @Nullable String user) {
            this.sealed = sealed == null ? "" : sealed;
            this.credential = credential == null ? "" : credential;
            this.clientData = clientData == null ? "" : clientData;
            this.authenticatorData = authenticatorData == null ? "" : authenticatorData;
            this.signature = signature == null ? "" : signature;
            this.user = user == null ? "" : user;
        }

        Shown shown() {
            return new Shown(credential, clientData, authenticatorData, signature, user);
        }
    }

    /// The same for everybody who asks; nothing is remembered of it.
    @GetMapping("/{lang}/sign-in/passkey")
    @Public
    ResponseEntity<byte[]> challenge(HttpServletRequest request) {
        Site site = sites.of(request).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(JSON.writeValueAsBytes(passkeys.ask(site)));
    }

    @PostMapping("/{lang}/sign-in/passkey")
    @Public
    View enter(
            AnswerForm answer, SignInForm form, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        SignInPages.noStore(response);
        Site site = sites.of(request).orElseThrow(NotFound::new);
        return switch (passkeys.enter(site, answer.sealed(), answer.shown(), sessions.browser(request))) {
            case SignIn.Answer.Welcome welcome -> pages.welcome(welcome, form, v, request, response);
            default -> pages.refused(form, v, "accounts.passkey.refused");
        };
    }
}
