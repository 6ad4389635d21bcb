package org.yadman.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yadman.platform.pdf.Paper.Attachment;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.seal.SigningKey;

class PdfTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final Paper PAPER = new Paper("A paper", "Something on paper", DAY);

    private final Pdf pdf = new Pdf(templates());

    private static Templates templates() {
        try (var beans = new AnnotationConfigApplicationContext(Templates.class)) {
            return beans.getBean(Templates.class);
        }
    }

    private static Visitor visitor(String language) {
        Site site = new Site() {
            @Override
            public Localized name() {
                return new Localized(Map.of("en", "The common day", "fa", "روز مشترک"));
            }

            @Override
            public List<Entry> menu() {
                return List.of();
            }
        };
        try (var beans =
                new AnnotationConfigApplicationContext(Messages.class, Dates.class, Languages.class, Assets.class)) {
            Visitor.Words words = new Visitor.Words(
                    beans.getBean(Messages.class),
                    beans.getBean(Dates.class),
                    beans.getBean(Languages.class),
                    beans.getBean(Assets.class));
            return new Visitor(new Language(language), "/agreement", "", new Freshness(DAY), site, words);
        }
    }

    private byte[] make(String language, String body, Paper paper) {
        Content content = output -> output.writeContent(body);
        return pdf.make(visitor(language), content, paper);
    }

    private static String text(byte[] document) throws IOException {
        try (PDDocument read = Loader.loadPDF(document)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            return reader.getText(read);
        }
    }

    @Test
    void persian_words_can_be_found_and_copied_letter_by_letter() throws IOException {
        String words = "نمونهٔ گروه‌های خانواده‌ها موافقت کردند، الأمم المتحدة، لا إله، اول";
        String read = text(make("fa", "<p>" + words + "</p>", PAPER));
        assertThat(read.replace("\u200c", "")).contains("موافقت", "کردند", "الأمم", "المتحدة", "لا", "خانوادهها");
        assertThat(read.chars()).noneMatch(c -> (c >= 0xFB50 && c < 0xFF00) || (c >= 0xE000 && c < 0xF900));
    }

    @Test
    void the_foot_counts_pages_in_the_digits_of_the_language() throws IOException {
        String two = "<p>one</p><p class=\"part\">two</p>";
        assertThat(text(make("en", two, PAPER))).contains("Page 1 of 2", "Page 2 of 2", "The common day");
        List<String> fonts = new ArrayList<>();
        try (PDDocument read = Loader.loadPDF(make("fa", two, PAPER))) {
            for (PDPage page : read.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
        }
        assertThat(fonts).anyMatch(name -> name.endsWith("+VazirmatnDigits-Regular"));
    }

    @Test
    void the_first_column_of_a_persian_table_stands_at_the_right() throws IOException {
        String table = "<table><tr><td>11</td><td>22</td></tr></table>";
        assertThat(text(make("en", table, PAPER))).containsSubsequence("11", "22");
        assertThat(text(make("fa", table, PAPER))).containsSubsequence("22", "11");
        assertThat(text(make("fa", table.replace("<table>", "<table dir=\"ltr\">"), PAPER)))
                .containsSubsequence("11", "22");
    }

    @Test
    void the_same_document_of_a_day_is_the_same_bytes_and_knows_no_hour() {
        byte[] first = make("fa", "<p>روز</p>", PAPER);
        assertThat(make("fa", "<p>روز</p>", PAPER)).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1))
                .contains("(D:20261129000000", "2026-11-29T00:00:00Z")
                .doesNotContain("openhtmltopdf");
    }

    @Test
    void nothing_is_fetched_wherever_an_address_stands() throws IOException {
        try (var ear = new java.net.ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress())) {
            ear.setSoTimeout(500);
            String address = "http://127.0.0.1:" + ear.getLocalPort() + "/";
            String body = "<style>@import url(\"" + address + "a.css\"); p { background: url(" + address
                    + "b.png) }</style><p>words</p><img src=\"" + address + "c.png\"/><object data=\"" + address
                    + "d\"></object><a href=\"" + address + "e\">there</a><link rel=\"stylesheet\" href=\"" + address
                    + "f.css\"/><img src=\"file:/etc/hostname\"/>";
            assertThat(text(make("en", body, PAPER))).contains("words");
            assertThatThrownBy(ear::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void a_picture_that_carries_itself_is_drawn() throws IOException {
        String code = "<img src=\"" + QrCode.of("https://example.org/fa/answer").picture() + "\" alt=\"code\"/>";
        try (PDDocument read = Loader.loadPDF(make("fa", code, PAPER))) {
            assertThat(read.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void words_of_people_cannot_become_tags() throws IOException {
        // What a template writes is escaped by JTE; what it could not be is refused whole.
        assertThatThrownBy(() -> make("en", "<p>a < b</p>", PAPER)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> make("en", "&#x26;<!ENTITY x SYSTEM \"file:/etc/hostname\">", PAPER))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void an_attachment_lies_in_the_file_as_it_is_and_a_seal_covers_every_byte() {
        SigningKey key = SigningKey.of(new byte[SigningKey.SEED]);
        byte[] list = "{\"line\":\"a group that agrees\"}".getBytes(StandardCharsets.UTF_8);
        Paper paper = new Paper(
                "Sealed",
                "A sealed paper",
                DAY,
                List.of(new Attachment("list.json", "application/json", "The list", list)),
                true);
        byte[] document = PdfSeal.put(make("en", "<p>words</p>", paper), key::sign);
        assertThat(new String(document, StandardCharsets.ISO_8859_1)).contains("a group that agrees");
        assertThat(PdfFiles.find(document, "list.json")).hasValue(list);
        assertThat(isSealed(document, key)).isTrue();
        for (int i = 0; i < document.length; i += 97) {
            byte[] changed = document.clone();
            changed[i] ^= 1;
            assertThat(isSealed(changed, key)).as("byte %d", i).isFalse();
        }
        byte[] longer = java.util.Arrays.copyOf(document, document.length + 1);
        assertThat(isSealed(longer, key)).isFalse();
    }

    private static boolean isSealed(byte[] document, SigningKey key) {
        return PdfSeal.find(document)
                .filter(seal -> SigningKey.verifies(key.publicKey(), seal.digest(), seal.signature()))
                .isPresent();
    }

    @Test
    void what_was_made_without_room_has_no_seal() {
        byte[] document = make("en", "<p>words</p>", PAPER);
        assertThat(PdfSeal.find(document)).isEmpty();
        assertThatThrownBy(() -> PdfSeal.put(document, digest -> digest)).isInstanceOf(IllegalArgumentException.class);
        assertThat(PdfFiles.find(document, "list.json")).isEmpty();
        assertThat(PdfFiles.find("no pdf".getBytes(StandardCharsets.UTF_8), "list.json"))
                .isEmpty();
    }
}
