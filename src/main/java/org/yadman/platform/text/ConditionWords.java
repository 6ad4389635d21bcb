package org.yadman.platform.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.yadman.pure.conditions.Rule;
import org.yadman.pure.conditions.Who;

/// A condition in words, as a clause: "at least 20 human-rights organisations agree with the date",
/// «دست‌کم ۲۰ سازمان حقوق بشری با این تاریخ موافقت کنند».
@Component
public class ConditionWords {

    /// What a condition names by a word or a slug.
    public enum Thing {
        KIND,
        COUNTRY,
        GROUP,
        TRACK,
        BODY
    }

    /// What these things are called in the language of the clause.
    @FunctionalInterface
    public interface Names {

        /// The name as it stands in a clause; of a kind, as it stands after a number: 20 "human-rights
        /// organisations", 1 "committee".
        ///
        /// @param count of how many the clause speaks: 1 for what has a name of its own, 0 where the text names
        ///     no number
        String of(Thing thing, String word, int count);
    }

    private final Messages messages;
    private final Dates dates;

    ConditionWords(Messages messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /// The condition in the language, without a full stop. A condition within a condition stands in parentheses.
    public String of(Language language, Rule rule, Names names) {
        return switch (rule) {
            case Rule.Leaf leaf -> leaf(language, leaf, names);
            case Rule.All(var rules) -> clauses(language, "platform.condition.and", rules, names);
            case Rule.Any(var rules) -> clauses(language, "platform.condition.or", rules, names);
        };
    }

    private String clauses(Language language, String key, List<Rule> rules, Names names) {
        return rules.stream()
                .map(rule -> clause(language, rule, names))
                .reduce((first, next) -> messages.text(language, key, "first", first, "next", next))
                .orElseThrow();
    }

    private String clause(Language language, Rule rule, Names names) {
        String clause = of(language, rule, names);
        return rule instanceof Rule.Leaf
                ? clause
                : messages.text(language, "platform.condition.inner", "clause", clause);
    }

    private String leaf(Language language, Rule.Leaf leaf, Names names) {
        return switch (leaf) {
            case Rule.AtLeast atLeast -> atLeast(language, atLeast, names);
            case Rule.Signatures signatures -> signatures(language, signatures);
            case Rule.Named(var groups, var commitment) ->
                messages.text(
                        language,
                        "platform.condition.named",
                        "commitment",
                        word(commitment),
                        "count",
                        groups.size(),
                        "groups",
                        list(language, "platform.condition.each", names(names, Thing.GROUP, groups, 1)));
            case Rule.TrackReached(var track, var milestone) ->
                messages.text(
                        language,
                        "platform.condition.track",
                        "milestone",
                        word(milestone),
                        "track",
                        names.of(Thing.TRACK, track, 1));
            case Rule.BodyFirst(var body) ->
                messages.text(language, "platform.condition.body", "body", names.of(Thing.BODY, body, 1));
            case Rule.From(var date) ->
                messages.text(language, "platform.condition.from", "date", dates.both(language, date));
            case Rule.Words(var words) -> messages.text(language, "platform.condition.words", "words", words);
        };
    }

    private String atLeast(Language language, Rule.AtLeast atLeast, Names names) {
        Integer threshold = atLeast.threshold();
        int count = threshold == null ? 0 : threshold;
        return messages.text(
                language,
                threshold == null ? "platform.condition.at-least-unknown" : "platform.condition.at-least",
                "commitment",
                word(atLeast.who().commitment()),
                "count",
                count,
                "who",
                who(language, atLeast.who(), count, names));
    }

    /// As it stands after a number: "committees or unions (checked at least by website) from Germany".
    private String who(Language language, Who who, int count, Names names) {
        String groups = who.kinds().isEmpty()
                ? messages.text(language, "platform.condition.groups", "count", count)
                : list(language, "platform.condition.one-of", names(names, Thing.KIND, who.kinds(), count));
        String checked = who.tier() == 0
                ? groups
                : messages.text(language, "platform.condition.checked", "tier", "t" + who.tier(), "who", groups);
        return from(language, who, checked, names);
    }

    private String from(Language language, Who who, String groups, Names names) {
        int distinct = who.distinctCountries();
        if (who.countries().isEmpty()) {
            return distinct == 0
                    ? groups
                    : messages.text(language, "platform.condition.countries", "who", groups, "count", distinct);
        }
        List<String> countries = names(names, Thing.COUNTRY, who.countries(), 1);
        return distinct == 0
                ? messages.text(
                        language,
                        "platform.condition.from-one-of",
                        "who",
                        groups,
                        "countries",
                        list(language, "platform.condition.one-of", countries))
                : messages.text(
                        language,
                        "platform.condition.from-several-of",
                        "who",
                        groups,
                        "count",
                        distinct,
                        "countries",
                        list(language, "platform.condition.each", countries));
    }

    private String signatures(Language language, Rule.Signatures signatures) {
        Integer threshold = signatures.threshold();
        return threshold == null
                ? messages.text(language, "platform.condition.signatures-unknown")
                : messages.text(language, "platform.condition.signatures", "count", threshold);
    }

    private static List<String> names(Names names, Thing thing, Collection<String> words, int count) {
        return words.stream().map(word -> names.of(thing, word, count)).toList();
    }

    /// @param lastKey how the last name is joined to those before it
    private String list(Language language, String lastKey, List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        String comma = messages.text(language, "platform.rule.comma");
        String allButLast = String.join(comma, names.subList(0, names.size() - 1));
        return messages.text(language, lastKey, "first", allButLast, "last", names.getLast());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
