package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yadman.platform.text.Localized.Text;

class LocalizedTest {

    private static final Language EN = Language.SOURCE;
    private static final Language FA = new Language("fa");

    @Test
    void a_reader_gets_the_own_language_where_there_is_one() {
        Localized text = new Localized(Map.of("en", "Day", "fa", "روز", "de", "Tag"));
        assertThat(text.in(FA)).isEqualTo(new Text("روز", "fa"));
        assertThat(text.in(EN)).isEqualTo(new Text("Day", "en"));
    }

    @Test
    void otherwise_the_source_language_and_otherwise_any_and_always_with_its_name() {
        assertThat(new Localized(Map.of("en", "Day", "de", "Tag")).in(FA)).isEqualTo(new Text("Day", "en"));
        assertThat(new Localized(Map.of("fr", "Jour", "de", "Tag")).in(FA)).isEqualTo(new Text("Tag", "de"));
    }

    @Test
    void nothing_in_any_language_is_an_empty_text() {
        assertThat(Localized.EMPTY.isEmpty()).isTrue();
        assertThat(Localized.EMPTY.in(FA)).isEqualTo(new Text("", ""));
        assertThat(Localized.EMPTY.in(FA).direction()).isEqualTo("auto");
    }

    @Test
    void a_text_knows_its_direction() {
        assertThat(new Text("روز", "fa").direction()).isEqualTo("rtl");
        assertThat(new Text("ڕۆژ", "ckb").direction()).isEqualTo("rtl");
        assertThat(new Text("Day", "en").direction()).isEqualTo("ltr");
    }

    @Test
    void the_others_are_all_but_the_one_shown() {
        Localized text = new Localized(Map.of("en", "Day", "fa", "روز", "de", "Tag"));
        assertThat(text.besides(text.in(FA))).containsExactly(new Text("Tag", "de"), new Text("Day", "en"));
    }

    @Test
    void a_blank_text_or_language_is_refused() {
        assertThatThrownBy(() -> new Localized(Map.of("en", " "))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Localized(Map.of("", "Day"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_does_not_change_with_the_map_it_was_made_of() {
        Map<String, String> texts = new HashMap<>(Map.of("en", "Day"));
        Localized text = new Localized(texts);
        texts.put("fa", "روز");
        assertThat(text.texts()).containsOnlyKeys("en");
        assertThatThrownBy(() -> text.texts().put("fa", "روز")).isInstanceOf(UnsupportedOperationException.class);
    }
}
