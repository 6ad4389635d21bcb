package org.yadman.agreements;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Rule;

/// A group says that a part of its condition which only people can judge has come true. What follows from it is shown
/// first, and only the second press counts: the same by a code and at a representative's desk.
@Component
class CameTrue {

    /// What the first press sends, and the second.
    static final String ASK = "came";

    static final String SAY = "came-true";

    private final RuleViews rules;
    private final Templates templates;

    CameTrue(RuleViews rules, Templates templates) {
        this.rules = rules;
        this.templates = templates;
    }

    /// What of an agreement's condition its group can say; nothing while it is in force.
    static List<Rule.Words> toSay(Agreement agreement) {
        Rule rule = agreement.rule();
        return rule == null || agreement.inForce()
                ? List.of()
                : rule.leaves().stream()
                        .filter(Rule.Words.class::isInstance)
                        .map(Rule.Words.class::cast)
                        .distinct()
                        .toList();
    }

    /// The part of an agreement's condition that says just this.
    static Optional<Rule.Words> find(Agreement agreement, String said) {
        return toSay(agreement).stream()
                .filter(words -> words.words().equals(said))
                .findFirst();
    }

    /// What would be said, and what follows.
    ///
    /// @param way with the agreement, its version and the words among what goes along
    /// @param rest what is then still asked for, in every language; empty: nothing
    /// @param visibility who may know the agreement, as the end of a message key
    record Model(AnswerFlow.Way way, Text name, String words, List<RuleViews.Spoken> rest, String visibility) {}

    Page page(AnswerFlow.Way way, Localized name, Agreement agreement, Rule.Words words, Visitor v) {
        Rule rule = agreement.rule();
        Rule rest = rule == null ? null : rule.without(words);
        return templates.page(
                v,
                "agreements/cametrue",
                new Model(
                        way,
                        v.in(name),
                        words.words(),
                        rest == null ? List.of() : rules.spoken(rest, v),
                        agreement.published() ? "now" : "later"));
    }
}
