package org.yadman.pure.conditions;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;

/// What the records of this package refuse. Each refusal is a [ConditionFault].
final class ConditionChecks {
    /// Deeper nesting means nothing to a reader, and text from a stranger must not exhaust the stack.
    static final int DEEPEST = 8;

    static final Fault TOO_DEEP = Fault.of(ConditionFault.TOO_DEEP, "most", DEEPEST);

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");
    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");
    /// The words of the notation that stand in the place of a kind, or after it.
    static final Set<String> NO_KINDS = Set.of("groups", "from", "in", "agree", "observe");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private ConditionChecks() {}

    static Set<String> kinds(Set<String> kinds) {
        for (String kind : kinds) {
            if (!KIND.matcher(kind).matches() || NO_KINDS.contains(kind)) {
                throw new Refused(ConditionFault.NO_KIND, "kind", kind);
            }
        }
        return sorted(kinds);
    }

    static Set<String> countries(Set<String> countries) {
        for (String country : countries) {
            if (!COUNTRIES.contains(country)) {
                throw new Refused(ConditionFault.NO_COUNTRY, "country", country);
            }
        }
        return sorted(countries);
    }

    static Set<String> slugs(Set<String> slugs) {
        if (slugs.isEmpty()) {
            throw new Refused(ConditionFault.NO_GROUPS);
        }
        slugs.forEach(ConditionChecks::requireSlug);
        return sorted(slugs);
    }

    static void requireSlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new Refused(ConditionFault.NO_SLUG, "slug", slug);
        }
    }

    static void requireTier(int tier) {
        if (tier < 0 || tier > 3) {
            throw new Refused(ConditionFault.TIER, "tier", tier);
        }
    }

    static void requireThreshold(@Nullable Integer threshold) {
        if (threshold != null && threshold < 1) {
            throw new Refused(ConditionFault.THRESHOLD);
        }
    }

    static String words(String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw new Refused(ConditionFault.NO_WORDS);
        }
        if (words.chars().anyMatch(ConditionChecks::breaksTheLine)) {
            throw new Refused(ConditionFault.WORDS_LINES);
        }
        return words;
    }

    private static boolean breaksTheLine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    static List<Rule> joined(Stream<Rule> rules) {
        List<Rule> different = rules.distinct().toList();
        if (different.size() < 2) {
            throw new Refused(ConditionFault.NOTHING_JOINED);
        }
        if (different.stream().anyMatch(rule -> depth(rule) >= DEEPEST)) {
            throw new Refused(TOO_DEEP);
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
