package org.yadman.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.NameServer;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Groups are made sure of, through the front door.
@Tag("database")
class VettingTest {

    private static final Person ONE = TestCaller.steward(1);
    private static final Person OTHER = TestCaller.steward(2);
    private static final Person COORDINATOR = TestCaller.coordinator(1);
    private static final ActorId SOMEBODY = new ActorId("somebody");
    private static final String MARK = "zarafshan";

    /// What a room below is told.
    static class Told implements StandingWatch {
        private final List<UUID> changed = new ArrayList<>();

        @Override
        public void standingChanged(UUID group) {
            changed.add(group);
        }
    }

    private GreenMail post;
    private NameServer names;
    private NameServer others;
    private TestServer server;

    @BeforeEach
    void start() {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        names = NameServer.start();
        others = NameServer.start();
        Options options = TestServer.options(TestDatabase.fresh(), null, null, false)
                .with(new MailServer(
                        "127.0.0.1",
                        post.getSmtp().getPort(),
                        MailServer.Encryption.NONE,
                        null,
                        null,
                        "yadman@coalition.example"))
                .withResolvers(names.address() + "," + others.address());
        server = TestServer.start(options, TestCaller.class, Told.class);
        server.clock().set(LocalDate.of(2026, 11, 23));
    }

    @AfterEach
    void close() {
        server.close();
        post.stop();
        names.close();
        others.close();
    }

    private UUID group(int number, String name) {
        UUID id = new UUID(5, number);
        server.inTransaction(() -> server.bean(Groups.class)
                .add(
                        new Group(
                                id,
                                "g" + number,
                                GroupKind.COMMITTEE,
                                "DE",
                                new Localized(Map.of("en", name)),
                                "https://www.g" + number + ".example/",
                                Localized.EMPTY),
                        SOMEBODY));
        return id;
    }

    private Browser as(Person person) {
        return server.browser().as(person);
    }

    private Standing standing(UUID group) {
        return server.bean(Standings.class).of(group);
    }

    /// Reached by telephone, known to the one, admitted by the other.
    private UUID admitted(int number, String name) {
        UUID id = group(number, name);
        Vetting vetting = server.bean(Vetting.class);
        vetting.check(id, How.TELEPHONE, null, "the secretary", ONE.actor());
        vetting.know(id, "from the vigil", ONE.actor());
        UUID request = vetting.askToAdmit(id, ONE.actor()).orElseThrow();
        as(OTHER).open("/en/desk/approvals/" + request).press("Approve: it is done at once");
        assertThat(standing(id).counts()).isTrue();
        return id;
    }

    private void founder(UUID group) {
        server.inTransaction(() -> {
            Map<UUID, Standing> before = server.bean(Reckoning.class).standings();
            server.bean(StandingStore.class)
                    .putFounder(new Founder(new UUID(6, group.getLeastSignificantBits()), group, today()));
            server.bean(Reckoning.class).after(before, today());
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), java.time.ZoneOffset.UTC);
    }

    @Test
    void a_group_comes_in_by_a_call_and_two_people_who_know_it() {
        UUID id = group(1, "Cedar Committee");
        Browser desk = as(COORDINATOR).open("/en/desk/groups").follow("Cedar Committee");
        assertThat(desk.text()).contains("Before it can be admitted, somebody has to reach it");
        desk.type("how", "telephone").press("check");
        assertThat(desk.mistakes()).containsOnlyKeys("noted");
        desk.type("how", "telephone").type("noted", MARK + " the secretary").press("check");
        assertThat(desk.text()).contains("Checked by telephone or mail", "It is noted.", MARK + " the secretary");
        assertThat(desk.text()).contains("say above how you know it");
        desk.press("know");
        assertThat(desk.mistakes()).containsOnlyKeys("said");
        desk.type("said", MARK + " from the vigil").press("know");
        desk.press("admit");
        String request = desk.location();
        assertThat(desk.text()).contains("Admit the group “Cedar Committee”");
        // Whoever asks is not the second.
        assertThat(desk.page().select("button").eachText()).doesNotContain("Approve: it is done at once");
        assertThat(standing(id).admitted()).isFalse();
        as(ONE).open(request).press("Approve: it is done at once");
        assertThat(standing(id)).isEqualTo(new Standing(Checked.BY_TELEPHONE_OR_MAIL, true, false, false));
        assertThat(as(ONE).open("/en/desk/groups/g1").text()).contains("Said so by approving its admission.");
        Browser visitor = server.browser().open("/en/groups/g1");
        assertThat(visitor.text()).contains("Checked by telephone or mail").doesNotContain(MARK);
        assertThat(server.browser().open("/fa/groups").text()).contains("با تلفن یا نامه بررسی شده");
        // Nothing of what was noted can be read in the database.
        assertThat(Dump.of(server).toString()).doesNotContain(MARK);
        assertThat(server.bean(Told.class).changed).contains(id);
        assertThat(PageCheck.faults(as(ONE).open("/fa/desk/groups/g1"))).isEmpty();
    }

    @Test
    void an_admission_that_was_overtaken_is_not_done() {
        UUID id = group(1, "Cedar Committee");
        Vetting vetting = server.bean(Vetting.class);
        vetting.check(id, How.TELEPHONE, null, "the secretary", ONE.actor());
        vetting.know(id, "from the vigil", ONE.actor());
        UUID request = vetting.askToAdmit(id, ONE.actor()).orElseThrow();
        UUID check = server.bean(CheckStore.class).listChecks(id).getFirst().id();
        assertThat(vetting.withdraw(id, check, ONE.actor())).isTrue();
        as(OTHER).open("/en/desk/approvals/" + request).press("Approve: it is done at once");
        assertThat(standing(id).admitted()).isFalse();
    }

    @Test
    void to_suspend_takes_two_hides_counts_and_keeps_what_was() {
        UUID id = admitted(1, "Cedar Committee");
        Browser desk = as(ONE).open("/en/desk/groups/g1").press("suspend");
        assertThat(standing(id).counts()).isTrue();
        as(OTHER).open(desk.location()).press("Approve: it is done at once");
        assertThat(standing(id)).isEqualTo(new Standing(Checked.BY_TELEPHONE_OR_MAIL, true, true, false));
        assertThat(standing(id).counts()).isFalse();
        assertThat(server.browser().open("/en/groups/g1").text()).contains("Suspended");
        // A coordinator has no such button and is refused without it.
        assertThat(as(COORDINATOR)
                        .sendTo("/en/desk/groups/g1", "_form=token&act=restore")
                        .status())
                .isEqualTo(403);
        Browser back = as(OTHER).open("/en/desk/groups/g1").press("restore");
        as(ONE).open(back.location()).press("Approve: it is done at once");
        assertThat(standing(id).counts()).isTrue();
        String log = server.browser().open("/en/verification").text();
        assertThat(log).contains("November 2026 1 0 1 1");
        assertThat(as(ONE).open("/en/desk/groups/g1").status()).isEqualTo(200);
    }

    @Test
    void a_group_that_is_set_aside_is_counted_and_named_nowhere() {
        group(1, "Unknown People");
        as(ONE).open("/en/desk/groups/g1").press("refuse");
        String log = server.browser().open("/en/verification").text();
        assertThat(log).contains("November 2026 0 1 0 0").doesNotContain("Unknown People");
        assertThat(server.browser().fetch("/api/v1/verification").body()).doesNotContain("g1");
        assertThat(as(ONE).open("/en/desk/groups?show=refused").text()).contains("Unknown People");
    }

    @Test
    void names_that_look_alike_are_shown_before_a_group_is_admitted() {
        group(1, "Cedar Committee");
        group(2, "Cеdar Соmmittee");
        assertThat(as(COORDINATOR)
                        .open("/en/desk/groups")
                        .page()
                        .select(".state.full")
                        .size())
                .isEqualTo(2);
        assertThat(as(COORDINATOR).open("/en/desk/groups/g2").text())
                .contains("can be taken for that of another group", "Cedar Committee", "letters of two scripts");
        group(2, "Olive Committee");
        assertThat(as(COORDINATOR).open("/en/desk/groups").page().select(".state.full"))
                .isEmpty();
    }

    @Test
    void a_check_runs_out_after_a_year_and_the_desk_says_so_before() {
        UUID id = admitted(1, "Cedar Committee");
        assertThat(as(COORDINATOR).open("/en/desk").text()).doesNotContain("Check again");
        server.clock().set(LocalDate.of(2027, 10, 25));
        assertThat(as(COORDINATOR).open("/en/desk").text()).contains("Check again: Cedar Committee");
        assertThat(as(COORDINATOR).open("/en/desk/groups?show=due").text()).contains("Cedar Committee");
        server.bean(StandingJob.class).run();
        assertThat(standing(id).checked()).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        server.clock().set(LocalDate.of(2027, 11, 23));
        server.bean(Told.class).changed.clear();
        server.bean(StandingJob.class).run();
        assertThat(standing(id)).isEqualTo(new Standing(Checked.NOT_YET, true, false, false));
        assertThat(server.bean(Told.class).changed).containsExactly(id);
        // A year after it ran out, whom one spoke to is forgotten.
        server.clock().set(LocalDate.of(2027, 12, 24));
        server.bean(StandingJob.class).run();
        assertThat(server.bean(CheckStore.class).listChecks(id).getFirst().noted())
                .isNull();
    }

    @Test
    void representatives_vouch_and_every_trick_is_refused() {
        UUID one = admitted(1, "Cedar Committee");
        UUID two = admitted(2, "Olive Association");
        UUID three = admitted(3, "Willow Union");
        Browser cedar = as(TestCaller.representative(1, one)).open("/en/desk/vouches");
        assertThat(cedar.text()).contains("Your group cannot vouch yet");
        assertThat(as(TestCaller.representative(1, one))
                        .sendTo("/en/desk/vouches", "_form=token&act=vouch&group=g3&note=x")
                        .text())
                .contains("Your group cannot vouch yet");
        founder(one);
        founder(two);
        cedar.open("/en/desk/vouches").type("group", "g1").type("note", MARK).press("vouch");
        assertThat(cedar.mistakes().get("group")).contains("cannot vouch for itself");
        assertThat(cedar.value("note")).isEqualTo(MARK);
        cedar.type("group", "Nobody").press("vouch");
        assertThat(cedar.mistakes().get("group")).contains("No group is called so");
        cedar.type("group", "https://coalition.example/en/groups/g3").press("vouch");
        assertThat(cedar.text()).contains("Willow Union", MARK);
        assertThat(Dump.of(server).toString()).doesNotContain(MARK);
        cedar.type("group", "Willow").type("note", "again").press("vouch");
        assertThat(cedar.mistakes().get("group")).contains("vouches for it already");
        // Willow has no line in its DNS yet, so a second word alone makes it no better known.
        Vouches vouches = server.bean(Vouches.class);
        assertThat(vouches.vouch(two, three, "met", SOMEBODY)).isNull();
        assertThat(standing(three).checked()).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        server.inTransaction(() -> server.bean(Vetting.class).add(three, How.DNS, "g3.example", null, "", SOMEBODY));
        assertThat(standing(three).checked()).isEqualTo(Checked.KNOWN_TO_TWO);
        // A circle says nothing new.
        assertThat(vouches.vouch(three, one, "met", SOMEBODY)).isEqualTo(Vouches.Against.CYCLE);
        // Whoever is suspended gives nothing any more.
        Vetting vetting = server.bean(Vetting.class);
        UUID request = vetting.askToSuspend(two, ONE.actor()).orElseThrow();
        as(OTHER).open("/en/desk/approvals/" + request).press("Approve: it is done at once");
        assertThat(standing(three).checked()).isEqualTo(Checked.BY_WEBSITE);
        assertThat(vouches.vouch(one, two, "met", SOMEBODY)).isEqualTo(Vouches.Against.SUSPENDED);
        assertThat(vouches.vouch(two, one, "met", SOMEBODY)).isEqualTo(Vouches.Against.SUSPENDED);
        // One word is taken back, by nobody else.
        UUID word = server.bean(CheckStore.class).listVouchesBy(one).getFirst().id();
        assertThat(as(TestCaller.representative(3, three))
                        .sendTo("/en/desk/vouches", "_form=token&act=revoke&id=" + word)
                        .status())
                .isEqualTo(404);
        cedar.open("/en/desk/vouches").press("revoke");
        assertThat(cedar.text()).contains("Counts no more");
    }

    @Test
    void the_quota_of_a_group_holds_through_the_command() {
        UUID one = admitted(1, "Cedar Committee");
        founder(one);
        Vouches vouches = server.bean(Vouches.class);
        server.clock().advance(Duration.ofDays(181));
        for (int i = 2; i <= 4; i++) {
            assertThat(vouches.vouch(one, group(i, "Group " + i), "met", SOMEBODY))
                    .isNull();
        }
        assertThat(vouches.vouch(one, group(5, "Group 5"), "met", SOMEBODY)).isEqualTo(Vouches.Against.QUOTA);
        assertThat(as(TestCaller.representative(1, one))
                        .open("/en/desk/vouches")
                        .text())
                .contains("as often as it may for now");
    }

    @Test
    void a_code_goes_to_the_own_domain_only_and_works_once() throws Exception {
        UUID id = group(1, "Cedar Committee");
        Browser desk = as(COORDINATOR).open("/en/desk/groups/g1");
        for (String elsewhere : List.of("info@stranger.example", "info@sub.g1.example", "info@g1.example.org", "g1")) {
            desk.type("address", elsewhere).press("mail-code");
            assertThat(desk.mistakes()).containsOnlyKeys("address");
            assertThat(desk.value("address")).isEqualTo(elsewhere);
        }
        desk.type("address", "info@G1.example").press("mail-code");
        assertThat(desk.text()).contains("The code is on its way");
        assertThat(post.waitForIncomingEmail(20_000, 1)).isTrue();
        String letter = String.valueOf(post.getReceivedMessages()[0].getContent());
        assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Your code");
        Matcher code = Pattern.compile("\\d{4} \\d{4} \\d{4}").matcher(letter);
        assertThat(code.find()).isTrue();
        String digits = code.group();
        assertThat(Dump.of(server).toString())
                .doesNotContain(digits.replace(" ", ""))
                .doesNotContain("info@");
        Browser visitor = server.browser().open("/en/groups/g1").follow("We have a code");
        visitor.type("Code", "1234 5678 9012").press("Send");
        assertThat(visitor.status()).isEqualTo(422);
        assertThat(visitor.value("Code")).isEqualTo("1234 5678 9012");
        // The same code for another group is none.
        group(2, "Olive Association");
        assertThat(server.browser()
                        .open("/en/groups/g2/code")
                        .type("Code", digits)
                        .press("Send")
                        .status())
                .isEqualTo(422);
        StringBuilder persian = new StringBuilder();
        digits.chars().forEach(each -> persian.append(each == ' ' ? ' ' : (char) (each - '0' + '۰')));
        visitor.open("/fa/groups/g1/code").type("کد", persian.toString()).press("بفرست");
        assertThat(visitor.status()).isEqualTo(200);
        assertThat(standing(id).checked()).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        assertThat(server.browser()
                        .open("/en/groups/g1/code")
                        .type("Code", digits)
                        .press("Send")
                        .status())
                .isEqualTo(422);
    }

    private static Name name(String text) throws Exception {
        return Name.fromString(text, Name.root);
    }

    private void publish(String at, String text) throws Exception {
        for (NameServer each : List.of(names, others)) {
            each.clear().with(at, new TXTRecord(name(at), DClass.IN, 60, text));
        }
    }

    @Test
    void a_line_in_the_dns_counts_once_at_its_own_name_and_for_seven_days() throws Exception {
        UUID id = group(1, "Cedar Committee");
        server.bean(Vetting.class).check(id, How.LETTER, null, "the secretary", ONE.actor());
        Domains domains = server.bean(Domains.class);
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.NONE);
        Browser desk = as(COORDINATOR).open("/en/desk/groups/g1").press("line");
        String at = desk.page().select("code").get(0).text();
        String text = desk.page().select("code").get(2).text();
        assertThat(at).isEqualTo("_yadman-challenge.g1.example");
        assertThat(text).matches("token=[a-z2-7]{32} scope=group/g1 expiry=2026-11-30");
        desk.press("look");
        assertThat(desk.text()).contains("The line is not there yet");
        // At the wrong name.
        publish("g1.example", text);
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.MISSING);
        publish("_yadman-challenge.www.g1.example", text);
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.MISSING);
        // Behind an alias.
        for (NameServer each : List.of(names, others)) {
            each.clear()
                    .with(
                            at,
                            new CNAMERecord(name(at), DClass.IN, 60, name("x.stranger.example")),
                            new TXTRecord(name("x.stranger.example"), DClass.IN, 60, text));
        }
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.ALIAS);
        // At one server only.
        publish(at, text);
        others.clear();
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.NOT_EVERYWHERE);
        // Too late.
        publish(at, text);
        server.clock().advance(Duration.ofDays(7));
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.NONE);
        server.clock().advance(Duration.ofDays(-1));
        // Of another group, for its own domain.
        UUID two = group(2, "Olive Association");
        assertThat(domains.beginLine(two, "g2", SOMEBODY)).isTrue();
        for (NameServer each : List.of(names, others)) {
            each.with(
                    "_yadman-challenge.g2.example",
                    new TXTRecord(name("_yadman-challenge.g2.example"), DClass.IN, 60, text));
        }
        assertThat(domains.look(two)).isEqualTo(Domains.Looked.MISSING);
        assertThat(standing(id).checked()).isEqualTo(Checked.BY_TELEPHONE_OR_MAIL);
        // Where it belongs.
        desk.open("/en/desk/groups/g1").press("look");
        assertThat(desk.text()).contains("The line was found");
        assertThat(standing(id).checked()).isEqualTo(Checked.BY_WEBSITE);
        // Once used it shows nothing any more, and a new one is another.
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.NONE);
        assertThat(domains.beginLine(id, "g1", SOMEBODY)).isTrue();
        assertThat(domains.look(id)).isEqualTo(Domains.Looked.MISSING);
        assertThat(server.browser().open("/fa/groups/g1").text()).contains("از راه وب‌سایتش بررسی شده");
    }

    @Test
    void a_mandate_counts_once_its_proof_was_seen_and_until_its_day() throws Exception {
        UUID id = admitted(1, "Cedar Committee");
        Person speaker = TestCaller.representative(1, id);
        Browser desk = as(speaker).open("/fa/desk/mandates");
        desk.type("level", "board")
                .type("since", "۱۴۰۵-۰۸-۰۱")
                .type("said", MARK)
                .press("bring");
        assertThat(desk.mistakes()).containsOnlyKeys("proof");
        assertThat(desk.value("since")).isEqualTo("۱۴۰۵-۰۸-۰۱");
        byte[] minute = Files.readAllBytes(Path.of("docs/front.png"));
        desk.upload("proof", "minute.png", minute);
        assertThat(desk.text()).contains("منتظر است");
        Mandates mandates = server.bean(Mandates.class);
        assertThat(mandates.current(List.of(id))).isEmpty();
        assertThat(Dump.of(server).toString()).doesNotContain(MARK);
        assertThat(as(COORDINATOR).open("/en/desk").text())
                .contains("See the proof of who decided for Cedar Committee");
        String mandate = mandates.list(id).getFirst().mandate().id().toString();
        String body = "_form=token&id=" + mandate;
        HttpResponse<String> proof =
                as(COORDINATOR).post("/en/desk/groups/g1/proof", body, "Sec-Fetch-Site", "same-origin");
        assertThat(proof.statusCode()).isEqualTo(200);
        assertThat(proof.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"mandate.png\"");
        assertThat(proof.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        // Nobody of another group opens it.
        UUID other = admitted(2, "Olive Association");
        assertThat(as(TestCaller.representative(2, other))
                        .post("/en/desk/mandates/proof", body, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(404);
        as(COORDINATOR).open("/en/desk/groups/g1").press("see");
        assertThat(Objects.requireNonNull(mandates.current(List.of(id)).get(id)).level())
                .isEqualTo(MandateLevel.BOARD);
        assertThat(server.browser().open("/en/groups").text()).contains("Its board decided");
        assertThat(server.browser().fetch("/api/v1/verification.csv").body())
                .contains("g1,by-telephone-or-mail,true,false,false,board,2027-11-23");
        server.clock().set(LocalDate.of(2027, 11, 1));
        assertThat(as(speaker).open("/en/desk").text()).contains("Renew who decided for your group");
        server.clock().set(LocalDate.of(2027, 11, 24));
        assertThat(mandates.current(List.of(id))).isEmpty();
        server.clock().set(LocalDate.of(2027, 12, 24));
        server.bean(StandingJob.class).run();
        assertThat(mandates.list(id).getFirst().proofType()).isNull();
    }

    @Test
    void a_replacing_import_keeps_what_was_made_sure_of_and_refuses_to_lose_it(@TempDir Path temporary)
            throws Exception {
        Path folder = temporary.resolve("folder");
        UUID id = admitted(1, "Cedar Committee");
        Campaigns campaigns = server.bean(Campaigns.class);
        campaigns.writeTo(folder);
        assertThat(Files.readString(folder.resolve("groups.csv"))).contains("g1");
        Files.writeString(folder.resolve("campaign.yaml"), "slug: c\nname:\n  en: Campaign\n");
        Files.writeString(folder.resolve("founders.csv"), "group,since\ng1,2026-09-01\n");
        assertThat(campaigns.bringIn(folder, true)).isInstanceOf(Outcome.Imported.class);
        assertThat(standing(id)).isEqualTo(new Standing(Checked.BY_TELEPHONE_OR_MAIL, true, false, true));
        assertThat(server.browser().open("/en/groups/g1").text()).contains("Began the campaign");
        assertThat(server.browser().open("/en/verification").text()).contains("Cedar Committee since");
        Files.writeString(folder.resolve("groups.csv"), "slug,kind,name.en\nnew,committee,New\n");
        Files.writeString(folder.resolve("founders.csv"), "group,since\n");
        assertThat(campaigns.bringIn(folder, true))
                .isInstanceOfSatisfying(
                        Outcome.Mistakes.class,
                        mistakes -> assertThat(mistakes.problems())
                                .anyMatch(problem -> problem.expected().key().equals("groups.mistake.kept")));
        assertThat(standing(id).counts()).isTrue();
    }

    @Test
    void an_example_is_found_by_its_address_and_nowhere_else() {
        UUID id = new UUID(5, 99);
        server.inTransaction(() -> server.bean(Groups.class)
                .addExample(
                        new Group(
                                id,
                                "example-cedar",
                                GroupKind.COMMITTEE,
                                "DE",
                                new Localized(Map.of("en", "Example Cedar (fictional)")),
                                null,
                                Localized.EMPTY,
                                true),
                        Checked.KNOWN_TO_TWO));
        assertThat(standing(id).counts()).isTrue();
        assertThat(server.browser().open("/en/groups/example-cedar").text()).contains("made up for this demonstration");
        assertThat(server.bean(Groups.class).count()).isZero();
        assertThat(server.bean(Groups.class).countCountries()).isZero();
        for (String path : List.of(
                "/en/groups", "/en/verification", "/en/search?q=cedar", "/api/v1/groups", "/api/v1/verification")) {
            assertThat(server.browser().fetch(path).body()).doesNotContain("fictional", "example-cedar");
        }
        // The nightly reckoning leaves it as it was made.
        server.bean(StandingJob.class).run();
        assertThat(standing(id).checked()).isEqualTo(Checked.KNOWN_TO_TWO);
        UUID real = admitted(1, "Cedar Committee");
        founder(real);
        assertThat(server.bean(Vouches.class).vouch(real, id, "met", SOMEBODY)).isEqualTo(Vouches.Against.EXAMPLE);
    }

    @Test
    void nobody_else_comes_here() {
        group(1, "Cedar Committee");
        assertThat(as(TestCaller.volunteer(1)).open("/en/desk/groups/g1").status())
                .isEqualTo(403);
        assertThat(as(TestCaller.volunteer(1)).open("/en/desk/vouches").status())
                .isEqualTo(403);
        assertThat(Objects.requireNonNull(
                                as(COORDINATOR).open("/en/desk/groups").page().selectFirst("h1"))
                        .text())
                .isEqualTo("Groups to make sure of");
    }
}
