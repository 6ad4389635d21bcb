package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// What was only introduced, asked for or called for is never worded like what was decided, whatever kind of act it is.
class ActWordsTest {

    private static final Messages MESSAGES = new Messages();
    private static final Set<Reach> NOT_DECIDED = Set.of(Reach.ASKED, Reach.NEVER);

    private static String said(String key, Reach reach, String language) {
        return MESSAGES.text(new Language(language), key, "reach", reach.name());
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(
                List.of("ladder.text", "ladder.criminal-case", "ladder.civil-case", "ladder.mechanism"));
        Stream.of(Act.values()).map(act -> "ladder.act." + FolderRow.word(act)).forEach(keys::add);
        return keys;
    }

    private static Stream<Stage> stages() {
        return Stream.of(Procedure.values()).flatMap(procedure -> procedure.stages().stream());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void no_kind_of_act_reads_the_same_before_it_is_decided_and_after(String language) {
        for (String key : keys()) {
            for (Reach before : NOT_DECIDED) {
                for (Reach after : List.of(Reach.CONDITIONAL, Reach.DECIDED, Reach.IN_FORCE, Reach.OVER)) {
                    assertThat(said(key, before, language))
                            .as("%s %s %s", key, before, after)
                            .isNotEqualTo(said(key, after, language));
                }
            }
        }
    }

    @Test
    void what_is_not_decided_says_so_and_never_speaks_of_adoption() {
        for (String key : keys()) {
            for (Reach reach : NOT_DECIDED) {
                assertThat(said(key, reach, "en"))
                        .as("%s %s", key, reach)
                        .doesNotContainPattern("(?i)adopted|in force|passed|created|exists")
                        .containsPattern("(?i)asked for|no law|never|proposed|nothing has been decided|no judgment"
                                + "|without a final judgment|no mechanism|given up");
                assertThat(said(key, reach, "fa"))
                        .as("%s %s", key, reach)
                        .doesNotContain("تصویب‌شده", "برقرار", "برپاست")
                        .containsPattern("خواسته|طرح|هرگز|پیشنهادشده|گرفته نشده|حکمی نیست|بی حکم|سازوکاری در کار نیست"
                                + "|چشم پوشیدند");
            }
        }
    }

    @Test
    void a_call_for_a_mechanism_is_never_the_mechanism() {
        for (Reach reach : Reach.values()) {
            assertThat(said("ladder.act.call-for-mechanism", reach, "en")).startsWith("Call for a mechanism");
        }
        assertThat(said("ladder.mechanism", Reach.ASKED, "en"))
                .isEqualTo("Call for a mechanism; there is no mechanism");
        assertThat(said("ladder.mechanism", Reach.IN_FORCE, "en")).isEqualTo("Mechanism that exists");
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void how_far_an_act_has_come_follows_from_the_standing_of_every_stage(Standing standing) {
        stages().filter(stage -> stage.standing() == standing).forEach(stage -> {
            Reach reach = Reach.of(stage);
            switch (standing) {
                case UNDER_WAY -> assertThat(reach).as(stage.word()).isEqualTo(Reach.ASKED);
                case CONDITIONAL -> assertThat(reach).as(stage.word()).isEqualTo(Reach.CONDITIONAL);
                case DECIDED -> assertThat(reach).as(stage.word()).isEqualTo(Reach.DECIDED);
                case IN_FORCE -> assertThat(reach).as(stage.word()).isEqualTo(Reach.IN_FORCE);
                case STOPPED -> assertThat(reach).as(stage.word()).isIn(Reach.OVER, Reach.NEVER);
            }
        });
        assertThat(Reach.of(none())).isEqualTo(Reach.ASKED);
    }

    private static @Nullable Stage none() {
        return null;
    }

    @Test
    void the_name_of_a_stage_before_a_decision_does_not_sound_like_one() {
        stages().filter(stage -> stage.standing() == Standing.UNDER_WAY)
                .forEach(stage -> assertThat(MESSAGES.text(Language.SOURCE, stage.label()))
                        .as(stage.word())
                        .doesNotContainPattern("(?i)adopted|in force|passed|created"));
    }
}
