package org.yadman;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.memorial.NameLists;
import org.yadman.memorial.NameLists.Outcome;
import org.yadman.memorial.NameLists.Report;
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

/// `yadman names import FILE --list NAME`: a list as somebody published it, or a newer edition of it.
@Command(
        name = "import",
        description =
                "Brings a list of names in, or a newer edition of it: CSV, TSV or XLSX. A command that was killed goes"
                        + " on where it was when it is given again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NamesImportCommand implements Callable<Integer> {

    /// What a person reads; the rest goes to a file.
    private static final int SHOWN = 200;

    private static final int ALL = 200_000;
    private static final int STEP = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private NamesCommand names;

    @Mixin
    private Where where = new Where();

    @Parameters(paramLabel = "FILE", description = "The list, as it was published.")
    private Path file = Path.of("");

    @Option(
            names = "--list",
            paramLabel = "NAME",
            required = true,
            description = "The list's name in addresses: a–z, 0–9 and hyphens. A new name makes a new list.")
    private String list = "";

    @Option(names = "--title", paramLabel = "TITLE", description = "The title of a new list.")
    private String title = "";

    @Option(names = "--publisher", paramLabel = "WHO", description = "Who published a new list.")
    private String publisher = "";

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description =
                    "What the columns say, as CSV: column,field,calendar. Needed only where their names do not tell;"
                            + " remembered for the next edition (docs/memorial.md).")
    private @Nullable Path map;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of an old text file: windows-1256 or windows-1252. Others tell it themselves.")
    private String encoding = "";

    @Option(names = "--dry-run", description = "Only say what would happen.")
    private boolean dryRun;

    @Option(
            names = "--accept-renamed",
            description = "Bring it in although many entries would have another name than in the last edition.")
    private boolean renamed;

    @Option(
            names = "--remarks",
            paramLabel = "FILE",
            description = "Write all mistakes and remarks into this file, as CSV.")
    private @Nullable Path remarks;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        return where.work(names.program(), words(), line, rooms -> bringIn(rooms, line));
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("names", "import", absolute(file), "--list", list));
        words.addAll(List.of("--title", title, "--publisher", publisher, "--encoding", encoding));
        Path map = this.map;
        if (map != null) {
            words.addAll(List.of("--map", absolute(map)));
        }
        Path remarks = this.remarks;
        if (remarks != null) {
            words.addAll(List.of("--remarks", absolute(remarks)));
        }
        if (dryRun) {
            words.add("--dry-run");
        }
        if (renamed) {
            words.add("--accept-renamed");
        }
        return words;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    private int bringIn(ConfigurableApplicationContext rooms, CommandLine line) {
        Messages messages = rooms.getBean(Messages.class);
        PrintWriter out = line.getOut();
        Outcome outcome;
        try {
            outcome = rooms.getBean(NameLists.class)
                    .bringIn(
                            new NameLists.Request(file, list, title, publisher, map, encoding, dryRun, renamed),
                            ALL,
                            (rows, percent) -> {
                                if (rows % STEP == 0) {
                                    out.println(rows + " rows read, " + percent + " %");
                                }
                            });
        } catch (DiskFullException e) {
            throw new Refusal("The disk is full: nothing was brought in. Make room and give the command again.");
        }
        return switch (outcome) {
            case Outcome.Refused(var why) ->
                throw new Refusal("Nothing was brought in: " + why.in(messages, Language.SOURCE));
            case Outcome.Stands(var edition) -> {
                out.println("This file is edition " + edition + " of " + list + ", which stands. Nothing was to do.");
                yield 0;
            }
            case Outcome.Tried(var report) -> {
                tell(report, messages, line);
                if (report.mistakes() > 0) {
                    throw new Refusal("Nothing was brought in: the file has " + report.mistakes()
                            + (report.mistakes() == 1 ? " mistake." : " mistakes."));
                }
                out.println("Nothing was brought in: this was a dry run.");
                yield 0;
            }
            case Outcome.Dubious(var report) -> {
                tell(report, messages, line);
                throw new Refusal("Nothing was brought in: " + report.renamed()
                        + " entries would have another name than before. If the numbers of the list are running numbers, map"
                        + " their column to nothing; if the names were really changed, say --accept-renamed.");
            }
            case Outcome.Taken(var report, var edition) -> {
                tell(report, messages, line);
                out.println("This is edition " + edition + " of " + list + " now.");
                yield 0;
            }
        };
    }

    private void tell(Report report, Messages messages, CommandLine line) {
        PrintWriter out = line.getOut();
        report.columns()
                .forEach((column, field) -> out.println(
                        "  " + column + ": " + (field.isEmpty() ? "kept as it is, not understood" : field)));
        report.first().forEach(row -> out.println("  line " + row.line() + ": " + String.join("; ", row.statements())));
        report.ofFile().forEach(each -> out.println(each.in(messages, Language.SOURCE)));
        report.remarks().stream()
                .limit(SHOWN)
                .forEach(each -> (each.mistake() ? line.getErr() : out)
                        .println((each.mistake() ? "mistake, " : "") + "line " + each.line()
                                + (each.column().isEmpty() ? "" : ", " + each.column()) + ": "
                                + each.why().in(messages, Language.SOURCE)));
        if (report.remarks().size() > SHOWN && remarks == null) {
            out.println("… and " + (report.remarks().size() - SHOWN) + " more; all of them with --remarks FILE");
        }
        if (report.renamed() > 0) {
            out.println(report.renamed() + " of the changed entries would have another name than before.");
        }
        write(report, messages);
        out.println("%d rows: %d new, %d changed, %d no longer listed, %d as they were; %d mistakes, %d remarks."
                .formatted(
                        report.rows(),
                        report.added(),
                        report.changed(),
                        report.gone(),
                        report.same(),
                        report.mistakes(),
                        report.hints()));
    }

    private void write(Report report, Messages messages) {
        Path target = remarks;
        if (target == null) {
            return;
        }
        try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(target))) {
            csv.writeRecord("line", "column", "mistake", "why");
            report.remarks()
                    .forEach(each -> csv.writeRecord(
                            String.valueOf(each.line()),
                            each.column(),
                            each.mistake() ? "yes" : "no",
                            each.why().in(messages, Language.SOURCE)));
        } catch (IOException e) {
            throw new Refusal("The file " + target + " cannot be written: " + e.getMessage() + ".");
        }
    }
}
