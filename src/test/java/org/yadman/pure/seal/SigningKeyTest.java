package org.yadman.pure.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /// RFC 8032, section 7.1, tests 1 and 2.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,\"\","
                        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,r,"
                        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
            })
    void it_signs_as_the_standard_says(String seed, String publicKey, String text, String signature) {
        SigningKey key = SigningKey.of(HexFormat.of().parseHex(seed));
        assertThat(key.publicKey()).isEqualTo(base64(publicKey));
        assertThat(key.sign(text)).isEqualTo(base64(signature));
        assertThat(SigningKey.verifies(base64(publicKey), text, base64(signature)))
                .isTrue();
    }

    @Test
    void any_other_text_key_or_signature_does_not_verify() {
        Random random = new Random(11);
        for (int round = 0; round < 30; round++) {
            byte[] seed = new byte[SigningKey.SEED];
            random.nextBytes(seed);
            SigningKey key = SigningKey.of(seed);
            seed[random.nextInt(seed.length)] ^= (byte) (1 << (1 + random.nextInt(7)));
            SigningKey other = SigningKey.of(seed);
            String text = "text " + random.nextInt();
            String signature = key.sign(text);
            assertThat(SigningKey.verifies(key.publicKey(), text, signature)).isTrue();
            assertThat(SigningKey.verifies(key.publicKey(), text + " ", signature))
                    .isFalse();
            assertThat(SigningKey.verifies(other.publicKey(), text, signature)).isFalse();
            byte[] changed = Base64.getDecoder().decode(signature);
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(SigningKey.verifies(
                            key.publicKey(), text, Base64.getEncoder().encodeToString(changed)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"\"\",\"\"", "x,y", "AAAA,AAAA", "not base64!,not base64!"})
    void what_is_no_key_and_no_signature_verifies_nothing(String publicKey, String signature) {
        assertThat(SigningKey.verifies(publicKey, "text", signature)).isFalse();
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> SigningKey.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
