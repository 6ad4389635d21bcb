package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yadman.agreements.Ledger.Note;
import org.yadman.agreements.Ledger.Unnamed;
import org.yadman.agreements.Line.Member;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.pure.conditions.World;

/// The rules of agreements by hand, and that nothing hidden leaks in random histories (security (o)).
class LedgerTest {

    private static final int HISTORIES = Boolean.getBoolean("yadman.long") ? 10_000 : 500;
    private static final int STEPS = 60;
    private static final LocalDate FIRST = LocalDate.parse("2026-06-01");
    private static final UUID TEXT = new UUID(9, 9);

    private static World world(LocalDate day) {
        return new World(Map.of(), Set.of(), 0, day);
    }

    private static Ledger empty() {
        return Ledger.of(List.of(), Unnamed.NONE, world(FIRST));
    }

    private static UUID group(int number) {
        return new UUID(1, number);
    }

    private static Member member(int number) {
        return new Member(
                "g" + number, number % 3 == 0 ? "families" : "committee", number % 2 == 0 ? "DE" : "FR", 1, true);
    }

    private static Line line(int number, @Nullable String rule, Visibility visibility, int after, LocalDate on) {
        return line(number, member(number), Commitment.OBSERVES, rule, visibility, after, on);
    }

    private static Line line(
            int number,
            Member member,
            Commitment commitment,
            @Nullable String rule,
            Visibility visibility,
            int after,
            LocalDate on) {
        return new Line(
                new Agreement(
                        new UUID(commitment == Commitment.AGREES ? 3 : 2, number),
                        group(number),
                        TEXT,
                        commitment,
                        rule == null ? null : Rule.parse(rule),
                        Localized.EMPTY,
                        visibility,
                        after,
                        on,
                        on.plusYears(1),
                        null,
                        null,
                        null,
                        1),
                member);
    }

    private static UUID id(int number) {
        return new UUID(2, number);
    }

    private static Agreement of(Ledger ledger, int number) {
        return Objects.requireNonNull(ledger.lines().get(id(number))).agreement();
    }

    private static Ledger circle() {
        return empty().enter(line(1, "groups g2 observe", Visibility.NOW, 0, FIRST))
                .enter(line(2, "groups g3 observe", Visibility.NOW, 0, FIRST))
                .enter(line(3, "groups g1 observe", Visibility.NOW, 0, FIRST));
    }

    @Test
    void a_circle_enters_with_the_last_confirmation_and_falls_back_when_one_leaves() {
        Ledger two = circle().together(id(1)).together(id(2));
        assertThat(two.view().totals().groups()).isZero();
        Ledger all = two.together(id(3));
        assertThat(all.view().totals().inForce(Commitment.OBSERVES)).isEqualTo(3);
        assertThat(all.lines().values()).allMatch(line -> line.together() == null);
        Ledger left = all.withdraw(id(2));
        assertThat(left.view().totals().groups()).isZero();
        assertThat(left.notes())
                .filteredOn(note -> note.kind() == Note.Kind.FELL_BACK)
                .extracting(Note::group, Note::because)
                .containsExactlyInAnyOrder(tuple(group(1), Set.of(group(2))), tuple(group(3), Set.of(group(2))));
    }

    @Test
    void a_confirmation_stays_while_its_group_is_still_in_a_circle_with_others_and_lapses_else() {
        Ledger confirmed = circle().together(id(1));
        Ledger grown = confirmed.enter(line(4, "groups g1 observe", Visibility.NOW, 0, FIRST));
        assertThat(Objects.requireNonNull(grown.lines().get(id(1))).together()).isNotNull();
        Ledger broken = confirmed.withdraw(id(2));
        assertThat(Objects.requireNonNull(broken.lines().get(id(1))).together()).isNull();
        assertThat(broken.notes()).extracting(Note::kind).contains(Note.Kind.LAPSED);
    }

    @Test
    void what_is_to_be_public_after_others_appears_by_the_clock_all_at_once() {
        Ledger hidden = empty();
        for (int number = 1; number <= 3; number++) {
            hidden = hidden.enter(line(number, null, Visibility.AFTER, 2, FIRST.plusDays(number)));
        }
        assertThat(hidden.view().lines()).isEmpty();
        LocalDate next = FIRST.plusDays(9);
        Ledger shown = hidden.day(next);
        assertThat(shown.view().lines())
                .hasSize(3)
                .allMatch(open ->
                        open.publishedOn().equals(next) && open.renewBy().equals(next.plusYears(1)));
        assertThat(shown.view().totals().groups()).isEqualTo(3);
    }

    @Test
    void the_unnamed_count_only_from_five_on_and_once_a_week() {
        Ledger ledger = empty().day(FIRST);
        for (int number = 1; number <= 9; number++) {
            ledger = ledger.enter(line(number, null, Visibility.NEVER, 0, FIRST));
        }
        assertThat(ledger.day(FIRST.plusDays(6)).view().totals().unnamed()).isZero();
        Ledger week = ledger.day(FIRST.plusDays(7));
        assertThat(week.view().totals().unnamed()).isEqualTo(5);
        assertThat(week.view().lines()).isEmpty();
        Ledger fewer = week.withdraw(id(1))
                .withdraw(id(2))
                .withdraw(id(3))
                .withdraw(id(4))
                .withdraw(id(5));
        assertThat(fewer.view().totals().unnamed()).isEqualTo(5);
        assertThat(fewer.day(FIRST.plusDays(14)).view().totals().unnamed()).isZero();
    }

    @Test
    void what_is_not_renewed_ends_and_is_still_shown() {
        Ledger ledger = empty().enter(line(1, null, Visibility.NOW, 0, FIRST))
                .enter(line(2, "groups g1 observe", Visibility.NOW, 0, FIRST.plusDays(3)));
        Ledger later = ledger.day(FIRST.plusYears(1).plusDays(1));
        assertThat(of(later, 1).inForce()).isFalse();
        assertThat(of(later, 2).inForce()).isFalse();
        assertThat(later.view().lines()).hasSize(2);
        Ledger renewed = ledger.world(world(FIRST.plusDays(100)))
                .renew(id(2))
                .day(FIRST.plusYears(1).plusDays(1));
        assertThat(of(renewed, 2).inForce()).isFalse();
        assertThat(of(renewed.renew(id(1)), 2).inForce()).isTrue();
    }

    @Test
    void what_a_group_says_has_come_true_is_asked_for_no_more_and_of_no_other_group() {
        Ledger ledger = empty().enter(line(1, "words \"w\"", Visibility.NOW, 0, FIRST))
                .enter(line(2, "words \"w\" and groups g1 observe", Visibility.NOW, 0, FIRST))
                .enter(line(3, "words \"w\"", Visibility.NEVER, 0, FIRST));
        assertThat(ledger.view().totals().groups()).isZero();
        Ledger said = ledger.cameTrue(id(1), new Rule.Words("w"));
        assertThat(of(said, 1).inForce()).isTrue();
        assertThat(of(said, 2).inForce()).isFalse();
        assertThat(of(said.cameTrue(id(2), new Rule.Words("w")), 2).inForce()).isTrue();
        assertThat(said.cameTrue(id(3), new Rule.Words("w")).view()).isEqualTo(said.view());
    }

    @Test
    void a_suspended_group_is_not_seen_and_others_do_not_lean_on_it() {
        Ledger ledger = empty().enter(line(1, null, Visibility.NOW, 0, FIRST))
                .enter(line(2, "groups g1 observe", Visibility.NOW, 0, FIRST));
        Member suspended = new Member("g1", "committee", "FR", 1, false);
        Ledger after = ledger.member(group(1), suspended);
        assertThat(after.view().lines()).extracting(Ledger.Open::group).containsExactly(group(2));
        assertThat(after.view().totals().groups()).isZero();
        assertThat(after.member(group(1), member(1)).view().totals().groups()).isEqualTo(2);
    }

    @Test
    void what_comes_from_a_group_that_is_not_admitted_waits_for_that() {
        Member stranger = new Member("g1", "committee", "FR", 0, false);
        Ledger ledger = empty().enter(line(1, stranger, Commitment.OBSERVES, null, Visibility.NOW, 0, FIRST));
        assertThat(ledger.view().lines()).isEmpty();
        assertThat(of(ledger.member(group(1), member(1)), 1).inForce()).isTrue();
    }

    @Test
    void who_was_in_force_under_the_words_before_is_again_when_those_it_needs_agree_too() {
        Ledger ledger = empty();
        int[] ring = {2, 3, 1};
        for (int number = 1; number <= 3; number++) {
            assertThat(ledger.view().totals().groups()).isZero();
            ledger = ledger.enter(line(number, "groups g" + ring[number - 1] + " observe", Visibility.NOW, 0, FIRST)
                    .carried(true));
        }
        assertThat(ledger.view().totals().groups()).isEqualTo(3);
    }

    /// A random history, in which each act on something hidden is compared with what was public before it.
    @Test
    void nothing_hidden_changes_anything_public() {
        int hiddenActs = 0;
        int batches = 0;
        int together = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Ledger ledger = empty();
            LocalDate day = FIRST;
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(8) == 0) {
                    day = day.plusDays(1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 8));
                    Ledger next = ledger.day(day);
                    batches += next.notes().size() > ledger.notes().size()
                                    && next.notes().stream().anyMatch(note -> note.kind() == Note.Kind.PUBLISHED)
                            ? 1
                            : 0;
                    requireUnnamed(ledger, next);
                    ledger = Ledger.of(List.copyOf(next.lines().values()), next.unnamed(), world(day));
                    continue;
                }
                if (random.nextInt(5) == 0) {
                    // A day or more has gone by and the job has not run: what is due must not come with a hidden act.
                    day = day.plusDays(random.nextInt(40));
                    ledger = Ledger.of(List.copyOf(ledger.lines().values()), ledger.unnamed(), world(day));
                }
                Act act = act(ledger, random, day);
                Ledger next = act.after();
                if (act.hidden()) {
                    hiddenActs++;
                    assertThat(next.view())
                            .as("seed %s, step %s: %s", seed, step, act.name())
                            .isEqualTo(ledger.view());
                    assertThat(next.notes()).isEmpty();
                }
                together += act.name().equals("together") ? 1 : 0;
                requireSound(next);
                ledger = Ledger.of(List.copyOf(next.lines().values()), next.unnamed(), world(day));
            }
        }
        assertThat(hiddenActs).isGreaterThan(HISTORIES * 10);
        assertThat(batches).isGreaterThan(HISTORIES / 5);
        assertThat(together).isGreaterThan(HISTORIES / 10);
    }

    private static void requireUnnamed(Ledger before, Ledger after) {
        int number = after.view().totals().unnamed();
        assertThat(number % Ledger.UNNAMED_STEP).isZero();
        LocalDate last = before.unnamed().on();
        if (last != null && !last.equals(after.unnamed().on())) {
            assertThat(last.plusDays(7))
                    .isBeforeOrEqualTo(Objects.requireNonNull(after.unnamed().on()));
        }
    }

    // What is in force is public, and its condition is met by what is public and in force without its own group.
    private static void requireSound(Ledger ledger) {
        List<Line> inForce = ledger.lines().values().stream()
                .filter(line -> line.agreement().inForce())
                .toList();
        for (Line line : inForce) {
            assertThat(line.visible()).isTrue();
            Rule rule = line.agreement().rule();
            assertThat(rule == null
                            || rule.holds(world(FIRST)
                                    .with(inForce.stream()
                                            .filter(other -> !other.agreement()
                                                    .group()
                                                    .equals(line.agreement().group()))
                                            .map(other -> other.pledge().consent())
                                            .collect(Collectors.toSet()))))
                    .isTrue();
        }
    }

    private record Act(String name, boolean hidden, Ledger after) {}

    private static Act act(Ledger ledger, Random random, LocalDate day) {
        List<Line> lines = new ArrayList<>(ledger.lines().values());
        int number = 1 + random.nextInt(9);
        Commitment commitment = random.nextInt(5) == 0 ? Commitment.AGREES : Commitment.OBSERVES;
        Line candidate = line(
                number,
                member(number),
                commitment,
                rule(random),
                List.of(Visibility.NOW, Visibility.NEVER, Visibility.NEVER).get(random.nextInt(3)),
                0,
                day);
        if (random.nextInt(3) == 0) {
            candidate = line(
                    number, member(number), commitment, rule(random), Visibility.AFTER, 1 + random.nextInt(3), day);
        }
        Line there = ledger.lines().get(candidate.id());
        boolean isHidden = there == null
                ? candidate.agreement().visibility() != Visibility.NOW
                : !there.agreement().published() && candidate.agreement().visibility() != Visibility.NOW;
        if ((there == null && random.nextInt(4) > 0) || lines.isEmpty()) {
            return new Act("enter", isHidden, ledger.enter(candidate));
        }
        Line chosen = lines.get(random.nextInt(lines.size()));
        boolean hidden = !chosen.agreement().published();
        UUID id = chosen.id();
        return switch (random.nextInt(8)) {
            case 0 -> new Act("withdraw", hidden, ledger.withdraw(id));
            case 1 -> new Act("renew", hidden, ledger.renew(id));
            case 2 -> new Act("reserve", hidden, ledger.reserve(id, new Localized(Map.of("en", "but " + number))));
            case 3 -> new Act("came true", hidden, ledger.cameTrue(id, new Rule.Words("w")));
            case 4 -> {
                Agreement terms = candidate.agreement();
                yield there == null
                        ? new Act("enter", isHidden, ledger.enter(candidate))
                        : new Act(
                                "terms",
                                isHidden,
                                ledger.terms(
                                        there.id(),
                                        terms.rule(),
                                        terms.reservation(),
                                        terms.visibility(),
                                        terms.after()));
            }
            default -> {
                // Whoever can, confirms.
                Line waiting = lines.stream()
                        .filter(line -> !ledger.circle(ledger.accord(), line).isEmpty() && line.together() == null)
                        .findFirst()
                        .orElse(chosen);
                yield new Act("together", false, ledger.together(waiting.id()));
            }
        };
    }

    private static @Nullable String rule(Random random) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> null;
            case 5 -> "words \"w\"";
            case 6 -> "words \"w\" and at least 2 groups observe";
            case 2 -> "groups g" + (1 + random.nextInt(9)) + " observe";
            case 3 -> "at least " + (1 + random.nextInt(4)) + " groups observe";
            default -> "at least 2 groups in 2 countries observe or groups g" + (1 + random.nextInt(9)) + " agree";
        };
    }
}
