package org.yadman.memorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.text.Misread;

/// Files of every kind, and files that mean harm.
class ListFileTest {

    private static final String HEADER = "number,name,died\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("list"), content);
    }

    private Path file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ListRow> rows(Path file, String encoding) throws IOException {
        List<ListRow> rows = new ArrayList<>();
        try (ListRows reader = ListFile.open(file, encoding)) {
            for (ListRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<ListRow> rows(Path file) throws IOException {
        return rows(file, "");
    }

    private static String refusal(Path file) {
        try {
            rows(file);
        } catch (Misread refused) {
            return refused.sentence().key();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("It was taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void text_is_read_whatever_separates_it(String separator) throws IOException {
        String text = "\uFEFF" + HEADER.replace(",", separator) + "1" + separator + "\"بار" + separator + "نه\""
                + separator + "1367\n\n2\n";
        List<ListRow> rows = rows(file(text));
        assertThat(rows).extracting(ListRow::line).containsExactly(1L, 2L, 4L);
        assertThat(rows.get(1).cells()).containsExactly("1", "بار" + separator + "نه", "1367");
    }

    @Test
    void text_tells_its_encoding_or_has_it_told() throws IOException {
        String text = HEADER + "1,بار,1367\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(rows(file(("\uFEFF" + text).getBytes(charset))).get(1).cells())
                    .contains("بار");
        }
        byte[] old = text.getBytes(Charset.forName("windows-1256"));
        assertThat(refusal(file(old))).isEqualTo("memorial.file.encoding");
        assertThat(rows(file(old), "windows-1256").get(1).cells()).contains("بار");
    }

    @Test
    void two_encodings_in_one_file_are_refused_with_the_line() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes((HEADER + "1,\"بار\nنه\",1367\r\n2,نه,1367\r\n").getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("3,بار,1367\n".getBytes(Charset.forName("windows-1256")));
        Path file = file(mixed.toByteArray());
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        Misread.class,
                        refused -> assertThat(refused.sentence().arguments()).containsExactly("line", 5L));
        assertThat(refusal(file("number,name\n1,a\0b\n"))).isEqualTo("memorial.file.zero");
    }

    @Test
    void a_formula_is_told_with_its_place_and_a_text_that_looks_like_a_number_is_none() throws IOException {
        List<ListRow> rows = rows(file("number,name\n1,\"=HYPERLINK(\"\"x\"\")\"\n2,\"=\"\"007\"\"\"\n"));
        assertThat(rows.get(1).wrong())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.column()).isEqualTo(1));
        assertThat(rows.get(2).wrong()).isEmpty();
        assertThat(CellText.plain(rows.get(2).cells().get(1))).isEqualTo("007");
    }

    @Test
    void a_sheet_is_read_with_its_texts_numbers_and_days() throws IOException {
        byte[] sheet = new SheetFile()
                .strings(List.of("number", "name", "died", "بار\u200Cنه & <b>"))
                .sheet("""
                        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>
                        <row r="3"/>
                        <row r="5"><c r="A5"><v>12.0</v></c><c r="B5" t="s"><v>3</v></c><c r="D5" s="1"><v>32357</v></c></row>
                        <row r="6"><c r="A6"><v>1E2</v></c><c r="B6" t="inlineStr"><is><r><t>Bar</t></r><r><t>neh</t></r><rPh><t>x</t></rPh></is></c><c r="D6" s="2"><v>1.5</v></c></row>
                        <row r="7"><c r="A7"><f>1+1</f><v>2</v></c><c r="B7" t="e"><v>#REF!</v></c><c r="ZZ7" s="1"/></row>
                        """)
                .bytes();
        List<ListRow> rows = rows(file(sheet));
        assertThat(rows).extracting(ListRow::line).containsExactly(2L, 5L, 6L, 7L);
        assertThat(rows.get(0).cells()).containsExactly("number", "name", "", "died");
        assertThat(rows.get(1).cells()).containsExactly("12", "بار\u200Cنه & <b>", "", "1988-08-02");
        assertThat(rows.get(2).cells()).containsExactly("100", "Barneh", "", "1900-01-01");
        assertThat(rows.get(3).wrong()).extracting(ListRow.Wrong::column).containsExactly(0, 1);
    }

    @Test
    void what_is_no_list_is_refused() throws IOException {
        assertThat(refusal(file(""))).isEqualTo("memorial.file.empty");
        assertThat(refusal(file("%PDF-1.7"))).isEqualTo("memorial.file.kind");
        assertThat(refusal(file(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})))
                .isEqualTo("memorial.file.kind");
        assertThat(refusal(file("PK\u0003\u0004 and nothing of a zip"))).isEqualTo("memorial.file.zip");
        assertThat(refusal(file(
                        new SheetFile().part("xl/workbook.xml", "<workbook/>").bytes())))
                .isEqualTo("memorial.file.kind");
        assertThat(refusal(file(HEADER + "1,\"never closed,1367\n".repeat(9999))))
                .isEqualTo("memorial.file.csv");
    }

    @Test
    void more_columns_or_a_longer_cell_than_any_list_has_are_refused() throws IOException {
        assertThat(refusal(file("a,".repeat(1_000_000)))).isEqualTo("memorial.file.csv");
        assertThat(refusal(file(HEADER + "1," + "x".repeat(ListLimits.CELL + 1))))
                .isEqualTo("memorial.file.csv");
        assertThat(refusal(file(new SheetFile()
                        .sheet("<row>" + "<c t=\"inlineStr\"><is><t>a</t></is></c>".repeat(300) + "</row>")
                        .bytes())))
                .isEqualTo("memorial.file.wide");
        assertThat(refusal(file(new SheetFile()
                        .sheet("<row>" + "<c/>".repeat(1_000_000) + "</row>")
                        .bytes())))
                .isEqualTo("memorial.file.wide");
        assertThat(refusal(file(new SheetFile()
                        .texts(List.of(List.of("x".repeat(20_000))))
                        .bytes())))
                .isEqualTo("memorial.file.cell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x \"xx\">]><worksheet/>",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>",
                "<worksheet><!-- a comment --></worksheet>",
                "<worksheet><![CDATA[x]]></worksheet>",
                "<worksheet><?run it?></worksheet>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet/>",
                "<?xml version=\"1.0\" encoding=\"IBM037\"?><worksheet/>",
                "<worksheet>&x;</worksheet>",
                "<worksheet><sheetData><row>",
                "no xml"
            })
    void xml_of_which_a_parser_could_make_more_is_refused(String xml) throws IOException {
        assertThat(refusal(file(
                        new SheetFile().part("xl/worksheets/sheet1.xml", xml).bytes())))
                .isEqualTo("memorial.file.xml");
    }

    @Test
    void nests_and_names_without_end_are_refused() throws IOException {
        assertThat(refusal(file(new SheetFile()
                        .part("xl/worksheets/sheet1.xml", "<a>".repeat(100_000))
                        .bytes())))
                .isEqualTo("memorial.file.xml");
        StringBuilder names = new StringBuilder("<worksheet>");
        for (int i = 0; i < 10_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        assertThat(refusal(file(new SheetFile()
                        .part("xl/worksheets/sheet1.xml", names + "</worksheet>")
                        .bytes())))
                .isEqualTo("memorial.file.xml");
    }

    @Test
    void what_unpacks_without_end_is_refused() throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        bomb(bomb, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<xxxxx/>", 40_000_000);
        assertThat(Files.size(bomb)).isLessThan(2_000_000);
        assertThat(refusal(bomb)).isEqualTo("memorial.file.unpacked");
        bomb(bomb, "xl/sharedStrings.xml", "<sst><si><t>", "x", 300_000_000);
        assertThat(refusal(bomb)).isEqualTo("memorial.file.cell");
        bomb(bomb, "xl/worksheets/sheet1.xml", "<worksheet a=\"", ">", 300_000_000);
        assertThat(refusal(bomb)).isEqualTo("memorial.file.cell");
    }

    static void bomb(Path target, String part, String begins, String again, int times) throws IOException {
        byte[] sheet = new SheetFile().bytes();
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out);
                var before = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(sheet))) {
            for (ZipEntry each = before.getNextEntry(); each != null; each = before.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(each.getName()));
                before.transferTo(zip);
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(begins.getBytes(StandardCharsets.UTF_8));
            byte[] block = again.repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times / 10_000; i++) {
                zip.write(block);
            }
            zip.closeEntry();
            if (!part.startsWith("xl/worksheets")) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                zip.closeEntry();
            }
        }
    }

    @Test
    void a_zip_of_very_many_parts_is_refused_before_its_directory_is_read() throws IOException {
        SheetFile many = new SheetFile();
        for (int i = 0; i < 2000; i++) {
            many.part("xl/media/" + i, "");
        }
        assertThat(refusal(file(many.bytes()))).isEqualTo("memorial.file.parts");
    }
}
