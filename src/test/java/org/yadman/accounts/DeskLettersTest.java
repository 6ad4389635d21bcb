package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.campaigns.FolderFiles;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.jobs.Job;
import org.yadman.platform.text.Language;
import org.yadman.pure.names.SearchText;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Whom alarms call by mail, how often, and what such a letter gives away: nothing.
@Tag("database")
class DeskLettersTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2027, 6, 1);

    @TempDir
    Path folder;

    private GreenMail post;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        post.start();
        server = TestServer.start(TestServer.options(TestDatabase.fresh(), "https://day.example", null, false)
                .with(new MailServer(
                        "127.0.0.1", post.getSmtp().getPort(), Encryption.NONE, null, null, "desk@post.example")));
        server.bringIn(FolderFiles.sound()
                .add("campaign.yaml", "protected-countries: [IR]")
                .add("groups.csv", "helpers,human-rights-organisation,DE,Helpers,")
                .with("bodies.csv", "slug,kind,country,name.en\nassembly,ngo-section,US,The assembly\n")
                .with("deadlines.csv", "body,slug,kind,name.en\nassembly,motions,deadline,Motions\n")
                .with("tracks.csv", """
                        slug,role,procedure,body,name.en,scope,force,owner,deputy
                        petition,ours,resolution,assembly,The petition,same,none,families,mehr
                        """)
                .with("steps.csv", "track,slug,number,event,text.en\npetition,begun,1,drafting,It was begun.\n")
                .add("claims.csv", "step:petition/begun,date,2020,,essay,asserts,,,,Editors,2026-01-01")
                .add(
                        "claims.csv",
                        "deadline:assembly/motions,rule,gregorian 06-01,,essay,asserts,,,,Editors,2026-01-01")
                .writeTo(folder));
        Person.enrol(
                server,
                server.browser(),
                server.bean(Accounts.class).firstCodes().getFirst(),
                "Nima");
        address("Nima", "nima@example.org");
        comes(Role.COORDINATOR, "Leyla", null, "leyla@example.org");
        comes(Role.REPRESENTATIVE, "Shirin", "families", "shirin@example.org");
        comes(Role.REPRESENTATIVE, "Dara", "mehr", "dara@example.ir");
        comes(Role.VOLUNTEER, "Babak", "mehr", "babak@example.org");
        comes(Role.REPRESENTATIVE, "Omid", "helpers", "omid@example.org");
    }

    @AfterEach
    void stop() {
        server.close();
        post.stop();
    }

    private Account account(String name) {
        return server.bean(AccountStore.class).findByName(SearchText.fold(name)).orElseThrow();
    }

    private void address(String name, String address) {
        server.bean(OwnAccount.class).setEmail(account(name).id(), address);
    }

    private void comes(Role role, String name, @Nullable String group, String address) {
        UUID id = group == null
                ? null
                : server.bean(GroupChoices.class).choices(Language.SOURCE).stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(group))
                        .map(GroupChoices.Group::id)
                        .findFirst()
                        .orElseThrow();
        People people = server.bean(People.class);
        People.Handed handed =
                people.invite(role, id, new ActorId(account("Nima").id().toString()));
        if (handed.request() != null) {
            people.invitations().stream()
                    .filter(code -> !code.approved())
                    .forEach(code -> people.agree(code.id(), new ActorId("somebody")));
        }
        Person.enrol(server, server.browser(), handed.code(), name);
        address(name, address);
    }

    /// Lets a day come, and says to whom letters went on it.
    private List<String> day(LocalDate day) throws Exception {
        server.clock().set(day);
        // They stand by mailbox, not in the order in which they came.
        List<String> before = recipients();
        int queued = queued();
        server.beans(Job.class).stream()
                .filter(job -> job.name().equals("recognition-alarms"))
                .forEach(Job::run);
        assertThat(post.waitForIncomingEmail(30_000, before.size() + queued() - queued))
                .isTrue();
        List<String> fresh = recipients();
        before.forEach(fresh::remove);
        return fresh;
    }

    private List<String> recipients() throws Exception {
        List<String> to = new ArrayList<>();
        for (MimeMessage letter : post.getReceivedMessages()) {
            to.add(letter.getAllRecipients()[0].toString());
            check(letter);
        }
        Collections.sort(to);
        return to;
    }

    private int queued() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from mail_outbox")
                .query(Integer.class)
                .single();
    }

    private static void check(MimeMessage letter) throws Exception {
        String text = letter.getSubject() + "\n" + letter.getContent();
        assertThat(text)
                .contains("Something waits for you", "کاری در انتظار شماست")
                .doesNotContain("http", "day.example", "Campaign", "کارزار", "petition", "assembly", "Motions")
                .doesNotContainIgnoringCase("families", "mehr", "1988", "alarm", "هشدار", "recognition");
    }

    @Test
    void a_letter_goes_once_at_each_threshold_to_those_whom_it_calls_and_says_nothing() throws Exception {
        assertThat(day(LAST_DAY.minusDays(91))).isEmpty();
        assertThat(day(LAST_DAY.minusDays(90))).containsExactly("shirin@example.org");
        assertThat(day(LAST_DAY.minusDays(90))).isEmpty();
        assertThat(day(LAST_DAY.minusDays(89))).isEmpty();
        // A day on which the server was down is made up for. No mail goes to a protected country.
        assertThat(day(LAST_DAY.minusDays(28))).containsExactly("babak@example.org", "shirin@example.org");
        assertThat(day(LAST_DAY.minusDays(27))).isEmpty();
        assertThat(day(LAST_DAY.minusDays(7)))
                .containsExactly("babak@example.org", "nima@example.org", "shirin@example.org");
        assertThat(day(LAST_DAY)).isEmpty();
        assertThat(day(LAST_DAY.plusDays(1))).isEmpty();
    }

    @Test
    void of_what_nobody_looks_after_all_who_keep_the_record_are_told_once() throws Exception {
        server.bringIn(FolderFiles.sound()
                .with("bodies.csv", "slug,kind,country,name.en\nassembly,ngo-section,US,The assembly\n")
                .with("tracks.csv", """
                        slug,role,procedure,body,name.en,scope,force
                        petition,ours,resolution,assembly,The petition,same,none
                        """)
                .with("steps.csv", "track,slug,number,event,text.en\npetition,begun,1,drafting,It was begun.\n")
                .add("claims.csv", "step:petition/begun,date,2020,,essay,asserts,,,,Editors,2026-01-01")
                .writeTo(folder));
        assertThat(day(LAST_DAY)).containsExactly("leyla@example.org", "nima@example.org");
        assertThat(day(LAST_DAY.plusDays(1))).isEmpty();
    }
}
