package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.PasskeyChecks.Made;
import org.yadman.accounts.PasskeySites.Site;
import org.yadman.accounts.Passkeys.Line;
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

/// Somebody's own passkeys: seen and removed without JavaScript, made with it, which is the only way there is.
@Controller
class PasskeyPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final OwnAccount own;
    private final Templates templates;

    PasskeyPages(Passkeys passkeys, PasskeySites sites, OwnAccount own, Templates templates) {
        this.passkeys = passkeys;
        this.sites = sites;
        this.own = own;
        this.templates = templates;
    }

    /// @param here the site of this page, or null where no passkey can be made
    record PasskeysModel(
            Caller caller, List<Line> passkeys, @Nullable String here, String name, List<Mistake> mistakes) {}

    /// @param sealed the challenge
    /// @param options what the browser is asked, as JSON
    record MakeModel(Caller caller, String name, String sealed, String options) {}

    @GetMapping("/{lang}/desk/account/passkeys")
    @Requires(Permission.OWN_ACCOUNT)
    View show(Caller caller, Visitor v, HttpServletRequest request) {
        return page(caller, v, request, "", List.of());
    }

    private View page(Caller caller, Visitor v, HttpServletRequest request, String name, List<Mistake> mistakes) {
        String here = sites.of(request).map(Site::id).orElse(null);
        PasskeysModel model = new PasskeysModel(caller, passkeys.list(caller.account()), here, name, mistakes);
        return templates
                .page(v, "accounts/passkeys", model)
                .withPasskeys()
                .with(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{lang}/desk/account/passkeys/new")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View make(@RequestParam(defaultValue = "") String name, Caller caller, Visitor v, HttpServletRequest request) {
        Site site = sites.of(request).orElseThrow(NotFound::new);
        return switch (passkeys.checkName(name, caller.account())) {
            case Checked.Invalid<String>(var mistakes) -> page(caller, v, request, name, mistakes);
            case Checked.Valid<String>(var good) -> {
                Passkeys.ToMake toMake = passkeys.askToMake(own.get(caller.account()), site, good);
                MakeModel model = new MakeModel(caller, good, toMake.asked().sealed(), JSON.writeValueAsString(toMake));
                yield templates.page(v, "accounts/makepasskey", model).withPasskeys();
            }
        };
    }

    @PostMapping("/{lang}/desk/account/passkeys")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View add(
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String clientData,
            @RequestParam(defaultValue = "") String attestation,
            Caller caller,
            Visitor v,
            HttpServletRequest request) {
        Site site = sites.of(request).orElseThrow(NotFound::new);
        return passkeys.add(own.get(caller.account()), site, sealed, new Made(clientData, attestation))
                ? new SeeOther(v.to("/desk/account/passkeys"))
                : page(caller, v, request, "", List.of(Mistake.at("", "accounts.passkey.not-made")));
    }

    @PostMapping("/{lang}/desk/account/passkeys/{passkey}/removal")
    @Requires(Permission.OWN_ACCOUNT)
    @StepUp
    View remove(@PathVariable UUID passkey, Caller caller, Visitor v) {
        passkeys.remove(passkey, caller.account());
        return new SeeOther(v.to("/desk/account/passkeys"));
    }
}
