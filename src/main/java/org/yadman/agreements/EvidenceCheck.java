package org.yadman.agreements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yadman.agreements.EvidenceFile.Reading;
import org.yadman.audit.Seal;
import org.yadman.audit.Trust;
import org.yadman.platform.pdf.PdfFiles;
import org.yadman.platform.pdf.PdfSeal;
import org.yadman.pure.conditions.Commitment;

/// Checks evidence that somebody was handed, without a network and without a record.
public final class EvidenceCheck {

    private static final Pattern LINE = Pattern.compile("(?m)^    \\{$");

    private EvidenceCheck() {}

    /// What was found.
    ///
    /// @param faults a sentence for each place that does not fit; none if the file is as it was signed
    /// @param words what it proves, and what it does not
    public record Report(List<String> faults, List<String> words) {
        public Report {
            faults = List.copyOf(faults);
            words = List.copyOf(words);
        }
    }

    /// Checks a file; empty for one that is no evidence.
    public static Optional<Report> check(byte[] file, Trust trust) {
        if (startsWith(file, "%PDF-")) {
            return pdf(file, trust);
        }
        return switch (EvidenceFile.read(file)) {
            case Reading.Whole whole -> Optional.of(json(whole.file(), file, trust));
            case Reading.Broken broken ->
                new String(file, StandardCharsets.UTF_8).contains("yadman evidence")
                        ? Optional.of(unreadable(file, broken.at()))
                        : Optional.empty();
        };
    }

    private static boolean startsWith(byte[] file, String beginning) {
        byte[] begin = beginning.getBytes(StandardCharsets.US_ASCII);
        return file.length >= begin.length && Arrays.equals(file, 0, begin.length, begin, 0, begin.length);
    }

    // Each line begins with such a row: the list is written in one way only.
    private static Report unreadable(byte[] file, int at) {
        String before = new String(file, 0, at, StandardCharsets.UTF_8);
        long line = LINE.matcher(before).results().count();
        String place = line == 0 ? "its head" : "line " + line;
        if (before.contains("\"signed\" : {")) {
            place = "the list that is signed, or the signature";
        }
        return new Report(
                List.of("This is evidence that was changed so that it can no longer be read; it is broken in " + place
                        + "."),
                List.of());
    }

    private static Report json(EvidenceFile evidence, byte[] file, Trust trust) {
        List<String> faults = new ArrayList<>(evidence.faults());
        if (faults.isEmpty() && !Arrays.equals(evidence.json(), file)) {
            faults.add("Its words are those that were signed, but the file was written anew or something was put in"
                    + " that the signature does not cover.");
        }
        faults.addAll(evidence.seal().doubts(evidence.head().day(), trust));
        return new Report(faults, faults.isEmpty() ? words(evidence, trust) : List.of());
    }

    private static Optional<Report> pdf(byte[] file, Trust trust) {
        Optional<PdfSeal> seal = PdfSeal.find(file);
        Optional<byte[]> attached = PdfFiles.find(file, Evidence.ATTACHMENT);
        if (seal.isEmpty() && attached.isEmpty()) {
            return Optional.empty();
        }
        if (attached.isEmpty()) {
            return fault("This is evidence from which the signed list was removed, or in which it can no longer be"
                    + " read: it proves nothing.");
        }
        return switch (EvidenceFile.read(attached.get())) {
            case Reading.Broken broken -> Optional.of(unreadable(attached.get(), broken.at()));
            case Reading.Whole whole -> {
                Report list = json(whole.file(), attached.get(), trust);
                boolean fits = list.faults().isEmpty()
                        && seal.filter(each -> fits(whole.file().seal(), each)).isPresent();
                yield fits || !list.faults().isEmpty()
                        ? Optional.of(list)
                        : fault("The pages were changed after they were signed. The list inside the file is whole: "
                                + names(whole.file()) + ". What else the pages say proves nothing.");
            }
        };
    }

    private static Optional<Report> fault(String sentence) {
        return Optional.of(new Report(List.of(sentence), List.of()));
    }

    private static boolean fits(Seal list, PdfSeal pages) {
        return new Seal(list.publicKey(), list.certificate(), pages.signature()).fits(Evidence.pdfText(pages.digest()));
    }

    private static String names(EvidenceFile evidence) {
        return IntStream.range(0, evidence.lines().size())
                .mapToObj(i -> evidence.lines().get(i).called(i + 1))
                .collect(Collectors.joining(", "));
    }

    private static List<String> words(EvidenceFile evidence, Trust trust) {
        EvidenceFile.Head head = evidence.head();
        List<String> words = new ArrayList<>();
        words.add("This is evidence of " + head.day() + ", issued for \""
                + head.campaign().getOrDefault("en", head.campaign().toString()) + "\": " + evidence.groups()
                + (evidence.groups() == 1 ? " group" : " groups") + " in " + evidence.countries()
                + (evidence.countries() == 1 ? " country" : " countries") + "; "
                + evidence.count(Commitment.OBSERVES) + " keep the day, " + evidence.count(Commitment.AGREES)
                + " agree with its date.");
        words.add("They agree to version " + head.text().version() + " of the text \""
                + head.text().name() + "\", whose SHA-256 is " + head.text().hash() + ". It stands in the file.");
        words.add("No byte of the file was changed since it was signed.");
        words.addAll(evidence.seal().words(trust));
        words.add("It proves: on that day this campaign said that these groups agree to exactly this text, how it had"
                + " checked each of them, and who had decided for the group.");
        words.add("It does not prove: that a group has said so (only the campaign says it; ask the group), that it"
                + " still agrees, how many others were asked, or that the server's clock was right.");
        return words;
    }
}
