package org.yadman;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.platform.config.OptionsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The program. Its commands are in the classes beside it; each ends with 0, or with one clear sentence and
/// another number.
@SpringBootApplication
@Command(
        name = "yadman",
        description = "One commonly observed, officially recognised day, while every group keeps its own.",
        mixinStandardHelpOptions = true,
        version = "Yadman 0.1",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            NamesCommand.class,
            VerifyCommand.class,
            RotateKeyCommand.class,
            CertifyCommand.class,
            RevokeCommand.class,
            ReceiveCommand.class
        })
public class Yadman implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    private final @Nullable ConfigurableApplicationContext running;
    private final InputStream input;

    /// The program as it is started.
    public Yadman() {
        this(null, System.in);
    }

    private Yadman(@Nullable ConfigurableApplicationContext running, InputStream input) {
        this.running = running;
        this.input = input;
    }

    /// What a command is given to read.
    InputStream input() {
        return input;
    }

    /// The rooms of the server inside which this command runs, or null for a command of its own.
    @Nullable
    ConfigurableApplicationContext running() {
        return running;
    }

    public static void main(String[] arguments) {
        int code = commandLine(null).execute(arguments);
        // A server goes on in its own threads; every other command is over now.
        if (code != ServeCommand.GOES_ON) {
            System.exit(code);
        }
    }

    /// @param running the rooms of a running server that works for another process, or null
    static CommandLine commandLine(@Nullable ConfigurableApplicationContext running) {
        return commandLine(running, System.in);
    }

    /// @param input what the command is given to read
    static CommandLine commandLine(@Nullable ConfigurableApplicationContext running, InputStream input) {
        return new CommandLine(new Yadman(running, input)).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(sentence(failure));
            return 1;
        });
    }

    private static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptionsException || cause instanceof Refusal) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "This did not work, and the reason is not one that was foreseen: " + failure;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do, for instance: yadman demo");
    }
}
