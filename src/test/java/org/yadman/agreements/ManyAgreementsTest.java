package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.audit.Trust;
import org.yadman.platform.pdf.PdfFiles;
import org.yadman.testing.TestServer;

/// Evidence of many groups, in the heap that a server has. What it prints is what docs/performance.md quotes.
class ManyAgreementsTest {

    @Test
    void a_paper_has_room_for_three_hundred_and_says_so_where_there_are_more() throws IOException {
        try (TestServer server = TestServer.withCampaign()) {
            ManyAgreements.fill(server, 340);
            AgreementText text = server.bean(Texts.class).current().orElseThrow();
            byte[] pages;
            try (InputStream answer =
                    server.address("/en/agreement/evidence.pdf").toURL().openStream()) {
                pages = answer.readAllBytes();
            }
            try (PDDocument read = Loader.loadPDF(pages)) {
                assertThat(new PDFTextStripper().getText(read).replaceAll("\\s+", " "))
                        .contains("shows 300 of 306 lines", "306 groups in 8 countries")
                        .contains("Committee of the Families of")
                        .contains(text.hash());
            }
            String list = new String(PdfFiles.find(pages, Evidence.ATTACHMENT).orElseThrow(), StandardCharsets.UTF_8);
            assertThat(list.split("\"number\"", -1)).hasSizeGreaterThan(306);
            assertThat(EvidenceCheck.check(pages, new Trust(null, null))
                            .orElseThrow()
                            .faults())
                    .isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "yadman.long", matches = "true")
    void evidence_of_five_hundred_groups_is_made_in_128_mb_and_only_it_loads_awt(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyAgreements.class.getName(),
                        "500",
                        "papers")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(server.waitFor()).as("see %s", output).isZero();
        List<String> lines = Files.readAllLines(output);
        int papers = lines.indexOf("ordinary pages: done");
        assertThat(lines.subList(0, papers)).noneMatch(ManyAgreementsTest::isAwt);
        assertThat(lines.subList(papers, lines.size())).anyMatch(ManyAgreementsTest::isAwt);
        assertThat(lines).filteredOn(line -> line.startsWith("evidence, ")).hasSize(2);
        lines.stream().filter(line -> line.contains(" of CPU")).forEach(System.out::println);
    }

    private static boolean isAwt(String line) {
        return line.matches(".*\\[class,load\\s*\\] (java\\.awt|sun\\.java2d)\\..*");
    }
}
