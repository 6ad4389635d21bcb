package org.yadman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.accounts.DemoAccounts;
import org.yadman.agreements.ExampleCoalition;
import org.yadman.platform.config.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `yadman demo`: the first campaign on a fresh record that only this machine can reach.
@Command(
        name = "demo",
        description = "Shows the first campaign on a fresh record; only this machine can reach it.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "${env:YADMAN_PORT:-8080}",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; environment: YADMAN_PORT).")
    private int port;

    @Option(names = "--campaign", paramLabel = "FOLDER", hidden = true, defaultValue = "campaigns/first-of-september")
    private Path campaign = Path.of("campaigns/first-of-september");

    @Option(names = "--folder", paramLabel = "DIR", hidden = true, defaultValue = "target/demo")
    private Path folder = Path.of("target/demo");

    @Override
    public Integer call() {
        // A folder for each port: a second demo must not empty the first one's.
        Path own = folder.resolve("port-" + port);
        Options options = new Options("127.0.0.1", port, null, null, false, own, null);
        Start.requireFree(options);
        empty(own);
        ConfigurableApplicationContext rooms = Start.server(options);
        ImportCommand.bringIn(rooms, campaign, false, spec.commandLine());
        signIns(rooms, rooms.getBean(ExampleCoalition.class).make());
        ServeCommand.ready(rooms, options);
        return ServeCommand.GOES_ON;
    }

    private static void signIns(ConfigurableApplicationContext rooms, UUID speaksFor) {
        List<DemoAccounts.Ready> people = rooms.getBean(DemoAccounts.class).make(speaksFor);
        System.out.println(
                "For this demonstration only, sign in at http://localhost:"
                        + rooms.getEnvironment().getProperty("local.server.port")
                        + "/en/sign-in or /fa/sign-in (the secret is for an authenticator app, or: oathtool --totp --base32 SECRET):");
        for (DemoAccounts.Ready each : people) {
            String numbers = each.secret() == null
                    ? "no number needed"
                    : "number now: " + each.number() + "  secret: " + each.secret();
            System.out.printf(
                    Locale.ROOT,
                    "  %-14s name: %-7s passphrase: %s  %s%n",
                    each.role(),
                    each.name(),
                    each.passphrase(),
                    numbers);
        }
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Refusal("The demo's data folder " + folder + " cannot be emptied: " + e.getMessage() + ".");
        }
    }
}
