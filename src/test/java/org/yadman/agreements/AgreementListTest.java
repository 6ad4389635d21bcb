package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.groups.Checked;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// Who agrees, as others see it: the list, and the news.
@Tag("database")
class AgreementListTest {

    private static final ActorId SOMEBODY = new ActorId("somebody");

    /// When everything in the campaign's own news is of earlier days.
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    private static final Localized WORDS = new Localized(Map.of("en", "We do.", "fa", "ما نیز."));

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.withCampaign();
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("common-day", false, WORDS, WORDS, Localized.EMPTY), SOMEBODY));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AgreementText text() {
        return server.bean(Texts.class).current().orElseThrow();
    }

    private UUID admitted(String slug, Checked checked) {
        UUID group = server.bean(Groups.class).find(slug).orElseThrow().id();
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("""
                        insert into group_standing (group_id, checked, admitted_on, version)
                        values (:group, :checked, '2026-11-20', 1)
                        on conflict (group_id) do update
                          set checked = excluded.checked, admitted_on = excluded.admitted_on
                        """)
                .param("group", group.toString())
                .param("checked", checked.name())
                .update());
        return group;
    }

    private UUID enter(String slug, Commitment commitment, @Nullable String rule, Visibility visibility) {
        return server.bean(Agreements.class)
                .enter(
                        new Agreements.Draft(
                                admitted(slug, Checked.BY_WEBSITE),
                                text().id(),
                                commitment,
                                rule == null ? null : Rule.parse(rule),
                                Localized.EMPTY,
                                visibility,
                                visibility == Visibility.AFTER ? 1 : 0),
                        SOMEBODY);
    }

    private void withdraw(UUID id) {
        Agreements agreements = server.bean(Agreements.class);
        agreements.withdraw(id, agreements.find(id).orElseThrow().version(), SOMEBODY);
    }

    private void four() {
        enter("khavaran-families", Commitment.OBSERVES, null, Visibility.NOW);
        enter("iran-tribunal", Commitment.OBSERVES, null, Visibility.NOW);
        enter("mehr", Commitment.AGREES, null, Visibility.NOW);
        enter("kanoon-rahaward", Commitment.OBSERVES, "groups fedefam observe", Visibility.NOW);
        admitted("mehr", Checked.KNOWN_TO_TWO);
    }

    private static List<String> slugs(Browser page) {
        return page.page().select(".agreed h3 a").eachAttr("href").stream()
                .map(each -> each.replaceAll(".*/", ""))
                .toList();
    }

    private List<String> found(String query) {
        return slugs(server.browser().open("/en/agreement" + query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?                          | khavaran-families iran-tribunal mehr kanoon-rahaward",
                "?commitment=agrees         | mehr",
                "?state=waits               | kanoon-rahaward",
                "?kind=families             | khavaran-families",
                "?kind=party                | ''",
                "?country=US                | mehr",
                "?checked=known-to-two      | mehr",
                "?sort=country              | mehr khavaran-families iran-tribunal kanoon-rahaward",
                "?q=tribunal                | iran-tribunal",
                "?q=تریبونال                  | iran-tribunal",
                "?state=agrees&commitment=observes&sort=name | khavaran-families iran-tribunal",
                "?sort=nonsense             | khavaran-families iran-tribunal mehr kanoon-rahaward"
            })
    void the_list_is_filtered_and_sorted_like_every_list(String query, String slugs) {
        four();
        assertThat(String.join(" ", found(query))).isEqualTo(slugs);
    }

    @Test
    void groups_are_found_by_the_languages_of_their_names() {
        four();
        assertThat(found("?language=fa")).contains("iran-tribunal");
        assertThat(found("?language=xx")).isEmpty();
    }

    @Test
    void an_empty_list_says_why_and_leads_back() {
        Browser page = server.browser().open("/en/agreement");
        assertThat(page.text()).contains("Nobody yet.");
        assertThat(page.page().select("form.filter")).isEmpty();
        four();
        page.open("/en/agreement?kind=party");
        assertThat(page.text()).contains("No group matches");
        assertThat(PageCheck.faults(page)).isEmpty();
        page.follow("Show all");
        assertThat(slugs(page)).hasSize(4);
        assertThat(PageCheck.faults(page)).isEmpty();
        assertThat(PageCheck.faults(page.open("/fa/agreement?sort=country"))).isEmpty();
    }

    @Test
    void the_way_leads_to_the_support_of_individuals_and_back() {
        Browser page = server.browser().open("/en/agreement");
        page.follow("You belong to no group? Support the day yourself");
        assertThat(page.location()).isEqualTo("/en/support");
        page.follow("Groups agree to one exact text: see which");
        assertThat(page.location()).isEqualTo("/en/agreement");
    }

    private UUID example(int number, Visibility visibility) {
        UUID group = UUID.nameUUIDFromBytes(("g" + number).getBytes(StandardCharsets.UTF_8));
        String slug = "g%03d".formatted(number);
        server.inTransaction(() -> server.bean(Groups.class)
                .addExample(
                        new Group(
                                group,
                                slug,
                                GroupKind.COMMITTEE,
                                "NO",
                                new Localized(Map.of("en", slug)),
                                null,
                                Localized.EMPTY,
                                true),
                        Checked.BY_TELEPHONE_OR_MAIL));
        return server.bean(Agreements.class)
                .enter(
                        new Agreements.Draft(
                                group,
                                server.bean(Texts.class)
                                        .current(true)
                                        .orElseThrow()
                                        .id(),
                                Commitment.OBSERVES,
                                null,
                                Localized.EMPTY,
                                visibility,
                                0),
                        SOMEBODY);
    }

    private void exampleText() {
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("example", true, WORDS, WORDS, Localized.EMPTY), SOMEBODY));
    }

    @Test
    void a_long_list_has_pages() {
        exampleText();
        for (int i = 0; i < 53; i++) {
            example(i, Visibility.NOW);
        }
        Browser page = server.browser().open("/en/agreement/example");
        assertThat(slugs(page)).hasSize(50).startsWith("g000");
        page.follow("Next");
        assertThat(slugs(page)).containsExactly("g050", "g051", "g052");
        assertThat(page.open("/en/agreement/example?page=3").status()).isEqualTo(404);
        assertThat(slugs(page.open("/en/agreement/example?q=g05&country=NO"))).hasSize(3);
    }

    @Test
    void the_unnamed_stand_in_the_grand_total_from_five_on_and_nowhere_else() {
        exampleText();
        example(0, Visibility.NOW);
        for (int i = 1; i < 5; i++) {
            example(i, Visibility.NEVER);
        }
        nextWeek();
        assertThat(server.browser().open("/en/agreement/example").text()).doesNotContain("do not want to be named");
        example(5, Visibility.NEVER);
        nextWeek();
        Browser page = server.browser().open("/en/agreement/example");
        assertThat(page.text()).contains("At least 5 more agree and do not want to be named");
        assertThat(slugs(page)).containsExactly("g000");
        page.open("/en/agreement/example?country=NO&kind=committee&checked=by-telephone-or-mail");
        assertThat(slugs(page)).containsExactly("g000");
        assertThat(page.text()).contains("One group found");
    }

    private void nextWeek() {
        server.clock().advance(Duration.ofDays(7));
        server.bean(AgreementJob.class).run();
    }

    private String news() {
        return server.browser().open("/en/news").text();
    }

    private String everythingNew() {
        return server.browser().open("/en/news").source()
                + server.browser().open("/fa/news").source()
                + server.browser().fetch("/en/news.atom").body()
                + server.bean(Changes.class).last().number();
    }

    @Test
    void the_news_say_who_agrees_and_that_somebody_left_without_a_name() {
        server.clock().set(FIRST);
        UUID tribunal = enter("iran-tribunal", Commitment.OBSERVES, null, Visibility.NOW);
        enter("kanoon-rahaward", Commitment.OBSERVES, "groups fedefam observe", Visibility.NOW);
        assertThat(news()).contains("Iran Tribunal agrees It keeps the day.", "agrees on a condition");
        server.clock().advance(Duration.ofDays(1));
        enter("fedefam", Commitment.OBSERVES, null, Visibility.NOW);
        Browser page = server.browser().open("/en/news");
        assertThat(page.page()
                        .select("section:has(time[datetime=2026-12-02]) li")
                        .eachText())
                .anyMatch(entry -> entry.matches("(?s).*\\(FEDEFAM\\) agrees It keeps the day."))
                .anyMatch(entry -> entry.startsWith("Kanoon Rahaward agrees It keeps the day."));

        withdraw(tribunal);
        assertThat(news()).contains("One group has taken its agreement back").doesNotContain("Iran Tribunal agrees");
        String feed = server.browser().fetch("/en/news.atom").body();
        assertThat(feed).contains("One group has taken its agreement back").doesNotContain("Iran Tribunal agrees");
        assertThat(server.browser().open("/fa/news").text()).contains("یک گروه موافقتش را پس گرفت");

        server.clock().advance(Duration.ofDays(370));
        server.bean(AgreementJob.class).run();
        assertThat(news()).contains("its agreement has ended").doesNotContain("taken its agreement back");
    }

    @Test
    void whoever_agrees_and_leaves_hidden_leaves_no_trace_in_the_news() {
        server.clock().set(FIRST);
        enter("iran-tribunal", Commitment.OBSERVES, null, Visibility.NOW);
        String before = everythingNew();
        assertThat(before).contains("Iran Tribunal agrees");
        admitted("mehr", Checked.BY_WEBSITE);
        UUID never = enter("mehr", Commitment.AGREES, null, Visibility.NEVER);
        UUID after = enter("kanoon-rahaward", Commitment.OBSERVES, "groups fedefam observe", Visibility.AFTER);
        assertThat(everythingNew()).isEqualTo(before);
        withdraw(never);
        withdraw(after);
        assertThat(everythingNew()).isEqualTo(before);
    }

    @Test
    void who_was_suspended_leaves_unseen() {
        server.clock().set(FIRST);
        UUID mehr = enter("mehr", Commitment.AGREES, null, Visibility.NOW);
        assertThat(news()).contains("(MEHR) agrees");
        server.inTransaction(() -> {
            server.bean(JdbcClient.class)
                    .sql("update group_standing set suspended_on = '2026-12-01'")
                    .update();
            server.bean(Changes.class).raise();
        });
        assertThat(news()).doesNotContain("(MEHR) agrees").contains("What changed");
        withdraw(mehr);
        assertThat(news()).doesNotContain("taken its agreement back");
    }
}
