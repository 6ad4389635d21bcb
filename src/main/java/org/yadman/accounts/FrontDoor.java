package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.VaultException;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Door;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// The sign-in page wherever somebody has to sign in first. What was sent without a session is not lost and not
/// stored: it is sealed into the page, for the account whose form it was, and comes back after the sign-in.
@Component
class FrontDoor implements Door {

    private static final int LONGEST_KEPT = 600_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Templates templates;
    private final FormTokens tokens;
    private final Vault vault;

    FrontDoor(Templates templates, FormTokens tokens, Vault vault) {
        this.templates = templates;
        this.tokens = tokens;
        this.vault = vault;
    }

    /// A form that was sent.
    ///
    /// @param files whether files were sent with it, which are not kept
    record Kept(String address, boolean files, List<Field> fields) {}

    record Field(String name, String value) {}

    /// What the sign-in page shows.
    ///
    /// @param key of the sentence that says why one is here
    /// @param form what was typed already, and what is carried on
    record SignInModel(
            String key,
            SignInForm form,
            List<Mistake> mistakes,
            @Nullable String later) {
        boolean keeps() {
            return !form.kept().isEmpty();
        }
    }

    /// What was typed, once more.
    record ResendModel(Kept kept, Caller caller) {}

    @Override
    public View knock(Visitor visitor, HttpServletRequest request) {
        boolean again = request.getAttribute(Threshold.PROVE_AGAIN) != null;
        Optional<Caller> caller = Caller.of(request);
        boolean sent =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (sent && caller.isPresent() && !again) {
            return closed(resend(visitor, kept(request), caller.get()), HttpStatus.CONFLICT);
        }
        String mark = sent ? FormTokens.markOf(token(request)) : null;
        String kept = sent && mark != null ? seal(mark, kept(request)) : "";
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String go = sent ? "" : request.getRequestURI() + query;
        String key = again ? "accounts.sign-in.again" : "accounts.sign-in.first";
        SignInForm form = new SignInForm(caller.map(Caller::name).orElse(""), "", "", "", go, kept);
        return closed(signIn(visitor, new SignInModel(key, form, List.of(), null)), HttpStatus.UNAUTHORIZED);
    }

    // A form that cannot be read, or is too much, cannot be kept either.
    private static @Nullable String token(HttpServletRequest request) {
        try {
            return request.getParameter(FormTokens.FIELD);
        } catch (InvalidParameterException unreadable) {
            return null;
        }
    }

    Page signIn(Visitor visitor, SignInModel model) {
        return templates.page(visitor, "accounts/signin", model).withPasskeys();
    }

    Page resend(Visitor visitor, Kept kept, Caller caller) {
        return templates.page(visitor, "accounts/resend", new ResendModel(kept, caller));
    }

    private static Kept kept(HttpServletRequest request) {
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(FormTokens.FIELD)) {
                for (String value : values) {
                    fields.add(new Field(name, value));
                }
            }
        });
        String type = request.getContentType();
        return new Kept(request.getRequestURI(), type != null && type.startsWith("multipart/"), fields);
    }

    private String seal(String mark, Kept kept) {
        String plain = JSON.writeValueAsString(kept);
        return plain.length() > LONGEST_KEPT ? "" : vault.seal(place(mark), plain);
    }

    /// What was sealed for this account; nothing if it was sealed for another.
    Optional<Kept> open(UUID account, String sealed) {
        try {
            return Optional.of(JSON.readValue(vault.open(place(tokens.mark(account)), sealed), Kept.class));
        } catch (VaultException foreign) {
            return Optional.empty();
        }
    }

    private static Vault.Place place(String mark) {
        return new Vault.Place("page", mark, "form");
    }

    private static View closed(Page page, HttpStatus status) {
        return new Closed(page.with(status), status);
    }

    /// A page that nobody keeps.
    private record Closed(Page page, HttpStatus status) implements View {
        @Override
        public String getContentType() {
            return page.getContentType();
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            response.setHeader("Cache-Control", "no-store");
            if (status == HttpStatus.UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Form");
            }
            page.render(model, request, response);
        }
    }
}
