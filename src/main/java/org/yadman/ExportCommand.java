package org.yadman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.yadman.campaigns.Campaigns;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman export FOLDER`: the whole public record as a campaign folder.
@Command(
        name = "export",
        description = "Writes the whole public record as a campaign folder.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    @Parameters(paramLabel = "FOLDER", description = "Where to write; a new folder, or an earlier export.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        List<String> words = List.of("export", folder.toAbsolutePath().toString());
        return where.work(program, words, line, rooms -> {
            line.getOut().println("Exported " + export(rooms.getBean(Campaigns.class)) + " files to " + folder + ".");
            return 0;
        });
    }

    private int export(Campaigns campaigns) {
        if (campaigns.isEmpty()) {
            throw new Refusal("The record is empty: there is nothing to export.");
        }
        try {
            return campaigns.writeTo(folder);
        } catch (IOException e) {
            throw new Refusal("The export was not written: " + e.getMessage());
        }
    }
}
