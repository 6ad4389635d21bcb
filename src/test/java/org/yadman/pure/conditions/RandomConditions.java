package org.yadman.pure.conditions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Valid rules with every kind of node and facts that grow, the same for the same seed. Both are made of few words, so
/// that they meet often.
final class RandomConditions {
    private static final List<String> KINDS = List.of("families", "committee", "human-rights-organisation");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "SE");
    private static final List<String> SLUGS = List.of("a", "b-1", "agree", "or", "mehr", "x9", "in", "tier");
    private static final List<String> WORDS =
            List.of("the board decides", "\"quoted\"", "هیئت مدیره تصمیم بگیرد", "a) and (b|c, \"d", "?", "x\"");
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    private final Random random;

    RandomConditions(long seed) {
        random = new Random(seed);
    }

    Rule rule() {
        return rule(random.nextInt(4));
    }

    private Rule rule(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        List<Rule> parts = several(2 + random.nextInt(2), () -> rule(depth - 1));
        return random.nextBoolean() ? new Rule.All(parts) : new Rule.Any(parts);
    }

    private List<Rule> several(int count, Supplier<Rule> next) {
        Set<Rule> different = new HashSet<>();
        List<Rule> rules = new ArrayList<>();
        while (rules.size() < count) {
            Rule rule = next.get();
            if (different.add(rule)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private Rule leaf() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> atLeast();
            case 2 -> new Rule.Signatures(threshold(1, 100));
            case 3 -> new Rule.Named(some(SLUGS, 1), commitment());
            case 4 -> new Rule.TrackReached(oneOf(SLUGS), milestone());
            case 5 -> new Rule.BodyFirst(oneOf(SLUGS));
            case 6 -> new Rule.From(FIRST.plusDays(random.nextInt(100)));
            default -> new Rule.Words(oneOf(WORDS));
        };
    }

    private Rule atLeast() {
        Set<String> countries = random.nextBoolean() ? Set.of() : some(COUNTRIES, 2);
        int distinctCountries = random.nextBoolean() ? 0 : 2;
        return new Rule.AtLeast(
                threshold(Math.max(1, distinctCountries), 6),
                new Who(some(KINDS, 0), countries, distinctCountries, random.nextInt(4), commitment()));
    }

    private @Nullable Integer threshold(int from, int to) {
        return random.nextInt(6) == 0 ? null : Integer.valueOf(random.nextInt(from, to + 1));
    }

    /// Nothing has come yet.
    Facts nothing() {
        return new Facts(Set.of(), Map.of(), Set.of(), 0, FIRST);
    }

    /// The facts and a little more, in one way or in several.
    Facts grown(Facts facts) {
        Facts grown = facts;
        for (int i = random.nextInt(3); i >= 0; i--) {
            grown = grownOnce(grown);
        }
        return grown;
    }

    private Facts grownOnce(Facts facts) {
        Set<Consent> consents = facts.consents();
        Map<String, Milestone> reached = new HashMap<>(facts.reached());
        Set<String> adoptedBy = facts.adoptedBy();
        long signatures = facts.signatures();
        LocalDate today = facts.today();
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> consents = withAConsent(consents);
            case 3 -> reached.merge(oneOf(SLUGS), milestone(), (old, now) -> old.compareTo(now) > 0 ? old : now);
            case 4 -> adoptedBy = with(adoptedBy, oneOf(SLUGS));
            case 5 -> signatures += random.nextInt(20);
            default -> today = today.plusDays(random.nextInt(20));
        }
        return new Facts(consents, reached, adoptedBy, signatures, today);
    }

    /// A new consent; or, where the group had given it before, one with a higher tier and a country that is known.
    private Set<Consent> withAConsent(Set<Consent> consents) {
        String group = oneOf(SLUGS);
        Commitment commitment = commitment();
        Consent before = consents.stream()
                .filter(consent -> consent.group().equals(group) && consent.commitment() == commitment)
                .findAny()
                .orElse(null);
        if (before == null) {
            String country = random.nextInt(3) == 0 ? null : oneOf(COUNTRIES);
            return with(consents, new Consent(group, oneOf(KINDS), country, random.nextInt(4), commitment));
        }
        Set<Consent> others = new HashSet<>(consents);
        others.remove(before);
        String country = before.country() == null ? oneOf(COUNTRIES) : before.country();
        int tier = random.nextInt(before.tier(), 4);
        return with(others, new Consent(group, before.kind(), country, tier, commitment));
    }

    private static <T> Set<T> with(Set<T> set, T one) {
        Set<T> larger = new HashSet<>(set);
        larger.add(one);
        return larger;
    }

    private Set<String> some(List<String> choices, int atLeast) {
        Set<String> chosen = new TreeSet<>();
        int size = random.nextInt(atLeast, 4);
        while (chosen.size() < size) {
            chosen.add(oneOf(choices));
        }
        return chosen;
    }

    private Commitment commitment() {
        return oneOf(List.of(Commitment.values()));
    }

    private Milestone milestone() {
        return oneOf(List.of(Milestone.values()));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
