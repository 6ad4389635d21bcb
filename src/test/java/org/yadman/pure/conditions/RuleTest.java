package org.yadman.pure.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.testing.Said;

/// What each condition asks of the facts.
class RuleTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 9, 1);

    private static final Facts FACTS = new Facts(
            Set.of(
                    new Consent("mehr", "human-rights-organisation", "US", 2, Commitment.AGREES),
                    new Consent("mehr", "human-rights-organisation", "US", 2, Commitment.OBSERVES),
                    new Consent("omid", "human-rights-organisation", "DE", 1, Commitment.AGREES),
                    new Consent("seda", "human-rights-organisation", null, 3, Commitment.AGREES),
                    new Consent("neda", "committee", "DE", 0, Commitment.AGREES),
                    new Consent("khavaran", "families", null, 0, Commitment.OBSERVES)),
            Map.of("p-5", Milestone.ADOPTED, "canada", Milestone.IN_FORCE, "geneva", Milestone.SUBMITTED),
            Set.of("aiusa-agm"),
            50_000,
            TODAY);

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
                    at least 4 groups agree                                         ! true
                    at least 5 groups agree                                         ! false
                    at least 2 groups observe                                       ! true
                    at least 3 groups observe                                       ! false
                    at least 3 human-rights-organisation agree                      ! true
                    at least 4 human-rights-organisation agree                      ! false
                    at least ? human-rights-organisation agree                      ! false
                    at least 4 committee|human-rights-organisation agree            ! true
                    at least 5 committee|human-rights-organisation agree            ! false
                    at least 1 union agree                                          ! false
                    at least 2 groups from DE agree                                 ! true
                    at least 3 groups from DE|US agree                              ! true
                    at least 4 groups from DE|US agree                              ! false
                    at least 1 families from DE observe                             ! false
                    at least 2 groups in 2 countries agree                          ! true
                    at least 3 groups in 3 countries agree                          ! false
                    at least 2 groups from DE|US|FR in 2 countries agree            ! true
                    at least 2 groups in 2 countries observe                        ! false
                    at least 3 groups agree tier 1                                  ! true
                    at least 4 groups agree tier 1                                  ! false
                    at least 2 groups agree tier 2                                  ! true
                    at least 1 groups agree tier 3                                  ! true
                    at least 2 groups in 2 countries agree tier 2                   ! false
                    signatures 50000                                                ! true
                    signatures 50001                                                ! false
                    signatures ?                                                    ! false
                    groups mehr, omid agree                                         ! true
                    groups mehr, khavaran agree                                     ! false
                    groups mehr, khavaran observe                                   ! true
                    groups mehr, nobody observe                                     ! false
                    track p-5 submitted                                             ! true
                    track p-5 adopted                                               ! true
                    track p-5 in-force                                              ! false
                    track canada submitted                                          ! true
                    track canada in-force                                           ! true
                    track geneva adopted                                            ! false
                    track nowhere submitted                                         ! false
                    body aiusa-agm                                                  ! true
                    body hrc                                                        ! false
                    from 2027-09-01                                                 ! true
                    from 2027-09-02                                                 ! false
                    words "the board decides"                                       ! false
                    body aiusa-agm and signatures 5                                 ! true
                    body aiusa-agm and body hrc                                     ! false
                    body aiusa-agm or body hrc                                      ! true
                    body un-ga or body hrc                                          ! false
                    signatures ? or body aiusa-agm                                  ! true
                    signatures ? and body aiusa-agm                                 ! false
                    (body hrc or body aiusa-agm) and (body un-ga or from 2027-01-01) ! true
                    (body hrc and body aiusa-agm) or (body un-ga and from 2027-01-01) ! false
                    """)
    void a_condition_holds_when_what_it_asks_for_has_come(String rule, boolean holds) {
        assertThat(Rule.parse(rule).holds(FACTS)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
                    at least 20 groups agree                            ! true
                    at least ? groups agree                             ! false
                    signatures 5                                        ! true
                    signatures ?                                        ! false
                    words "when enough of them agree"                   ! true
                    body hrc and (from 2027-09-01 or signatures ?)      ! false
                    body hrc and (from 2027-09-01 or signatures 1)      ! true
                    """)
    void a_condition_can_be_measured_if_every_number_is_known(String rule, boolean measurable) {
        assertThat(Rule.parse(rule).measurable()).isEqualTo(measurable);
    }

    @Test
    void the_leaves_are_all_that_is_asked_for() {
        assertThat(Rule.parse("body a and (from 2027-09-01 or (body c and body b))")
                        .leaves())
                .containsExactly(
                        new Rule.BodyFirst("a"),
                        new Rule.From(TODAY),
                        new Rule.BodyFirst("c"),
                        new Rule.BodyFirst("b"));
    }

    @Test
    void progress_names_the_groups_that_count_towards_each_number() {
        List<Progress> progress = Rule.parse("body hrc or (at least 20 groups in 3 countries agree and"
                        + " at least ? families observe and groups mehr agree)")
                .progress(FACTS);

        assertThat(progress)
                .extracting(p -> p.towards().text())
                .containsExactly("at least 20 groups in 3 countries agree", "at least ? families observe");
        assertThat(progress).extracting(Progress::groups).containsExactly(4, 1);
        assertThat(progress).extracting(Progress::countries).containsExactly(Set.of("DE", "US"), Set.of());
        assertThat(progress.getFirst().consents())
                .extracting(Consent::group)
                .containsExactly("mehr", "neda", "omid", "seda");
        assertThat(progress).noneMatch(Progress::complete);
        assertThat(Rule.parse("at least 4 groups in 2 countries agree").progress(FACTS))
                .allMatch(Progress::complete);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
                    words "w"                                           !
                    body hrc                                            ! body hrc
                    words "w" and body hrc                              ! body hrc
                    words "w" or body hrc                               !
                    words "w" and body hrc and signatures 5             ! body hrc and signatures 5
                    (words "w" or body hrc) and signatures 5            ! signatures 5
                    (words "w" and body hrc) or signatures 5            ! body hrc or signatures 5
                    (words "w" and body hrc) or body hrc                ! body hrc
                    words "w" and (words "W" or body hrc)               ! words "W" or body hrc
                    body a and ((words "w" and body a and body b) or (body a and body b)) ! body a and body b
                    """)
    void what_has_come_true_is_asked_for_no_more(String rule, @Nullable String rest) {
        assertThat(Rule.parse(rule).without(new Rule.Words("w"))).isEqualTo(rest == null ? null : Rule.parse(rest));
    }

    @Test
    void a_group_consents_once_to_each_commitment() {
        Set<Consent> twice = Set.of(
                new Consent("mehr", "union", "US", 2, Commitment.AGREES),
                new Consent("mehr", "union", "DE", 2, Commitment.AGREES));
        assertThatThrownBy(() -> new Facts(twice, Map.of(), Set.of(), 0, TODAY))
                .hasMessage("\"mehr\" is given twice among those who consent.");
    }

    @Test
    void nonsense_is_no_fact() {
        assertThatThrownBy(() -> new Facts(Set.of(), Map.of(), Set.of(), -1, TODAY))
                .hasMessage("There cannot be fewer signatures than none.");
        assertThatThrownBy(() -> new Consent("mehr", "union", "US", 4, Commitment.AGREES))
                .extracting(Said::english)
                .isEqualTo("A tier is 0 to 3, not 4.");
        assertThatThrownBy(() -> new Rule.Named(Set.of(), Commitment.AGREES))
                .extracting(Said::english)
                .isEqualTo("A condition that names groups names at least one.");
    }
}
