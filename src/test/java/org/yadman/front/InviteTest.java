package org.yadman.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// What a reader takes along and passes on.
@Tag("database")
class InviteTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String address(String language) {
        return "http://localhost:" + server.port() + "/" + language + "/";
    }

    private static byte[] file(String path, String type) throws IOException, InterruptedException {
        URI address = server.address(path);
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        return answer.body();
    }

    @Test
    void a_text_says_which_day_and_why_in_the_campaigns_own_words_and_leads_to_the_bare_address() {
        Browser browser = server.browser().open("/en/").follow("Pass it on");
        String text = browser.page().select("textarea[readonly]").text();
        assertThat(text)
                .contains("1 September", "10 Shahrivar", "summer of 1988", "replaces none of them")
                .endsWith("\n\n" + address("en"));
        assertThat(browser.page().select("main a[href*=?], main form")).isEmpty();
        assertThat(PageCheck.faults(browser)).isEmpty();

        browser.open("/fa/about").follow("به دیگران برسانید");
        assertThat(browser.page().select("textarea[readonly]").text())
                .contains("۱۰ شهریور", "یاد همهٔ جان‌باختگان")
                .endsWith("\n\n" + address("fa"));
        assertThat(PageCheck.faults(browser)).isEmpty();
    }

    @Test
    void two_readers_get_the_same_bytes() {
        assertThat(server.browser().open("/en/invite").source())
                .isEqualTo(server.browser().open("/en/invite").source());
    }

    @Test
    void the_code_can_be_had_as_a_picture_and_as_a_drawing() throws Exception {
        assertThat(file("/fa/invite.png", "image/png")).startsWith(0x89, 'P', 'N', 'G');
        assertThat(new String(file("/fa/invite.svg", "image/svg+xml"), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .endsWith("</svg>\n")
                .doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void the_poster_is_one_page_with_the_day_the_address_and_the_code(String language) throws Exception {
        byte[] pdf = file("/" + language + "/invite.pdf", "application/pdf");
        Path folder = Files.createDirectories(Path.of("target/posters"));
        Files.write(folder.resolve(language + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(address(language).replace("http://", ""));
            var image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            assertThat(read(image)).isEqualTo(address(language));
        }
    }

    private static String read(java.awt.image.BufferedImage image) throws com.google.zxing.ReaderException {
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new com.google.zxing.qrcode.QRCodeReader()
                .decode(
                        new com.google.zxing.BinaryBitmap(new com.google.zxing.common.HybridBinarizer(
                                new com.google.zxing.RGBLuminanceSource(image.getWidth(), image.getHeight(), dots))),
                        java.util.Map.of(com.google.zxing.DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
