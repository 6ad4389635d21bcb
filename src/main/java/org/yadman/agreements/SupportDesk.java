package org.yadman.agreements;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.agreements.SupportStore.Rule;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What stewards decide about the numbers of supporters. They see no more of them than everybody does.
@Controller
class SupportDesk {

    private final Supports supports;
    private final SupportRule rule;
    private final SupportRule.Asking asking;
    private final Templates templates;

    SupportDesk(Supports supports, SupportRule rule, SupportRule.Asking asking, Templates templates) {
        this.supports = supports;
        this.rule = rule;
        this.asking = asking;
        this.templates = templates;
    }

    /// @param numbers what is published, or null before the first time
    record DeskModel(
            Caller caller,
            SupportPages.@Nullable Numbers numbers,
            Rule rule,
            List<Choice> choices,
            List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/support")
    @Requires(Permission.STEWARD)
    Page show(Caller caller, Visitor v) {
        return page(caller, List.of(), v);
    }

    private Page page(Caller caller, List<Mistake> mistakes, Visitor v) {
        Rule now = supports.rule();
        return templates.page(
                v,
                "agreements/supportdesk",
                new DeskModel(
                        caller,
                        supports.told()
                                .map(told -> SupportPages.numbers(told, v))
                                .orElse(null),
                        now,
                        rule.choices().stream()
                                .map(k -> new Choice(
                                        String.valueOf(k), v.t("supports.rule.number", "k", k), k == now.k()))
                                .toList(),
                        mistakes));
    }

    /// What was chosen, and the version of the rule that was seen.
    record Chosen(String k, String version) {
        Chosen {
            k = Objects.requireNonNullElse(k, "");
            version = Objects.requireNonNullElse(version, "");
        }
    }

    @PostMapping("/{lang}/desk/support")
    @Requires(Permission.STEWARD)
    @StepUp
    View ask(Chosen chosen, Caller caller, Visitor v) {
        Rule now = supports.rule();
        Optional<Integer> k = rule.choices().stream()
                .filter(each -> String.valueOf(each).equals(chosen.k()) && each != now.k())
                .findFirst();
        if (k.isEmpty() || !chosen.version().equals(String.valueOf(now.version()))) {
            return page(caller, List.of(Mistake.at("k", "supports.rule.mistake")), v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new SeeOther(v.to("/desk/approvals/" + asking.ask(k.get(), now.version(), caller.actor())));
    }
}
