package org.yadman.pure.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An Ed25519 key (RFC 8032) made of its 32 bytes, so that it can be kept as a line of text or on paper. Public keys
/// and signatures are Base64 of the plain bytes, as other programs use them.
public final class SigningKey {

    /// How many bytes make a key.
    public static final int SEED = 32;

    // Java wraps the 32 bytes of a public key into this (RFC 8410).
    private static final byte[] WRAPPING = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /// The key that these bytes are.
    ///
    /// @param seed 32 random bytes: the private key
    public static SigningKey of(byte[] seed) {
        if (seed.length != SEED) {
            throw new IllegalArgumentException("An Ed25519 key has " + SEED + " bytes");
        }
        try {
            // Java has no other way from a private key to its public one than to "choose" it.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Chosen(seed));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String publicKey() {
        byte[] wrapped = pair.getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(wrapped, WRAPPING.length, wrapped.length));
    }

    /// The signature of a text.
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether this is the signature of this text by this key; false as well for what is no key or no signature.
    public static boolean verifies(String publicKey, String text, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(read(publicKey));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(plain(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey read(String publicKey) throws GeneralSecurityException {
        byte[] plain = plain(publicKey);
        byte[] wrapped = Arrays.copyOf(WRAPPING, WRAPPING.length + plain.length);
        System.arraycopy(plain, 0, wrapped, WRAPPING.length, plain.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(wrapped));
    }

    // Base64 can spell the same bytes in several ways, and a changed character must never go unseen.
    private static byte[] plain(String base64) {
        byte[] plain = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(plain).equals(base64)) {
            throw new IllegalArgumentException("Not how these bytes are written");
        }
        return plain;
    }

    /// "Chance" that gives the bytes that it was given.
    private static final class Chosen extends SecureRandom {
        private static final long serialVersionUID = 1;

        Chosen(byte[] seed) {
            super(new Given(seed), null);
        }
    }

    private static final class Given extends SecureRandomSpi {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        protected void engineSetSeed(byte[] more) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("Java asks for something else than the key");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            return seed.clone();
        }
    }
}
