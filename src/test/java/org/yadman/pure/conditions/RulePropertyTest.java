package org.yadman.pure.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is true of every rule, on random ones with fixed seeds.
class RulePropertyTest {
    private static final int RULES = 3000;

    @Test
    void every_rule_is_read_as_it_was_written() {
        RandomConditions random = new RandomConditions(2002);
        Set<Class<?>> met = new HashSet<>();
        for (int i = 0; i < RULES; i++) {
            Rule rule = random.rule();
            String text = rule.text();
            assertThat(Rule.parse(text)).as(text).isEqualTo(rule);
            assertThat(Rule.parse(text).text()).isEqualTo(text);
            met.add(rule.getClass());
            rule.leaves().forEach(leaf -> met.add(leaf.getClass()));
        }
        assertThat(met).hasSize(9);
    }

    @Test
    void a_rule_that_holds_still_holds_when_facts_have_grown() {
        RandomConditions random = new RandomConditions(1988);
        Set<Class<?>> cameToHold = new HashSet<>();
        int rulesThatCameToHold = 0;
        for (int i = 0; i < RULES; i++) {
            Rule rule = random.rule();
            List<Boolean> course = course(random, rule::holds);
            assertThat(course)
                    .as(rule.text())
                    .isEqualTo(course.stream().sorted().toList());
            if (!course.getFirst() && course.getLast()) {
                rulesThatCameToHold++;
                cameToHold.add(rule.getClass());
            }
        }
        // Otherwise the property would be true of rules that never change.
        assertThat(cameToHold).hasSize(8).doesNotContain(Rule.Words.class);
        assertThat(rulesThatCameToHold).isBetween(RULES / 3, RULES - RULES / 6);
    }

    /// As if something that holds already stood in the place of the words.
    @Test
    void what_is_left_holds_just_when_the_rule_does_with_its_words_come_true() {
        RandomConditions random = new RandomConditions(20281);
        int left = 0;
        int nothing = 0;
        for (int i = 0; i < RULES; i++) {
            Rule rule = random.rule();
            for (Rule.Leaf words : Set.copyOf(rule.leaves())) {
                if (words instanceof Rule.Words) {
                    Rule rest = rule.without(words);
                    assertThat(rest == null ? List.of() : rest.leaves()).doesNotContain(words);
                    assertThat(course(random, facts -> (rest == null || rest.holds(facts)) == come(rule, words, facts)))
                            .as(rule.text())
                            .containsOnly(true);
                    left += rest == null ? 0 : 1;
                    nothing += rest == null ? 1 : 0;
                }
            }
        }
        assertThat(left).isGreaterThan(100);
        assertThat(nothing).isGreaterThan(100);
    }

    private static boolean come(Rule rule, Rule.Leaf words, Facts facts) {
        return switch (rule) {
            case Rule.Leaf leaf -> leaf.equals(words) || leaf.holds(facts);
            case Rule.All(List<Rule> rules) -> rules.stream().allMatch(each -> come(each, words, facts));
            case Rule.Any(List<Rule> rules) -> rules.stream().anyMatch(each -> come(each, words, facts));
        };
    }

    /// What a rule could become if somebody added to it without thinking of this.
    static Stream<Arguments> careless() {
        return Stream.of(
                Arguments.of("not", careless(facts -> !Rule.parse("body mehr").holds(facts))),
                Arguments.of("at most", careless(facts -> facts.consents().size() <= 6)),
                Arguments.of("exactly", careless(facts -> facts.signatures() / 10 == 4)),
                Arguments.of("until", careless(facts -> facts.today().getDayOfYear() < 40)),
                Arguments.of(
                        "all of them",
                        careless(facts -> facts.consents().stream().allMatch(consent -> consent.tier() >= 1))),
                Arguments.of(
                        "only those of unknown country",
                        careless(facts -> facts.consents().stream().anyMatch(consent -> consent.country() == null))),
                Arguments.of(
                        "more of one kind than of another",
                        careless(facts -> count(facts, "families") > count(facts, "committee"))),
                Arguments.of("just adopted", careless(facts -> facts.reached().get("mehr") == Milestone.ADOPTED)),
                Arguments.of(
                        "one part of a rule",
                        careless(facts -> Rule.parse("body mehr or body a").holds(facts)
                                && facts.adoptedBy().size() < 3)));
    }

    private static Predicate<Facts> careless(Predicate<Facts> condition) {
        return condition;
    }

    private static long count(Facts facts, String kind) {
        return facts.consents().stream()
                .filter(consent -> consent.kind().equals(kind))
                .count();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("careless")
    void facts_grow_in_enough_ways_to_catch_a_condition_that_falls_back(String name, Predicate<Facts> condition) {
        RandomConditions random = new RandomConditions(1988);
        boolean caught = false;
        for (int i = 0; i < 300 && !caught; i++) {
            List<Boolean> course = course(random, condition);
            caught = !course.equals(course.stream().sorted().toList());
        }
        assertThat(caught).as(name).isTrue();
    }

    /// Whether it holds, step by step, while the facts grow from nothing.
    private static List<Boolean> course(RandomConditions random, Predicate<Facts> condition) {
        List<Boolean> course = new ArrayList<>();
        Facts facts = random.nothing();
        for (int step = 0; step < 25; step++) {
            course.add(condition.test(facts));
            facts = random.grown(facts);
        }
        return course;
    }

    @Test
    void an_unknown_number_is_never_reached_and_progress_says_whether_a_known_one_is() {
        RandomConditions random = new RandomConditions(2013);
        int complete = 0;
        for (int i = 0; i < RULES; i++) {
            Rule rule = random.rule();
            Facts facts = random.nothing();
            for (int step = 0; step < 15; step++) {
                facts = random.grown(facts);
            }
            for (Progress progress : rule.progress(facts)) {
                assertThat(progress.complete()).isEqualTo(progress.towards().holds(facts));
                assertThat(progress.consents()).isSubsetOf(facts.consents());
                assertThat(progress.countries().size()).isLessThanOrEqualTo(progress.groups());
                complete += progress.complete() ? 1 : 0;
            }
            for (Rule.Leaf leaf : rule.leaves()) {
                assertThat(leaf.measurable() || !leaf.holds(facts)).isTrue();
            }
            assertThat(rule.measurable())
                    .isEqualTo(!rule.text().replaceAll("\"[^\"]*\"", "").contains("?"));
        }
        assertThat(complete).isGreaterThan(50);
    }
}
