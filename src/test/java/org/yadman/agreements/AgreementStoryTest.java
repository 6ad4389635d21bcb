package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.approvals.Approvals;
import org.yadman.campaigns.Campaigns;
import org.yadman.groups.Checked;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Permission;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Agreements as the people of a coalition live through them, on the example coalition.
@Tag("database")
class AgreementStoryTest {

    private static final ActorId SOMEBODY = new ActorId("somebody");

    /// Lets a request say for which group it speaks.
    static class Speaker implements Filter {
        static final String HEADER = "X-Test-Speaker";

        @Override
        public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
                throws IOException, ServletException {
            String group = ((HttpServletRequest) asked).getHeader(HEADER);
            if (group != null) {
                new Caller(
                                new UUID(7, group.hashCode()),
                                "somebody",
                                Set.of(Permission.OWN_ACCOUNT, Permission.PROPOSE, Permission.ACT_FOR_GROUP),
                                UUID.fromString(group),
                                "token")
                        .ask((HttpServletRequest) asked);
            }
            chain.doFilter(asked, answered);
        }
    }

    private TestServer server;
    private UUID tulip;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.fresh(), Speaker.class, TestCaller.class);
        tulip = server.bean(ExampleCoalition.class).make();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private UUID group(String slug) {
        return server.bean(Groups.class).find(slug).map(Group::id).orElseThrow();
    }

    private Browser speaker(UUID group) {
        return server.browser().with(Speaker.HEADER, group.toString());
    }

    private AgreementText example() {
        return server.bean(Texts.class).current(true).orElseThrow();
    }

    private Agreements agreements() {
        return server.bean(Agreements.class);
    }

    private Totals totals() {
        return agreements().totals(example().id());
    }

    @Test
    void three_that_wait_for_one_another_begin_together_and_fall_back_when_one_leaves() {
        Browser page = server.browser().open("/en/agreement/example");
        assertThat(page.text())
                .contains("All groups on this page are made up")
                .contains("2 groups in 2 countries agree")
                .contains("4 more wait for others")
                .contains("at least 5 human-rights organisations agree with the date");
        assertThat(page.source()).doesNotContain("tier");

        Browser desk = speaker(tulip).open("/en/desk/agreement");
        assertThat(desk.text())
                .contains("Example group Willow (fictional): has confirmed")
                .contains("Example group Poplar (fictional): has not confirmed yet");
        desk.press("We confirm: we begin together");
        assertThat(desk.text()).contains("You have confirmed.");
        assertThat(totals().groups()).isEqualTo(2);
        speaker(group("example-poplar")).open("/en/desk/agreement").press("We confirm: we begin together");
        assertThat(totals().groups()).isEqualTo(5);
        assertThat(desk.open("/en/desk/agreement").text()).contains("Agrees since");

        speaker(group("example-willow")).open("/en/desk/agreement").press("Withdraw our agreement");
        assertThat(totals().groups()).isEqualTo(2);
        // Its name stands where another's condition names it, and nowhere else.
        assertThat(server.browser().open("/en/agreement/example").source()).doesNotContain("/en/groups/example-willow");
        Browser told = speaker(tulip).open("/en/desk");
        assertThat(told.text())
                .contains("Your agreement waits again, because this group agrees no longer: Example group Willow");
        assertThat(speaker(tulip).open("/fa/desk").text()).contains("موافقت شما دوباره منتظر است");
    }

    @Test
    void the_example_is_apart_from_the_record() {
        assertThat(server.browser().open("/en/agreement").text()).contains("There is no text yet");
        for (String path : List.of("/en/groups", "/en/news", "/en/search?q=fictional")) {
            assertThat(server.browser().open(path).text()).as(path).doesNotContain("(fictional)");
        }
        assertThat(server.browser().fetch("/api/v1/agreements.csv").body()).doesNotContain("example");
        assertThat(server.browser().fetch("/api/v1/texts.csv").body()).doesNotContain("example");
        assertThatThrownBy(() -> {
                    server.inTransaction(() -> server.bean(Texts.class)
                            .add(
                                    new Texts.Draft(
                                            "real",
                                            false,
                                            new Localized(Map.of("en", "We do.")),
                                            new Localized(Map.of("en", "We agree.")),
                                            Localized.EMPTY),
                                    SOMEBODY));
                    agreements()
                            .enter(
                                    draft(
                                            tulip,
                                            server.bean(Texts.class)
                                                    .current()
                                                    .orElseThrow()
                                                    .id(),
                                            Visibility.NOW,
                                            0),
                                    SOMEBODY);
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Agreements.Draft draft(UUID group, UUID text, Visibility visibility, int after) {
        return new Agreements.Draft(
                group,
                text,
                Commitment.OBSERVES,
                after == 1 ? Rule.parse("groups example-cedar observe") : null,
                Localized.EMPTY,
                visibility,
                after);
    }

    private UUID newcomer(String slug) {
        UUID id = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
        server.inTransaction(() -> server.bean(Groups.class)
                .addExample(
                        new Group(
                                id,
                                slug,
                                GroupKind.COMMITTEE,
                                "NO",
                                new Localized(Map.of("en", slug)),
                                null,
                                Localized.EMPTY,
                                true),
                        Checked.BY_TELEPHONE_OR_MAIL));
        return id;
    }

    @Test
    void what_is_hidden_stands_sealed_moves_nothing_and_appears_by_the_clock() {
        UUID oak = newcomer("example-oak");
        UUID elm = newcomer("example-elm");
        long before = server.bean(Changes.class).last().number();
        String page = server.browser().open("/en/agreement/example").source();
        agreements().enter(draft(oak, example().id(), Visibility.AFTER, 1), SOMEBODY);
        UUID hidden = agreements().enter(draft(elm, example().id(), Visibility.AFTER, 9), SOMEBODY);
        assertThat(server.bean(Changes.class).last().number()).isEqualTo(before);
        assertThat(server.browser().open("/en/agreement/example").source()).isEqualTo(page);
        List<String> plain = server.bean(JdbcClient.class)
                .sql("select group_id from agreement where published_on is null")
                .query((row, i) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(plain).containsExactly("null", "null");

        server.clock().advance(Duration.ofDays(1));
        server.bean(AgreementJob.class).run();
        String after = server.browser().open("/en/agreement/example").text();
        assertThat(after).contains("example-oak").doesNotContain("example-elm");
        Agreement still = agreements().find(hidden).orElseThrow();
        agreements().withdraw(hidden, still.version(), SOMEBODY);
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from agreement where id = :id")
                        .param("id", hidden.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void somebody_else_was_faster() {
        Agreement seen =
                agreements().ofGroup(tulip, example().id(), Commitment.OBSERVES).orElseThrow();
        agreements().reserve(seen.id(), seen.version(), new Localized(Map.of("en", "But.")), SOMEBODY);
        assertThatThrownBy(() -> agreements().withdraw(seen.id(), seen.version(), SOMEBODY))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_group_sees_and_moves_only_its_own() {
        Agreement others = agreements()
                .ofGroup(group("example-willow"), example().id(), Commitment.OBSERVES)
                .orElseThrow();
        Browser stranger = speaker(tulip);
        stranger.sendTo("/en/desk/agreement/" + others.id(), "_form=token&act=withdraw&version=" + others.version());
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(agreements().find(others.id())).isPresent();
    }

    @Test
    void new_words_ask_again_those_who_agreed_and_show_what_changed() {
        AgreementText first = example();
        server.inTransaction(() -> server.bean(Texts.class)
                .add(
                        new Texts.Draft(
                                first.slug(),
                                true,
                                new Localized(Map.of("en", "Other words.", "fa", "سخنی دیگر.")),
                                first.letter(),
                                first.charter()),
                        SOMEBODY));
        assertThat(server.browser().open("/en/agreement/example").text())
                .contains("Agreed to version 1")
                .contains("No group has agreed yet");
        UUID cedar = group("example-cedar");
        assertThat(speaker(cedar).open("/en/desk").text()).contains("The text has new words (version 2)");
        Browser desk = speaker(cedar).open("/en/desk/agreement");
        assertThat(desk.page().select("del").text()).contains("Beside our own days");
        assertThat(desk.page().select("ins").text()).contains("Other words.");
        desk.press("We agree to the new words, too");
        assertThat(totals().groups()).isEqualTo(1);
        assertThat(agreements().ofGroup(cedar, first.id(), Commitment.OBSERVES)).isEmpty();
    }

    @Test
    void a_second_person_lets_a_new_text_come_into_use() {
        TestCaller.Person writer = TestCaller.steward(1);
        Browser desk = server.browser().as(writer).open("/en/desk/agreement/text");
        desk.type("body.en", "We keep the day.").press("Show what changes");
        assertThat(desk.text()).contains("What would change");
        desk.press("Ask a second person to let it come into use");
        assertThat(desk.location()).contains("/desk/approvals/");
        assertThat(server.bean(Texts.class).current()).isEmpty();
        UUID asked = UUID.fromString(desk.location().replaceAll(".*/", ""));
        assertThat(server.bean(Approvals.class)
                        .approve(asked, TestCaller.steward(2).caller()))
                .isInstanceOf(Approvals.Outcome.Done.class);
        AgreementText text = server.bean(Texts.class).current().orElseThrow();
        assertThat(text.body().texts().get("en")).isEqualTo("We keep the day.");
        Browser page = server.browser().open("/en/agreement");
        assertThat(page.text()).contains("We keep the day.").contains(text.hash());
    }

    /// A real text, and an agreement to it of each kind, on the real campaign.
    private UUID real() {
        server.bringIn(TestServer.CAMPAIGN);
        UUID group = server.bean(Groups.class).find("bazdid").map(Group::id).orElseGet(this::anyGroup);
        Localized words = new Localized(Map.of("en", "We keep the day.", "fa", "این روز را برگزار می‌کنیم."));
        server.inTransaction(() -> {
            Texts texts = server.bean(Texts.class);
            AgreementText text =
                    texts.add(new Texts.Draft("common-day", false, words, words, Localized.EMPTY), SOMEBODY);
            LocalDate day = LocalDate.parse("2026-11-20");
            agreements()
                    .bringIn(new Agreement(
                            new UUID(0, 0),
                            group,
                            text.id(),
                            Commitment.OBSERVES,
                            Rule.parse("at least 5 human-rights-organisation agree"),
                            new Localized(Map.of("en", "But, \"quoted\".")),
                            Visibility.NOW,
                            0,
                            day,
                            day.plusYears(1),
                            day,
                            null,
                            null,
                            1));
        });
        return group;
    }

    private UUID anyGroup() {
        return UUID.fromString(server.bean(JdbcClient.class)
                .sql("select id from campaign_group where example = 0 order by slug")
                .query((row, i) -> row.getString(1))
                .list()
                .getFirst());
    }

    @Test
    void a_folder_holds_what_is_public_and_an_import_leaves_what_is_hidden(@TempDir Path folder) throws IOException {
        UUID group = real();
        UUID text = server.bean(Texts.class).current().orElseThrow().id();
        UUID hidden = agreements()
                .enter(
                        new Agreements.Draft(
                                group, text, Commitment.AGREES, null, Localized.EMPTY, Visibility.NEVER, 0),
                        SOMEBODY);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        server.bean(Campaigns.class).writeTo(first);
        assertThat(Files.readString(first.resolve("agreements.csv")))
                .contains("observes", "at least 5 human-rights-organisation agree", "2026-11-20")
                .doesNotContain("agrees")
                .hasLineCount(2);
        server.bringIn(first);
        server.bean(Campaigns.class).writeTo(second);
        for (String file : List.of("texts.csv", "agreements.csv")) {
            assertThat(second.resolve(file)).hasSameTextualContentAs(first.resolve(file));
        }
        assertThat(agreements().find(hidden)).isPresent();
        assertThat(agreements().ofGroup(group, text, Commitment.AGREES).map(Agreement::id))
                .contains(hidden);
        // Nobody writes one by hand.
        Browser desk = server.browser().as(TestCaller.coordinator(1));
        assertThat(desk.open("/en/desk/record/agreements/new").status()).isEqualTo(404);
        assertThat(desk.open("/en/desk/record").text()).doesNotContain("Who agrees to them");
    }

    @Test
    void what_is_hidden_is_for_two_stewards_and_a_quarter_of_an_hour() {
        UUID group = real();
        AgreementText text = server.bean(Texts.class).current().orElseThrow();
        ActorId one = TestCaller.steward(1).actor();
        ActorId other = TestCaller.steward(2).actor();
        Waits waits = server.bean(Waits.class);
        assertThatThrownBy(() -> waits.whole(text.id(), one)).isInstanceOf(Forbidden.class);
        server.inTransaction(() -> waits.open(one, other));
        assertThat(waits.whole(text.id(), one)).isNotNull();
        assertThat(waits.whole(text.id(), other)).isNotNull();
        assertThatThrownBy(() -> waits.whole(text.id(), TestCaller.steward(3).actor()))
                .isInstanceOf(Forbidden.class);
        server.clock().advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> waits.whole(text.id(), one)).isInstanceOf(Forbidden.class);
        assertThat(group).isNotNull();
    }

    @Test
    void who_waits_for_whom_is_drawn_and_in_a_table() {
        Ledger ledger = agreements().readPublished(example().id());
        assertThat(ledger.view().circles()).hasSize(1);
        List<Waits.Waiting> all = server.bean(Waits.class).published(example().id());
        assertThat(all).hasSize(4);
        Map<UUID, Integer> numbers = new HashMap<>();
        all.forEach(each -> numbers.put(each.id(), numbers.size() + 1));
        Drawing drawing = Objects.requireNonNull(Drawing.of(all, numbers));
        assertThat(drawing.points()).hasSize(4);
        // Three in a ring; one of them is also helped by the two others that keep the day.
        assertThat(drawing.arrows()).hasSizeGreaterThanOrEqualTo(3);
        Browser desk = server.browser().as(TestCaller.coordinator(1)).open("/en/desk/agreement/waits");
        assertThat(desk.text()).contains("Nobody waits.");
    }
}
