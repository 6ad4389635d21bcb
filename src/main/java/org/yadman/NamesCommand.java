package org.yadman;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman names …`: the lists of the memorial.
@Command(
        name = "names",
        description = "The lists of names of the memorial.",
        mixinStandardHelpOptions = true,
        subcommands = NamesImportCommand.class)
final class NamesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private Yadman program;

    Yadman program() {
        return program;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do, for instance: yadman names import FILE --list NAME");
    }
}
