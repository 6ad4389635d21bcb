package org.yadman.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpSignatureTest {

    private static final byte[] HELLO = "{\"hello\": \"world\"}".getBytes(StandardCharsets.US_ASCII);

    /// From draft-cavage-http-signatures-12, appendix C: too short to be believed, and good enough to compare with.
    private static final Map<String, String> DRAFT = Map.of(
            "host", "example.com",
            "date", "Sun, 05 Jan 2014 21:31:40 GMT",
            "content-type", "application/json",
            "digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
            "content-length", "18");

    private static Map<String, String> values(byte[] body) {
        return Map.of(
                "host", "far.example.org",
                "date", "Mon, 23 Nov 2026 12:00:00 GMT",
                "digest", HttpSignature.digest(body));
    }

    private static String sign(Map<String, String> values) {
        return HttpSignature.sign(
                FarServer.KEY, FarServer.KEYS.getPrivate(), HttpSignature.OF_A_POST, "post /inbox", values);
    }

    @Test
    void a_digest_is_the_one_of_the_draft() {
        assertThat(HttpSignature.digest(HELLO)).isEqualTo(DRAFT.get("digest"));
        assertThat(HttpSignature.isDigest(DRAFT.get("digest"), HELLO)).isTrue();
        assertThat(HttpSignature.isDigest("sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", HELLO))
                .isTrue();
        assertThat(HttpSignature.isDigest("MD5=abc, " + DRAFT.get("digest"), HELLO))
                .isTrue();
        assertThat(HttpSignature.isDigest("MD5=abc", HELLO)).isFalse();
        assertThat(HttpSignature.isDigest(null, HELLO)).isFalse();
        assertThat(HttpSignature.isDigest(DRAFT.get("digest") + "," + DRAFT.get("digest"), HELLO))
                .isFalse();
        assertThat(HttpSignature.isDigest(DRAFT.get("digest"), new byte[0])).isFalse();
    }

    @Test
    void what_was_signed_is_found_good_and_nothing_else_is() {
        Map<String, String> values = values(HELLO);
        HttpSignature read = HttpSignature.read(sign(values)).orElseThrow();
        assertThat(read.keyId()).isEqualTo(FarServer.KEY);
        assertThat(read.covers(HttpSignature.OF_A_POST)).isTrue();
        RSAPublicKey key = (RSAPublicKey) FarServer.KEYS.getPublic();
        assertThat(read.isBy(key, "post /inbox", values::get)).isTrue();
        assertThat(read.isBy(key, "post /other", values::get)).isFalse();
        assertThat(read.isBy(key, "get /inbox", values::get)).isFalse();
        assertThat(read.isBy(key, "post /inbox", values(new byte[1])::get)).isFalse();
        assertThat(read.isBy(key, "post /inbox", name -> null)).isFalse();
        assertThat(read.isBy(FarServer.keys().getPublic(), "post /inbox", values::get))
                .isFalse();
    }

    @Test
    void what_is_not_known_here_is_no_signature() {
        String good = sign(values(HELLO));
        assertThat(HttpSignature.read(good)).isPresent();
        assertThat(HttpSignature.read(good.replace("\",", "\", "))).isPresent();
        assertThat(HttpSignature.read(good.replace("rsa-sha256", "hs2019"))).isPresent();
        assertThat(HttpSignature.read(good.replace("algorithm=\"rsa-sha256\",", "")))
                .isPresent();
        for (String bad : List.of(
                "",
                "Signature " + good,
                good.replace("rsa-sha256", "hmac-sha256"),
                good.replace("rsa-sha256", "rsa-sha1"),
                good + ",keyId=\"https://evil.example.org\"",
                good + "x",
                good.replace("host date", "host host date"),
                good.replaceFirst("signature=\"[^\"]*", "signature=\"~"),
                good.replaceFirst("keyId=\"[^\"]*", "keyId=\""),
                good + ",a=\"" + "x".repeat(5000) + "\"")) {
            assertThat(HttpSignature.read(bad)).as(bad).isEmpty();
        }
        assertThat(HttpSignature.read(null)).isEmpty();
    }

    @Test
    void keys_are_read_in_both_forms_in_which_others_write_them() throws Exception {
        RSAPublicKey key = (RSAPublicKey) FarServer.KEYS.getPublic();
        assertThat(RsaKeys.readPublic(RsaKeys.pem(key))).contains(key);
        assertThat(RsaKeys.readPublic(FarServer.pem(key))).contains(key);
        // As Mobilizon does: what is left when the words "this is RSA" are taken off.
        byte[] encoded = key.getEncoded();
        byte[] bare = java.util.Arrays.copyOfRange(encoded, 24, encoded.length);
        String pem = "-----BEGIN RSA PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(bare) + "\n-----END RSA PUBLIC KEY-----\n\n";
        assertThat(RsaKeys.readPublic(pem)).contains(key);
        assertThat(RsaKeys.readPublic("")).isEqualTo(Optional.empty());
        assertThat(RsaKeys.readPublic("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))
                .isEmpty();
        PrivateKey secret = RsaKeys.readPrivate(RsaKeys.write(FarServer.KEYS.getPrivate()));
        assertThat(secret).isEqualTo(FarServer.KEYS.getPrivate());
        assertThat(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(secret.getEncoded())))
                .isEqualTo(secret);
    }

    @Test
    void a_short_key_is_none() throws Exception {
        var generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        assertThat(RsaKeys.readPublic(FarServer.pem(generator.generateKeyPair().getPublic())))
                .isEmpty();
    }

    @Test
    void names_of_hosts_are_read_as_people_write_them() {
        assertThat(HostName.read(" https://Gancio.Example.org/feed ").map(HostName::value))
                .contains("gancio.example.org");
        assertThat(HostName.read("@relay@gancio.example.org").map(HostName::value))
                .contains("gancio.example.org");
        assertThat(HostName.read("bücher.example.org").map(HostName::value)).contains("xn--bcher-kva.example.org");
        for (String bad : List.of(
                "",
                "a",
                "localhost",
                "10.0.0.1",
                "1.2.3",
                "[::1]",
                "::1",
                "a..b.org",
                "-a.org",
                "a.local",
                "a.onion",
                "a.test",
                "a.org:8443",
                "a b.org",
                "https://",
                "a.home.arpa",
                "x".repeat(64) + ".org")) {
            assertThat(HostName.read(bad)).as(bad).isEmpty();
        }
    }
}
