package org.yadman.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MediaTypeTest {

    private static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(MediaType.PDF, bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3")),
                Arguments.of(MediaType.JPEG, bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")),
                Arguments.of(MediaType.PNG, bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")),
                Arguments.of(MediaType.WEBP, bytes("RIFF$\0\0\0WEBPVP8 ")),
                Arguments.of(MediaType.TEXT, "می‌خواهم\r\n\tplain, \"text\" < 5".getBytes(UTF_8)),
                Arguments.of(MediaType.TEXT, "\uFEFFtext with a byte order mark".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource
    void taken(MediaType type, byte[] content) {
        assertThat(MediaType.of(content)).contains(type);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(UTF_8)),
                Arguments.of("SVG with a declaration", "<?xml version=\"1.0\"?><svg/>".getBytes(UTF_8)),
                Arguments.of("HTML", "<!DOCTYPE html><html></html>".getBytes(UTF_8)),
                Arguments.of("HTML behind white space", " \n\t <html></html>".getBytes(UTF_8)),
                Arguments.of("HTML behind a byte order mark", "\uFEFF<html></html>".getBytes(UTF_8)),
                Arguments.of("HTML behind both", "\uFEFF \n<html></html>".getBytes(UTF_8)),
                Arguments.of("HTML in UTF-16", "\uFEFF<html></html>".getBytes(UTF_16LE)),
                Arguments.of("a zip, and so DOCX, XLSX, ODT", bytes("PK\u0003\u0004\u0014\0\6\0")),
                Arguments.of("old Office", bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
                Arguments.of("a Windows program", bytes("MZ\u0090\0\u0003\0\0\0")),
                Arguments.of("a Linux program", bytes("\u007fELF\u0002\u0001\u0001\0")),
                Arguments.of("GIF", bytes("GIF89a\u0001\0\u0001\0")),
                Arguments.of("TIFF", bytes("II*\0\b\0\0\0")),
                Arguments.of("MP4", bytes("\0\0\0\u0018ftypmp42")),
                Arguments.of("sound in RIFF", bytes("RIFF$\0\0\0WAVEfmt ")),
                Arguments.of("text in Latin-1", bytes("caf\u00e9")),
                Arguments.of("text with a control character", bytes("ding\u0007")),
                Arguments.of("PNG's name without its first byte", bytes("<PNG\r\n\u001a\n")),
                Arguments.of("the first bytes of PNG alone", bytes("\u0089PNG\r\n")),
                Arguments.of("half a JPEG mark", bytes("\u00ff\u00d8")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, byte[] content) {
        assertThat(MediaType.of(content)).as(name).isEmpty();
    }

    @Test
    void only_text_is_served_with_a_character_set() {
        assertThat(MediaType.TEXT.httpName()).isEqualTo("text/plain;charset=utf-8");
        assertThat(MediaType.PDF.httpName()).isEqualTo("application/pdf");
        assertThat(MediaType.PDF.image()).isFalse();
        assertThat(MediaType.WEBP.image()).isTrue();
    }
}
