package org.yadman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.campaigns.Campaigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `yadman export FOLDER`: the whole public record as a campaign folder.
@Command(
        name = "export",
        description = "Writes the whole public record as a campaign folder.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private Where where = new Where();

    @Parameters(paramLabel = "FOLDER", description = "Where to write; a new folder, or an earlier export.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext rooms = Start.offline(where.offline())) {
            Campaigns campaigns = rooms.getBean(Campaigns.class);
            if (campaigns.isEmpty()) {
                throw new Refusal("The record is empty: there is nothing to export.");
            }
            int files = campaigns.writeTo(folder);
            System.out.println("Exported " + files + " files to " + folder + ".");
            return 0;
        } catch (IOException e) {
            throw new Refusal("The export was not written: " + e.getMessage());
        }
    }
}
