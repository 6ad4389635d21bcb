package org.yadman.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yadman.groups.StandingStore.Row;
import org.yadman.groups.Vouches.Against;
import org.yadman.platform.db.ActorId;

/// How far groups are checked, and which words of groups are not taken.
class TiersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ActorId SOMEBODY = new ActorId("somebody");

    private final List<Tiers.Known> groups = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Vouch> vouches = new ArrayList<>();

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private void group(int number, boolean founder) {
        groups.add(new Tiers.Known(id(number), "g" + number + ".example", true, founder));
    }

    private void check(int group, How how, LocalDate on) {
        String domain = how.ofDomain() ? "g" + group + ".example" : null;
        checks.add(new Check(
                UUID.randomUUID(), id(group), how, on, domain, how == How.RECORD ? id(0) : null, null, SOMEBODY, null));
    }

    private void vouch(int from, int to) {
        vouches.add(new Vouch(new UUID(from, to), id(from), id(to), TODAY, "", null));
    }

    private Checked checked(int group) {
        return checked(group, TODAY);
    }

    private Checked checked(int group, LocalDate day) {
        return Tiers.of(groups, checks, vouches, day).getOrDefault(id(group), Checked.NOT_YET);
    }

    /// Three founders that have been reached.
    private void founders() {
        for (int i = 1; i <= 3; i++) {
            group(i, true);
            check(i, How.TELEPHONE, TODAY);
        }
    }

    @Test
    void a_call_is_the_first_step_and_the_domain_the_second_and_neither_stands_alone() {
        group(4, false);
        check(4, How.DNS, TODAY);
        assertThat(checked(4)).isEqualTo(Checked.NOT_YET);
        check(4, How.LETTER, TODAY);
        assertThat(checked(4)).isEqualTo(Checked.BY_WEBSITE);
    }

    @Test
    void a_check_counts_for_a_year() {
        group(4, false);
        check(4, How.TELEPHONE, TODAY);
        assertThat(checked(4, TODAY.minusDays(1))).isEqualTo(Checked.NOT_YET);
        assertThat(checked(4, TODAY.plusYears(1).minusDays(1))).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        assertThat(checked(4, TODAY.plusYears(1))).isEqualTo(Checked.NOT_YET);
    }

    @Test
    void a_domain_that_the_group_has_left_shows_nothing() {
        group(4, false);
        check(4, How.TELEPHONE, TODAY);
        checks.add(new Check(UUID.randomUUID(), id(4), How.DNS, TODAY, "former.example", null, null, SOMEBODY, null));
        assertThat(checked(4)).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
    }

    @Test
    void two_that_are_known_and_a_domain_or_three_and_a_source_make_a_group_known() {
        founders();
        group(4, false);
        check(4, How.TELEPHONE, TODAY);
        vouch(1, 4);
        vouch(2, 4);
        assertThat(checked(4)).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        check(4, How.RECORD, TODAY);
        assertThat(checked(4)).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        vouch(3, 4);
        assertThat(checked(4)).isEqualTo(Checked.KNOWN_TO_TWO);
        vouches.removeLast();
        check(4, How.DNS, TODAY);
        assertThat(checked(4)).isEqualTo(Checked.KNOWN_TO_TWO);
        vouches.removeLast();
        assertThat(checked(4)).isEqualTo(Checked.BY_WEBSITE);
    }

    @Test
    void the_same_group_twice_is_one() {
        founders();
        group(4, false);
        check(4, How.TELEPHONE, TODAY);
        check(4, How.DNS, TODAY);
        vouch(1, 4);
        vouches.add(new Vouch(UUID.randomUUID(), id(1), id(4), TODAY, "", null));
        assertThat(checked(4)).isEqualTo(Checked.BY_WEBSITE);
    }

    @Test
    void whoever_is_suspended_or_not_known_gives_nothing() {
        group(1, true);
        check(1, How.TELEPHONE, TODAY);
        groups.add(new Tiers.Known(id(2), null, false, true));
        check(2, How.TELEPHONE, TODAY);
        group(3, false);
        check(3, How.TELEPHONE, TODAY);
        check(3, How.DNS, TODAY);
        group(4, false);
        check(4, How.TELEPHONE, TODAY);
        check(4, How.DNS, TODAY);
        vouch(1, 4);
        vouch(2, 4);
        vouch(3, 4);
        assertThat(checked(4)).isEqualTo(Checked.BY_WEBSITE);
    }

    @Test
    void groups_that_only_vouch_for_each_other_never_become_known() {
        Random random = new Random(20260901);
        for (int round = 0; round < 300; round++) {
            groups.clear();
            checks.clear();
            vouches.clear();
            for (int i = 1; i <= 6; i++) {
                group(i, false);
                check(i, How.TELEPHONE, TODAY);
                check(i, How.DNS, TODAY);
            }
            for (int i = 0; i < 20; i++) {
                vouch(1 + random.nextInt(6), 1 + random.nextInt(6));
            }
            assertThat(Tiers.of(groups, checks, vouches, TODAY)).doesNotContainValue(Checked.KNOWN_TO_TWO);
        }
    }

    @Test
    void the_order_of_what_is_known_never_matters() {
        Random random = new Random(88);
        for (int round = 0; round < 300; round++) {
            groups.clear();
            checks.clear();
            vouches.clear();
            for (int i = 1; i <= 8; i++) {
                group(i, i <= 2);
                check(i, How.TELEPHONE, TODAY);
                if (random.nextInt(4) > 0) {
                    check(i, How.DNS, TODAY);
                }
            }
            for (int i = 0; i < 24; i++) {
                vouch(1 + random.nextInt(8), 1 + random.nextInt(8));
            }
            Map<UUID, Checked> once = Tiers.of(groups, checks, vouches, TODAY);
            Collections.shuffle(groups, random);
            Collections.shuffle(checks, random);
            Collections.shuffle(vouches, random);
            assertThat(Tiers.of(groups, checks, vouches, TODAY)).isEqualTo(once);
        }
    }

    private static Row row(int number, Checked checked, @Nullable LocalDate founder, @Nullable LocalDate suspended) {
        return new Row(id(number), null, false, checked, TODAY, suspended, null, founder, 1);
    }

    private static Row known(int number) {
        return row(number, Checked.KNOWN_TO_TWO, null, null);
    }

    private @Nullable Against against(Row from, Row to) {
        List<Vouch> own = vouches.stream()
                .filter(vouch -> vouch.voucher().equals(from.id()))
                .toList();
        return Vouches.against(from, to, vouches, own, TODAY);
    }

    @Test
    void a_word_that_says_nothing_is_not_taken() {
        assertThat(against(known(1), known(2))).isNull();
        assertThat(against(known(1), known(1))).isEqualTo(Against.SAME);
        Row one = new Row(id(1), "a.example", false, Checked.KNOWN_TO_TWO, TODAY, null, null, null, 1);
        Row twin = new Row(id(2), "a.example", false, Checked.NOT_YET, null, null, null, null, 1);
        assertThat(against(one, twin)).isEqualTo(Against.SAME);
        assertThat(against(row(1, Checked.BY_WEBSITE, null, null), known(2))).isEqualTo(Against.VOUCHER_NOT_KNOWN);
        assertThat(against(row(1, Checked.NOT_YET, TODAY, null), known(2))).isEqualTo(Against.VOUCHER_NOT_KNOWN);
        assertThat(against(row(1, Checked.BY_TELEPHONE_OR_MAIL, TODAY, null), known(2)))
                .isNull();
        assertThat(against(row(1, Checked.KNOWN_TO_TWO, TODAY, TODAY), known(2)))
                .isEqualTo(Against.SUSPENDED);
        assertThat(against(known(1), row(2, Checked.NOT_YET, null, TODAY))).isEqualTo(Against.SUSPENDED);
        vouch(1, 2);
        assertThat(against(known(1), known(2))).isEqualTo(Against.ALREADY);
    }

    @Test
    void a_circle_of_any_length_is_seen_until_one_word_of_it_is_over() {
        vouch(2, 3);
        vouch(3, 4);
        vouch(4, 1);
        assertThat(against(known(1), known(2))).isEqualTo(Against.CYCLE);
        assertThat(against(known(1), known(4))).isEqualTo(Against.CYCLE);
        assertThat(against(known(1), known(5))).isNull();
        vouches.set(1, new Vouch(id(9), id(3), id(4), TODAY.minusYears(1), "", null));
        assertThat(against(known(1), known(2))).isNull();
    }

    @Test
    void three_words_in_ninety_days_and_taking_one_back_gives_none_anew() {
        for (int i = 0; i < 3; i++) {
            vouches.add(new Vouch(id(20 + i), id(1), id(30 + i), TODAY.minusDays(89), "", TODAY));
        }
        assertThat(against(known(1), known(2))).isEqualTo(Against.QUOTA);
        vouches.set(0, new Vouch(id(20), id(1), id(30), TODAY.minusDays(90), "", TODAY));
        assertThat(against(known(1), known(2))).isNull();
    }

    @Test
    void a_founder_has_twenty_in_its_first_days_and_then_as_many_as_others() {
        Row young = row(1, Checked.BY_TELEPHONE_OR_MAIL, TODAY.minusDays(179), null);
        Row old = row(1, Checked.BY_TELEPHONE_OR_MAIL, TODAY.minusDays(180), null);
        for (int i = 0; i < 19; i++) {
            vouches.add(new Vouch(id(20 + i), id(1), id(60 + i), TODAY.minusDays(i), "", null));
        }
        assertThat(against(young, known(2))).isNull();
        assertThat(against(old, known(2))).isEqualTo(Against.QUOTA);
        vouches.add(new Vouch(id(50), id(1), id(90), TODAY, "", null));
        assertThat(against(young, known(2))).isEqualTo(Against.QUOTA);
    }
}
