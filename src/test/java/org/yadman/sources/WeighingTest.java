package org.yadman.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.sources.FieldValue.State;

class WeighingTest {

    private static final int HISTORIES = Boolean.getBoolean("yadman.long") ? 50_000 : 5_000;
    private static final Ref SUBJECT = new Ref("day", new UUID(0, 1));
    private static final UUID ESSAY = new UUID(1, 1);
    private static final UUID REPORT = new UUID(1, 2);
    private static final UUID LETTER = new UUID(1, 3);

    private static Claim claim(UUID source, Stance stance, String value, @Nullable String corrects) {
        return text(source, stance, value, null, Map.of(), corrects);
    }

    private static Claim says(UUID source, String value) {
        return claim(source, Stance.ASSERTS, value, null);
    }

    private static Claim denies(UUID source, String value) {
        return claim(source, Stance.DENIES, value, null);
    }

    private static Claim text(
            UUID source,
            Stance stance,
            String value,
            @Nullable String language,
            Map<String, String> translation,
            @Nullable String corrects) {
        return new Claim(
                UUID.randomUUID(),
                SUBJECT,
                "field",
                value,
                language,
                source,
                stance,
                null,
                null,
                null,
                null,
                new Localized(translation),
                Localized.EMPTY,
                corrects,
                "test",
                LocalDate.of(2026, 1, 1));
    }

    private static Preference preferring(@Nullable Claim claim) {
        Localized words = new Localized(Map.of("en", "because"));
        return new Preference(
                UUID.randomUUID(),
                SUBJECT,
                "field",
                claim == null ? null : claim.id(),
                words,
                words,
                LocalDate.of(2026, 1, 2));
    }

    private static FieldValue weigh(FieldType type, Claim... claims) {
        return Weighing.weigh("field", type, Arrays.asList(claims), null);
    }

    private static FieldValue weigh(FieldType type, Preference preference, Claim... claims) {
        return Weighing.weigh("field", type, Arrays.asList(claims), preference);
    }

    @Test
    void one_claim_stands_by_itself() {
        Claim only = says(ESSAY, "5000");
        FieldValue value = weigh(FieldType.FIGURE, only);
        assertThat(value.state()).isEqualTo(State.UNDISPUTED);
        assertThat(value.shown()).isEqualTo(only);
        assertThat(value.value()).isEqualTo("5000");
        assertThat(value.differing()).isFalse();
        assertThat(value.corrected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2002, 2002-10, 2002-10",
        "DATE, 2002-10, 2002-10-02, 2002-10-02",
        "DATE, 1988-07/1988-09, 1988-08, 1988-08",
        "DATE, 2003/.., 2003/.., 2003/..",
        "DATE, sh:1381-06-08, 2002-08, sh:1381-06-08",
        "FIGURE, thousands, 5000, 5000",
        "FIGURE, >1000, 2800-5000, 2800-5000",
        "TALLY, counted 84-19, recorded 84-19-68, recorded 84-19-68",
        "TALLY, without-vote, consensus, consensus",
        "RULE, gregorian 09-01, gregorian 09-01, gregorian 09-01",
        "TEXT, same words, same words, same words"
    })
    void of_claims_that_agree_the_most_exact_one_stands(FieldType type, String one, String other, String stands) {
        for (FieldValue value : List.of(
                weigh(type, says(ESSAY, one), says(REPORT, other)),
                weigh(type, says(REPORT, other), says(ESSAY, one)))) {
            assertThat(value.state()).isEqualTo(State.UNDISPUTED);
            assertThat(value.value()).isEqualTo(stands);
            assertThat(value.differing()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2002-10, 2002-04-19",
        "DATE, 2002, 2003",
        "DATE, 1988-07/1988-09, 1988-09/1988-12",
        "FIGURE, 5000, 30000",
        "FIGURE, 2800-5000, 4000-6000",
        "TALLY, recorded 84-19-68, recorded 84-19-63",
        "TALLY, roll-call 507-12-17, roll-call 547-12-17",
        "TALLY, counted 84-19 of 103, counted 84-19-68",
        "TALLY, consensus, counted 47-0",
        "RULE, gregorian 09-01, solar-hijri 06-10",
        "TEXT, one title, another title"
    })
    void claims_that_cannot_both_be_true_leave_the_field_undecided(FieldType type, String one, String other) {
        for (FieldValue value : List.of(
                weigh(type, says(ESSAY, one), says(REPORT, other)),
                weigh(type, says(REPORT, other), says(ESSAY, one)))) {
            assertThat(value.state()).isEqualTo(State.UNDECIDED);
            assertThat(value.shown()).isNull();
            assertThat(value.value()).isNull();
            assertThat(value.differing()).isTrue();
        }
    }

    @Test
    void one_source_can_contradict_itself() {
        assertThat(weigh(FieldType.FIGURE, says(ESSAY, "1"), says(ESSAY, "2")).differing())
                .isTrue();
    }

    @Test
    void one_that_agrees_with_both_does_not_reconcile_two_that_differ() {
        FieldValue value =
                weigh(FieldType.DATE, says(ESSAY, "2002"), says(REPORT, "2002-10"), says(LETTER, "2002-04-19"));
        assertThat(value.state()).isEqualTo(State.UNDECIDED);
    }

    @ParameterizedTest
    @EnumSource(value = Stance.class, names = "DENIES", mode = EnumSource.Mode.EXCLUDE)
    void asserting_reporting_and_inferring_count_alike(Stance stance) {
        assertThat(weigh(FieldType.FIGURE, claim(ESSAY, stance, "5", null)).state())
                .isEqualTo(State.UNDISPUTED);
        assertThat(weigh(FieldType.FIGURE, claim(ESSAY, stance, "5", null), says(REPORT, "6"))
                        .state())
                .isEqualTo(State.UNDECIDED);
    }

    @Test
    void a_denial_contradicts_who_says_what_it_denies() {
        FieldValue value = weigh(FieldType.FIGURE, says(ESSAY, "5"), denies(REPORT, "5"));
        assertThat(value.state()).isEqualTo(State.UNDECIDED);
        assertThat(value.differing()).isTrue();
    }

    @Test
    void a_denial_of_something_else_contradicts_nobody() {
        FieldValue value = weigh(FieldType.FIGURE, denies(REPORT, "7"), says(ESSAY, "5"));
        assertThat(value.state()).isEqualTo(State.UNDISPUTED);
        assertThat(value.value()).isEqualTo("5");
    }

    @Test
    void denials_alone_never_differ_and_decide_nothing() {
        FieldValue value = weigh(FieldType.FIGURE, denies(ESSAY, "5"), denies(REPORT, "5"), denies(LETTER, "6"));
        assertThat(value.state()).isEqualTo(State.UNDECIDED);
        assertThat(value.differing()).isFalse();
    }

    @Test
    void a_corrected_claim_does_not_count() {
        Claim wrong = says(ESSAY, "4000");
        Claim right = claim(ESSAY, Stance.ASSERTS, "5000", "4000");
        FieldValue value = weigh(FieldType.FIGURE, wrong, says(REPORT, "5000"), right);
        assertThat(value.state()).isEqualTo(State.UNDISPUTED);
        assertThat(value.value()).isEqualTo("5000");
        assertThat(value.corrected()).containsExactly(wrong.id());
        assertThat(value.claims()).hasSize(3).contains(wrong);
    }

    @Test
    void a_correction_can_be_corrected_in_turn() {
        FieldValue value = weigh(
                FieldType.FIGURE,
                says(ESSAY, "1"),
                claim(ESSAY, Stance.ASSERTS, "2", "1"),
                claim(ESSAY, Stance.ASSERTS, "3", "2"));
        assertThat(value.value()).isEqualTo("3");
        assertThat(value.corrected()).hasSize(2);
    }

    @Test
    void a_source_corrects_itself_only() {
        FieldValue value = weigh(FieldType.FIGURE, says(ESSAY, "1"), claim(REPORT, Stance.ASSERTS, "2", "1"));
        assertThat(value.corrected()).isEmpty();
        assertThat(value.state()).isEqualTo(State.UNDECIDED);
    }

    @Test
    void a_correction_reaches_earlier_claims_only() {
        FieldValue value = weigh(
                FieldType.FIGURE, claim(ESSAY, Stance.ASSERTS, "2", "1"), claim(ESSAY, Stance.REPORTS, "1", null));
        assertThat(value.corrected()).isEmpty();
    }

    @Test
    void a_corrected_denial_contradicts_nobody_any_more() {
        FieldValue value =
                weigh(FieldType.FIGURE, says(REPORT, "5"), denies(ESSAY, "5"), claim(ESSAY, Stance.ASSERTS, "5", "5"));
        assertThat(value.state()).isEqualTo(State.UNDISPUTED);
        assertThat(value.value()).isEqualTo("5");
    }

    @Test
    void what_an_editor_prefers_stands_and_the_difference_stays_visible() {
        Claim one = says(ESSAY, "5");
        Claim other = says(REPORT, "6");
        FieldValue value = weigh(FieldType.FIGURE, preferring(other), one, other);
        assertThat(value.state()).isEqualTo(State.PREFERRED);
        assertThat(value.shown()).isEqualTo(other);
        assertThat(value.differing()).isTrue();
    }

    @Test
    void a_preference_can_be_taken_back() {
        Claim one = says(ESSAY, "5");
        assertThat(weigh(FieldType.FIGURE, preferring(null), one, says(REPORT, "6"))
                        .state())
                .isEqualTo(State.UNDECIDED);
        assertThat(weigh(FieldType.FIGURE, preferring(null), one).state()).isEqualTo(State.UNDISPUTED);
    }

    @Test
    void a_preference_of_a_claim_that_was_corrected_since_no_longer_stands() {
        Claim one = says(ESSAY, "5");
        FieldValue value = weigh(
                FieldType.FIGURE, preferring(one), one, says(REPORT, "6"), claim(ESSAY, Stance.ASSERTS, "7", "5"));
        assertThat(value.state()).isEqualTo(State.UNDECIDED);
    }

    @Test
    void a_denial_cannot_be_preferred() {
        Claim denial = denies(REPORT, "5");
        assertThat(weigh(FieldType.FIGURE, preferring(denial), says(ESSAY, "5"), denial)
                        .state())
                .isEqualTo(State.UNDECIDED);
    }

    @Test
    void texts_are_compared_in_the_languages_that_they_share() {
        Claim english = text(ESSAY, Stance.ASSERTS, "end of summer", "en", Map.of(), null);
        Claim persian = text(REPORT, Stance.ASSERTS, "پایان تابستان", "fa", Map.of(), null);
        Claim both = text(LETTER, Stance.ASSERTS, "پایان تابستان", "fa", Map.of("en", "end of summer"), null);
        Claim otherwise = text(LETTER, Stance.ASSERTS, "آغاز پاییز", "fa", Map.of("en", "beginning of autumn"), null);
        assertThat(weigh(FieldType.TEXT, english, persian).differing()).isFalse();
        assertThat(weigh(FieldType.TEXT, english, both).differing()).isFalse();
        assertThat(weigh(FieldType.TEXT, persian, both).differing()).isFalse();
        assertThat(weigh(FieldType.TEXT, english, otherwise).differing()).isTrue();
    }

    @Test
    void the_rules_hold_for_any_claims() {
        Random random = new Random(13670610);
        for (int i = 0; i < HISTORIES; i++) {
            FieldType type = RandomClaims.pick(random, List.of(FieldType.values()));
            List<Claim> claims = RandomClaims.list(random, type, 1 + random.nextInt(6));
            Preference preference =
                    random.nextInt(3) == 0 ? preferring(claims.get(random.nextInt(claims.size()))) : null;
            holds(type, claims, preference);
        }
    }

    private static void holds(FieldType type, List<Claim> claims, @Nullable Preference preference) {
        FieldValue value = Weighing.weigh("field", type, claims, preference);
        List<Claim> standing = claims.stream()
                .filter(claim -> !value.corrected().contains(claim.id()))
                .toList();
        boolean anyDiffer =
                standing.stream().anyMatch(one -> standing.stream().anyMatch(other -> differ(type, one, other)));
        String what = type + " " + claims + " " + preference;

        assertThat(value.differing()).as(what).isEqualTo(anyDiffer);
        assertThat(value.claims()).isEqualTo(claims);
        if (value.shown() != null) {
            assertThat(standing).as(what).contains(value.shown());
            assertThat(value.shown().stance()).as(what).isNotEqualTo(Stance.DENIES);
        }
        if (value.state() == State.UNDISPUTED) {
            assertThat(anyDiffer).as(what).isFalse();
            assertThat(standing)
                    .filteredOn(claim -> claim.stance() != Stance.DENIES)
                    .as(what)
                    .noneMatch(claim -> type.saysMore(claim, Objects.requireNonNull(value.shown())));
        }
        boolean preferable = preference != null
                && standing.stream()
                        .anyMatch(claim -> claim.id().equals(preference.claim()) && claim.stance() != Stance.DENIES);
        assertThat(value.state() == State.PREFERRED).as(what).isEqualTo(preferable);
        if (preference != null && preferable) {
            assertThat(Objects.requireNonNull(value.shown()).id()).isEqualTo(preference.claim());
        }
        orderOfStandingClaimsDoesNotMatter(type, standing, preference, value);
    }

    // Two claims differ by the rule as the documentation says it, asked from both sides.
    private static boolean differ(FieldType type, Claim one, Claim other) {
        if (one.id().equals(other.id())) {
            return false;
        }
        assertThat(type.agree(one, other)).isEqualTo(type.agree(other, one));
        Claim first = RandomClaims.withoutCorrection(one);
        Claim second = RandomClaims.withoutCorrection(other);
        boolean forward = weigh(type, first, second).differing();
        assertThat(weigh(type, second, first).differing()).isEqualTo(forward);
        return forward;
    }

    private static void orderOfStandingClaimsDoesNotMatter(
            FieldType type, List<Claim> standing, @Nullable Preference preference, FieldValue value) {
        List<Claim> shuffled = new ArrayList<>();
        for (Claim claim : standing) {
            shuffled.add(RandomClaims.withoutCorrection(claim));
        }
        Collections.shuffle(shuffled, new Random(shuffled.size()));
        FieldValue other = Weighing.weigh("field", type, shuffled, preference);
        assertThat(other.state()).isEqualTo(value.state());
        assertThat(other.differing()).isEqualTo(value.differing());
    }
}
