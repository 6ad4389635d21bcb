package org.yadman;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Change;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.platform.db.DiskFullException;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman import FOLDER`: a campaign folder into the record; all of it, or nothing.
@Command(
        name = "import",
        description = "Brings a campaign folder into the record: all of it, or nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    @Parameters(paramLabel = "FOLDER", description = "The campaign folder (docs/campaign-folder.md).")
    private Path folder = Path.of(".");

    @Option(
            names = "--replace",
            description =
                    "Replace a record that is not empty. Without it, what would change is shown and nothing is done.")
    private boolean replace;

    @Override
    public Integer call() {
        requireFolder(folder);
        List<String> words =
                new ArrayList<>(List.of("import", folder.toAbsolutePath().toString()));
        if (replace) {
            words.add("--replace");
        }
        CommandLine line = spec.commandLine();
        return where.work(program, words, line, rooms -> {
            bringIn(rooms, folder, replace, line);
            return 0;
        });
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There is no folder " + folder + ".");
        }
    }

    /// Imports and says what became of it.
    ///
    /// @throws Refusal when nothing was written
    static void bringIn(ConfigurableApplicationContext rooms, Path folder, boolean replace, CommandLine line) {
        requireFolder(folder);
        Messages messages = rooms.getBean(Messages.class);
        Outcome outcome;
        try {
            outcome = rooms.getBean(Campaigns.class).bringIn(folder, replace);
        } catch (DiskFullException e) {
            throw new Refusal("The disk is full: nothing was imported. Make room and import again.");
        }
        switch (outcome) {
            case Outcome.Imported(var rows) ->
                line.getOut()
                        .println("Imported " + folder + ": "
                                + rows.entrySet().stream()
                                        .map(table -> table.getValue() + " " + table.getKey())
                                        .collect(Collectors.joining(", "))
                                + ".");
            case Outcome.Mistakes(var problems) -> {
                problems.stream()
                        .map(problem -> problem.in(messages, Language.SOURCE))
                        .forEach(line.getErr()::println);
                throw new Refusal("Nothing was imported: the folder has " + problems.size()
                        + (problems.size() == 1 ? " mistake." : " mistakes."));
            }
            case Outcome.WouldReplace(var plan) -> {
                plan.changes().forEach((table, change) -> line.getErr().println(sentence(Map.entry(table, change))));
                throw new Refusal(
                        "Nothing was imported: the record is not empty. To replace it by this folder, say --replace.");
            }
        }
    }

    private static String sentence(Map.Entry<String, Change> table) {
        Change change = table.getValue();
        return "%-14s %d to add, %d to change, %d to remove, %d stay as they are"
                .formatted(table.getKey(), change.added(), change.changed(), change.removed(), change.same());
    }
}
