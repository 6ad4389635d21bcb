package org.yadman.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FarAnswerTest {

    private static FarAnswer read(String text) throws IOException {
        return FarAnswer.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), 100);
    }

    private static String body(FarAnswer answer) {
        return new String(answer.body(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_body_is_read_however_its_length_is_said() throws IOException {
        assertThat(body(read("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef")))
                .isEqualTo("abc");
        assertThat(body(read("HTTP/1.1 200 OK\r\n\r\nabcdef"))).isEqualTo("abcdef");
        assertThat(body(read("HTTP/1.0 200\n\nabc"))).isEqualTo("abc");
        assertThat(body(read(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")))
                .isEqualTo("abcde");
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(202);
        assertThat(read("HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
    }

    @Test
    void what_is_no_answer_or_breaks_off_is_none() {
        for (String bad : List.of(
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 100 Continue\r\n\r\n".repeat(9))) {
            assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(IOException.class);
        }
        for (String large : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(101),
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" + "x".repeat(101) + "\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(101) + "\r\n",
                "HTTP/1.1 200 " + "x".repeat(9000))) {
            assertThatThrownBy(() -> read(large)).isInstanceOf(FarAnswer.TooLarge.class);
        }
    }

    @Test
    void nonsense_ends() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            byte[] start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[start.length + bytes.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(bytes, 0, all, start.length, bytes.length);
            try {
                assertThat(FarAnswer.read(new ByteArrayInputStream(all), 100).body().length)
                        .isLessThanOrEqualTo(100);
            } catch (IOException expected) {
                // As it should.
            }
        }
    }
}
