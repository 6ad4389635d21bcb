package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Listing.Query;

class ListingTest {

    private static final Query PLAIN = new Query("/groups", Map.of());
    private static final Visitor VISITOR = visitor();

    private static Visitor visitor() {
        Site site = new Site() {
            @Override
            public Localized name() {
                return Localized.EMPTY;
            }

            @Override
            public List<Entry> menu() {
                return List.of();
            }
        };
        try (var beans =
                new AnnotationConfigApplicationContext(Messages.class, Dates.class, Languages.class, Assets.class)) {
            Visitor.Words words = new Visitor.Words(
                    beans.getBean(Messages.class),
                    beans.getBean(Dates.class),
                    beans.getBean(Languages.class),
                    beans.getBean(Assets.class));
            Freshness freshness = new Freshness(LocalDate.of(2026, 11, 23));
            return new Visitor(new Language("fa"), "/groups", "", freshness, site, words);
        }
    }

    @Test
    void an_empty_list_has_one_page() {
        Listing<String> list = Listing.of(List.of(), 0, 1, PLAIN);
        assertThat(list.pages()).isEqualTo(1);
        assertThat(list.hasEarlier()).isFalse();
        assertThat(list.hasLater()).isFalse();
    }

    @Test
    void fifty_rows_fill_a_page_and_one_more_begins_the_next() {
        assertThat(Listing.of(List.of(), 50, 1, PLAIN).pages()).isEqualTo(1);
        assertThat(Listing.of(List.of(), 51, 1, PLAIN).pages()).isEqualTo(2);
        assertThat(Listing.of(List.of(), 100, 1, PLAIN).pages()).isEqualTo(2);
    }

    @Test
    void the_pages_around_have_addresses() {
        Query query = new Query("/groups", Map.of("q", "x", "page", "2"));
        Listing<String> list = Listing.of(List.of("a"), 150, query.page(), query);
        assertThat(list.hasEarlier()).isTrue();
        assertThat(list.hasLater()).isTrue();
        assertThat(list.earlier(VISITOR)).isEqualTo("/fa/groups?q=x");
        assertThat(list.later(VISITOR)).isEqualTo("/fa/groups?page=3&q=x");
        assertThat(Listing.of(List.of("a"), 150, 3, query).hasLater()).isFalse();
    }

    @Test
    void a_page_beyond_the_last_is_not_there() {
        assertThatThrownBy(() -> Listing.of(List.of(), 50, 2, PLAIN)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Listing.of(List.of(), 0, 2, PLAIN)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "x", "٢", "01", "1000000", "99999999999999999999", "1 "})
    void a_page_that_is_no_number_of_a_page_is_not_there(String page) {
        Query query = new Query("/groups", Map.of("page", page));
        assertThatThrownBy(query::page).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b=c", "a+b c", "100%", "#x", "ی‌ک", "\"><script>", "a;b", "=", "?", "%26", "{x}"})
    void what_was_typed_comes_back_from_an_address_as_it_was(String typed) {
        String address = new Query("/groups", Map.of("q", typed, "kind", "union")).address(VISITOR);
        assertThat(address)
                .startsWith("/fa/groups?kind=union&q=")
                .matches("[\\x21-\\x7e]+")
                .doesNotContain("\"", "<");
        var read = UriComponentsBuilder.fromUriString(address).build(true).getQueryParams();
        assertThat(read.toSingleValueMap()).containsOnlyKeys("kind", "q");
        assertThat(address).doesNotContain("+");
        assertThat(UriUtils.decode(String.valueOf(read.getFirst("q")), StandardCharsets.UTF_8))
                .isEqualTo(typed);
    }

    @Test
    void another_filter_leads_back_to_the_first_page_and_an_empty_one_disappears() {
        Query query = new Query("/groups", Map.of("q", "x", "page", "3", "kind", " "));
        assertThat(query.with("kind", "union").address(VISITOR)).isEqualTo("/fa/groups?kind=union&q=x");
        assertThat(query.with("q", "").address(VISITOR)).isEqualTo("/fa/groups");
        assertThat(query.get("kind")).isEmpty();
    }

    @Test
    void a_page_or_an_order_does_not_narrow_a_list() {
        assertThat(new Query("/groups", Map.of("page", "2", "sort", "country")).narrowed())
                .isFalse();
        assertThat(new Query("/groups", Map.of("q", "x")).narrowed()).isTrue();
    }
}
