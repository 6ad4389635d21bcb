package org.yadman.pure.conditions;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the records of this package refuse. Each message is a sentence for the person who wrote the condition.
final class ConditionChecks {
    /// Deeper nesting means nothing to a reader, and text from a stranger must not exhaust the stack.
    static final int DEEPEST = 8;

    static final String TOO_DEEP = "A condition may be nested at most " + DEEPEST + " deep.";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");
    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");
    /// The words of the notation that stand in the place of a kind, or after it.
    static final Set<String> NO_KINDS = Set.of("groups", "from", "in", "agree", "observe");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private ConditionChecks() {}

    static Set<String> kinds(Set<String> kinds) {
        for (String kind : kinds) {
            if (!KIND.matcher(kind).matches() || NO_KINDS.contains(kind)) {
                throw new IllegalArgumentException(
                        "\"" + kind + "\" is not a kind of group: expected a word such as human-rights-organisation.");
            }
        }
        return sorted(kinds);
    }

    static Set<String> countries(Set<String> countries) {
        for (String country : countries) {
            if (!COUNTRIES.contains(country)) {
                throw new IllegalArgumentException(
                        "\"" + country + "\" is not a country: expected two capital letters of ISO 3166, like DE.");
            }
        }
        return sorted(countries);
    }

    static Set<String> slugs(Set<String> slugs) {
        if (slugs.isEmpty()) {
            throw new IllegalArgumentException("A condition that names groups names at least one.");
        }
        slugs.forEach(ConditionChecks::requireSlug);
        return sorted(slugs);
    }

    static void requireSlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("\"" + slug
                    + "\" is not a slug: 1 to 60 of a–z, 0–9 and -, beginning and ending with a letter or digit.");
        }
    }

    static void requireTier(int tier) {
        if (tier < 0 || tier > 3) {
            throw new IllegalArgumentException("A tier is 0 to 3, not " + tier + ".");
        }
    }

    static void requireThreshold(@Nullable Integer threshold) {
        if (threshold != null && threshold < 1) {
            throw new IllegalArgumentException(
                    "The number is 1 or more; where the text names none, write \"?\" instead.");
        }
    }

    static String words(String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A condition in words needs words.");
        }
        if (words.chars().anyMatch(ConditionChecks::breaksTheLine)) {
            throw new IllegalArgumentException("The words of a condition must be one line.");
        }
        return words;
    }

    private static boolean breaksTheLine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    static List<Rule> joined(Stream<Rule> rules) {
        List<Rule> different = rules.distinct().toList();
        if (different.size() < 2) {
            throw new IllegalArgumentException("\"and\" and \"or\" stand between different conditions.");
        }
        if (different.stream().anyMatch(rule -> depth(rule) >= DEEPEST)) {
            throw new IllegalArgumentException(TOO_DEEP);
        }
        return different;
    }

    private static int depth(Rule rule) {
        return switch (rule) {
            case Rule.Leaf _ -> 0;
            case Rule.All(List<Rule> rules) -> 1 + deepest(rules);
            case Rule.Any(List<Rule> rules) -> 1 + deepest(rules);
        };
    }

    private static int deepest(List<Rule> rules) {
        return rules.stream().mapToInt(ConditionChecks::depth).max().orElse(0);
    }

    /// The same each time, whatever order the set had: the notation and the words are made from it.
    private static Set<String> sorted(Set<String> words) {
        return Collections.unmodifiableSet(new TreeSet<>(words));
    }
}
