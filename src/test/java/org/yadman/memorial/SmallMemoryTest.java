package org.yadman.memorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file holds, reading it takes no more memory than a small process has.
class SmallMemoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String read(Path file) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallMemory.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void a_cell_of_hundreds_of_megabytes_a_bomb_and_a_million_columns() throws IOException {
        Path file = folder.resolve("list");
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            text.write("number,name\n1,\"");
            for (int i = 0; i < 20_000; i++) {
                text.write("x".repeat(10_000));
            }
        }
        assertThat(read(file)).isEqualTo("refused memorial.file.csv");
        Files.writeString(file, "a,".repeat(1_000_000));
        assertThat(read(file)).isEqualTo("refused memorial.file.csv");
        ListFileTest.bomb(file, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<xxxxx/>", 40_000_000);
        assertThat(read(file)).isEqualTo("refused memorial.file.unpacked");
        ListFileTest.bomb(file, "xl/worksheets/sheet1.xml", "<worksheet a=\"", ">", 300_000_000);
        assertThat(read(file)).isEqualTo("refused memorial.file.cell");
        ListFileTest.bomb(file, "xl/sharedStrings.xml", "<sst><si><t>", "x", 300_000_000);
        assertThat(read(file)).isEqualTo("refused memorial.file.cell");
    }

    @Test
    void two_hundred_thousand_rows_of_either_kind() throws IOException {
        Path text = folder.resolve("list.csv");
        try (BufferedWriter csv = Files.newBufferedWriter(text)) {
            csv.write("number,name\n");
            for (int i = 1; i <= 200_000; i++) {
                csv.write(i + ",somebody number " + i + "\n");
            }
        }
        assertThat(read(text)).isEqualTo("read 200001");
        StringBuilder strings = new StringBuilder("<sst>");
        StringBuilder rows = new StringBuilder("<worksheet><sheetData>");
        for (int i = 0; i < 200_000; i++) {
            strings.append("<si><t>somebody number ").append(i).append("</t></si>");
            rows.append("<row><c t=\"s\"><v>").append(i).append("</v></c></row>");
        }
        Path sheet = folder.resolve("list.xlsx");
        Files.write(
                sheet,
                new SheetFile()
                        .part("xl/sharedStrings.xml", strings.append("</sst>").toString())
                        .part(
                                "xl/worksheets/sheet1.xml",
                                rows.append("</sheetData></worksheet>").toString())
                        .bytes());
        assertThat(read(sheet)).isEqualTo("read 200000");
    }
}
