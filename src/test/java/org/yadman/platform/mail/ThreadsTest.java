package org.yadman.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.config.Mailbox;
import org.yadman.platform.config.Options;
import org.yadman.platform.mail.Inbox.Left;
import org.yadman.platform.mail.LetterWatch.Fate;
import org.yadman.platform.mail.Mail.Conversation;
import org.yadman.platform.mail.Mail.Letter;
import org.yadman.platform.mail.Received.Kind;
import org.yadman.platform.vault.KeyRotation;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Letters in threads and their answers, with a real mail server in between.
@Tag("database")
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ThreadsTest {

    private static final String TOKEN = "k7qd2mzx4pwn3rta";
    private static final Letter LETTER =
            new Letter("mina.marker@group.example", "یک روز مشترک؟", "سلام،\n\nروزی برای همه.\n");
    private static final Conversation FIRST = new Conversation(TOKEN, List.of(), null, "fa", "Mina K., یادمان");

    /// What a room would do.
    static class Room implements MailSink, LetterWatch {
        final BlockingQueue<Received> mails = new LinkedBlockingQueue<>();
        final BlockingQueue<String> fates = new LinkedBlockingQueue<>();
        final AtomicReference<String> mood = new AtomicReference<>("");

        @Override
        public boolean take(Received mail) {
            if (mood.get().equals("broken")) {
                throw new IllegalStateException("a room that has a bug");
            }
            return !mood.get().equals("deaf") && mails.add(mail);
        }

        @Override
        public void note(UUID letter, Fate fate) {
            if (mood.get().equals("broken")) {
                throw new IllegalStateException("a room that has a bug");
            }
            fates.add(fate.toString());
        }

        Received next() throws InterruptedException {
            return Objects.requireNonNull(mails.poll(100, TimeUnit.SECONDS), "no mail came");
        }
    }

    private static MailServer out(int port) {
        return new MailServer("127.0.0.1", port, Encryption.NONE, null, null, "desk@coalition.example");
    }

    private static Options options(TestDatabase database, MailServer out, @Nullable Mailbox in) {
        return TestServer.options(database, "https://day.example", null, false)
                .with(out)
                .with(in);
    }

    private static TestServer server(TestDatabase database, MailServer out) {
        return TestServer.start(options(database, out, null), Room.class);
    }

    private static GreenMail post() {
        GreenMail post = new GreenMail(
                new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
        post.setUser("desk@coalition.example", "desk", "pass-marker");
        post.start();
        return post;
    }

    private static Options both(TestDatabase database, GreenMail post) {
        return options(
                database,
                out(post.getSmtp().getPort()),
                new Mailbox("127.0.0.1", post.getImap().getPort(), Encryption.NONE, "desk", "pass-marker", "INBOX"));
    }

    private static UUID queue(TestServer server, Letter letter, Conversation thread) {
        AtomicReference<@Nullable UUID> id = new AtomicReference<>();
        server.inTransaction(() -> id.set(server.bean(Mail.class).queue(letter, thread)));
        return Objects.requireNonNull(id.get());
    }

    private static void sendDue(TestServer server) {
        server.bean(Outbox.class).sendDue();
    }

    private static String state(TestServer server) {
        return String.join(
                " ",
                server.bean(JdbcClient.class)
                        .sql("select state from mail_outbox order by bulk, queued_at, id")
                        .query(String.class)
                        .list());
    }

    private static MimeMessage parsed(String raw) throws Exception {
        return new MimeMessage((Session) null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void deliver(GreenMail post, String raw) throws Exception {
        GreenMailUser desk = post.getUserManager().getUserByEmail("desk@coalition.example");
        desk.deliver(parsed(raw));
    }

    private static String answer(String to, String id, String subject) {
        return "From: Mina <mina.marker@group.example>\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + id
                + ">\r\nDate: Mon, 23 Nov 2026 15:30:00 +0330\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nYes.\r\n";
    }

    @Test
    void a_letter_in_a_thread_says_where_its_answer_goes_and_that_a_person_wrote_it() throws Exception {
        try (ScriptedSmtp post = new ScriptedSmtp(verb -> "", null);
                TestServer server = server(TestDatabase.fresh(), out(post.port()))) {
            UUID first = queue(server, LETTER, FIRST);
            sendDue(server);
            MimeMessage letter = parsed(post.letters.getFirst());
            assertThat(letter.getHeader("Reply-To")).containsExactly("desk+" + TOKEN + "@coalition.example");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("no");
            assertThat(letter.getHeader("Content-Language")).containsExactly("fa");
            assertThat(letter.getHeader("Precedence")).isNull();
            assertThat(letter.getHeader("In-Reply-To")).isNull();
            assertThat(letter.getMessageID()).isEqualTo("<" + first + "@day.example>");
            assertThat(letter.getFrom()[0].toString()).contains("<desk@coalition.example>");
            assertThat(((String) letter.getContent()).replace("\r\n", "\n")).isEqualTo(LETTER.text());
            assertThat(post.letters.getFirst().lines()).allMatch(line -> line.length() <= 78);
            assertThat(post.commands).contains("MAIL FROM:<desk+" + TOKEN + "@coalition.example>");

            post.letters.clear();
            queue(server, LETTER, new Conversation(TOKEN, List.of(first), "<theirs@group.example>", "fa", null));
            sendDue(server);
            MimeMessage second = parsed(post.letters.getFirst());
            assertThat(second.getHeader("In-Reply-To")).containsExactly("<theirs@group.example>");
            assertThat(second.getHeader("References", " "))
                    .isEqualToNormalizingWhitespace("<" + first + "@day.example> <theirs@group.example>");
            assertThat(server.bean(Room.class).fates).containsExactly("Sent[]", "Sent[]");
        }
    }

    @Test
    void what_cannot_stand_in_a_thread_is_refused() {
        for (String token : List.of("", "short", "UPPERCASE7", "a+b@c.example", "x".repeat(33), "abcdefgh\nBcc: x")) {
            assertThatThrownBy(() -> new Conversation(token, List.of(), null, "fa", null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String id : List.of("a@b", "<a b@c>", "<a@b>\r\nBcc: c@d.example", "<>")) {
            assertThatThrownBy(() -> new Conversation(TOKEN, List.of(), id, "fa", null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Conversation(TOKEN, List.of(), null, "fa\nX: y", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Conversation(TOKEN, List.of(), null, "fa", "Mina\nBcc: c@d.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letters_of_threads_keep_the_pace_on_all_servers_together_and_hold_up_no_other() {
        MailServer slow;
        TestDatabase database = TestDatabase.fresh();
        try (ScriptedSmtp post = new ScriptedSmtp(verb -> "", null)) {
            slow = out(post.port()).withThreads(null, 3, null);
            try (TestServer one = server(database, slow);
                    TestServer other = server(database, slow)) {
                one.inTransaction(() -> {
                    for (int i = 0; i < 7; i++) {
                        one.bean(Mail.class).queue(new Letter("n" + i + "@group.example", "S", "T"), FIRST);
                    }
                    one.bean(Mail.class).queue(new Letter("account@group.example", "S", "T"));
                });
                sendDue(one);
                sendDue(other);
                assertThat(post.letters).hasSize(4);
                assertThat(state(one)).startsWith("SENT ");
                one.clock().advance(Duration.ofSeconds(61));
                other.clock().advance(Duration.ofSeconds(61));
                sendDue(other);
                sendDue(one);
                assertThat(post.letters).hasSize(7);
            }
            try (TestServer again = server(database, slow)) {
                again.clock().advance(Duration.ofSeconds(90));
                sendDue(again);
                assertThat(post.letters)
                        .as("a new start does not begin a new minute")
                        .hasSize(7);
                again.clock().advance(Duration.ofSeconds(60));
                sendDue(again);
                assertThat(post.letters).hasSize(8);
                assertThat(post.commands.stream().filter(said -> said.startsWith("RCPT")))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_refusal_is_told_with_its_code_and_stands_in_no_list_of_account_letters() {
        try (ScriptedSmtp post = new ScriptedSmtp(verb -> verb.equals("RCPT") ? "550 unknown" : "", null);
                TestServer server = server(TestDatabase.fresh(), out(post.port()))) {
            queue(server, LETTER, FIRST);
            sendDue(server);
            assertThat(server.bean(Room.class).fates).containsExactly("Failed[code=550]");
            assertThat(server.bean(Mail.class).countTroubles()).isZero();
            assertThat(Dump.of(server).toString()).doesNotContain(TOKEN, "marker");
        }
    }

    @Test
    void a_room_that_cannot_be_told_hears_later_that_it_is_unclear_and_nothing_is_sent_twice() {
        try (ScriptedSmtp post = new ScriptedSmtp(verb -> "", null);
                TestServer server = server(TestDatabase.fresh(), out(post.port()))) {
            Room room = server.bean(Room.class);
            room.mood.set("broken");
            queue(server, LETTER, FIRST);
            try {
                sendDue(server);
            } catch (IllegalStateException e) {
                // Unless the server's own thread was faster.
                assertThat(e).hasMessage("a room that has a bug");
            }
            assertThat(state(server)).isEqualTo("SENDING");
            room.mood.set("");
            server.clock().advance(Outbox.LONGEST_DIALOGUE.plusMinutes(1));
            sendDue(server);
            assertThat(room.fates).containsExactly("Unclear[]");
            assertThat(post.letters).hasSize(1);
        }
    }

    @Test
    void of_an_unclear_letter_a_person_says_that_it_arrived_or_has_it_sent_again_once() {
        AtomicReference<String> end = new AtomicReference<>(ScriptedSmtp.DROP);
        try (ScriptedSmtp post = new ScriptedSmtp(verb -> verb.equals("END") ? end.get() : "", null);
                TestServer server = server(TestDatabase.fresh(), out(post.port()))) {
            Mail mail = server.bean(Mail.class);
            UUID first = queue(server, LETTER, FIRST);
            UUID second = queue(server, new Letter("other@group.example", "S", "T"), FIRST);
            sendDue(server);
            sendDue(server);
            assertThat(state(server)).isEqualTo("UNKNOWN UNKNOWN");
            assertThat(server.bean(Room.class).fates).containsExactly("Unclear[]", "Unclear[]");
            end.set("");
            post.letters.clear();
            server.inTransaction(() -> {
                assertThat(mail.arrived(first)).isTrue();
                assertThat(mail.arrived(first)).isFalse();
                assertThat(mail.sendAgain(first)).isFalse();
                assertThat(mail.sendAgain(second)).isTrue();
                assertThat(mail.sendAgain(second)).isFalse();
                assertThat(mail.arrived(second)).isFalse();
            });
            sendDue(server);
            sendDue(server);
            assertThat(state(server)).isEqualTo("SENT SENT");
            assertThat(post.letters)
                    .singleElement()
                    .satisfies(letter -> assertThat(letter).contains("Message-ID: <" + second + "@day.example>"));
            assertThat(server.bean(Room.class).fates).containsExactly("Unclear[]", "Unclear[]", "Sent[]", "Sent[]");
        }
    }

    @Test
    void a_letter_that_has_not_been_begun_can_be_taken_back() {
        AtomicReference<String> greeting = new AtomicReference<>("421 later");
        try (ScriptedSmtp post = new ScriptedSmtp(
                        verb -> verb.equals("EHLO") || verb.equals("HELO") ? greeting.get() : "", null);
                TestServer server = server(TestDatabase.fresh(), out(post.port()))) {
            UUID id = queue(server, LETTER, FIRST);
            sendDue(server);
            server.inTransaction(() -> {
                assertThat(server.bean(Mail.class).recall(id)).isTrue();
                assertThat(server.bean(Mail.class).recall(id)).isFalse();
            });
            greeting.set("");
            server.clock().advance(Duration.ofHours(1));
            sendDue(server);
            assertThat(post.letters).isEmpty();
        }
    }

    @Test
    void an_answer_by_mail_reaches_the_room_once_and_the_mailbox_keeps_it(CapturedOutput output) throws Exception {
        GreenMail post = post();
        TestDatabase database = TestDatabase.fresh();
        try {
            try (TestServer server = TestServer.start(both(database, post), Room.class)) {
                UUID id = queue(server, LETTER, FIRST);
                assertThat(post.waitForIncomingEmail(60_000, 1)).isTrue();
                MimeMessage letter = post.getReceivedMessages()[0];
                String to = letter.getReplyTo()[0].toString();
                deliver(
                        post,
                        "In-Reply-To: " + letter.getMessageID() + "\r\n"
                                + answer(to, "one@group.example", "Re: a day"));
                Received mail = server.bean(Room.class).next();
                assertThat(mail.kind()).isEqualTo(Kind.ANSWER);
                assertThat(mail.tokens()).containsExactly(TOKEN);
                assertThat(mail.letters()).containsExactly(id);
                assertThat(mail.from()).isEqualTo("mina.marker@group.example");
                assertThat(mail.fromName()).isEqualTo("Mina");
                assertThat(mail.subject()).isEqualTo("Re: a day");
                assertThat(mail.text()).isEqualTo("Yes.");
                assertThat(mail.messageId()).isEqualTo("<one@group.example>");
                assertThat(mail.dated()).isEqualTo("2026-11-23T12:00:00Z");
                assertThat(mail.authenticated()).isFalse();
                assertThat(mail.notes()).isEmpty();
                // While it waits; and the same mail, come by another way, is not another one.
                deliver(post, answer(to, "two@group.example", "second"));
                deliver(post, answer(to, "two@group.example", "second"));
                deliver(post, answer(to, "three@group.example", "third"));
                assertThat(server.bean(Room.class).next().subject()).isEqualTo("second");
                assertThat(server.bean(Room.class).next().subject()).isEqualTo("third");
                awaitThat(() -> server.bean(Inbox.class).awaySince().isEmpty());
                assertThat(Dump.of(server).toString()).doesNotContain("marker", TOKEN, "group.example");
            }
            try (TestServer next = TestServer.start(both(database, post), Room.class)) {
                deliver(post, answer("desk@coalition.example", "four@group.example", "fourth"));
                assertThat(next.bean(Room.class).next().subject()).isEqualTo("fourth");
            }
            GreenMailUser desk = post.getUserManager().getUserByEmail("desk@coalition.example");
            assertThat(post.getManagers().getImapHostManager().getInbox(desk).getMessageCount())
                    .isGreaterThanOrEqualTo(5);
            assertThat(post.getManagers().getImapHostManager().getInbox(desk).getMessages())
                    .allSatisfy(message ->
                            assertThat(message.getFlags().contains(Flag.SEEN)).isFalse());
        } finally {
            post.stop();
        }
        assertThat(output.getAll()).doesNotContain("marker").doesNotContain("group.example");
    }

    @Test
    void two_servers_that_read_one_mailbox_take_each_mail_once() throws Exception {
        GreenMail post = post();
        TestDatabase database = TestDatabase.fresh();
        try (TestServer one = TestServer.start(both(database, post), Room.class);
                TestServer other = TestServer.start(both(database, post), Room.class)) {
            for (int i = 0; i < 20; i++) {
                deliver(post, answer("desk+" + TOKEN + "@coalition.example", i + "@group.example", "n" + i));
            }
            int came = 0;
            Set<String> subjects = new HashSet<>();
            while (came < 20) {
                for (TestServer each : List.of(one, other)) {
                    Received mail = each.bean(Room.class).mails.poll(100, TimeUnit.MILLISECONDS);
                    if (mail != null) {
                        came++;
                        assertThat(subjects.add(mail.subject())).isTrue();
                    }
                }
            }
            // A room is told before the transaction ends.
            awaitThat(() -> one.bean(JdbcClient.class)
                            .sql("select count(*) from mail_in")
                            .query(Integer.class)
                            .single()
                    == 20);
        } finally {
            post.stop();
        }
    }

    @Test
    void a_mailbox_that_goes_away_is_read_again_when_it_is_back() throws Exception {
        GreenMail post = post();
        try (TestServer server = TestServer.start(both(TestDatabase.fresh(), post), Room.class)) {
            deliver(post, answer("desk@coalition.example", "one@group.example", "first"));
            assertThat(server.bean(Room.class).next().subject()).isEqualTo("first");
            int port = post.getImap().getPort();
            post.stop();
            awaitThat(() -> server.bean(Inbox.class).awaySince().isPresent());
            GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", "imap"));
            again.setUser("desk@coalition.example", "desk", "pass-marker");
            again.start();
            try {
                deliver(again, answer("desk@coalition.example", "one@group.example", "first"));
                deliver(again, answer("desk@coalition.example", "two@group.example", "second"));
                assertThat(server.bean(Room.class).next().subject())
                        .as("a mailbox that numbers anew is read anew, and brings nothing twice")
                        .isEqualTo("second");
                awaitThat(() -> server.bean(Inbox.class).awaySince().isEmpty());
            } finally {
                again.stop();
            }
        } finally {
            post.stop();
        }
    }

    private static void awaitThat(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void a_room_with_a_bug_loses_nothing_and_holds_up_nothing() throws Exception {
        GreenMail post = post();
        try (TestServer server = TestServer.start(both(TestDatabase.fresh(), post), Room.class)) {
            Room room = server.bean(Room.class);
            room.mood.set("broken");
            deliver(post, answer("desk@coalition.example", "one@group.example", "bad luck"));
            awaitLeft(server, 1);
            room.mood.set("deaf");
            deliver(post, answer("desk@coalition.example", "two@group.example", "nobody's"));
            awaitLeft(server, 2);
            room.mood.set("");
            deliver(post, answer("desk@coalition.example", "three@group.example", "good luck"));
            assertThat(room.next().subject()).isEqualTo("good luck");
            Inbox inbox = server.bean(Inbox.class);
            Left bad = inbox.list().stream()
                    .filter(left -> !left.readable())
                    .findFirst()
                    .orElseThrow();
            assertThat(bad.beginning()).contains("Subject: bad luck");
            assertThat(inbox.list()).filteredOn(Left::readable).singleElement().satisfies(left -> {
                assertThat(left.subject()).isEqualTo("nobody's");
                assertThat(left.beginning()).isEqualTo("Yes.");
            });
            inbox.dismiss(bad.id());
            assertThat(inbox.count()).isEqualTo(1);
            server.clock().advance(Duration.ofDays(181));
            server.bean(OutboxRetention.class).run();
            assertThat(inbox.count()).isZero();
        } finally {
            post.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Encryption.class,
            names = {"TLS", "STARTTLS"})
    void a_mailbox_whose_server_cannot_be_known_is_told_no_password(Encryption encryption) throws Exception {
        boolean tls = encryption == Encryption.TLS;
        GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", tls ? "imaps" : "imap"));
        post.setUser("desk@coalition.example", "desk", "pass-marker");
        post.start();
        int port = tls ? post.getImaps().getPort() : post.getImap().getPort();
        Mailbox mailbox = new Mailbox("127.0.0.1", port, encryption, "desk", "pass-marker", "INBOX");
        try (TestServer server = TestServer.start(options(TestDatabase.fresh(), out(1), mailbox), Room.class)) {
            deliver(post, answer("desk@coalition.example", "one@group.example", "first"));
            awaitThat(() -> server.bean(Inbox.class).awaySince().isPresent());
            assertThat(server.bean(Room.class).mails).isEmpty();
        } finally {
            post.stop();
        }
    }

    @Test
    void whatever_comes_is_kept_and_opens_after_a_change_of_keys() {
        try (TestServer server = server(TestDatabase.fresh(), out(1))) {
            Room room = server.bean(Room.class);
            Intake intake = server.bean(Intake.class);
            Inbox inbox = server.bean(Inbox.class);
            room.mood.set("deaf");
            Random random = new Random(5);
            Set<String> given = new HashSet<>();
            for (byte[] sample : MailReadingTest.samples()) {
                for (int i = 0; i < 6; i++) {
                    byte[] cut = Arrays.copyOf(sample, i == 0 ? sample.length : random.nextInt(60, sample.length));
                    for (int j = 0; j < i; j++) {
                        cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
                    }
                    given.add(new String(cut, StandardCharsets.ISO_8859_1));
                    intake.take(cut, false);
                    intake.take(cut, false);
                }
            }
            byte[] noise = new byte[10_000];
            random.nextBytes(noise);
            intake.take(noise, false);
            intake.take(new byte[0], false);
            intake.take("\u0000\ud800Subject".getBytes(StandardCharsets.UTF_16), true);
            assertThat(inbox.count()).isBetween(given.size() * 9 / 10, given.size() + 3);
            List<Left> before = inbox.list();
            assertThat(before).hasSize(inbox.count());
            server.bean(KeyRotation.class).rotate();
            assertThat(inbox.list()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(Dump.of(server).toString()).doesNotContain("group.example", TOKEN);
        }
    }

    private static void awaitLeft(TestServer server, int count) throws InterruptedException {
        awaitThat(() -> server.bean(Inbox.class).count() == count);
    }
}
