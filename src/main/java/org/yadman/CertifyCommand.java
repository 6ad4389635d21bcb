package org.yadman;

import java.util.List;
import java.util.concurrent.Callable;
import org.yadman.audit.SigningKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman certify`: another year for the server's signing key.
@Command(
        name = "certify",
        description = "Lets the campaign's key, which is on paper, vouch for the server's key for another year.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CertifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    // Only a running server gets it this way, through its socket: a word of a command line could be seen by others.
    @Parameters(arity = "0..1", hidden = true, defaultValue = "")
    private String given = "";

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        String key = program.running() == null ? CampaignKey.ask() : given;
        return where.work(program, List.of("certify", key), line, rooms -> {
            String until = rooms.getBean(SigningKeys.class).certify(key);
            line.getOut().println("The campaign's key vouches for this server until " + until + ".");
            return 0;
        });
    }
}
