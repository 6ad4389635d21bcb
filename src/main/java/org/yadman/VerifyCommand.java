package org.yadman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yadman.audit.AuditCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman verify`: whether the record of acts is as it was written.
@Command(
        name = "verify",
        description = "Checks that nobody has changed the record of acts, and says what cannot be excluded.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Yadman program;

    @Mixin
    private Where where = new Where();

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "A head that was kept, as it was published at /api/v1/audit-head.")
    private @Nullable Path head;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        List<String> words = new ArrayList<>(List.of("verify"));
        if (head != null) {
            words.addAll(List.of("--head", head.toAbsolutePath().toString()));
        }
        String kept = head == null ? null : read(head);
        return where.work(program, words, line, rooms -> {
            AuditCheck.Report report = rooms.getBean(AuditCheck.class).check(kept);
            report.words().forEach(line.getOut()::println);
            report.faults().forEach(line.getErr()::println);
            return report.faults().isEmpty() ? 0 : 1;
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Refusal("The head " + file + " cannot be read.");
        }
    }
}
