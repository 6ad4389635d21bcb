package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.CodeScan;
import org.yadman.platform.pdf.PaperSize;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.web.Templates;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterPaperTest {

    private static final float MM = 72 / 25.4f;
    private static final float INCH = 72;

    private AnnotationConfigApplicationContext beans;
    private LetterPaper paper;
    private ScannedSlip slips;

    @BeforeAll
    void open() {
        beans = new AnnotationConfigApplicationContext(
                Templates.class, Pdf.class, LetterPaper.class, Cleaning.class, CodeScan.class, ScannedSlip.class);
        paper = beans.getBean(LetterPaper.class);
        slips = beans.getBean(ScannedSlip.class);
    }

    @AfterAll
    void close() {
        beans.close();
    }

    private static List<PrintedLetter> four() {
        return List.of(
                SampleLetters.english(SampleLetters.GERMAN, SampleLetters.SHORT, "B-1001"),
                SampleLetters.persian(SampleLetters.IRANIAN, SampleLetters.PERSIAN, "B-1002"),
                SampleLetters.english(SampleLetters.AMERICAN, SampleLetters.longer(SampleLetters.SHORT, 4), "B-1003"),
                SampleLetters.persian(SampleLetters.GERMAN, SampleLetters.longer(SampleLetters.PERSIAN, 3), "B-1004"));
    }

    private byte[] make(List<PrintedLetter> letters, PaperSize size, boolean duplex) throws IOException {
        byte[] made = paper.of(letters, size, duplex, Desk.visitor("en"));
        Path target = Path.of("target/letters");
        Files.createDirectories(target);
        Files.write(target.resolve(size + (duplex ? "-duplex" : "") + "-" + letters.size() + ".pdf"), made);
        return made;
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setSortByPosition(true);
        reader.setStartPage(page);
        reader.setEndPage(page);
        return reader.getText(document);
    }

    /// The rectangle that every position of the sheet in its envelope shows, in points from the upper left corner.
    private static Rectangle2D window(PaperSize size) {
        return switch (size) {
            case A4 -> new Rectangle2D.Float(20 * MM, 50 * MM, 80 * MM, 40 * MM);
            case LETTER -> new Rectangle2D.Float(0.875f * INCH, 2.5f * INCH, 3.5f * INCH, INCH);
        };
    }

    @ParameterizedTest
    @EnumSource
    void every_letter_has_its_own_page_numbers_and_words(PaperSize size) throws IOException {
        try (PDDocument read = Loader.loadPDF(make(four(), size, false))) {
            assertThat(read.getNumberOfPages()).isGreaterThanOrEqualTo(6);
            String first = text(read, 1);
            assertThat(first)
                    .contains("Page 1 of 1", "4071 8256", "day.example.org/en/answer", "B-1001", "+49 30 555 0123")
                    .contains("29 November 2026", "8 Azar 1405", "We agree", "Ask us again after", "Name and role")
                    .doesNotContain("https:");
            String persian = text(read, 2).replace("\u200c", "");
            assertThat(persian).contains("موافقیم", "۴۰۷۱ ۸۲۵۶", "4071 8256", "B-1002", "Amnesty International");
            assertThat(text(read, 3)).contains("Page 1 of 2").doesNotContain("Name and role");
            assertThat(text(read, 4)).contains("Page 2 of 2", "Name and role");
            for (PDPage page : read.getPages()) {
                assertThat(page.getMediaBox().getWidth())
                        .isCloseTo(size == PaperSize.A4 ? 595.3f : 612f, org.assertj.core.data.Offset.offset(0.5f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_address_shows_in_the_window_wherever_the_sheet_slips_and_nothing_else_does(PaperSize size)
            throws IOException {
        List<PrintedLetter> letters = List.of(
                SampleLetters.english(SampleLetters.GERMAN, SampleLetters.SHORT, "B-1"),
                SampleLetters.persian(SampleLetters.IRANIAN, SampleLetters.PERSIAN, "B-2"),
                SampleLetters.english(
                        List.of("One of many lines", "2", "3", "4", "5", "6", "LAST LINE"),
                        SampleLetters.SHORT,
                        "B-3"));
        for (int i = 0; i < 3; i++) {
            try (PDDocument read = Loader.loadPDF(make(letters.subList(i, i + 1), size, false))) {
                PDFTextStripperByArea area = new PDFTextStripperByArea();
                area.setSortByPosition(true);
                area.addRegion("window", window(size));
                area.extractRegions(read.getPage(0));
                String shown = area.getTextForRegion("window").replace("\u200c", "");
                for (String line : letters.get(i).address()) {
                    assertThat(shown).contains(firstWord(line));
                }
                assertThat(shown).doesNotContain("Your day", "4071", "Date", "تاریخ");
                // Even the tails of its letters stand inside.
                Rectangle2D window = window(size);
                assertThat(positions(read, 1).stream()
                                .filter(at -> window.intersects(at.getXDirAdj(), at.getYDirAdj() - 4, 1, 4)))
                        .allSatisfy(at -> {
                            assertThat((double) at.getYDirAdj()).isLessThan(window.getMaxY() - 2);
                            assertThat((double) at.getXDirAdj() + at.getWidthDirAdj())
                                    .isLessThan(window.getMaxX());
                        });
            }
        }
    }

    private static String firstWord(String line) {
        return line.replace("\u200c", "").replaceFirst("[ ،].*", "");
    }

    private static List<TextPosition> positions(PDDocument document, int page) throws IOException {
        List<TextPosition> all = new ArrayList<>();
        PDFTextStripper reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition at) {
                all.add(at);
            }
        };
        reader.setStartPage(page);
        reader.setEndPage(page);
        reader.getText(document);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void each_letter_carries_one_code_with_its_reference(PaperSize size) throws IOException {
        byte[] made = make(four(), size, false);
        assertThat(beans.getBean(CodeScan.class).read(made)).containsExactly("B-1001", "B-1002", "B-1003", "B-1004");
        assertThat(slips.find(made)).isEmpty();
        assertThat(slips.find(make(four().subList(3, 4), size, false))).contains("B-1004");
    }

    @Test
    void a_slip_is_found_on_a_photo_that_is_turned_dim_and_speckled() throws IOException {
        byte[] made = make(four().subList(1, 2), PaperSize.A4, false);
        try (PDDocument read = Loader.loadPDF(made)) {
            BufferedImage page = new PDFRenderer(read).renderImageWithDPI(0, 150, ImageType.RGB);
            for (double degrees : new double[] {0, 4, -11, 90, 180}) {
                assertThat(slips.find(photo(page, degrees))).as("%s°", degrees).contains("B-1002");
            }
        }
    }

    private static byte[] photo(BufferedImage page, double degrees) throws IOException {
        int side = (int) (page.getHeight() * 1.3);
        BufferedImage photo = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = photo.createGraphics();
        pen.setColor(new Color(90, 70, 50));
        pen.fillRect(0, 0, side, side);
        pen.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
        pen.drawImage(page, (side - page.getWidth()) / 2, (side - page.getHeight()) / 2, null);
        pen.dispose();
        Random random = new Random(5);
        for (int i = 0; i < side * side / 30; i++) {
            int x = random.nextInt(side);
            int y = random.nextInt(side);
            photo.setRGB(x, y, new Color(photo.getRGB(x, y)).darker().getRGB());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(photo, "jpeg", out);
        return out.toByteArray();
    }

    @Test
    void what_is_no_slip_is_told_to_be_none() throws IOException {
        assertThat(slips.find(new byte[0])).isEmpty();
        assertThat(slips.find("%PDF-1.7 broken".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        byte[] made = make(four().subList(0, 1), PaperSize.A4, false);
        Random random = new Random(6);
        for (int round = 0; round < 5; round++) {
            byte[] broken = made.clone();
            for (int i = 0; i < 200; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(slips.find(broken).filter(found -> !found.equals("B-1001")))
                    .isEmpty();
        }
        BufferedImage other = new BufferedImage(300, 300, BufferedImage.TYPE_3BYTE_BGR);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(other, "png", out);
        assertThat(slips.find(out.toByteArray())).isEmpty();
    }

    @Test
    void printed_on_both_sides_each_letter_begins_on_a_sheet_of_its_own() throws IOException {
        List<PrintedLetter> letters = IntStream.range(0, 3)
                .mapToObj(i -> SampleLetters.english(
                        SampleLetters.GERMAN, SampleLetters.longer(SampleLetters.SHORT, 1 + i * 3), "B-" + (100 + i)))
                .toList();
        try (PDDocument read = Loader.loadPDF(make(letters, PaperSize.A4, true))) {
            assertThat(text(read, 1)).contains("Page 1 of 1");
            assertThat(text(read, 2)).isBlank();
            assertThat(text(read, 3)).contains("Page 1 of 2", "B-101");
            assertThat(text(read, 5)).contains("Page 1 of ", "B-102");
        }
    }

    @Test
    void the_slip_lies_at_the_foot_of_the_last_page() throws IOException {
        try (PDDocument read = Loader.loadPDF(make(four(), PaperSize.A4, false))) {
            assertThat(lowest(read, 1)).isBetween(274f * MM, 283f * MM);
        }
    }

    private static float lowest(PDDocument document, int page) throws IOException {
        return (float) positions(document, page).stream()
                .map(TextPosition::getYDirAdj)
                .filter(y -> y < 284 * MM)
                .mapToDouble(Float::doubleValue)
                .max()
                .orElseThrow();
    }

    @Test
    void a_hundred_letters_fit_into_the_memory_of_a_server() throws IOException {
        List<PrintedLetter> letters = IntStream.range(0, LetterPaper.MOST)
                .mapToObj(i -> i % 2 == 0
                        ? SampleLetters.english(SampleLetters.GERMAN, SampleLetters.SHORT, "B-" + (2000 + i))
                        : SampleLetters.persian(SampleLetters.IRANIAN, SampleLetters.PERSIAN, "B-" + (2000 + i)))
                .toList();
        try (PDDocument read = Loader.loadPDF(make(letters, PaperSize.A4, false))) {
            assertThat(read.getNumberOfPages()).isEqualTo(LetterPaper.MOST);
            assertThat(text(read, 100)).contains("B-2099");
        }
        assertThatThrownBy(() -> paper.of(List.of(), PaperSize.A4, false, Desk.visitor("en")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_people_wrote_cannot_become_tags() throws IOException {
        PrintedLetter letter = SampleLetters.english(
                List.of("<b>A & B</b>", "]]>"), "Hello <script>alert(1)</script> & <br> friends", "B-1");
        try (PDDocument read = Loader.loadPDF(make(List.of(letter), PaperSize.A4, false))) {
            assertThat(text(read, 1)).contains("<b>A & B</b>", "<script>alert(1)</script> & <br> friends");
        }
    }
}
