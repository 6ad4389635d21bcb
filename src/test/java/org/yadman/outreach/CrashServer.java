package org.yadman.outreach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yadman.Yadman;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.config.Options;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// The whole program as a process of its own, which can be killed. It is not the launcher's: nobody can wait for the
/// half hour after which a letter counts as lost, so its clock is set; and requests say who asks.
final class CrashServer {

    /// When the first of them starts.
    static final Instant BEGINNING = Instant.parse("2026-11-23T12:00:00Z");

    private static final String DESK = "desk@coalition.example";
    private static final int PACE = 10_000;

    private final Path output;
    private @Nullable Process process;
    private int port;

    /// @param output where it says what it has to say
    CrashServer(Path output) {
        this.output = output;
    }

    static MailServer mail(int port) {
        return new MailServer("127.0.0.1", port, Encryption.NONE, null, null, DESK).withThreads(null, PACE, null);
    }

    static Options options(TestDatabase database, int mail) {
        return TestServer.options(database, null, null, false).with(mail(mail));
    }

    /// Starts it, and waits until it answers.
    ///
    /// @param after so long after the first one, by its clock
    /// @return false if it was killed before
    boolean start(TestDatabase database, int mail, Duration after) {
        try {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            // Each lives for seconds only.
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrashServer.class.getName(),
                            database.folder().toString(),
                            database.url() == null ? "" : database.url(),
                            String.valueOf(mail),
                            after.toString())
                    .redirectError(Redirect.appendTo(output.toFile()))
                    .start();
            synchronized (this) {
                process = started;
            }
            BufferedReader said = started.inputReader();
            String ready = said.readLine();
            port = ready == null ? 0 : Integer.parseInt(ready);
            return ready != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Completes when it is dead.
    synchronized CompletableFuture<?> death() {
        return process == null ? CompletableFuture.completedFuture(null) : process.onExit();
    }

    /// As kill -9 does it; it is dead when this returns.
    ///
    /// @return false if it was dead already
    synchronized boolean kill() {
        if (process == null || !process.isAlive()) {
            return false;
        }
        process.destroyForcibly();
        process.onExit().join();
        return true;
    }

    /// The process itself.
    ///
    /// @param told the data folder, the database or nothing, the port of the mail server, how late it is
    public static void main(String[] told) {
        // What it logs goes where errors go; the first line of output is the port.
        PrintStream answer = System.out;
        System.setOut(System.err);
        TestDatabase database = new TestDatabase(Path.of(told[0]), told[1].isEmpty() ? null : told[1]);
        Options options = options(database, Integer.parseInt(told[2]));
        Duration ahead = Duration.between(Instant.now(), BEGINNING).plus(Duration.parse(told[3]));
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Yadman.class)
                .properties(Map.of("server.address", options.listen(), "server.port", options.port()))
                .initializers(starting -> {
                    GenericApplicationContext beans = (GenericApplicationContext) starting;
                    beans.registerBean(Options.class, () -> options);
                    beans.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    beans.registerBean(TestCaller.class);
                })
                .run();
        answer.println(rooms.getEnvironment().getProperty("local.server.port"));
        answer.flush();
    }
}
