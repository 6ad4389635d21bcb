package org.yadman;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.platform.mail.Intake;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman receive`: takes one mail from standard input, for a mail server on the same machine. It is taken
/// by the server that runs on the data folder; in every other case the mail server is told to offer it
/// again.
@Command(
        name = "receive",
        description = "Takes one mail from standard input, for the mail server of this machine (docs/operating.md).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = ReceiveCommand.LATER,
        exitCodeOnExecutionException = ReceiveCommand.LATER)
final class ReceiveCommand implements Callable<Integer> {

    /// EX_TEMPFAIL of sysexits.h: every mail server offers the mail again.
    static final int LATER = 75;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    // How much the server is to be given: half a mail, of a command that was killed, is none.
    @Option(names = "--length", hidden = true)
    private int length = -1;

    @Option(names = "--beginning", hidden = true)
    private boolean beginning;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        try {
            ConfigurableApplicationContext running = program.running();
            return running == null ? handOver(line) : take(running);
        } catch (IOException | RuntimeException e) {
            line.getErr().println("The mail was not taken (" + e.getClass().getSimpleName() + "); offer it again.");
            return LATER;
        }
    }

    private int handOver(CommandLine line) throws IOException {
        InputStream in = program.input();
        byte[] mail = in.readNBytes(Intake.LARGEST + 1);
        in.transferTo(OutputStream.nullOutputStream());
        boolean large = mail.length > Intake.LARGEST;
        byte[] said = large ? Arrays.copyOf(mail, Intake.BEGINNING) : mail;
        List<String> words = new ArrayList<>(List.of("receive", "--length=" + said.length));
        if (large) {
            words.add("--beginning");
        }
        return CommandSocket.ask(where.data, words, said, line.getOut(), line.getErr())
                .map(code -> code == 0 ? 0 : LATER)
                .orElseGet(() -> later(line));
    }

    private static int later(CommandLine line) {
        line.getErr().println("No server runs on this data folder; offer the mail again.");
        return LATER;
    }

    private int take(ConfigurableApplicationContext running) throws IOException {
        byte[] mail = program.input().readNBytes(Math.max(0, length));
        if (mail.length != length) {
            throw new IOException("Not the whole mail");
        }
        Intake intake = running.getBean(Intake.class);
        if (!intake.isSetUp()) {
            // Which of its addresses are a thread's is not known before an operator has said --mail.
            return LATER;
        }
        intake.take(mail, beginning);
        return 0;
    }
}
