package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

class AssetsTest {

    private static final Path FILES = Path.of("src/main/resources/assets");

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.sqlite());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Wire.Answer get(String path, String... headers) {
        String[] lines = new String[headers.length + 2];
        lines[0] = "GET " + path + " HTTP/1.1";
        lines[1] = "Host: localhost";
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return Wire.send(server.port(), lines);
    }

    private static String address(String name) {
        return server.bean(Assets.class).address(name);
    }

    @Test
    void an_address_carries_the_hash_and_may_be_kept_for_a_year() throws IOException {
        assertThat(address("yadman.css")).matches("/assets/[0-9a-f]{12}/yadman\\.css");
        Wire.Answer answer = get(address("yadman.css"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("content-type")).isEqualToIgnoringCase("text/css;charset=utf-8");
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(FILES.resolve("yadman.css")));
    }

    @Test
    void a_font_is_what_it_is_and_not_compressed_again() throws IOException {
        Wire.Answer answer = get(address("fonts/vazirmatn.woff2"), "Accept-Encoding: gzip");
        assertThat(answer.header("content-type")).isEqualTo("font/woff2");
        assertThat(answer.headers()).doesNotContainKey("content-encoding");
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(FILES.resolve("fonts/vazirmatn.woff2")));
    }

    @Test
    void a_browser_that_takes_gzip_gets_it() throws IOException {
        Wire.Answer answer = get(address("yadman.css"), "Accept-Encoding: gzip, br");
        assertThat(answer.header("content-encoding")).isEqualTo("gzip");
        assertThat(answer.header("vary")).contains("Accept-Encoding");
        assertThat(answer.body().length).isLessThan((int) Files.size(FILES.resolve("yadman.css")) / 2);
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(plain).isEqualTo(Files.readAllBytes(FILES.resolve("yadman.css")));
    }

    @Test
    void the_page_names_the_address_and_the_stylesheet_its_fonts_beside_it() {
        assertThat(server.browser()
                        .open("/en/about")
                        .page()
                        .select("link[rel=stylesheet]")
                        .attr("href"))
                .isEqualTo(address("yadman.css"));
        String css = new String(get(address("yadman.css")).body(), StandardCharsets.UTF_8);
        var fonts = java.util.regex.Pattern.compile("url\\([\"']?([^)\"']+)")
                .matcher(css)
                .results()
                .toList();
        assertThat(fonts).isNotEmpty();
        String folder = address("yadman.css").replace("yadman.css", "");
        fonts.forEach(font -> assertThat(get(folder + font.group(1)).status())
                .as(font.group(1))
                .isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/000000000000/yadman.css",
                "/assets/yadman.css",
                "/assets/",
                "/assets/HASH/",
                "/assets/HASH/other.css",
                "/assets/HASH/YADMAN.CSS",
                "/assets/HASH/yadman.css/",
                "/assets/HASH//yadman.css",
                "/assets/HASH/fonts",
                "/assets/HASH/fonts/README.md",
                "/assets/HASH/../application.properties",
                "/assets/HASH/../../application.properties",
                "/assets/HASH/fonts/../../application.properties",
                "/assets/HASH/%2e%2e/application.properties",
                "/assets/HASH/..%2fapplication.properties",
                "/assets/HASH/..%5capplication.properties",
                "/assets/HASH/%252e%252e%252fapplication.properties",
                "/assets/HASH/yadman.css%00.txt",
                "/assets/HASH/file:/etc/passwd",
                "/application.properties",
                "/messages/platform_en.properties",
                "/db/migration/V001__platform.sql"
            })
    void nothing_else_is_there_whatever_the_path(String path) {
        String hash = address("yadman.css").replaceAll("/assets/|/yadman.css", "");
        Wire.Answer answer = get(path.replace("HASH", hash));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("spring.main", "create table", "platform.skip=");
    }

    @Test
    void a_template_that_names_no_file_fails_at_once() {
        assertThatThrownBy(() -> address("nothing.css")).hasMessageContaining("nothing.css");
    }
}
