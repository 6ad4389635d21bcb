package org.yadman;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.audit.Audit;
import org.yadman.platform.vault.KeyFolder;
import org.yadman.platform.vault.KeyRotation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman rotate-key`: everything that is sealed, under a new key.
@Command(
        name = "rotate-key",
        description = "Seals everything that is sealed with a new key; may be stopped and run again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RotateKeyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    @Option(
            names = "--prepare",
            description =
                    "Only makes the next key, so that it can be copied to other servers on the same database first.")
    private boolean prepare;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        List<String> words = new ArrayList<>(List.of("rotate-key"));
        if (prepare) {
            words.add("--prepare");
        }
        return where.work(program, words, line, rooms -> {
            PrintWriter out = line.getOut();
            if (prepare) {
                prepare(rooms, out);
            } else {
                rotate(rooms, out);
            }
            return 0;
        });
    }

    private static void prepare(ConfigurableApplicationContext rooms, PrintWriter out) {
        String next = rooms.getBean(KeyRotation.class).prepare();
        out.println("The next key is " + next + ". Copy the folder "
                + rooms.getBean(KeyFolder.class).path("") + " to every other server on this database, then run this"
                + " again without --prepare.");
    }

    private static void rotate(ConfigurableApplicationContext rooms, PrintWriter out) {
        KeyRotation.Done done = rooms.getBean(KeyRotation.class).rotate();
        rooms.getBean(Audit.class).noteByOperator("audit.act.key-changed", Map.of("key", done.key()));
        out.println("The key is now " + done.key() + "; " + done.values()
                + " values were sealed anew and the old key is gone.");
        out.println("Keep a new copy of the folder "
                + rooms.getBean(KeyFolder.class).path("")
                + " apart from the database; other servers on this database need it too.");
    }
}
