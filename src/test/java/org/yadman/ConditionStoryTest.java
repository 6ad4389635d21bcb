package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.agreements.AgreementsForTests;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.jobs.Job;
import org.yadman.platform.web.Permission;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// P-5 replayed with a condition that can be measured: what was lost in 2003 because nobody could say how many would
/// have been enough.
@Tag("database")
class ConditionStoryTest {

    private static final String TRACK = "/en/recognition/p-5";
    private static final String EVIDENCE = "/en/agreement/evidence.json";
    private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "SE", "CA", "DE");

    private TestServer server;
    private Browser nima;
    private Browser leyla;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.bringIn(withOrganisations(folder, 12));
        nima = server.browser().as(TestCaller.steward(1));
        leyla = server.browser().as(TestCaller.steward(2));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// The real campaign with made-up human-rights organisations besides.
    private static Path withOrganisations(Path folder, int count) throws IOException {
        try (Stream<Path> files = Files.walk(TestServer.CAMPAIGN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(TestServer.CAMPAIGN.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        Path groups = folder.resolve("groups.csv");
        List<String> lines = Files.readAllLines(groups);
        List<String> columns = List.of(lines.getFirst().split(","));
        StringBuilder more = new StringBuilder(Files.readString(groups));
        for (int i = 1; i <= count; i++) {
            Map<String, String> cells = Map.of(
                    "slug",
                    "watch-" + i,
                    "kind",
                    "human-rights-organisation",
                    "site",
                    "https://watch-" + i + ".example/",
                    "country",
                    COUNTRIES.get(i % COUNTRIES.size()),
                    "name.en",
                    "Watch " + i + " (fictional)");
            more.append(String.join(
                            ",",
                            columns.stream()
                                    .map(column -> cells.getOrDefault(column, ""))
                                    .toList()))
                    .append('\n');
        }
        Files.writeString(groups, more.toString());
        return folder;
    }

    private UUID group(int number) {
        return server.bean(Groups.class).find("watch-" + number).orElseThrow().id();
    }

    /// Reached by telephone, and with a line of its own in the DNS besides or not.
    private void admit(int number, boolean website) {
        UUID group = group(number);
        server.inTransaction(() -> {
            JdbcClient jdbc = server.bean(JdbcClient.class);
            for (String how : website ? List.of("TELEPHONE", "DNS") : List.of("TELEPHONE")) {
                jdbc.sql("""
                        insert into group_check (id, group_id, how, checked_on, domain, account)
                        values (:id, :group, :how, '2026-11-20', :domain, 'somebody')
                        """)
                        .param(
                                "id",
                                UUID.nameUUIDFromBytes((how + number).getBytes(StandardCharsets.UTF_8))
                                        .toString())
                        .param("group", group.toString())
                        .param("how", how)
                        .param("domain", how.equals("DNS") ? "watch-" + number + ".example" : null)
                        .update();
            }
            jdbc.sql("""
                    insert into group_standing (group_id, checked, admitted_on, version)
                    values (:group, :checked, '2026-11-20', 1)
                    on conflict (group_id) do update
                      set checked = excluded.checked, admitted_on = excluded.admitted_on
                    """)
                    .param("group", group.toString())
                    .param("checked", website ? "BY_WEBSITE" : "BY_TELEPHONE_OR_MAIL")
                    .update();
        });
    }

    /// The group that was only reached by telephone puts its line into the DNS.
    private void later(int number) {
        server.inTransaction(() -> {
            JdbcClient jdbc = server.bean(JdbcClient.class);
            jdbc.sql("""
                    insert into group_check (id, group_id, how, checked_on, domain, account)
                    values ('00000000-0000-4000-8000-0000000000aa', :group, 'DNS', '2026-11-25', :domain, 'somebody')
                    """)
                    .param("group", group(number).toString())
                    .param("domain", "watch-" + number + ".example")
                    .update();
        });
        server.beans(Job.class).stream()
                .filter(job -> job.name().startsWith("groups"))
                .forEach(Job::run);
    }

    private void agree(int number, boolean hidden) {
        AgreementsForTests.agree(server, group(number), hidden, new ActorId("somebody"));
    }

    private Browser speaker(int number) {
        return server.browser()
                .as(new TestCaller.Person(
                        new UUID(7, number),
                        Set.of(Permission.OWN_ACCOUNT, Permission.PROPOSE, Permission.ACT_FOR_GROUP),
                        group(number)));
    }

    private void measurable() {
        nima.open("/en/desk/record/conditions/p-5/others-agree")
                .type("0.rule", "at least 10 human-rights-organisation in 5 countries agree tier 2")
                .type("0.judge.en", "The board")
                .type("0.evidence.en", "A signed list")
                .type("0.deadline", "2027-06-30")
                .type("0.owner", "mehr")
                .press("save");
        assertThat(nima.allMistakes()).isEmpty();
    }

    private void approveTheLast() {
        String asked = nima.location();
        assertThat(asked).contains("/desk/approvals/");
        leyla.open(asked).press("Approve: it is done at once");
        assertThat(leyla.text()).contains("done");
    }

    private void step(String slug, int number, String event) {
        nima.open("/en/desk/record/steps/new?track=p-5")
                .type("0.track", "p-5")
                .type("0.slug", slug)
                .type("0.number", String.valueOf(number))
                .type("0.event", event)
                .type("0.text.en", "The board answered.")
                .type("What the source says", "2027-0" + (number - 2) + "-01")
                .type("Source", "mehr-essay")
                .type("How the source puts it", "asserts")
                .press("save");
        assertThat(nima.allMistakes()).isEmpty();
    }

    @Test
    void p5_goes_from_a_condition_that_nobody_could_measure_to_in_force() {
        assertThat(server.browser().open(TRACK).text()).contains("the text we hold names no number");
        assertThat(nima.open("/en/desk").text()).contains("Conditions of bodies");
        nima.follow("Conditions of bodies").follow("The letter that asks for what is missing");
        assertThat(nima.text())
                .contains("How many organisations must agree")
                .contains("on condition that other human-rights organisations agree with the date");
        assertThat(nima.fetch("/en/desk/recognition/conditions/p-5/others-agree/letter.pdf")
                        .body())
                .startsWith("%PDF");

        measurable();
        AgreementsForTests.text(server);
        for (int i = 1; i <= 9; i++) {
            admit(i, true);
            agree(i, false);
        }
        // Neither one that is only reached by telephone nor one that nobody sees makes it ten.
        admit(10, false);
        agree(10, false);
        admit(11, true);
        agree(11, true);
        Browser reader = server.browser();
        assertThat(reader.open(TRACK).text())
                .contains("9 groups that it counts")
                .doesNotContain("Met since");
        assertThat(reader.page().select("a[href=" + EVIDENCE + "]")).isEmpty();

        admit(12, true);
        agree(12, false);
        assertThat(reader.open(TRACK).text())
                .contains("met, as we say")
                .contains("Met since 23 November 2026")
                .contains("10 groups from 5 countries")
                .contains("Watch 12 (fictional)")
                .doesNotContain("Watch 11");
        assertThat(reader.open(TRACK.replace("/en/", "/fa/")).text()).contains("برآورده است");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(reader.open(TRACK).page().select("a[href=" + EVIDENCE + "]")).hasSize(1);
        assertThat(reader.fetch(EVIDENCE).body()).contains("watch-12").doesNotContain("watch-11");
        assertThat(nima.open("/en/desk").text()).contains("A condition is met as we count");

        // One leaves before the body has confirmed: the claim goes, and the desk rings.
        server.clock().advance(Duration.ofDays(3));
        speaker(12).open("/en/desk/agreement").press("Withdraw our agreement");
        assertThat(reader.open(TRACK).text())
                .contains("Was met from 23 November 2026")
                .doesNotContain("met, as we say")
                .doesNotContain("Watch 12 (fictional)");
        assertThat(reader.page().select("a[href=" + EVIDENCE + "]")).isEmpty();
        assertThat(reader.fetch(EVIDENCE).body()).doesNotContain("watch-12");
        assertThat(nima.open("/en/desk").text()).contains("A condition is met no longer");
        nima.follow("A condition is met no longer: Resolution P-5 of AIUSA, 2003. Tell the body before it confirms");
        assertThat(PageCheck.faults(nima)).isEmpty();
        nima.press("We know");
        assertThat(nima.open("/en/desk").text()).doesNotContain("A condition is met no longer");

        // Another comes; the body confirms; then, and only then, it is in force.
        later(10);
        assertThat(reader.open(TRACK).text()).contains("met, as we say").contains("Met since 26 November 2026");
        nima.open("/en/desk/record/conditions/p-5/others-agree")
                .type("0.status", "met-confirmed")
                .press("save");
        assertThat(nima.allMistakes()).anyMatch(mistake -> mistake.contains("once its body has answered"));
        step("answer", 5, "reply-received");
        nima.open("/en/desk/record/conditions/p-5/others-agree")
                .type("0.status", "met-confirmed")
                .press("save");
        approveTheLast();
        assertThat(reader.open(TRACK).text()).contains("met, and confirmed");
        step("in-force", 6, "in-force");
        approveTheLast();
        assertThat(reader.open(TRACK).page().select(".stands .mark").text()).contains("in force");
        speaker(9).open("/en/desk/agreement").press("Withdraw our agreement");
        assertThat(reader.open(TRACK).page().select(".stands .mark").text())
                .as("what the body has confirmed stays")
                .contains("in force");
        assertThat(reader.text()).contains("met, and confirmed");
    }

    @Test
    void nobody_can_keep_a_condition_met_by_taking_away_what_it_is_measured_by() {
        measurable();
        AgreementsForTests.text(server);
        for (int i = 1; i <= 10; i++) {
            admit(i, true);
            agree(i, false);
        }
        Browser reader = server.browser();
        assertThat(reader.open(TRACK).text()).contains("met, as we say").contains("Met since 23 November 2026");
        nima.open("/en/desk/record/conditions/p-5/others-agree")
                .type("0.judge.en", "")
                .press("save");
        assertThat(nima.allMistakes()).isEmpty();
        assertThat(reader.open(TRACK).text())
                .contains("does not say who decides")
                .doesNotContain("met, as we say")
                .doesNotContain("Met since");
        // Nor by writing it down.
        nima.open("/en/desk/record/conditions/p-5/others-agree")
                .type("0.judge.en", "The board")
                .type("0.rule", "at least 11 human-rights-organisation in 5 countries agree tier 2")
                .type("0.status", "met-claimed")
                .press("save");
        assertThat(nima.allMistakes()).isEmpty();
        assertThat(reader.open(TRACK).text())
                .contains("10 groups that it counts")
                .doesNotContain("met, as we say");
        nima.open("/en/desk/record/conditions/p-5/others-agree")
                .type("0.rule", "at least 9 human-rights-organisation in 5 countries agree tier 2")
                .press("save");
        assertThat(reader.open(TRACK).text()).contains("met, as we say");
    }
}
