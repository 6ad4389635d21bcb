package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.config.Mailbox;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Letters that this server sends, and what comes back to them, with a real mail server in between.
@Tag("database")
@Timeout(180)
class MailStoryTest {

    private static final String DESK = "desk@coalition.example";

    @SuppressWarnings("NullAway.Init")
    private GreenMail post;

    private TestServer server;
    private Browser volunteer;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        post = new GreenMail(
                new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
        post.setUser(DESK, "desk", "pass-marker");
        post.start();
        server = TestServer.start(
                TestServer.options(TestDatabase.fresh(), "http://localhost", null, false)
                        .with(new MailServer("127.0.0.1", post.getSmtp().getPort(), Encryption.NONE, null, null, DESK))
                        .with(new Mailbox(
                                "127.0.0.1",
                                post.getImap().getPort(),
                                Encryption.NONE,
                                "desk",
                                "pass-marker",
                                "INBOX")),
                TestCaller.class);
        server.clock().set(LocalDate.of(2026, 10, 20));
        server.bringIn(FolderFiles.sound().writeTo(folder));
        volunteer = server.browser().as(TestCaller.volunteer(1));
    }

    @AfterEach
    void stop() {
        server.close();
        post.stop();
    }

    private void contact(String name, String email, String language) {
        volunteer
                .open("/en/desk/outreach/contacts")
                .type("Name", name)
                .type("Language in which we write", language)
                .type("E-mail", email)
                .press("Add");
        assertThat(volunteer.status()).as(name).isEqualTo(200);
    }

    private MimeMessage letterTo(String address) throws Exception {
        assertThat(post.waitForIncomingEmail(60_000, 3)).isTrue();
        for (MimeMessage message : post.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                return message;
            }
        }
        throw new AssertionError("No letter to " + address);
    }

    private void deliver(String raw) throws Exception {
        post.getUserManager()
                .getUserByEmail(DESK)
                .deliver(new MimeMessage(
                        (Session) null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1))));
    }

    // Each look is a request of its own; the mailbox tells the server by itself.
    private void awaits(String path, String words) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!volunteer.open(path).text().contains(words)) {
            assertThat(System.nanoTime()).as("%s says %s", path, words).isLessThan(end);
        }
    }

    @Test
    void letters_leave_once_and_what_comes_back_finds_its_thread() throws Exception {
        contact("Persian house (fictional)", "office@persian.example", "Persian");
        contact("English house (fictional)", "office@english.example", "English");
        contact("Gone house (fictional)", "office@gone.example", "English");
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .type("Office number to ring back", "+46 8 000 00 00")
                .press("Save");
        String appeal = volunteer.location();
        volunteer.follow("Add some of 3 contacts").press("Add those chosen");
        volunteer.follow("Send 3 mails");
        assertThat(volunteer.text()).contains("To English house (fictional)", "به Persian house (fictional)");
        volunteer.press("Send those chosen");
        assertThat(volunteer.text()).contains("asked: 3").doesNotContain("Send 3 mails");

        MimeMessage persian = letterTo("office@persian.example");
        assertThat(persian.getSubject()).isEqualTo("روزهایی که شما گرامی داشته‌اید");
        assertThat((String) persian.getContent()).contains("حداکثر ۲ بار", "کد").doesNotContain("[");
        assertThat(persian.getHeader("Content-Language")[0]).isEqualTo("fa");

        MimeMessage english = letterTo("office@english.example");
        String reply = english.getHeader("Reply-To")[0];
        assertThat(reply).startsWith("desk+");
        deliver("From: Office <office@english.example>\r\nTo: " + reply + "\r\nSubject: Re: your letter\r\n"
                + "Message-ID: <one@english.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "You are right about all of it.\r\n");
        deliver("From: Office <office@persian.example>\r\nTo: "
                + persian.getHeader("Reply-To")[0]
                + "\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n"
                + "Message-ID: <two@persian.example>\r\n\r\nWe are away.\r\n");
        String gone = letterTo("office@gone.example").getHeader("Message-ID")[0];
        deliver("From: MAILER-DAEMON@gone.example\r\nReturn-Path: <>\r\nTo: " + DESK
                + "\r\nSubject: Undelivered\r\nMessage-ID: <three@gone.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; gone.example\r\n\r\n"
                + "Final-Recipient: rfc822; office@gone.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + gone + "\r\n\r\n--b--\r\n");

        deliver("From: Somebody <somebody@else.example>\r\nTo: " + DESK
                + "\r\nSubject: Good day\r\nMessage-ID: <four@else.example>\r\n\r\nWho are you?\r\n");

        awaits("/en/desk/outreach", "Answers to read");
        awaits("/en/desk/outreach", "Nobody knows how to reach them");
        volunteer.open("/en/desk/outreach").follow("English house (fictional)");
        assertThat(volunteer.text())
                .contains("answered", "You are right about all of it.", "read it back before anything follows");
        volunteer.open(appeal.substring(appeal.indexOf("/en/"))).follow("Gone house (fictional)");
        assertThat(volunteer.text()).contains("Came back undelivered", "did not arrive", "waits for a way to reach it");
        awaits(appeal.substring(appeal.indexOf("/en/")), "answered: 1");
        volunteer.follow("Persian house (fictional)");
        String thread = volunteer.location().substring(volunteer.location().indexOf("/en/"));
        awaits(thread, "Automatic reply");
        assertThat(volunteer.text()).contains("We are away.", "We hope for an answer by");

        Browser keeper = server.browser().as(TestCaller.coordinator(1));
        long end = System.nanoTime() + 60_000_000_000L;
        while (!keeper.open("/en/desk").text().contains("One mail belongs to no thread")) {
            assertThat(System.nanoTime()).as("the fourth mail").isLessThan(end);
        }
        assertThat(keeper.open("/en/desk/outreach/inbox").text()).contains("Good day", "Who are you?");
        keeper.press("Looked at");
        assertThat(keeper.text()).contains("No mail waits");
    }

    @Test
    void two_presses_send_one_letter_and_its_code_is_nobodys_to_see() throws Exception {
        contact("English house (fictional)", "office@english.example", "English");
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .press("Save");
        volunteer.follow("Add one contact").press("Add those chosen").follow("Send one mail");
        Browser again = server.browser()
                .as(TestCaller.volunteer(1))
                .open(volunteer.location().substring(volunteer.location().indexOf("/en/")));
        volunteer.press("Send it");
        assertThat(volunteer.text()).contains("asked: 1");
        again.press("Send it");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Nothing was sent");
        assertThat(post.waitForIncomingEmail(60_000, 1)).isTrue();
        volunteer.follow("English house (fictional)");
        assertThat(volunteer.page().select("article")).hasSize(1);
        assertThat(post.getReceivedMessages()).hasSize(1);
        // The code stands in the letter, and nowhere on our pages.
        String letter = (String) post.getReceivedMessages()[0].getContent();
        assertThat(letter).containsPattern("code \\d{4} \\d{4}");
        assertThat(volunteer.text()).contains("••••").doesNotContainPattern("code \\d{4} \\d{4}");
    }

    @Test
    void a_bounce_counts_only_where_it_names_our_letter_its_address_and_that_there_is_no_such_mailbox()
            throws Exception {
        contact("English house (fictional)", "office@english.example", "English");
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .press("Save");
        volunteer.follow("Add one contact").press("Add those chosen").follow("Send one mail");
        volunteer.press("Send it").follow("English house (fictional)");
        String thread = volunteer.location().substring(volunteer.location().indexOf("/en/"));
        assertThat(post.waitForIncomingEmail(60_000, 1)).isTrue();
        MimeMessage letter = post.getReceivedMessages()[0];
        String id = letter.getHeader("Message-ID")[0];
        String reply = letter.getHeader("Reply-To")[0];

        deliver(bounce("forged-1", reply, "<no-such@letter.example>", "office@english.example", "5.1.1"));
        deliver(bounce("forged-2", DESK, id, "somebody@else.example", "5.1.1"));
        deliver(bounce("full", DESK, id, "office@english.example", "5.2.2"));
        awaitsArticles(thread, 4);
        assertThat(volunteer.text()).contains("– asked", "We hope for an answer by");

        deliver(bounce("true", DESK, id, "office@english.example", "5.1.1"));
        awaits(thread, "waits for a way to reach it");
    }

    private static String bounce(String own, String to, String letter, String recipient, String status) {
        return "From: MAILER-DAEMON@english.example\r\nReturn-Path: <>\r\nTo: " + to
                + "\r\nSubject: Undelivered\r\nMessage-ID: <" + own + "@english.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; english.example\r\n\r\n"
                + "Final-Recipient: rfc822; " + recipient + "\r\nAction: failed\r\nStatus: " + status + "\r\n\r\n"
                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + letter + "\r\n\r\n--b--\r\n";
    }

    // Our letter and what came back, each in an article of its own.
    private void awaitsArticles(String thread, int count) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (volunteer.open(thread).page().select("article").size() < count) {
            assertThat(System.nanoTime()).as("%s articles on %s", count, thread).isLessThan(end);
        }
    }
}
