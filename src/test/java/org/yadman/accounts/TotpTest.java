package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, the rows of SHA-1: the last six of its eight digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_numbers_are_those_of_the_rfc(long second, String number) {
        assertThat(Totp.number(SECRET, Totp.step(Instant.ofEpochSecond(second))))
                .isEqualTo(number);
    }

    @Test
    void one_step_to_either_side_is_taken_and_none_twice() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.accept(SECRET, Totp.number(SECRET, near), now, 0)).hasValue(near);
        }
        assertThat(Totp.accept(SECRET, Totp.number(SECRET, step - 2), now, 0)).isEmpty();
        assertThat(Totp.accept(SECRET, Totp.number(SECRET, step + 2), now, 0)).isEmpty();
        assertThat(Totp.accept(SECRET, Totp.number(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.accept(SECRET, "", now, 0)).isEmpty();
    }

    /// RFC 4648, section 10, without the padding.
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void a_secret_is_written_as_base32(String plain, String base32) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
        assertThat(Totp.bytes(base32)).isEqualTo(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
