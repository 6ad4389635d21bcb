package org.yadman.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A mail server on a bad day, and one that knows how to kill whoever talks to it. What befalls which dialogue comes
/// from a seed; it keeps which letters it has taken. Each client has a port of its own, by which it is told from
/// others.
public final class FlakySmtp implements AutoCloseable {

    /// What befalls a dialogue.
    public enum Turn {
        CALM,
        /// Answers late, but answers.
        SLOW,
        DROPS_BEFORE_GREETING,
        DROPS_AT_ADDRESS,
        /// In the middle of the letter.
        DROPS_IN_LETTER,
        /// Has the whole letter and delivers it, and hangs up without a word.
        DELIVERS_AND_DROPS,
        /// Has the whole letter and throws it away, and hangs up without a word.
        FORGETS_AND_DROPS,
        /// 421 to the sender, and hangs up.
        BUSY,
        /// 451 to the address.
        LATER,
        /// 452 to the letter.
        FULL,
        /// 550 to an address of {@link #GONE}.
        REFUSES,
        /// Kills the client when it has said whom it writes to.
        KILLS_AT_ADDRESS,
        /// In the middle of the letter.
        KILLS_IN_LETTER,
        /// Has the whole letter and delivers it, and has not said so.
        KILLS_BEFORE_ANSWER,
        /// Has said that it has taken the letter; nobody knows whether the client has heard it.
        KILLS_AFTER_ANSWER,
        /// At any moment of a dialogue or soon after.
        KILLS_SOMETIME;

        private boolean kills() {
            return compareTo(KILLS_AT_ADDRESS) >= 0;
        }
    }

    /// The domain of which no address exists.
    public static final String GONE = "gone.example";

    private static final Duration LATE = Duration.ofMillis(150);
    private static final int SOON_NANOS = 30_000_000;

    /// A letter that was delivered.
    ///
    /// @param answered whether this server said so
    public record Arrival(String to, String id, boolean answered) {}

    private final Random random;
    private final int calm;
    private final Set<Integer> deaths = new HashSet<>();
    private final Deque<Turn> deck = new ArrayDeque<>();
    private final Deque<Turn> killing = new ArrayDeque<>();
    private final Map<Turn, Integer> counts = new EnumMap<>(Turn.class);
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<ServerSocket> listening = new ArrayList<>();
    private final CompletableFuture<Void> lastKill = new CompletableFuture<>();
    private int dialogues;
    private int owed;
    private int left;
    private boolean behaves;

    /// @param kills how often it kills
    /// @param dialogues which of the dialogues kills last
    /// @param calm how many dialogues go well for one round of all that can go wrong
    public FlakySmtp(long seed, int kills, int dialogues, int calm) {
        this.random = new Random(seed);
        this.calm = calm;
        this.left = kills;
        deaths.add(dialogues);
        while (deaths.size() < kills) {
            deaths.add(random.nextInt(1, dialogues));
        }
    }

    /// Opens a port for one client.
    ///
    /// @param kill kills it, at once and for good; false if it is dead already
    public int listen(BooleanSupplier kill) {
        try {
            ServerSocket port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listening.add(port);
            Thread.ofPlatform().daemon().start(() -> accept(port, kill));
            return port.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on nothing goes wrong any more, except that some addresses do not exist.
    public synchronized void behave() {
        behaves = true;
    }

    /// How often it is still going to kill.
    public synchronized int killsLeft() {
        return left;
    }

    /// Completes when it has killed as often as it was to.
    public CompletableFuture<Void> lastKill() {
        return lastKill;
    }

    /// How often each thing has happened.
    public synchronized Map<Turn, Integer> counts() {
        return new EnumMap<>(counts);
    }

    /// What was delivered, in that order.
    public synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private void accept(ServerSocket port, BooleanSupplier kill) {
        while (!port.isClosed()) {
            try {
                Socket client = port.accept();
                Thread.ofPlatform().daemon().start(() -> new Dialogue(deal(), kill).talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private synchronized Turn deal() {
        if (behaves) {
            return Turn.CALM;
        }
        dialogues++;
        if (deaths.contains(dialogues)) {
            owed++;
        }
        if (owed > 0) {
            owed--;
            if (killing.isEmpty()) {
                killing.addAll(shuffled(EnumSet.range(Turn.KILLS_AT_ADDRESS, Turn.KILLS_SOMETIME).stream()
                        .toList()));
            }
            return killing.removeFirst();
        }
        if (deck.isEmpty()) {
            List<Turn> round = new ArrayList<>(Collections.nCopies(calm, Turn.CALM));
            round.addAll(EnumSet.range(Turn.SLOW, Turn.FULL));
            deck.addAll(shuffled(round));
        }
        return deck.removeFirst();
    }

    private List<Turn> shuffled(List<Turn> turns) {
        List<Turn> mixed = new ArrayList<>(turns);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private synchronized void count(Turn turn) {
        counts.merge(turn, 1, Integer::sum);
        if (turn.kills()) {
            left--;
            if (left == 0) {
                lastKill.complete(null);
            }
        }
    }

    // A dialogue that ended before its moment came leaves it to the next one.
    private synchronized void giveBack(Turn turn) {
        if (turn.kills()) {
            killing.addFirst(turn);
            owed++;
        } else {
            deck.addFirst(turn);
        }
    }

    private synchronized void deliver(String to, String id, boolean answered) {
        arrivals.add(new Arrival(to, id, answered));
    }

    private synchronized int soon() {
        return random.nextInt(SOON_NANOS);
    }

    /// One of them.
    private final class Dialogue {

        private final Turn turn;
        private final BooleanSupplier kill;
        private boolean happened;
        private String to = "";

        Dialogue(Turn turn, BooleanSupplier kill) {
            this.turn = turn;
            this.kill = kill;
        }

        void talk(Socket client) {
            try (client;
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
                talk(in, client.getOutputStream());
            } catch (IOException e) {
                // The client hung up, or is dead.
            }
            if (!happened) {
                giveBack(turn);
            }
        }

        private void talk(BufferedReader in, OutputStream out) throws IOException {
            if (is(Turn.DROPS_BEFORE_GREETING)) {
                return;
            }
            if (turn == Turn.KILLS_SOMETIME) {
                // Beside the dialogue, which goes on meanwhile.
                happened = true;
                Thread.ofPlatform().daemon().start(() -> {
                    LockSupport.parkNanos(soon());
                    if (kill.getAsBoolean()) {
                        count(turn);
                    } else {
                        giveBack(turn);
                    }
                });
            }
            say(out, "220 mail.example ready");
            for (String said = in.readLine(); said != null && answer(said, in, out); said = in.readLine()) {
                // One command after the other.
            }
        }

        // Whether this moment is the one, which then has happened.
        private boolean is(Turn moment) {
            if (turn != moment || happened) {
                return false;
            }
            happened = moment.kills() ? kill.getAsBoolean() : true;
            if (happened) {
                count(moment);
            }
            return happened;
        }

        private boolean answer(String said, BufferedReader in, OutputStream out) throws IOException {
            switch (said.replaceAll("[ :].*", "").toUpperCase(Locale.ROOT)) {
                case "MAIL" -> {
                    if (is(Turn.BUSY)) {
                        say(out, "421 busy");
                        return false;
                    }
                    say(out, "250 ok");
                }
                case "RCPT" -> {
                    return address(said.replaceAll(".*<|>.*", ""), out);
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    return letter(in, out);
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return false;
                }
                default -> say(out, "250 ok");
            }
            return true;
        }

        private boolean address(String written, OutputStream out) throws IOException {
            to = written;
            if (is(Turn.DROPS_AT_ADDRESS) || is(Turn.KILLS_AT_ADDRESS)) {
                return false;
            }
            if (to.endsWith("@" + GONE)) {
                count(Turn.REFUSES);
                say(out, "550 no such mailbox");
            } else {
                say(out, is(Turn.LATER) ? "451 later" : "250 ok");
            }
            return true;
        }

        private boolean letter(BufferedReader in, OutputStream out) throws IOException {
            String id = "";
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                if (said.equals(".")) {
                    return end(id, out);
                }
                if (said.startsWith("Message-ID: ")) {
                    id = said.replaceAll(".*<|@.*", "");
                }
                // Headers have gone by, and more is to come.
                if (said.isEmpty() && (is(Turn.DROPS_IN_LETTER) || is(Turn.KILLS_IN_LETTER))) {
                    return false;
                }
            }
            return false;
        }

        private boolean end(String id, OutputStream out) throws IOException {
            if (is(Turn.FORGETS_AND_DROPS)) {
                return false;
            }
            if (is(Turn.DELIVERS_AND_DROPS) || is(Turn.KILLS_BEFORE_ANSWER)) {
                deliver(to, id, false);
                return false;
            }
            if (is(Turn.FULL)) {
                say(out, "452 full");
                return true;
            }
            if (is(Turn.SLOW)) {
                LockSupport.parkNanos(LATE.toNanos());
            }
            // Before it is said: the client may go on as soon as it has heard it.
            deliver(to, id, true);
            say(out, "250 taken");
            is(Turn.CALM);
            return !is(Turn.KILLS_AFTER_ANSWER);
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            for (ServerSocket each : listening) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
