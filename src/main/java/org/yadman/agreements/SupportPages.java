package org.yadman.agreements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.yadman.agreements.SupportTyped.Read;
import org.yadman.agreements.SupportTyped.Wanted;
import org.yadman.agreements.Supports.Asked;
import org.yadman.agreements.Supports.Confirmed;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.db.Remains;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.tally.Told;

/// Where individuals support the day, and withdraw, with a country, an address and the code that was sent there.
/// Nothing is kept between two pages but in their own fields: no cookie, no session.
@Controller
class SupportPages implements PublicPages {

    private final Supports supports;
    private final SupportRule.Asking rule;
    private final SupportWords words;
    private final ProtectedCountries protectedCountries;
    private final Remains remains;
    private final Templates templates;

    SupportPages(
            Supports supports,
            SupportRule.Asking rule,
            SupportWords words,
            ProtectedCountries protectedCountries,
            Remains remains,
            Templates templates) {
        this.supports = supports;
        this.rule = rule;
        this.words = words;
        this.protectedCountries = protectedCountries;
        this.remains = remains;
        this.templates = templates;
    }

    /// What is published.
    ///
    /// @param k of how many every number is a multiple
    record Numbers(LocalDate on, long total, List<Line> named, long other, int k) {}

    /// A country and how many there at least.
    record Line(String country, long people) {}

    /// A form and what stands around it.
    ///
    /// @param withdrawing whether it is there to withdraw
    /// @param offered whether codes can be mailed
    /// @param numbers what is published, or null before the first time
    /// @param alone whether one person decided how many are counted together
    /// @param hidden the names of the countries that are not counted by country
    /// @param told what became of what was sent, or null
    record FormModel(
            boolean withdrawing,
            boolean offered,
            @Nullable Numbers numbers,
            boolean alone,
            List<String> hidden,
            SupportTyped typed,
            List<Choice> countries,
            List<Mistake> mistakes,
            @Nullable String told) {}

    @GetMapping("/{lang}/support")
    @Public
    Page support(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return form("agreements/support", false, SupportTyped.NOTHING, List.of(), null, v);
    }

    @PostMapping("/{lang}/support")
    @Public
    Page ask(SupportTyped typed, Visitor v, HttpServletResponse response) {
        return ask(typed, false, v, response);
    }

    @GetMapping("/{lang}/support/withdraw")
    @Public
    Page withdraw(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return form("agreements/supportwithdraw", true, SupportTyped.NOTHING, List.of(), null, v);
    }

    @PostMapping("/{lang}/support/withdraw")
    @Public
    Page askToWithdraw(SupportTyped typed, Visitor v, HttpServletResponse response) {
        return ask(typed, true, v, response);
    }

    @GetMapping("/{lang}/support/code")
    @Public
    Page code(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return form("agreements/supportcode", false, SupportTyped.NOTHING, List.of(), null, v);
    }

    @GetMapping("/{lang}/support/withdraw/code")
    @Public
    Page codeToWithdraw(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return form("agreements/supportcode", true, SupportTyped.NOTHING, List.of(), null, v);
    }

    private Page ask(SupportTyped typed, boolean withdrawing, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        String page = withdrawing ? "agreements/supportwithdraw" : "agreements/support";
        return switch (typed.check(new Wanted(!withdrawing, false), offered())) {
            case Checked.Invalid<Read>(List<Mistake> mistakes) ->
                form(page, withdrawing, typed, mistakes, null, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Read>(Read read) ->
                switch (supports.ask(read.address(), v.language())) {
                    case Asked.Sent(LocalDate until) ->
                        form(
                                "agreements/supportcode",
                                withdrawing,
                                typed,
                                List.of(),
                                v.t("supports.code.sent", "date", v.date(until)),
                                v);
                    case Asked.Later(Duration time) -> {
                        response.setHeader("Retry-After", String.valueOf(time.toSeconds() + 1));
                        yield form(
                                        page,
                                        withdrawing,
                                        typed,
                                        List.of(),
                                        v.t("supports.later", "minutes", time.toMinutes() + 1),
                                        v)
                                .with(HttpStatus.TOO_MANY_REQUESTS);
                    }
                    case Asked.Domain domain ->
                        form(page, withdrawing, typed, at("supports.mistake.domain"), null, v)
                                .with(HttpStatus.TOO_MANY_REQUESTS);
                    case Asked.Unreachable no ->
                        form(page, withdrawing, typed, at("supports.mistake.protected"), null, v)
                                .with(HttpStatus.UNPROCESSABLE_CONTENT);
                    case Asked.NotOffered no ->
                        form(page, withdrawing, typed, List.of(), null, v).with(HttpStatus.SERVICE_UNAVAILABLE);
                };
        };
    }

    private static List<Mistake> at(String key) {
        return List.of(Mistake.at("address", key));
    }

    /// What became of it.
    record DoneModel(String outcome) {}

    @PostMapping("/{lang}/support/code")
    @Public
    Page confirm(SupportTyped typed, Visitor v, HttpServletResponse response) {
        return confirm(typed, false, v, response);
    }

    @PostMapping("/{lang}/support/withdraw/code")
    @Public
    Page confirmWithdrawal(SupportTyped typed, Visitor v, HttpServletResponse response) {
        return confirm(typed, true, v, response);
    }

    private Page confirm(SupportTyped typed, boolean withdrawing, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return switch (typed.check(new Wanted(!withdrawing, true), offered())) {
            case Checked.Invalid<Read>(List<Mistake> mistakes) ->
                form("agreements/supportcode", withdrawing, typed, mistakes, null, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Read>(Read read) -> {
                SupportCode code = Objects.requireNonNull(read.code());
                Confirmed outcome = withdrawing
                        ? supports.withdraw(read.address(), code)
                        : supports.support(read.address(), code, read.country());
                if (outcome == Confirmed.WRONG) {
                    List<Mistake> wrong = List.of(Mistake.at("code", "supports.mistake.wrong"));
                    yield form("agreements/supportcode", withdrawing, typed, wrong, null, v)
                            .with(HttpStatus.UNPROCESSABLE_CONTENT);
                }
                // What is forgotten is off the disk, too.
                remains.wipe();
                yield templates.page(
                        v,
                        "agreements/supportdone",
                        new DoneModel(outcome.name().toLowerCase(Locale.ROOT)));
            }
        };
    }

    private Page form(
            String template,
            boolean withdrawing,
            SupportTyped typed,
            List<Mistake> mistakes,
            @Nullable String told,
            Visitor v) {
        return templates.page(
                v,
                template,
                new FormModel(
                        withdrawing,
                        supports.isOffered(),
                        supports.told().map(each -> numbers(each, v)).orElse(null),
                        rule.byOnePerson(),
                        words.countries(v.language()).stream()
                                .filter(country -> protectedCountries.codes().contains(country.code()))
                                .map(SupportWords.Country::name)
                                .toList(),
                        typed,
                        choices(typed.country(), v),
                        mistakes,
                        told));
    }

    static Numbers numbers(Told told, Visitor v) {
        List<Line> named = told.crowd().named().entrySet().stream()
                .map(each -> new Line(SupportWords.name(each.getKey(), v.language()), each.getValue()))
                .toList();
        return new Numbers(
                told.on(),
                told.crowd().total(),
                named,
                told.crowd().other(),
                told.crowd().k());
    }

    private List<String> offered() {
        Set<String> hidden = protectedCountries.codes();
        List<String> codes = new ArrayList<>(SupportWords.COUNTRIES);
        codes.removeIf(hidden::contains);
        codes.add(Supports.UNCOUNTED);
        return codes;
    }

    private List<Choice> choices(String chosen, Visitor v) {
        List<String> offered = offered();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", v.t("supports.country.choose"), chosen.isEmpty()));
        choices.add(new Choice(Supports.UNCOUNTED, v.t("supports.country.unsaid"), chosen.equals(Supports.UNCOUNTED)));
        words.countries(v.language()).stream()
                .filter(country -> offered.contains(country.code()))
                .map(country -> new Choice(
                        country.code(), country.name(), country.code().equals(chosen)))
                .forEach(choices::add);
        return choices;
    }

    // What is typed here stays in no cache, not even in the visitor's own browser.
    private static void keepNowhere(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    @Override
    public List<String> paths() {
        return supports.isOffered()
                ? List.of("/support", "/support/code", "/support/withdraw", "/support/withdraw/code")
                : List.of("/support");
    }
}
