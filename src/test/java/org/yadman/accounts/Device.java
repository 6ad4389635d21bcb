package org.yadman.accounts;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.yadman.testing.Browser;
import org.yadman.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A security key with one passkey, and the script of the page that speaks with it: ECDSA on P-256, CBOR by hand, so
/// that nothing of what is tested is used to test it. A good one unless a test makes it lie.
final class Device {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int ATTESTED = 64;

    private final KeyPair pair;
    private final byte[] id = new byte[32];

    /// What it says; the site is whatever it was asked for where this is empty.
    String origin;

    String site = "";
    String user = "";
    int flags = PRESENT | VERIFIED;
    int count = 1;

    Device(TestServer server) {
        origin = server.address("").toString().replaceAll("/$", "");
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            System.arraycopy(sha.digest(pair.getPublic().getEncoded()), 0, id, 0, id.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// It was touched, but nobody has unlocked it.
    Device unverified() {
        flags = PRESENT;
        return this;
    }

    /// Adds its passkey to the account that is signed in.
    Browser addTo(Browser browser, String name) {
        begin(browser, name);
        fill(browser, make(options(browser)));
        return browser.press("Make the passkey");
    }

    static Browser begin(Browser browser, String name) {
        browser.open("/en/desk/account/passkeys").type("What do you want to call it?", name);
        return browser.press("Go on");
    }

    static JsonNode options(Browser browser) {
        return JSON.readTree(Objects.requireNonNull(browser.page().selectFirst("form[data-options]"))
                .attr("data-options"));
    }

    /// Signs in on a new sign-in page.
    Browser signIn(Browser browser) {
        browser.open("/en/sign-in?go=/en/desk/account");
        return show(browser, sign(ask(browser)));
    }

    /// Sends an answer on the sign-in page that is open.
    static Browser show(Browser browser, Map<String, String> answer) {
        fill(browser, answer);
        return browser.press("Sign in with a passkey");
    }

    static JsonNode ask(Browser browser) {
        return JSON.readTree(browser.fetch("/en/sign-in/passkey").body());
    }

    private static void fill(Browser browser, Map<String, String> answer) {
        answer.forEach(browser::type);
    }

    Map<String, String> make(JsonNode toMake) {
        user = toMake.get("user").asString();
        JsonNode asked = toMake.get("asked");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(cborHead(5, 3));
        whole.writeBytes(cbor("fmt"));
        whole.writeBytes(cbor("none"));
        whole.writeBytes(cbor("attStmt"));
        whole.writeBytes(cborHead(5, 0));
        whole.writeBytes(cbor("authData"));
        whole.writeBytes(cbor(data(asked, flags | ATTESTED, attested())));
        return Map.of(
                "clientData",
                Base64Url.of(client("webauthn.create", asked)),
                "attestation",
                Base64Url.of(whole.toByteArray()));
    }

    Map<String, String> sign(JsonNode asked) {
        byte[] client = client("webauthn.get", asked);
        byte[] data = data(asked, flags, new byte[0]);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("sealed", asked.get("sealed").asString());
        answer.put("credential", Base64Url.of(id));
        answer.put("clientData", Base64Url.of(client));
        answer.put("authenticatorData", Base64Url.of(data));
        answer.put("signature", Base64Url.of(signature(data, client)));
        answer.put("user", user);
        return answer;
    }

    private byte[] signature(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] client(String type, JsonNode asked) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, asked.get("challenge").asString(), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(JsonNode asked, int said, byte[] attested) {
        String of = site.isEmpty() ? asked.get("site").asString() : site;
        return ByteBuffer.allocate(37 + attested.length)
                .put(sha(of.getBytes(StandardCharsets.UTF_8)))
                .put((byte) said)
                .putInt(count)
                .put(attested)
                .array();
    }

    private byte[] attested() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(cborHead(5, 5));
        cose.writeBytes(cborHead(0, 1));
        cose.writeBytes(cborHead(0, 2));
        cose.writeBytes(cborHead(0, 3));
        cose.writeBytes(cborHead(1, 6));
        cose.writeBytes(cborHead(1, 0));
        cose.writeBytes(cborHead(0, 1));
        cose.writeBytes(cborHead(1, 1));
        cose.writeBytes(cbor(coordinate(key.getW().getAffineX())));
        cose.writeBytes(cborHead(1, 2));
        cose.writeBytes(cbor(coordinate(key.getW().getAffineY())));
        byte[] made = cose.toByteArray();
        return ByteBuffer.allocate(18 + id.length + made.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(made)
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] whole = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
        return whole;
    }

    private static byte[] cbor(String text) {
        return joined(cborHead(3, text.length()), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] cbor(byte[] bytes) {
        return joined(cborHead(2, bytes.length), bytes);
    }

    /// RFC 8949, 3: a kind in three bits and a number that is as short as can be.
    private static byte[] cborHead(int kind, int number) {
        if (number < 24) {
            return new byte[] {(byte) (kind << 5 | number)};
        }
        return number < 256
                ? new byte[] {(byte) (kind << 5 | 24), (byte) number}
                : new byte[] {(byte) (kind << 5 | 25), (byte) (number >> 8), (byte) number};
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
