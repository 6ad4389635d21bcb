package org.yadman;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yadman.agreements.EvidenceCheck;
import org.yadman.audit.AuditCheck;
import org.yadman.audit.HeadCheck;
import org.yadman.audit.Trust;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `yadman verify`: whether the record of acts is as it was written; with a file, what that file proves.
@Command(
        name = "verify",
        description =
                "Without FILE: checks that nobody has changed the record of acts, and says what cannot be excluded."
                        + " With FILE, evidence or a published head: checks it by itself, without a record and without a"
                        + " network, and says what it proves and what not.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

    private static final long LARGEST = 64L * 1024 * 1024;

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

    @Option(
            names = "--key",
            paramLabel = "FINGERPRINT",
            description = "With FILE: the fingerprint of the campaign's key, as the campaign has told it to you.")
    private @Nullable String key;

    @Option(
            names = "--revocations",
            paramLabel = "LIST",
            description = "With FILE: the list of keys that count no more, as it is published at /api/v1/revocations.")
    private @Nullable Path revocations;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Evidence (PDF or JSON), or a head.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        if (file != null) {
            return told(checked(bytes(file)), line);
        }
        if (key != null || revocations != null) {
            throw new Refusal("--key and --revocations are for a file: yadman verify FILE --key FINGERPRINT");
        }
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

    private static int told(EvidenceCheck.Report report, CommandLine line) {
        report.words().forEach(line.getOut()::println);
        report.faults().forEach(line.getErr()::println);
        return report.faults().isEmpty() ? 0 : 1;
    }

    private EvidenceCheck.Report checked(byte[] content) {
        Trust trust = Trust.of(key, revocations == null ? null : read(revocations));
        return EvidenceCheck.check(content, trust)
                .or(() -> HeadCheck.check(new String(content, StandardCharsets.UTF_8), trust)
                        .map(head -> new EvidenceCheck.Report(head.faults(), head.words())))
                .orElseThrow(() ->
                        new Refusal("The file " + file + " is neither evidence nor a head of a server like this one."));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) <= LARGEST) {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            throw new Refusal("The file " + file + " cannot be read.");
        }
        throw new Refusal("The file " + file + " is larger than any that such a server makes.");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Refusal("The file " + file + " cannot be read.");
        }
    }
}
