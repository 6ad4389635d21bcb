package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.db.Remains;
import org.yadman.platform.text.Language;
import org.yadman.platform.vault.Vault;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class SupportsTest {

    private static final int HISTORIES = Boolean.getBoolean("yadman.long") ? 60 : 6;
    private static final Pattern CODE = Pattern.compile("[0-9۰-۹]{4} [0-9۰-۹]{4}");
    private static final String MARK = "zarafshan";

    private GreenMail post;
    private TestServer server;
    private int read;

    @BeforeEach
    void start() {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        post.start();
        server = TestServer.start(
                TestServer.options(TestDatabase.withCampaign(), "https://day.example", null, false)
                        .with(mailServer(post.getSmtp().getPort())),
                TestCaller.class);
    }

    private static MailServer mailServer(int port) {
        return new MailServer("127.0.0.1", port, Encryption.NONE, null, null, "desk@coalition.example");
    }

    @AfterEach
    void close() {
        server.close();
        post.stop();
    }

    /// The next letter that arrives.
    private MimeMessage letter() {
        assertThat(post.waitForIncomingEmail(30_000, read + 1)).isTrue();
        return post.getReceivedMessages()[read++];
    }

    private String code() throws Exception {
        Matcher found = CODE.matcher((String) letter().getContent());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Browser ask(String address, String country) {
        return server.browser()
                .open("/en/support")
                .type("In which country do you live?", country)
                .type("Your e-mail address", address)
                .press("Send me a code");
    }

    private Browser support(String address, String country) throws Exception {
        Browser browser = ask(address, country);
        assertThat(browser.heading()).isEqualTo("The code from the mail");
        return browser.type("Code", code()).press("I support the day");
    }

    private Browser withdraw(String address) throws Exception {
        Browser browser = server.browser()
                .open("/en/support")
                .follow("Withdraw your support")
                .type("Your e-mail address", address)
                .press("Send me a code");
        return browser.type("Code", code()).press("Withdraw my support");
    }

    private Supports supports() {
        return server.bean(Supports.class);
    }

    /// Enters somebody without a letter, as a code would.
    private void enter(String name, String country) {
        server.inTransaction(() -> server.bean(SupportStore.class)
                .put(server.bean(Vault.class).blindIndex("support", name), country, YearMonth.from(today())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
    }

    private void week() {
        server.clock().advance(Duration.ofDays(7));
        server.bean(SupportJob.class).run();
    }

    private List<String> rows(String table) {
        return Objects.requireNonNull(Dump.of(server).get(table));
    }

    /// Every byte of the data folder: of SQLite also its log and its free pages.
    private String files() throws Exception {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(server.options().data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    @Test
    void somebody_supports_with_a_country_and_a_code_and_a_dump_holds_nothing_else() throws Exception {
        Browser browser = ask(MARK + "@example.org", "Germany");
        assertThat(browser.text()).contains("A code is on its way").contains("It is good until 25 November 2026");
        MimeMessage letter = letter();
        assertThat(letter.getSubject()).isEqualTo("Your code");
        String text = (String) letter.getContent();
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        // The code is drawn by chance and may itself hold four digits that look like the year.
        assertThat(code.replaceFirst(""))
                .contains("day.example")
                .doesNotContain("http", "support", "September", "1988");
        code.reset().find();
        browser.type("Code", code.group()).press("I support the day");
        assertThat(browser.heading()).isEqualTo("Thank you. You are counted");
        assertThat(browser.cookies()).isEmpty();

        assertThat(rows("support")).singleElement().asString().contains("country=DE | month=2026-11");
        assertThat(rows("support_code")).isEmpty();
        assertThat(rows("mail_outbox"))
                .as("the address goes when the letter has left")
                .isEmpty();
        server.bean(Remains.class).wipe();
        assertThat(Dump.of(server).toString() + files()).doesNotContain(MARK);
        assertThat(rows("audit_line").toString()).doesNotContain("support");
    }

    @Test
    void the_same_address_counts_once_however_it_is_written_and_can_renew() throws Exception {
        support("nima@example.org", "Germany");
        server.clock().advance(Duration.ofDays(40));
        Browser again = support("Nima+day@Example.org", "Sweden");
        assertThat(again.heading()).isEqualTo("Thank you. Your support is renewed");
        assertThat(rows("support")).singleElement().asString().contains("country=SE | month=2027-01");
    }

    @ParameterizedTest
    @CsvSource({
        "a.b@gmail.com,AB+c@googlemail.com,true",
        "a.b@example.org,ab@example.org,false",
        "+a@example.org,+b@example.org,false"
    })
    void a_mailbox_is_known_again(String one, String other, boolean same) {
        assertThat(mailbox(one).equals(mailbox(other))).isEqualTo(same);
    }

    private static String mailbox(String typed) {
        return SupportAddress.read(typed).orElseThrow().mailbox();
    }

    @Test
    void whoever_withdraws_leaves_nothing() throws Exception {
        support(MARK + "@example.org", "Germany");
        assertThat(withdraw(MARK + "@example.org").heading()).isEqualTo("Your support is withdrawn");
        assertThat(rows("support")).isEmpty();
        assertThat(withdraw(MARK + "@example.org").heading()).isEqualTo("There was nothing to withdraw");
    }

    @Test
    void known_and_unknown_addresses_are_answered_alike() throws Exception {
        support("nima@example.org", "Germany");
        String known = ask("nima@example.org", "Germany").text();
        assertThat(ask("mina@example.org", "Germany").text()).isEqualTo(known);
        String knownLetter = (String) letter().getContent();
        String unknownLetter = (String) letter().getContent();
        assertThat(CODE.matcher(knownLetter).replaceAll(""))
                .isEqualTo(CODE.matcher(unknownLetter).replaceAll(""));
        // And what is answered to a wrong code does not tell whether one is on its way.
        String waiting = wrong("mina@example.org");
        assertThat(wrong("nobody@example.org")).isEqualTo(waiting);
    }

    private String wrong(String address) {
        Browser browser = server.browser()
                .open("/en/support/withdraw/code")
                .type("Code", "0000 0000")
                .type("Your e-mail address", address)
                .press("Withdraw my support");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.value("Your e-mail address")).isEqualTo(address);
        return browser.mistakes().toString();
    }

    @Test
    void a_code_is_good_for_one_address_once_and_for_ten_tries() throws Exception {
        ask("nima@example.org", "Germany");
        SupportCode right = SupportCode.read(code()).orElseThrow();
        SupportCode other = new SupportCode(right.digits().equals("00000000") ? "00000001" : "00000000");
        SupportAddress nima = SupportAddress.read("nima@example.org").orElseThrow();
        SupportAddress mina = SupportAddress.read("mina@example.org").orElseThrow();
        assertThat(supports().support(mina, right, "DE")).isEqualTo(Supports.Confirmed.WRONG);
        for (int i = 1; i < Supports.MOST_TRIES; i++) {
            assertThat(supports().support(nima, other, "DE")).isEqualTo(Supports.Confirmed.WRONG);
        }
        assertThat(supports().support(nima, right, "DE"))
                .as("the tenth try may be right")
                .isEqualTo(Supports.Confirmed.ENTERED);
        assertThat(supports().support(nima, right, "DE")).isEqualTo(Supports.Confirmed.WRONG);

        ask("mina@example.org", "Germany");
        SupportCode spent = SupportCode.read(code()).orElseThrow();
        for (int i = 0; i < Supports.MOST_TRIES; i++) {
            supports().support(mina, other, "DE");
        }
        assertThat(supports().support(mina, spent, "DE")).isEqualTo(Supports.Confirmed.WRONG);
        ask("mina@example.org", "Germany");
        SupportCode fresh = SupportCode.read(code()).orElseThrow();
        assertThat(fresh).isNotEqualTo(spent);
        assertThat(supports().support(mina, fresh, "DE")).isEqualTo(Supports.Confirmed.ENTERED);
    }

    @Test
    void a_second_letter_says_the_same_code_and_a_stranger_cannot_fill_a_mailbox() throws Exception {
        ask("nima@example.org", "Germany");
        String first = code();
        for (int i = 1; i < Supports.MOST_LETTERS; i++) {
            assertThat(ask("nima@example.org", "Germany").text()).contains("A code is on its way");
            assertThat(code()).isEqualTo(first);
        }
        String answer = ask("nima@example.org", "Germany").text();
        assertThat(answer).contains("A code is on its way");
        server.clock().advance(Duration.ofSeconds(30));
        ask("mina@example.org", "Germany");
        assertThat(letter().getAllRecipients()[0]).hasToString("mina@example.org");
        assertThat(post.getReceivedMessages()).hasSize(Supports.MOST_LETTERS + 1);
        server.clock().advance(Supports.STALE);
        ask("nima@example.org", "Germany");
        assertThat(code()).isNotEqualTo(first);
    }

    /// also where the mail server never took the letter.
    @Test
    void after_48_hours_an_address_that_was_not_confirmed_is_gone() throws Exception {
        post.stop();
        ask(MARK + "@example.org", "Germany");
        assertThat(rows("mail_outbox")).hasSize(1);
        String sealed = server.bean(JdbcClient.class)
                .sql("select recipient from mail_outbox")
                .query(String.class)
                .single();
        server.clock().advance(Duration.ofHours(46));
        server.bean(SupportJob.class).run();
        assertThat(rows("support_code")).hasSize(1);
        server.clock().advance(Duration.ofHours(1));
        server.bean(SupportJob.class).run();
        server.bean(Remains.class).wipe();
        assertThat(rows("support_code")).isEmpty();
        assertThat(rows("mail_outbox")).isEmpty();
        if (!TestDatabase.onPostgres()) {
            assertThat(files()).as("not even its ciphertext").doesNotContain(sealed);
        }
    }

    @Test
    void after_24_months_support_ends_unless_it_was_renewed() {
        enter("a", "DE");
        server.clock().set(LocalDate.of(2027, 3, 1));
        enter("b", "DE");
        server.clock().set(LocalDate.of(2028, 10, 31));
        server.bean(SupportJob.class).run();
        assertThat(rows("support")).hasSize(2);
        server.clock().set(LocalDate.of(2028, 11, 1));
        server.bean(SupportJob.class).run();
        assertThat(rows("support")).singleElement().asString().contains("2027-03");
    }

    @Test
    void numbers_come_once_a_week_are_round_and_leave_no_protected_country() throws Exception {
        server.bean(SupportJob.class).run();
        for (int i = 0; i < 37; i++) {
            enter("de" + i, "DE");
            enter("nl" + i, i < 14 ? "NL" : "SE");
            enter("ir" + i, "IR");
        }
        for (int i = 0; i < 12; i++) {
            enter("zz" + i, "ZZ");
        }
        server.bean(SupportJob.class).run();
        Browser visitor = server.browser().open("/en/support");
        assertThat(visitor.text())
                .contains("So far too few people to give a number")
                .doesNotContain("Germany 30");
        server.clock().advance(Duration.ofDays(6));
        server.bean(SupportJob.class).run();
        assertThat(visitor.open("/en/support").text()).contains("So far too few people");
        server.clock().advance(Duration.ofDays(1));
        server.bean(SupportJob.class).run();
        visitor.open("/en/support");
        assertThat(visitor.text()).contains("At least 110 people support the day");
        // 49 who are not counted by country would stand alone, so the smallest country stands with them.
        assertThat(visitor.page().select("tbody tr").eachText())
                .containsExactly("Germany 30", "Sweden 20", "Other countries, and country not said 60");
        assertThat(rows("support").toString()).doesNotContain("country=IR");
        assertThat(supports().published()).isEqualTo(110);
        assertThat(server.browser().fetch("/api/v1/support.csv").body().replace("\uFEFF", ""))
                .isEqualTo("""
                        published_on,multiples_of,country,people
                        2026-11-23,10,,0
                        2026-11-30,10,DE,30
                        2026-11-30,10,SE,20
                        2026-11-30,10,,60
                        """.replace("\n", "\r\n"));
        assertThat(server.browser().fetch("/api/v1/support").body())
                .endsWith("{\"published_on\":\"2026-11-30\",\"multiples_of\":10,\"total\":110,"
                        + "\"countries\":{\"DE\":30,\"SE\":20},\"other\":60}]}");
    }

    @Test
    void no_mail_goes_to_a_protected_country_and_none_is_offered_as_a_choice() {
        Browser browser = ask("nima@example.ir", "I would rather not say");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.mistakes().get("address")).startsWith("No mail goes to addresses of this country");
        assertThat(browser.page().select("select option[value=IR]")).isEmpty();
        assertThat(browser.text()).contains("People in these countries").contains("Iran");
        assertThat(rows("mail_outbox")).isEmpty();
        assertThat(server.browser()
                        .open("/en/support")
                        .sendTo("/en/support", "address=nima%40example.org&country=IR")
                        .mistakes())
                .containsKey("country");
    }

    @Test
    void what_was_typed_stays_and_each_mistake_stands_at_its_field() {
        Browser browser = server.browser()
                .open("/fa/support")
                .type("نشانی ایمیل شما", "nima")
                .press("کد را بفرستید");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.mistakes()).containsOnlyKeys("country", "address");
        assertThat(browser.value("address")).isEqualTo("nima");
        assertThat(PageCheck.faults(browser)).isEmpty();
    }

    @Test
    void in_persian_with_persian_digits() throws Exception {
        Browser browser = server.browser()
                .open("/fa/support")
                .type("country", "DE")
                .type("address", "nima@example.org")
                .press("کد را بفرستید");
        String code = code();
        assertThat(code).matches("[۰-۹]{4} [۰-۹]{4}");
        browser.type("کد", code).press("از این روز حمایت می‌کنم");
        assertThat(browser.heading()).isEqualTo("سپاس، شما هم شمرده شدید");
    }

    @Test
    void where_no_mail_can_be_sent_the_page_says_so() {
        try (TestServer without = TestServer.withCampaign()) {
            Browser browser = without.browser().open("/en/support");
            assertThat(browser.text()).contains("This server cannot send mail yet");
            assertThat(browser.page().select("main form")).isEmpty();
            assertThat(browser.sendTo("/en/support", "address=nima%40example.org&country=DE")
                            .status())
                    .isEqualTo(503);
            without.bean(SupportJob.class).run();
            assertThat(without.browser().open("/en/support").text()).contains("No numbers have been published yet");
        }
    }

    @Test
    void a_flood_waits_and_nothing_that_was_typed_is_lost() {
        Language language = Language.SOURCE;
        for (int i = 0; i < SupportTide.MOST_IN_A_BURST; i++) {
            SupportAddress address = SupportAddress.read("a" + i + "@gmail.com").orElseThrow();
            assertThat(supports().ask(address, language)).isInstanceOf(Supports.Asked.Sent.class);
        }
        Browser late = ask("nima@example.org", "Germany");
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.text()).contains("send it again in 6 minutes");
        assertThat(late.value("address")).isEqualTo("nima@example.org");
        assertThat(late.value("country")).isEqualTo("DE");
        server.clock().advance(SupportTide.BURST);
        assertThat(late.press("Send me a code").text()).contains("A code is on its way");
    }

    @Test
    void whoever_owns_a_domain_cannot_count_themselves_without_end() {
        int sent = 0;
        for (int i = 0; i < 200; i++) {
            SupportAddress address =
                    SupportAddress.read("a" + i + "@owned.example").orElseThrow();
            sent += supports().ask(address, Language.SOURCE) instanceof Supports.Asked.Sent ? 1 : 0;
            server.clock().advance(Duration.ofMinutes(1));
        }
        assertThat(sent).isEqualTo(SupportTide.MOST_OF_A_DOMAIN);
        assertThat(ask("b@owned.example", "Germany").mistakes().get("address")).startsWith("Many codes have gone");
    }

    @Test
    void how_many_are_counted_together_is_decided_by_two() {
        TestCaller.Person asker = TestCaller.steward(1);
        server.bean(SupportJob.class).run();
        Browser desk = server.browser().as(asker).open("/en/desk/support");
        assertThat(desk.page().select("select[name=k] option").eachAttr("value"))
                .containsExactly("5", "10", "20", "30", "40", "50");
        desk.press("Ask for approval");
        assertThat(desk.mistakes()).containsOnlyKeys("k");
        desk.type("How many people are counted together at least", "20").press("Ask for approval");
        assertThat(desk.text()).contains("Count at least 20 people together in the numbers of supporters");
        assertThat(supports().rule().k()).isEqualTo(10);
        String request = desk.location();
        server.browser().as(TestCaller.steward(2)).open(request).press("Approve: it is done at once");
        assertThat(supports().rule().k()).isEqualTo(20);
        assertThat(server.browser()
                        .as(TestCaller.coordinator(1))
                        .open("/en/desk/support")
                        .status())
                .isEqualTo(403);
        for (int i = 0; i < 39; i++) {
            enter("de" + i, "DE");
        }
        week();
        assertThat(server.browser().open("/en/support").text()).contains("At least 20 people support");
        assertThat(server.browser()
                        .as(asker)
                        .open("/en/desk/support")
                        .page()
                        .select("select[name=k] option")
                        .eachAttr("value"))
                .containsExactly("5", "10", "20", "40");
    }

    /// All that anybody can see of supporters.
    private String everythingPublic() {
        Browser visitor = server.browser();
        return visitor.open("/en/support").source()
                + visitor.open("/fa/support").source()
                + visitor.fetch("/api/v1/support.csv").body()
                + visitor.fetch("/api/v1/support").body()
                + supports().published();
    }

    /// R-21 on the whole program: the pure part is tried with many more histories (CrowdTest).
    @Test
    void no_act_changes_anything_that_anybody_can_see_at_its_time() {
        server.bean(SupportJob.class).run();
        long most = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<String> countries = List.of("DE", "NL", "SE", "ZZ");
            for (int week = 0; week < 3; week++) {
                String before = everythingPublic();
                int acts = random.nextInt(30);
                for (int i = 0; i < acts; i++) {
                    int person = random.nextInt(60);
                    String address = "p" + seed + "x" + person + "@gmail.com";
                    if (random.nextInt(4) == 0) {
                        act(address, null);
                    } else {
                        act(address, countries.get(random.nextInt(countries.size())));
                    }
                    server.clock().advance(Duration.ofMinutes(20));
                    if (i % 7 == 0) {
                        server.bean(SupportJob.class).run();
                        assertThat(everythingPublic()).as("seed %s", seed).isEqualTo(before);
                    }
                }
                assertThat(everythingPublic()).as("seed %s", seed).isEqualTo(before);
                week();
            }
            long told = supports().published();
            assertThat(told).isLessThanOrEqualTo(rows("support").size());
            assertThat(told % Supports.USUAL_K).isZero();
            most = Math.max(most, told);
        }
        assertThat(most).as("something was to be seen").isGreaterThan(20);
    }

    // The code is computed as the letter would say it.
    private void act(String typed, @Nullable String country) {
        SupportAddress address = SupportAddress.read(typed).orElseThrow();
        assertThat(supports().ask(address, Language.SOURCE)).isInstanceOf(Supports.Asked.Sent.class);
        Vault vault = server.bean(Vault.class);
        SupportCode code = server.bean(SupportStore.class)
                .findWaiting(vault.blindIndex("support-code", address.mailbox()))
                .map(waiting -> SupportCode.of(
                        vault.blindIndex("support-digits", waiting.seed().toString())))
                .orElseThrow();
        Supports.Confirmed outcome = country == null
                ? supports().withdraw(address, code)
                : supports().support(address, code, country);
        assertThat(outcome).isNotEqualTo(Supports.Confirmed.WRONG);
    }
}
