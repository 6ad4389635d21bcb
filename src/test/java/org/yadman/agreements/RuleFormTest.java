package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yadman.agreements.RuleTyped.Known;
import org.yadman.agreements.RuleTyped.What;
import org.yadman.groups.GroupKind;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.pure.conditions.Rule;

class RuleFormTest {

    private static final Known KNOWN = new Known(
            Map.of("cedar", GroupKind.COMMITTEE, "watch", GroupKind.HUMAN_RIGHTS_ORGANISATION),
            Set.of("the-agm"),
            Set.of("the-resolution"),
            LocalDate.of(2026, 11, 23));

    private static Rule.Leaf leaf(String rule) {
        return (Rule.Leaf) Rule.parse(rule);
    }

    @Test
    void lines_that_must_all_hold_may_each_have_alternatives() {
        RuleForm form = RuleForm.EMPTY
                .with(leaf("at least 5 groups observe"), -1)
                .with(leaf("body the-agm"), -1)
                .with(leaf("groups cedar observe"), 0);
        assertThat(form.rule().orElseThrow())
                .isEqualTo(Rule.parse("(at least 5 groups observe or groups cedar observe) and body the-agm"));
    }

    @Test
    void where_one_line_is_enough_what_stands_on_a_line_must_hold_together() {
        RuleForm form = RuleForm.EMPTY
                .joined(true)
                .with(leaf("at least 5 groups observe"), -1)
                .with(leaf("from 2027-09-01"), -1)
                .with(leaf("groups cedar observe"), 1);
        assertThat(form.rule().orElseThrow())
                .isEqualTo(Rule.parse("at least 5 groups observe or (from 2027-09-01 and groups cedar observe)"));
    }

    @Test
    void a_line_is_taken_away_by_what_it_says_and_nothing_is_there_twice() {
        RuleForm form = RuleForm.EMPTY.with(leaf("body the-agm"), -1).with(leaf("body the-agm"), -1);
        assertThat(form.lines()).hasSize(1);
        assertThat(form.without("body another").lines()).hasSize(1);
        assertThat(form.without("body the-agm").rule()).isEmpty();
    }

    /// Whatever is pressed, in whatever order, the form can be kept and read again as it is, and never fails.
    @Test
    void any_presses_make_a_rule_that_is_read_again_as_it_was() {
        Random random = new Random(20261123);
        for (int history = 0; history < 3_000; history++) {
            RuleForm form = RuleForm.EMPTY;
            for (int press = 0; press < 25; press++) {
                form = switch (random.nextInt(5)) {
                    case 0 -> form.joined(random.nextBoolean());
                    case 1 ->
                        form.lines().isEmpty()
                                ? form
                                : form.without(form.lines()
                                        .get(random.nextInt(form.lines().size()))
                                        .text());
                    default -> form.with(any(random), random.nextInt(4) - 1);
                };
                assertThat(RuleForm.read(form.any(), form.text())).isEqualTo(form);
                RuleForm now = form;
                form.rule()
                        .ifPresent(rule -> assertThat(Rule.parse(rule.text())).isEqualTo(rule));
                assertThat(now.rule().isPresent()).isEqualTo(!now.lines().isEmpty());
                assertThat(now.lines()).hasSizeLessThanOrEqualTo(RuleForm.MOST_LINES);
            }
        }
    }

    private static Rule.Leaf any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> leaf("at least " + (1 + random.nextInt(9)) + " groups observe");
            case 1 -> leaf("groups g" + random.nextInt(9) + " agree");
            case 2 -> leaf("words \"\"\"" + random.nextInt(9) + "\"\" of us, or \u0627\u0648\"");
            default -> leaf("from 2027-01-0" + (1 + random.nextInt(9)));
        };
    }

    private static Rule.Leaf typed(What what, String... fields) {
        return switch (new RuleTyped(map(fields)).leaf(what, KNOWN)) {
            case Checked.Valid<Rule.Leaf>(Rule.Leaf leaf) -> leaf;
            case Checked.Invalid<Rule.Leaf>(List<Mistake> mistakes) -> throw new AssertionError(mistakes);
        };
    }

    private static List<String> wrong(What what, String... fields) {
        return switch (new RuleTyped(map(fields)).leaf(what, KNOWN)) {
            case Checked.Valid<Rule.Leaf>(Rule.Leaf leaf) -> throw new AssertionError(leaf.text());
            case Checked.Invalid<Rule.Leaf>(List<Mistake> mistakes) ->
                mistakes.stream().map(Mistake::field).toList();
        };
    }

    private static Map<String, String> map(String... fields) {
        Map<String, String> map = new java.util.HashMap<>();
        List<String> list = new ArrayList<>(List.of(fields));
        while (!list.isEmpty()) {
            map.put(list.removeFirst(), list.removeFirst());
        }
        return map;
    }

    @Test
    void numbers_and_days_are_read_in_persian_digits_and_both_calendars() {
        assertThat(typed(What.COUNT, "count", "۲۰", "who", "human-rights-organisation", "countries", "۳"))
                .isEqualTo(Rule.parse("at least 20 human-rights-organisation in 3 countries agree"));
        assertThat(typed(What.COUNT, "count", "5", "country", "DE", "checked", "1"))
                .isEqualTo(Rule.parse("at least 5 from DE observe tier 1"));
        assertThat(typed(What.DAY, "day", "۱۴۰۶/۶/۱۰")).isEqualTo(Rule.parse("from 2027-09-01"));
        assertThat(typed(What.DAY, "day", "2027-09-01")).isEqualTo(Rule.parse("from 2027-09-01"));
    }

    @Test
    void of_a_human_rights_organisation_it_is_asked_that_it_agrees_and_of_others_that_they_keep_the_day() {
        assertThat(typed(What.GROUP, "group", "watch")).isEqualTo(Rule.parse("groups watch agree"));
        assertThat(typed(What.GROUP, "group", "cedar")).isEqualTo(Rule.parse("groups cedar observe"));
        assertThat(typed(What.BODY, "body", "the-agm")).isEqualTo(Rule.parse("body the-agm"));
        assertThat(typed(What.WORDS, "wording", " our assembly\r\nhas \"decided\" it "))
                .isEqualTo(new Rule.Words("our assembly has \"decided\" it"));
    }

    @Test
    void what_cannot_be_a_condition_is_told_at_its_field() {
        assertThat(wrong(What.COUNT)).containsExactly("count");
        assertThat(wrong(What.COUNT, "count", "0", "countries", "many")).containsExactly("count", "countries");
        assertThat(wrong(What.COUNT, "count", "2", "countries", "3")).containsExactly("count");
        assertThat(wrong(What.COUNT, "count", "999999999999")).containsExactly("count");
        assertThat(wrong(What.COUNT, "count", "5", "country", "XX")).containsExactly("count");
        assertThat(wrong(What.GROUP, "group", "nobody")).containsExactly("group");
        assertThat(wrong(What.BODY, "body", "")).containsExactly("body");
        assertThat(wrong(What.DAY, "day", "2026-11-23")).containsExactly("day");
        assertThat(wrong(What.DAY, "day", "1406-13-01")).containsExactly("day");
        assertThat(wrong(What.DAY, "day", "soon")).containsExactly("day");
        assertThat(wrong(What.WORDS, "wording", " \n ")).containsExactly("wording");
        assertThat(wrong(What.WORDS, "wording", "x".repeat(301))).containsExactly("wording");
    }
}
