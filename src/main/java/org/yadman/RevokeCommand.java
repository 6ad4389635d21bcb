package org.yadman;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yadman.audit.Revocation;
import org.yadman.audit.Revocations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman revoke`: the server's signing key was stolen, or may have been.
@Command(
        name = "revoke",
        description = "Declares with the campaign's key, which is on paper, that the server's signing key counts no"
                + " more, and gives the server another one.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RevokeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "An earlier key of this server, as it stands under public_key in what it signed. Without it:"
                    + " the present one.")
    private @Nullable String key;

    @Parameters(arity = "0..1", hidden = true, defaultValue = "")
    private String given = "";

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        String paper = program.running() == null ? CampaignKey.ask() : given;
        List<String> words = new ArrayList<>(List.of("revoke", paper));
        if (key != null) {
            words.addAll(List.of("--key", key));
        }
        return where.work(program, words, line, rooms -> {
            Revocation done = rooms.getBean(Revocations.class).revoke(paper, key);
            line.getOut()
                    .println("The key " + done.key() + " counts no more, whatever day stands under what it signed."
                            + " The list at /api/v1/revocations says so: send it to everybody who holds evidence of yours, and"
                            + " make new evidence for them.");
            line.getOut().println("Other servers on the same record need the folder keys of this one.");
            return 0;
        });
    }
}
