package org.yadman.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.mail.Mail.Letter;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class MailTest {

    private static final String TO = "mina.marker@group.example";
    private static final String SUBJECT = "Subjectmarker, یادمان";
    private static final String TEXT = "سلام،\n\nروز مشترک «۱۰ شهریور» است.\n.\nFrom here on: bodymarker\n";
    private static final Letter LETTER = new Letter(TO, SUBJECT, TEXT);

    private static String willing(String verb) {
        return "";
    }

    // Whoever is refused the one greeting tries the other.
    private static boolean is(String verb, String said) {
        return said.equals(verb) || (verb.equals("EHLO") && said.equals("HELO"));
    }

    private static MailServer at(int port, Encryption encryption, @Nullable String user) {
        return new MailServer(
                "127.0.0.1", port, encryption, user, user == null ? null : "pass-marker", "desk@coalition.example");
    }

    private static TestServer server(TestDatabase database, MailServer mail, Class<?>... more) {
        return TestServer.start(
                TestServer.options(database, "https://day.example", null, false).with(mail), more);
    }

    private static TestServer server(int port) {
        return server(TestDatabase.fresh(), at(port, Encryption.NONE, null));
    }

    private static void queue(TestServer server, Letter... letters) {
        server.inTransaction(() -> List.of(letters).forEach(server.bean(Mail.class)::queue));
    }

    private static void sendDue(TestServer server) {
        server.bean(Outbox.class).sendDue();
    }

    private static String state(TestServer server) {
        return String.join(
                " ",
                server.bean(JdbcClient.class)
                        .sql("select state from mail_outbox order by queued_at, id")
                        .query(String.class)
                        .list());
    }

    @Test
    void a_letter_arrives_as_it_was_written_and_names_nothing_of_ours_but_the_site() throws Exception {
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null);
                TestServer server = server(post.port())) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(state(server)).isEqualTo("SENT");
            assertThat(post.letters).hasSize(1);
            // A dot alone on a line is doubled on the way.
            MimeMessage read = new MimeMessage(
                    (jakarta.mail.Session) null,
                    new java.io.ByteArrayInputStream(
                            post.letters.getFirst().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
            assertThat(read.getSubject()).isEqualTo(SUBJECT);
            assertThat(((String) read.getContent()).replace("\r\n", "\n")).isEqualTo(TEXT);
            assertThat(read.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            List<String> headers = new ArrayList<>();
            read.getAllHeaders().asIterator().forEachRemaining(header -> headers.add(header.getName()));
            assertThat(headers)
                    .containsExactlyInAnyOrder(
                            "Date",
                            "From",
                            "To",
                            "Message-ID",
                            "Subject",
                            "MIME-Version",
                            "Content-Type",
                            "Content-Transfer-Encoding",
                            "Auto-Submitted");
            assertThat(read.getHeader("Date")).containsExactly("Mon, 23 Nov 2026 12:00:00 +0000");
            assertThat(read.getHeader("From")).containsExactly("desk@coalition.example");
            assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(read.getMessageID()).matches("<[0-9a-f-]{36}@day\\.example>");
            assertThat(post.commands).contains("EHLO coalition.example", "MAIL FROM:<desk@coalition.example>");
        }
    }

    @Test
    void greenmail_takes_a_letter_too_and_its_sender_may_have_to_sign_in() throws Exception {
        GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        post.setUser("desk@coalition.example", "desk", "pass-marker");
        post.start();
        try (TestServer server = server(TestDatabase.fresh(), at(post.getSmtp().getPort(), Encryption.NONE, "desk"))) {
            queue(server, LETTER);
            assertThat(post.waitForIncomingEmail(30_000, 1)).isTrue();
            assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo(SUBJECT);
        } finally {
            post.stop();
        }
    }

    @Test
    void a_letter_of_a_transaction_that_is_taken_back_never_leaves() {
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null);
                TestServer server = server(post.port())) {
            assertThatThrownBy(() -> server.inTransaction(() -> {
                        server.bean(Mail.class).queue(LETTER);
                        throw new IllegalArgumentException("taken back");
                    }))
                    .hasMessage("taken back");
            sendDue(server);
            assertThat(state(server)).isEmpty();
            assertThat(post.commands).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EHLO,421 busy",
        "MAIL,451 later",
        "MAIL,550 not you",
        "RCPT,450 later",
        "DATA,451 later",
        "END,452 full"
    })
    void a_server_that_does_not_take_it_now_is_asked_again_later(String verb, String answer) {
        AtomicReference<String> said = new AtomicReference<>(answer);
        try (ScriptedSmtp post = new ScriptedSmtp(each -> is(verb, each) ? said.get() : "", null);
                TestServer server = server(post.port())) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(state(server)).isEqualTo("WAITING");
            int tries = post.commands.size();
            sendDue(server);
            assertThat(post.commands).as("it is left in peace for a while").hasSize(tries);
            said.set("");
            server.clock().advance(Duration.ofMinutes(2));
            sendDue(server);
            assertThat(state(server)).isEqualTo("SENT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "MAIL", "RCPT"})
    void a_line_that_breaks_before_the_letter_is_no_answer(String verb, CapturedOutput output) {
        try (ScriptedSmtp post = new ScriptedSmtp(each -> is(verb, each) ? ScriptedSmtp.DROP : "", null);
                TestServer server = server(post.port())) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(state(server)).isEqualTo("WAITING");
            assertThat(output.getAll()).contains("did not take a letter (0), try 1.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA", "END"})
    void a_refusal_of_this_letter_is_final_and_somebody_is_told(String verb) {
        try (ScriptedSmtp post = new ScriptedSmtp(each -> each.equals(verb) ? "554 never" : "", null);
                TestServer server = server(post.port())) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(state(server)).isEqualTo("FAILED");
            Mail mail = server.bean(Mail.class);
            assertThat(mail.listTroubles()).singleElement().satisfies(trouble -> {
                assertThat(trouble.known()).isTrue();
                assertThat(trouble.to()).isEqualTo(TO);
            });
            mail.dismiss(mail.listTroubles().getFirst().id());
            assertThat(state(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINE", "END"})
    void a_line_that_breaks_in_the_middle_of_the_letter_leaves_it_open_and_nothing_is_sent_twice(String verb) {
        try (ScriptedSmtp post = new ScriptedSmtp(each -> each.equals(verb) ? ScriptedSmtp.DROP : "", null);
                TestServer server = server(post.port())) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(state(server)).isEqualTo("UNKNOWN");
            int tries = post.commands.size();
            server.clock().advance(Duration.ofDays(2));
            sendDue(server);
            assertThat(post.commands).hasSize(tries);
            assertThat(server.bean(Mail.class).listTroubles())
                    .singleElement()
                    .satisfies(trouble -> assertThat(trouble.known()).isFalse());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RCPT", "END", "LINE"})
    void of_a_discreet_letter_nothing_is_left_however_it_ended(String bad) {
        String answer = bad.equals("LINE") ? ScriptedSmtp.DROP : "554 never";
        try (ScriptedSmtp post = new ScriptedSmtp(verb -> verb.equals(bad) ? answer : "", null);
                TestServer server = server(post.port())) {
            Mail mail = server.bean(Mail.class);
            server.inTransaction(() -> mail.queueDiscreetly(LETTER));
            sendDue(server);
            assertThat(post.commands).anyMatch(said -> said.startsWith("RCPT"));
            assertThat(state(server)).isEmpty();
            assertThat(mail.countTroubles()).isZero();
        }
    }

    @Test
    void a_dead_server_is_tried_for_three_days_with_growing_waits() {
        int dead;
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null)) {
            dead = post.port();
        }
        try (TestServer server = server(dead)) {
            queue(server, LETTER);
            sendDue(server);
            int hours = 0;
            while (state(server).equals("WAITING") && hours < 200) {
                server.clock().advance(Duration.ofHours(1));
                sendDue(server);
                hours++;
            }
            assertThat(hours).isBetween(60, 72);
            assertThat(state(server)).isEqualTo("FAILED");
            assertThat(tries(server)).isBetween(8, 20);
            assertThat(server.bean(Mail.class).countTroubles()).isEqualTo(1);
        }
    }

    private static int tries(TestServer server) {
        return server.bean(JdbcClient.class)
                .sql("select attempt from mail_outbox")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_letter_found_half_handed_over_after_a_crash_is_not_sent_again() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch crash = new CountDownLatch(1);
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedSmtp post = new ScriptedSmtp(
                        verb -> {
                            if (verb.equals("END")) {
                                halfway.countDown();
                                await(crash);
                                return ScriptedSmtp.DROP;
                            }
                            return "";
                        },
                        null);
                TestServer first = server(database, at(post.port(), Encryption.NONE, null))) {
            queue(first, LETTER);
            await(halfway);
            // The first server hangs here for good; what is on disk is what a kill would leave.
            assertThat(state(first)).isEqualTo("SENDING");
            try (TestServer second = server(database, at(post.port(), Encryption.NONE, null))) {
                sendDue(second);
                assertThat(state(second)).as("the first may still live").isEqualTo("SENDING");
                second.clock().advance(Outbox.LONGEST_DIALOGUE.plusMinutes(1));
                sendDue(second);
                assertThat(state(second)).isEqualTo("UNKNOWN");
                assertThat(post.letters).hasSize(1);
                assertThat(second.bean(Mail.class).listTroubles().getFirst().known())
                        .isFalse();
            }
            crash.countDown();
        }
    }

    @Test
    void a_letter_that_was_only_taken_before_a_crash_is_sent_by_the_next_server() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null);
                TestServer server = server(database, at(post.port(), Encryption.NONE, null))) {
            queue(server, LETTER);
            sendDue(server);
            // In one transaction, so that the server's own thread does not find it waiting.
            server.inTransaction(() -> {
                server.bean(OutboxStore.class)
                        .insert(
                                java.util.UUID.randomUUID(),
                                LETTER,
                                false,
                                null,
                                server.clock().instant());
                server.bean(JdbcClient.class)
                        .sql("update mail_outbox set state = 'TAKEN', attempt = 1 where state = 'WAITING'")
                        .update();
            });
            sendDue(server);
            assertThat(post.letters).hasSize(1);
            server.clock().advance(Outbox.LONGEST_DIALOGUE.plusMinutes(1));
            sendDue(server);
            assertThat(post.letters).hasSize(2);
            assertThat(state(server)).isEqualTo("SENT SENT");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void two_servers_on_one_database_send_each_letter_once() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null);
                TestServer one = server(database, at(post.port(), Encryption.NONE, null));
                TestServer other = server(database, at(post.port(), Encryption.NONE, null))) {
            Letter[] letters = new Letter[30];
            for (int i = 0; i < letters.length; i++) {
                letters[i] = new Letter("n" + i + "@group.example", "S", "T");
            }
            queue(one, letters);
            Thread second = Thread.ofPlatform().start(() -> sendDue(other));
            sendDue(one);
            second.join();
            sendDue(one);
            sendDue(other);
            assertThat(post.commands.stream().filter(said -> said.startsWith("RCPT")))
                    .hasSize(letters.length)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void nothing_is_said_to_a_server_that_does_not_encrypt() {
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null);
                TestServer server = server(TestDatabase.fresh(), at(post.port(), Encryption.STARTTLS, "desk"))) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(state(server)).isEqualTo("WAITING");
            assertThat(post.commands).allMatch(said -> said.matches("EHLO coalition\\.example|QUIT"));
        }
    }

    @Test
    void with_encryption_the_password_and_the_letter_go_through_and_a_stranger_s_certificate_is_refused()
            throws Exception {
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, Certificate.OWN)) {
            try (TestServer stranger = server(TestDatabase.fresh(), at(post.port(), Encryption.STARTTLS, "desk"))) {
                queue(stranger, LETTER);
                sendDue(stranger);
                assertThat(state(stranger)).isEqualTo("WAITING");
                assertThat(post.commands).noneMatch(said -> said.startsWith("AUTH"));
            }
            post.commands.clear();
            try (TestServer server =
                    server(TestDatabase.fresh(), at(post.port(), Encryption.STARTTLS, "desk"), Certificate.class)) {
                queue(server, LETTER);
                sendDue(server);
                assertThat(state(server)).isEqualTo("SENT");
                assertThat(post.commands.indexOf("STARTTLS")).isLessThan(indexOf(post.commands, "AUTH PLAIN"));
            }
        }
    }

    private static int indexOf(List<String> commands, String beginning) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    /// A server's certificate of its own, and a bean that trusts it.
    static class Certificate {
        static final SSLContext OWN = make();

        @Bean
        SSLSocketFactory trusted() {
            return OWN.getSocketFactory();
        }

        private static SSLContext make() {
            try {
                Path store = Files.createTempDirectory("yadman-mail-").resolve("own.p12");
                int code = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "own",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=mail.example",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                assertThat(code).isZero();
                KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
                KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                own.init(keys, "changeit".toCharArray());
                KeyStore known = KeyStore.getInstance("PKCS12");
                known.load(null, null);
                known.setCertificateEntry("own", keys.getCertificate("own"));
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(known);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
                return context;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void an_address_and_a_subject_stand_in_no_log_and_in_no_clear_text_in_the_database(CapturedOutput output) {
        for (String bad : List.of("RCPT", "MAIL", "END", "LINE")) {
            String answer = bad.equals("LINE") ? ScriptedSmtp.DROP : "550 " + TO + " is unknown: " + SUBJECT;
            try (ScriptedSmtp post = new ScriptedSmtp(verb -> verb.equals(bad) ? answer : "", null);
                    TestServer server = server(post.port())) {
                queue(server, LETTER);
                Map<String, List<String>> before = Dump.of(server);
                sendDue(server);
                assertThat(before.toString() + Dump.of(server))
                        .contains("mail_outbox")
                        .doesNotContain("marker", "group.example");
            }
        }
        assertThat(output.getAll())
                .contains("refused a letter for good (550)")
                .doesNotContain("marker")
                .doesNotContain("group.example")
                .doesNotContain("coalition.example");
    }

    @Test
    void the_body_goes_when_the_letter_has_left_and_the_row_thirty_days_later() {
        try (ScriptedSmtp post = new ScriptedSmtp(MailTest::willing, null);
                TestServer server = server(post.port())) {
            queue(server, LETTER);
            sendDue(server);
            assertThat(server.bean(JdbcClient.class)
                            .sql("select count(*) from mail_outbox where body is null")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            OutboxRetention retention = server.bean(OutboxRetention.class);
            assertThat(retention.dailyAt()).isBefore(LocalTime.NOON);
            server.clock().advance(Duration.ofDays(29));
            retention.run();
            assertThat(state(server)).isEqualTo("SENT");
            server.clock().advance(Duration.ofDays(2));
            retention.run();
            assertThat(state(server)).isEmpty();
        }
    }

    @Test
    void without_a_mail_server_nothing_can_be_queued_and_everything_else_works() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.bean(Mail.class).isSetUp()).isFalse();
            assertThatThrownBy(() -> queue(server, LETTER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("No mail server is set up");
            assertThat(server.browser().open("/en/").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\nBcc: c@d.example",
                "a@b.example\r\nX: y",
                "a@b.example, c@d.example",
                "a b@c.example",
                "Mina <a@b.example>",
                "<a@b.example>",
                "a@b.example>",
                "a@b@c.example",
                "@b.example",
                "a@",
                "a@-b.example",
                "a@b..example",
                "مینا@b.example",
                ""
            })
    void whatever_is_more_or_less_than_one_plain_address_is_refused(String to) {
        assertThat(Mail.isAddress(to)).isFalse();
        assertThatThrownBy(() -> new Letter(to, "S", "T")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"S\nBcc: a@b.example", "S\r\n\r\nbody", "S\rX: y", "S\u0000", "S\u0085X", "S\u2028X", "", " "})
    void a_subject_that_could_begin_another_header_is_refused(String subject) {
        assertThatThrownBy(() -> new Letter("a@b.example", subject, "T")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_letter_s_text_keeps_its_lines_and_its_marks_of_direction_and_no_control_characters() {
        assertThat(new Letter("a@b.example", "S", "one\r\ntwo\rthree").text()).isEqualTo("one\ntwo\nthree");
        assertThat(new Letter("a@b.example", "S", "می‌خواهیم \u2067متن\u2069").text())
                .contains("می‌خواهیم \u2067");
        assertThatThrownBy(() -> new Letter("a@b.example", "S", "T\u0000"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter("a@b.example", "S", "\u001b[2J"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
