package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
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
import org.yadman.platform.mail.Intake;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// The letter that tells a group that it will be named, sent by this server, and what comes back to it.
@Tag("database")
@Timeout(180)
class SilenceMailTest {

    private static final String DESK = "desk@coalition.example";
    private static final String LEDGER = "/en/desk/outreach/silence";

    @SuppressWarnings("NullAway.Init")
    private GreenMail post;

    private TestServer server;
    private String thread;
    private MimeMessage letter;

    @BeforeEach
    void tell(@TempDir Path folder) throws IOException {
        post = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp")});
        post.start();
        server = TestServer.start(
                TestServer.options(TestDatabase.fresh(), "http://localhost", null, false)
                        .with(new MailServer("127.0.0.1", post.getSmtp().getPort(), Encryption.NONE, null, null, DESK)),
                TestCaller.class);
        server.bringIn(FolderFiles.sound().writeTo(folder));
        thread = asked();
        letter = told();
    }

    @AfterEach
    void stop() {
        server.close();
        post.stop();
    }

    private Browser keeper() {
        return server.browser().as(TestCaller.coordinator(1));
    }

    private String asked() {
        server.clock().set(LocalDate.of(2026, 9, 1));
        Browser keeper = keeper().open("/en/desk/outreach/contacts");
        keeper.type("Name", "House (fictional)")
                .type("The group in the record", "MEHR")
                .type("country", "US")
                .type("E-mail", "office@house.example")
                .press("Add");
        keeper.open("/en/desk/outreach/appeals/new?kind=agreement")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .type("How many reminders will come, at most", "1")
                .type("Working days until we hope for an answer", "5")
                .press("Save");
        keeper.follow("Add one contact").press("Add those chosen").follow("House (fictional)");
        String path = keeper.location();
        for (int day : new int[] {1, 15}) {
            server.clock().set(LocalDate.of(2026, 9, day));
            keeper().open(path).type("How", "in-person").press("Note it");
        }
        server.clock().set(LocalDate.of(2026, 10, 1));
        Browser one = server.browser().as(TestCaller.steward(1)).open(LEDGER);
        one.press("Ask a second steward to publish it");
        server.browser().as(TestCaller.steward(2)).open(one.location()).press("Approve: it is done at once");
        return path;
    }

    private MimeMessage told() {
        Browser keeper = keeper().open(thread + "/notice");
        Browser again = keeper().open(thread + "/notice");
        keeper.press("Send it by e-mail");
        assertThat(keeper.text()).contains("told that it will be named, not before 1 November 2026");
        again.press("Send it by e-mail");
        assertThat(again.status()).isIn(409, 200);
        assertThat(post.waitForIncomingEmail(60_000, 1)).isTrue();
        long end = System.nanoTime() + 60_000_000_000L;
        while (!keeper().open(thread).text().contains("3. by e-mail, 1 October 2026")
                || keeper().open(thread).text().contains("about to be sent")) {
            assertThat(System.nanoTime()).as("the letter has left").isLessThan(end);
        }
        assertThat(post.getReceivedMessages()).as("once").hasSize(1);
        return post.getReceivedMessages()[0];
    }

    private void comes(String raw) {
        server.bean(Intake.class).take(raw.getBytes(StandardCharsets.US_ASCII), false);
    }

    private String seenOn(LocalDate day) {
        server.clock().set(day);
        server.bean(NamingJob.class).run();
        return server.browser().open("/en/asked/silence").text();
    }

    @Test
    void while_a_mail_waits_that_may_be_its_answer_nobody_is_named() throws Exception {
        assertThat((String) letter.getContent())
                .contains("Not before 1 November 2026")
                .containsPattern("code \\d{4} \\d{4}");
        comes("From: somebody@else.example\r\nTo: " + DESK
                + "\r\nSubject: Good day\r\nMessage-ID: <four@else.example>\r\n\r\nIs this about us?\r\n");
        assertThat(seenOn(LocalDate.of(2026, 11, 1)))
                .contains("Nobody stands here")
                .doesNotContain("MEHR");
        keeper().open("/en/desk/outreach/inbox").press("Looked at");
        assertThat(seenOn(LocalDate.of(2026, 11, 4))).contains("MEHR", "in person");
    }

    @Test
    void a_letter_that_came_back_has_told_nobody_anything() throws Exception {
        comes("From: MAILER-DAEMON@house.example\r\nReturn-Path: <>\r\nTo: " + DESK
                + "\r\nSubject: Undelivered\r\nMessage-ID: <three@house.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; house.example\r\n\r\n"
                + "Final-Recipient: rfc822; office@house.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
                + letter.getHeader("Message-ID")[0] + "\r\n\r\n--b--\r\n");
        assertThat(keeper().open(thread + "/notice").text()).contains("has come back");
        assertThat(seenOn(LocalDate.of(2026, 11, 1))).doesNotContain("MEHR");
    }

    @Test
    void a_machine_that_answers_it_has_not_read_it_and_a_mail_that_answers_it_keeps_it_off() throws Exception {
        comes("From: Office <office@house.example>\r\nTo: " + letter.getHeader("Reply-To")[0]
                + "\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n"
                + "Message-ID: <two@house.example>\r\n\r\nWe are away.\r\n");
        assertThat(keeper().open(thread + "/notice").text()).contains("only a machine answered it");
        comes("From: Office <office@house.example>\r\nTo: " + letter.getHeader("Reply-To")[0]
                + "\r\nSubject: Re: Before\r\nMessage-ID: <one@house.example>\r\n\r\nWe object.\r\n");
        Browser keeper = keeper().open(thread + "/notice");
        assertThat(keeper.text()).contains("It has answered");
        assertThat(keeper.page().select("button[name=reply]"))
                .as("nobody vouches for this mail: its words are not put there")
                .isEmpty();
        assertThat(seenOn(LocalDate.of(2026, 11, 1))).doesNotContain("MEHR", "We object");
    }
}
