package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Evidence of five hundred groups in the heap that a server has. What it prints is what docs/performance.md quotes.
@EnabledIfSystemProperty(named = "yadman.long", matches = "true")
class ManyAgreementsTest {

    @Test
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
