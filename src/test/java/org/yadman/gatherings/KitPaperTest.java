package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Drawings on paper.
class KitPaperTest {

    private static byte[] pdf(KitFormat format, KitTongues tongues, boolean forShop) {
        KitSheet sheet = KitSamples.sheet(tongues);
        return KitPaper.pdf(
                KitDesign.of(format, sheet),
                format,
                "A test",
                sheet.sides().getFirst().language(),
                forShop);
    }

    @ParameterizedTest
    @EnumSource(KitFormat.class)
    void a_page_has_the_size_of_its_paper(KitFormat format) throws IOException {
        byte[] bytes = pdf(format, KitTongues.BOTH, false);
        Files.createDirectories(Path.of("target/kits"));
        Files.write(Path.of("target/kits", format.word() + ".pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDRectangle page = document.getPage(0).getMediaBox();
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(page.getWidth()).isEqualTo((float) (format.width() * format.points()));
            assertThat(page.getHeight() / page.getWidth())
                    .isBetween(
                            (float) (format.height() / format.width()) - .001f,
                            (float) (format.height() / format.width()) + .001f);
        }
        if (format == KitFormat.POSTER_A3) {
            assertThat(format.width() * format.points()).isBetween(841.8, 842.0);
        }
    }

    @Test
    void for_a_printing_shop_there_are_three_millimetres_to_cut_off_and_ink_of_four_colours() throws IOException {
        byte[] bytes = pdf(KitFormat.POSTER_A4, KitTongues.BOTH, true);
        Files.write(Path.of("target/kits/print.pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDPage page = document.getPage(0);
            float three = 3 * 72 / 25.4f;
            assertThat(page.getTrimBox().getWidth()).isBetween(595.2f, 595.3f);
            assertThat(page.getTrimBox().getLowerLeftX() - page.getBleedBox().getLowerLeftX())
                    .isBetween(three - .01f, three + .01f);
            assertThat(page.getBleedBox().getUpperRightY() - page.getTrimBox().getUpperRightY())
                    .isBetween(three - .01f, three + .01f);
            BufferedImage drawn = new PDFRenderer(document).renderImageWithDPI(0, 144);
            double dots = 144 / 72.0;
            int middle = drawn.getWidth() / 2;
            int inBleed =
                    (int) ((page.getMediaBox().getHeight() - page.getTrimBox().getUpperRightY() - three / 2) * dots);
            assertThat(drawn.getRGB(middle, inBleed) & 0xffffff).isNotEqualTo(0xffffff);
            int beyond =
                    (int) ((page.getMediaBox().getHeight() - page.getBleedBox().getUpperRightY() - 2) * dots);
            assertThat(drawn.getRGB(middle, beyond) & 0xffffff).isEqualTo(0xffffff);
            String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(content).contains("/DeviceCMYK cs", "0 0 0 1 sc").doesNotContain("DeviceRGB", " rg\n");
        }
    }

    @Test
    void its_words_can_be_searched_copied_and_read_aloud() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(KitFormat.POSTER_A4, KitTongues.BOTH, false))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("روز یادبود نمونه‌های گمشده", "میدان ناکجا، کنار فواره", "Day of Remembrance")
                    .contains("fiction.example");
            assertThat(text.indexOf("Nowhere Square")).isLessThan(text.indexOf("fiction.example"));
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fa");
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .hasSize(1);
        }
    }

    @Test
    void it_is_drawn_by_curves_and_holds_no_picture() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(KitFormat.POSTER_A3, KitTongues.BOTH, true))) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
            assertThat(document.getPage(0).getCOSObject().getItem(COSName.ANNOTS))
                    .isNull();
        }
    }

    @Test
    void the_same_words_are_the_same_bytes() {
        assertThat(pdf(KitFormat.BANNER, KitTongues.FA, true)).isEqualTo(pdf(KitFormat.BANNER, KitTongues.FA, true));
    }

    @Test
    void paper_and_picture_look_the_same() throws IOException {
        KitDrawing drawing = KitDesign.of(KitFormat.POSTER_A4, KitSamples.sheet(KitTongues.BOTH));
        try (PDDocument document = Loader.loadPDF(pdf(KitFormat.POSTER_A4, KitTongues.BOTH, false))) {
            BufferedImage paper = new PDFRenderer(document).renderImage(0, 2);
            BufferedImage picture = KitPicture.image(drawing, paper.getWidth() / drawing.width());
            assertThat(Math.abs(paper.getHeight() - picture.getHeight())).isLessThan(3);
            int apart = 0;
            for (int y = 0; y < Math.min(paper.getHeight(), picture.getHeight()); y++) {
                for (int x = 0; x < Math.min(paper.getWidth(), picture.getWidth()); x++) {
                    apart += Math.abs((paper.getRGB(x, y) & 0xff) - (picture.getRGB(x, y) & 0xff)) > 150 ? 1 : 0;
                }
            }
            assertThat(apart).isLessThan(paper.getWidth() * paper.getHeight() / 200);
        }
    }

    @Test
    void the_code_can_be_read_by_a_telephone() throws Exception {
        KitDrawing drawing = KitDesign.of(KitFormat.POSTER_A4, KitSamples.sheet(KitTongues.FA));
        BufferedImage image = KitPicture.image(drawing, KitFormat.POSTER_A4.scale());
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        String read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
        assertThat(read).isEqualTo("https://fiction.example/");
    }
}
