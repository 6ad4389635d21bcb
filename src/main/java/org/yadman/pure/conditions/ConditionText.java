package org.yadman.pure.conditions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the notation of [Rule].
final class ConditionText {
    private ConditionText() {}

    static String of(Rule rule) {
        return switch (rule) {
            case Rule.AtLeast atLeast -> "at least " + number(atLeast.threshold()) + " " + who(atLeast.who());
            case Rule.Signatures signatures -> "signatures " + number(signatures.threshold());
            case Rule.Named(Set<String> groups, Commitment commitment) ->
                "groups " + String.join(", ", groups) + " " + word(commitment);
            case Rule.TrackReached(String track, Milestone milestone) -> "track " + track + " " + word(milestone);
            case Rule.BodyFirst(String body) -> "body " + body;
            case Rule.From(LocalDate date) -> "from " + date;
            case Rule.Words(String words) -> "words \"" + words.replace("\"", "\"\"") + "\"";
            case Rule.All(List<Rule> rules) -> joined(rules, " and ");
            case Rule.Any(List<Rule> rules) -> joined(rules, " or ");
        };
    }

    private static String number(@Nullable Integer threshold) {
        return threshold == null ? "?" : threshold.toString();
    }

    private static String who(Who who) {
        return (who.kinds().isEmpty() ? "groups" : String.join("|", who.kinds()))
                + (who.countries().isEmpty() ? "" : " from " + String.join("|", who.countries()))
                + (who.distinctCountries() == 0 ? "" : " in " + who.distinctCountries() + " countries")
                + " " + word(who.commitment())
                + (who.tier() == 0 ? "" : " tier " + who.tier());
    }

    private static String joined(List<Rule> rules, String word) {
        return rules.stream()
                .map(rule -> rule instanceof Rule.Leaf ? of(rule) : "(" + of(rule) + ")")
                .collect(Collectors.joining(word));
    }

    private static String word(Commitment commitment) {
        return switch (commitment) {
            case AGREES -> "agree";
            case OBSERVES -> "observe";
        };
    }

    static String word(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
