package org.yadman.federation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys as the fediverse writes them: RSA, as PEM.
final class RsaKeys {

    private static final int BITS = 2048;
    private static final int LONGEST_KEY = 8192;
    private static final int LONGEST_TEXT = 8192;
    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PUBLIC KEY-----\\s*");

    /// In front of a bare RSA key it says that it is one (RFC 3279, 2.3.1).
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private RsaKeys() {}

    static KeyPair make(Random random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            if (!(random instanceof SecureRandom secure)) {
                throw new IllegalStateException("No key is made of chance that can be foretold");
            }
            generator.initialize(BITS, secure);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(RSAPublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + label + "-----\n";
    }

    /// A key as another server writes it; Mobilizon leaves out that it is one of RSA.
    static Optional<RSAPublicKey> readPublic(String pem) {
        Matcher read = PEM.matcher(pem);
        if (pem.length() > LONGEST_TEXT || !read.matches()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(read.group(2));
            byte[] whole = read.group(1) == null ? encoded : sequence(RSA, bits(encoded));
            RSAPublicKey key =
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(whole));
            int length = key.getModulus().bitLength();
            return length >= BITS && length <= LONGEST_KEY ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException no) {
            return Optional.empty();
        }
    }

    private static byte[] sequence(byte[] first, byte[] second) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(first);
        content.writeBytes(second);
        return der(0x30, content.toByteArray());
    }

    private static byte[] bits(byte[] content) {
        byte[] padded = new byte[content.length + 1];
        System.arraycopy(content, 0, padded, 1, content.length);
        return der(0x03, padded);
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            // A key has less than 64 KB.
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    /// For the sealed column.
    static String write(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static PrivateKey readPrivate(String written) {
        try {
            byte[] encoded = Base64.getDecoder().decode(written.getBytes(StandardCharsets.US_ASCII));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
