package org.yadman.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.Cleaning.Reason;
import org.yadman.platform.files.Cleaning.Removed;

class CleaningTest {

    private static final String MARK = "Marker4711";

    private final Cleaning cleaning = new Cleaning();

    private Cleaned.Clean cleaned(byte[] file) {
        Cleaned cleaned = cleaning.clean(file);
        assertThat(cleaned).isInstanceOf(Cleaned.Clean.class);
        return (Cleaned.Clean) cleaned;
    }

    private Reason refused(byte[] file) {
        Cleaned cleaned = cleaning.clean(file);
        assertThat(cleaned).isInstanceOf(Cleaned.Refused.class);
        return ((Cleaned.Refused) cleaned).reason();
    }

    private static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = picture.createGraphics();
        paint.setColor(Color.WHITE);
        paint.fillRect(0, 0, width, height);
        // Only the corner at the top left is red.
        paint.setColor(Color.RED);
        paint.fillRect(0, 0, width / 2, height / 2);
        paint.dispose();
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(picture, format, out)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /// Exif with an orientation, a place, and a text.
    private static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(100);
        tiff.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010f, 2, MARK.length(), 50);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 60);
        tiff.putInt(0).put(MARK.getBytes(StandardCharsets.US_ASCII));
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] with(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + content.length + 4);
        file.put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String raw(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_photo_keeps_its_dots_and_loses_everything_else() throws IOException {
        byte[] photo = written(picture(60, 40), "jpeg");
        byte[] file = with(photo, 0xe1, exif(1));
        file = with(file, 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + MARK + "</x>"));
        file = with(file, 0xed, ascii("Photoshop 3.0\0" + MARK));
        file = with(file, 0xfe, ascii(MARK));
        file = Arrays.copyOf(file, file.length + MARK.length());
        System.arraycopy(ascii(MARK), 0, file, file.length - MARK.length(), MARK.length());
        assertThat(raw(file)).contains(MARK);
        Cleaned.Clean clean = cleaned(file);
        assertThat(clean.type()).isEqualTo(MediaType.JPEG);
        assertThat(raw(clean.content())).doesNotContain(MARK, "Exif", "adobe", "Photoshop");
        assertThat(clean.removed()).containsExactly(Removed.METADATA, Removed.LOCATION);
        BufferedImage seen = read(clean.content());
        assertThat(seen.getWidth()).isEqualTo(60);
        assertThat(isRed(seen, 5, 5)).isTrue();
        assertThat(isRed(seen, 50, 5)).isFalse();
        assertThat(cleaned(photo).removed()).isEmpty();
    }

    @Test
    void of_a_jpeg_it_can_be_told_whether_it_holds_more_than_its_dots() throws IOException {
        byte[] bare = written(picture(40, 30), "jpeg");
        assertThat(Cleaning.besidesDots(bare)).hasValue(Set.of());
        assertThat(Cleaning.besidesDots(cleaned(with(bare, 0xe1, exif(1))).content()))
                .hasValue(Set.of());
        // Exif, XMP, a colour profile, words of a program, a comment, and a part that no picture has.
        for (int marker : new int[] {0xe1, 0xe1, 0xe2, 0xed, 0xee, 0xfe, 0xf0, 0x02}) {
            byte[] content = ascii(marker == 0xe2 ? "ICC_PROFILE\0\1\1x" : marker == 0xee ? "Adobe\0d" : "Exif x");
            assertThat(Cleaning.besidesDots(with(bare, marker, content)))
                    .as("%x", marker)
                    .hasValue(Set.of(Removed.METADATA));
        }
        byte[] behind = Arrays.copyOf(bare, bare.length + 1);
        assertThat(Cleaning.besidesDots(behind)).hasValue(Set.of(Removed.METADATA));
        assertThat(Cleaning.besidesDots(new byte[0])).isEmpty();
        assertThat(Cleaning.besidesDots(Arrays.copyOf(bare, 30))).isEmpty();
        assertThat(Cleaning.besidesDots(written(picture(40, 30), "png"))).isEmpty();
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        Color dot = new Color(picture.getRGB(x, y));
        return dot.getRed() > 200 && dot.getGreen() < 80 && dot.getBlue() < 80;
    }

    /// Where the red corner must be seen: by Exif, 6 means that the camera was turned so that the file's first row is
    /// the picture's right side.
    @ParameterizedTest
    @CsvSource({"1,5,5,60", "2,55,5,60", "3,55,35,60", "4,5,35,60", "5,5,5,40", "6,35,5,40", "7,35,55,40", "8,5,55,40"})
    void a_photo_stands_upright_before_it_forgets_how_the_camera_was_held(int orientation, int x, int y, int width)
            throws IOException {
        BufferedImage seen = read(cleaned(with(written(picture(60, 40), "jpeg"), 0xe1, exif(orientation)))
                .content());
        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(isRed(seen, x, y)).isTrue();
        int red = 0;
        for (int[] corner : new int[][] {{5, 5}, {width - 5, 5}, {5, 100 - width - 5}, {width - 5, 100 - width - 5}}) {
            red += isRed(seen, corner[0], corner[1]) ? 1 : 0;
        }
        assertThat(red).isEqualTo(1);
    }

    @Test
    void a_grey_photo_stays_grey() throws IOException {
        BufferedImage grey = new BufferedImage(50, 30, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage seen =
                read(cleaned(with(written(grey, "jpeg"), 0xe1, exif(6))).content());
        assertThat(seen.getRaster().getNumBands()).isEqualTo(1);
        assertThat(seen.getWidth()).isEqualTo(30);
    }

    private static byte[] png(BufferedImage picture, String chunk, byte[] content) {
        byte[] file = written(picture, "png");
        CRC32 sum = new CRC32();
        sum.update(ascii(chunk));
        sum.update(content);
        ByteBuffer with = ByteBuffer.allocate(file.length + content.length + 12);
        with.put(file, 0, 33)
                .putInt(content.length)
                .put(ascii(chunk))
                .put(content)
                .putInt((int) sum.getValue())
                .put(file, 33, file.length - 33);
        return with.array();
    }

    @Test
    void a_png_keeps_its_clear_parts_and_loses_its_texts() throws IOException {
        BufferedImage clear = new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(3, 3, 0x80ff0000);
        Cleaned.Clean clean = cleaned(png(clear, "tEXt", ascii("Author\0" + MARK)));
        assertThat(clean.type()).isEqualTo(MediaType.PNG);
        assertThat(raw(clean.content())).doesNotContain(MARK, "tEXt");
        assertThat(clean.removed()).containsExactly(Removed.METADATA);
        assertThat(read(clean.content()).getRGB(3, 3)).isEqualTo(0x80ff0000);
        byte[] turned = Arrays.copyOfRange(exif(6), 6, 100);
        assertThat(read(cleaned(png(picture(60, 40), "eXIf", turned)).content()).getWidth())
                .isEqualTo(40);
    }

    @Test
    void a_picture_with_few_colours_and_one_with_sixteen_bits_can_be_read_afterwards() throws IOException {
        for (int type : List.of(
                BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY)) {
            BufferedImage seen = read(
                    cleaned(written(new BufferedImage(33, 17, type), "png")).content());
            assertThat(seen.getWidth()).isEqualTo(33);
        }
    }

    @Test
    void a_flood_of_pixels_is_refused_before_it_is_unfolded() {
        byte[] file = written(picture(40, 40), "png");
        // 60,000 × 60,000 in the header: three gigabytes in memory.
        ByteBuffer.wrap(file).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) sum.getValue());
        assertThat(refused(file)).isEqualTo(Reason.TOO_MANY_PIXELS);
        byte[] jpeg = written(picture(40, 40), "jpeg");
        int frame = 2;
        while ((jpeg[frame + 1] & 0xff) != 0xc0) {
            frame += 2 + ByteBuffer.wrap(jpeg).getShort(frame + 2);
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        assertThat(refused(jpeg)).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void a_text_that_unfolds_to_gigabytes_beside_the_picture_is_not_unfolded() {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[8 * 1024 * 1024]);
        deflater.finish();
        byte[] small = new byte[64 * 1024];
        int length = deflater.deflate(small);
        deflater.end();
        byte[] content = new byte[length + 5];
        System.arraycopy(ascii("abc\0\0"), 0, content, 0, 5);
        System.arraycopy(small, 0, content, 5, length);
        assertThat(cleaned(png(picture(9, 9), "zTXt", content)).removed()).containsExactly(Removed.METADATA);
    }

    @Test
    void a_picture_with_a_long_side_becomes_coarser() throws IOException {
        Cleaned.Clean clean = cleaned(written(picture(5000, 300), "png"));
        assertThat(read(clean.content()).getWidth()).isEqualTo(2500);
        assertThat(clean.removed()).containsExactly(Removed.SIZE);
        assertThat(ImageCleaning.coarseness(6016, 4000, 3)).isEqualTo(2);
        assertThat(ImageCleaning.coarseness(4000, 3000, 3)).isEqualTo(1);
        assertThat(ImageCleaning.coarseness(4000, 4000, 8)).isEqualTo(2);
    }

    @Test
    void a_webp_becomes_a_jpeg_or_a_png() throws IOException {
        byte[] file = webp();
        Cleaned.Clean clean = cleaned(file);
        assertThat(clean.type()).isIn(MediaType.JPEG, MediaType.PNG);
        assertThat(read(clean.content()).getWidth()).isEqualTo(1);
    }

    // The smallest lossy picture, as many programs carry it to try whether they can read the format.
    private static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void a_picture_that_is_cut_off_or_scrambled_is_refused_or_cleaned_and_never_breaks(String format) {
        byte[] whole = written(picture(64, 48), format);
        for (int length = 8; length < whole.length - 12; length += 7) {
            cleaning.clean(Arrays.copyOf(whole, length));
        }
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < 400; i++) {
            byte[] scrambled = whole.clone();
            scrambled[random.nextInt(scrambled.length - 8) + 8] = (byte) random.nextInt();
            cleaning.clean(scrambled);
        }
        assertThat(refused(Arrays.copyOf(whole, 30))).isIn(Reason.IMAGE_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<!doctype html><p>x",
                "PK\u0003\u0004word",
                "GIF89a\u0000"
            })
    void other_kinds_are_refused(String content) {
        assertThat(refused(ascii(content))).isEqualTo(Reason.KIND);
    }

    @Test
    void nothing_and_too_much_are_refused() {
        assertThat(refused(new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(refused(new byte[Documents.LARGEST + 1])).isEqualTo(Reason.TOO_LARGE);
        assertThat(cleaned(ascii("plain text")).type()).isEqualTo(MediaType.TEXT);
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void write(PDDocument document, PDPage page, String text) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] laden() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= 3; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                write(document, page, "Page " + i + " of the minutes");
                page.getCOSObject().setString(COSName.getPDFName("LastModified"), MARK);
                PDMetadata ofPage = new PDMetadata(document, new ByteArrayInputStream(ascii("<x>" + MARK + "</x>")));
                page.setMetadata(ofPage);
            }
            PDPage first = document.getPage(0);
            try (PDPageContentStream content =
                    new PDPageContentStream(document, first, PDPageContentStream.AppendMode.APPEND, true)) {
                byte[] photo = with(written(picture(60, 40), "jpeg"), 0xe1, exif(1));
                content.drawImage(
                        JPEGFactory.createFromStream(document, new ByteArrayInputStream(photo)), 100, 100, 60, 40);
            }
            document.getDocumentInformation().setAuthor(MARK);
            document.getDocumentInformation().setProducer(MARK);
            PDMetadata xmp = new PDMetadata(document, new ByteArrayInputStream(ascii("<x>" + MARK + "</x>")));
            document.getDocumentCatalog().setMetadata(xmp);
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + MARK + "')"));
            attach(document);
            PDAnnotationText note = new PDAnnotationText();
            note.setContents(MARK);
            note.setTitlePopup(MARK);
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            first.setAnnotations(new ArrayList<>(List.of(note)));
            return saved(document);
        }
    }

    private static void attach(PDDocument document) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(ascii(MARK + " inside")));
        PDComplexFileSpecification named = new PDComplexFileSpecification();
        named.setFile(MARK + ".doc");
        named.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(MARK, named));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        COSDictionary scripts = new COSDictionary();
        COSArray pairs = new COSArray();
        pairs.add(new COSString(MARK));
        pairs.add(new PDActionJavaScript("this." + MARK + "()"));
        scripts.setItem(COSName.NAMES, pairs);
        names.getCOSObject().setItem(COSName.JAVA_SCRIPT, scripts);
    }

    /// The file's bytes, and after them all of its streams unfolded.
    private static String unfolded(byte[] file) throws Exception {
        StringBuilder all = new StringBuilder(raw(file));
        String bytes = raw(file);
        for (int at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 1)) {
            int begin = at + 6;
            while (begin < file.length && (file[begin] == '\r' || file[begin] == '\n')) {
                begin++;
            }
            Inflater inflater = new Inflater();
            inflater.setInput(file, begin, file.length - begin);
            byte[] out = new byte[1 << 20];
            try {
                all.append(new String(out, 0, inflater.inflate(out), StandardCharsets.ISO_8859_1));
            } catch (java.util.zip.DataFormatException e) {
                // Not compressed: it stands in the bytes as they are.
            } finally {
                inflater.end();
            }
        }
        return all.toString();
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return document.getNumberOfPages() + " pages: " + new PDFTextStripper().getText(document);
        }
    }

    @Test
    void a_pdf_keeps_its_pages_and_their_words_and_loses_what_is_not_on_them() throws Exception {
        byte[] file = laden();
        assertThat(unfolded(file)).contains(MARK + " inside").contains("this." + MARK);
        Cleaned.Clean clean = cleaned(file);
        assertThat(clean.type()).isEqualTo(MediaType.PDF);
        assertThat(text(clean.content())).isEqualTo(text(file)).startsWith("3 pages: Page 1 of the minutes");
        assertThat(unfolded(clean.content()))
                .doesNotContain(MARK, "JavaScript", "EmbeddedFile", "Metadata", "OpenAction", "Annots", "/Info")
                .contains("DCTDecode");
        assertThat(clean.removed())
                .containsExactly(Removed.METADATA, Removed.ATTACHMENTS, Removed.SCRIPTS, Removed.ANNOTATIONS);
    }

    @Test
    void the_same_upload_gives_the_same_document_and_a_clean_one_loses_nothing() throws IOException {
        byte[] file = laden();
        byte[] once = cleaned(file).content();
        assertThat(cleaned(file).content()).isEqualTo(once);
        assertThat(cleaned(once).removed()).isEmpty();
    }

    @Test
    void what_was_written_into_a_form_stays_to_be_read_when_the_form_is_gone() throws Exception {
        byte[] file;
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 12 Tf 0 g");
            PDTextField field = new PDTextField(form);
            field.setPartialName(MARK);
            form.getFields().add(field);
            var widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(50, 700, 300, 30));
            widget.setPage(page);
            page.getAnnotations().add(widget);
            field.setValue("Signed by the assembly");
            file = saved(document);
        }
        Cleaned.Clean clean = cleaned(file);
        assertThat(text(clean.content())).contains("Signed by the assembly");
        assertThat(unfolded(clean.content())).doesNotContain(MARK, "AcroForm", "/Widget");
        assertThat(clean.removed()).contains(Removed.FORMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", ""})
    void a_protected_pdf_is_refused_even_where_everybody_may_open_it(String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            assertThat(refused(saved(document))).isEqualTo(Reason.PDF_ENCRYPTED);
        }
    }

    @Test
    void a_broken_pdf_is_refused() throws IOException {
        assertThat(refused(ascii("%PDF-1.7\nnothing"))).isEqualTo(Reason.PDF_BROKEN);
        try (PDDocument empty = new PDDocument()) {
            assertThat(refused(saved(empty))).isEqualTo(Reason.PDF_BROKEN);
        }
        byte[] whole = laden();
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] scrambled = whole.clone();
            for (int j = 0; j < 20; j++) {
                scrambled[random.nextInt(scrambled.length - 8) + 8] = (byte) random.nextInt();
            }
            if (cleaning.clean(scrambled) instanceof Cleaned.Clean clean) {
                assertThat(clean.type()).isEqualTo(MediaType.PDF);
            }
        }
    }

    @Test
    void a_pdf_that_unfolds_without_end_is_refused_before_it_is_unfolded() {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[(int) PdfStreams.MOST + 1]);
        deflater.finish();
        byte[] small = new byte[256 * 1024];
        int length = deflater.deflate(small);
        deflater.end();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.7\n1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + length
                + ">>\nstream\n"));
        file.write(small, 0, length);
        file.writeBytes(ascii("\nendstream\nendobj\n"));
        assertThat(refused(file.toByteArray())).isEqualTo(Reason.PDF_BOMB);
    }
}
