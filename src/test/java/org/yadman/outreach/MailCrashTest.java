package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.mail.FlakySmtp;
import org.yadman.platform.mail.FlakySmtp.Arrival;
import org.yadman.platform.mail.FlakySmtp.Turn;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// An appeal goes out through a mail server on a bad day, from servers that are killed again and again: one on SQLite,
/// two
/// at a time on one PostgreSQL. Each letter arrives once, or a person is asked; none is lost, none comes twice unasked.
@Tag("database")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class MailCrashTest {

    private static final boolean LONG = Boolean.getBoolean("yadman.long") && !TestDatabase.onPostgres();
    private static final int LETTERS = LONG ? 2_000 : 60;
    private static final int KILLS = LONG ? 100 : 5;
    private static final int SERVERS = TestDatabase.onPostgres() ? 2 : 1;
    /// One address in so many does not exist.
    private static final int GONE = 20;
    private static final long SEED = 7;
    /// Longer than a letter may be in the hands of a server that still lives.
    private static final Duration LATER = Duration.ofMinutes(31);

    private static final Set<Turn> LEAVE_IT_UNCLEAR = Set.of(
            Turn.DROPS_IN_LETTER,
            Turn.DELIVERS_AND_DROPS,
            Turn.FORGETS_AND_DROPS,
            Turn.KILLS_IN_LETTER,
            Turn.KILLS_BEFORE_ANSWER,
            Turn.KILLS_AFTER_ANSWER,
            Turn.KILLS_SOMETIME);

    private final TestDatabase database = TestDatabase.fresh();
    private final List<CrashServer> servers = new ArrayList<>();
    private final List<Integer> posts = new ArrayList<>();
    private int starts;
    private String appeal = "";

    private static String address(int number) {
        return "office" + number + "@" + (number % GONE == 0 ? FlakySmtp.GONE : "group.example");
    }

    private static Set<String> addresses(boolean gone) {
        return new HashSet<>(IntStream.range(0, LETTERS)
                .filter(number -> (number % GONE == 0) == gone)
                .mapToObj(MailCrashTest::address)
                .toList());
    }

    @Test
    void each_letter_arrives_once_or_a_person_is_asked_however_often_the_server_is_killed(@TempDir Path folder)
            throws Exception {
        // Every letter has a dialogue of its own, so that so many come.
        try (FlakySmtp post = new FlakySmtp(SEED, KILLS, LETTERS * 9 / 10, LONG ? 50 : 30)) {
            for (int i = 0; i < SERVERS; i++) {
                CrashServer server = new CrashServer(folder.resolve("server-" + i));
                servers.add(server);
                posts.add(post.listen(server::kill));
            }
            try {
                startDeadOnes();
                prepare(visitor());
                while (post.killsLeft() > 0) {
                    startDeadOnes();
                    sendRest();
                    awaitDeath(post);
                }
            } finally {
                servers.forEach(CrashServer::kill);
            }
            assertThat(post.counts().keySet()).as("all that can go wrong did").containsExactlyInAnyOrder(Turn.values());
            post.behave();
            try (TestServer last =
                    TestServer.start(CrashServer.options(database, post.listen(() -> false)), TestCaller.class)) {
                finish(last, post);
            }
        }
    }

    private Browser visitor() {
        return Browser.at(servers.getFirst().port()).as(TestCaller.volunteer(1));
    }

    // Each time half an hour later, when it is known that the one before is dead.
    private void startDeadOnes() {
        for (int i = 0; i < SERVERS; i++) {
            while (!servers.get(i).isAlive()) {
                servers.get(i).start(database, posts.get(i), LATER.multipliedBy(starts++));
            }
        }
    }

    private void prepare(Browser volunteer) {
        StringBuilder sheet = new StringBuilder("Name;Language;E-mail\n");
        for (int i = 0; i < LETTERS; i++) {
            sheet.append("House ")
                    .append(i)
                    .append(" (fictional);English;")
                    .append(address(i))
                    .append('\n');
        }
        volunteer
                .open("/en/desk/outreach/contacts/import")
                .upload("sheet", "list.csv", sheet.toString().getBytes(StandardCharsets.UTF_8));
        // Their names are alike, and a person says that they are many all the same.
        for (Element row : volunteer.page().select("input[name=row]")) {
            row.attr("checked", "");
        }
        volunteer.press("Take those ticked");
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .press("Save");
        appeal = volunteer.location();
        volunteer
                .open(volunteer.page().select("a[href$=/addressees]").attr("href"))
                .press("Add those chosen");
        assertThat(volunteer.text()).contains(String.format(Locale.ENGLISH, "not asked yet: %,d", LETTERS));
    }

    // As somebody at the desk would: looks what is still to be sent, and sends it, until the server does not answer.
    private void sendRest() {
        try {
            sendRest(visitor());
        } catch (UncheckedIOException e) {
            // It was killed under our hands, with a part of the letters in the outbox.
        }
    }

    private void sendRest(Browser volunteer) {
        for (String ready = ready(volunteer); !ready.isEmpty(); ready = ready(volunteer)) {
            volunteer.open(ready);
            volunteer.press(volunteer.page().select("button.first").text());
        }
    }

    private String ready(Browser volunteer) {
        return volunteer.open(appeal).page().select("a[href$=/mails]").attr("href");
    }

    // It is known that it was the last one only after it is dead.
    private void awaitDeath(FlakySmtp post) throws Exception {
        List<CompletableFuture<?>> ends = new ArrayList<>(List.of(post.lastKill()));
        servers.forEach(server -> ends.add(server.death()));
        CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).get(10, TimeUnit.MINUTES);
    }

    // With a mail server that behaves, and days later; then a person settles what nobody knows.
    private void finish(TestServer last, FlakySmtp post) throws InterruptedException {
        last.clock().advance(LATER.multipliedBy(starts));
        Browser volunteer = last.browser().as(TestCaller.volunteer(1));
        sendRest(volunteer);
        awaitEmptyOutbox(last);
        List<Sent> asks = asks(last);
        Map<String, List<Arrival>> arrivals = arrivals(post);
        assertThat(asks).as("one ask in every thread").hasSize(LETTERS);
        assertThat(asks).extracting(Sent::thread).doesNotHaveDuplicates();
        Map<Ask.State, Integer> fates = new TreeMap<>();
        for (Sent ask : asks) {
            fates.merge(ask.state(), 1, Integer::sum);
            List<Arrival> came = arrivals.getOrDefault(ask.mail(), List.of());
            switch (ask.state()) {
                case SENT -> assertThat(came).singleElement().matches(Arrival::answered);
                case FAILED -> assertThat(came).isEmpty();
                case UNCLEAR -> assertThat(came).hasSizeLessThanOrEqualTo(1);
                case QUEUED, DROPPED -> throw new AssertionError("A letter that is " + ask.state());
            }
        }
        assertThat(post.arrivals()).extracting(Arrival::to).doesNotHaveDuplicates();
        int failed = fates.getOrDefault(Ask.State.FAILED, 0);
        int unclear = fates.getOrDefault(Ask.State.UNCLEAR, 0);
        assertThat(failed).as("refused for good").isEqualTo(addresses(true).size());
        assertThat(unclear)
                .as("no more are put before a person than nobody can know of")
                .isBetween(1, countUnclear(post.counts()));
        assertThat(volunteer.open("/en/desk").text())
                .contains(failed + unclear + " letters did not arrive, or nobody knows");
        System.out.println("letters: " + fates + ", what befell them: " + post.counts());
        settle(volunteer, asks, arrivals);
        awaitEmptyOutbox(last);
        assertThat(asks(last)).extracting(Sent::state).containsOnly(Ask.State.SENT, Ask.State.FAILED);
        assertThat(post.arrivals())
                .as("to each address that exists, once")
                .extracting(Arrival::to)
                .containsExactlyInAnyOrderElementsOf(addresses(false));
    }

    private static int countUnclear(Map<Turn, Integer> counts) {
        return LEAVE_IT_UNCLEAR.stream()
                .mapToInt(turn -> counts.getOrDefault(turn, 0))
                .sum();
    }

    // A person asks there whether it came, and is told the truth.
    private static void settle(Browser volunteer, List<Sent> asks, Map<String, List<Arrival>> arrivals) {
        for (Sent ask : asks) {
            if (ask.state() == Ask.State.UNCLEAR) {
                volunteer.open("/en/desk/outreach/threads/" + ask.thread());
                assertThat(volunteer.text()).contains("nobody knows whether it left");
                volunteer.press(arrivals.containsKey(ask.mail()) ? "It came" : "Send it again");
                assertThat(volunteer.status()).isEqualTo(200);
            }
        }
    }

    // The longest wait between two tries is eight hours.
    private static void awaitEmptyOutbox(TestServer server) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        server.clock().advance(Duration.ofHours(9));
        while (server.bean(JdbcClient.class)
                        .sql("select count(*) from mail_outbox where state in ('WAITING', 'TAKEN', 'SENDING')")
                        .query(Integer.class)
                        .single()
                > 0) {
            assertThat(System.nanoTime()).as("the outbox empties").isLessThan(end);
            assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /// An ask as it stands in the record.
    private record Sent(String thread, String mail, Ask.State state) {}

    private static List<Sent> asks(TestServer server) {
        return server.bean(JdbcClient.class)
                .sql("select thread_id, mail_id, state from ask")
                .query((row, i) -> new Sent(
                        row.getString("thread_id"),
                        row.getString("mail_id"),
                        Ask.State.valueOf(row.getString("state"))))
                .list();
    }

    private static Map<String, List<Arrival>> arrivals(FlakySmtp post) {
        Map<String, List<Arrival>> all = new HashMap<>();
        for (Arrival each : post.arrivals()) {
            all.merge(
                    each.id(),
                    List.of(each),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return all;
    }
}
