package org.yadman.platform.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.yadman.platform.vault.Vault.Place;

/// One key: 256 random bits, of which each use gets a key of its own by HKDF (RFC 5869). A sealed value is
/// `v1.` id `.` base64url(nonce ‖ AES-256-GCM ciphertext ‖ tag), bound to its place as additional data.
final class VaultKey {

    private static final int SECRET = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String FORM = "v1.";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;
    private final String id;
    private final SecretKey sealing;

    private VaultKey(byte[] secret) {
        this.secret = secret.clone();
        this.id = HexFormat.of().formatHex(derive("id", 4).getEncoded());
        this.sealing = derive("seal", SECRET);
    }

    static VaultKey random(Random random) {
        byte[] secret = new byte[SECRET];
        random.nextBytes(secret);
        return new VaultKey(secret);
    }

    /// Reads {@link #line()}.
    ///
    /// @throws IllegalArgumentException when it is no key, or one of which a letter is wrong
    static VaultKey parse(String line) {
        String[] words = line.split(" ", -1);
        byte[] secret = Base64.getUrlDecoder().decode(words[words.length - 1]);
        if (words.length != 2 || secret.length != SECRET) {
            throw new IllegalArgumentException("Not a key");
        }
        VaultKey key = new VaultKey(secret);
        if (!key.id.equals(words[0])) {
            throw new IllegalArgumentException("The key does not have this id");
        }
        return key;
    }

    /// How it stands in its file.
    String line() {
        return id + " " + TEXT.encodeToString(secret);
    }

    /// Eight hexadecimal digits that follow from the key and do not tell it.
    String id() {
        return id;
    }

    private SecretKey derive(String use, int length) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .thenExpand(("yadman vault: " + use).getBytes(StandardCharsets.UTF_8), length);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String seal(Place place, String plain, Random random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] cipher = crypt(Cipher.ENCRYPT_MODE, nonce, place, plain.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(NONCE + cipher.length)
                .put(nonce)
                .put(cipher)
                .array();
        return beginning() + TEXT.encodeToString(whole);
    }

    String open(Place place, String sealed) {
        try {
            byte[] whole =
                    Base64.getUrlDecoder().decode(sealed.substring(beginning().length()));
            if (whole.length < NONCE) {
                throw new VaultException("A sealed value is too short");
            }
            ByteBuffer parts = ByteBuffer.wrap(whole);
            byte[] nonce = new byte[NONCE];
            parts.get(nonce);
            byte[] cipher = new byte[parts.remaining()];
            parts.get(cipher);
            return new String(crypt(Cipher.DECRYPT_MODE, nonce, place, cipher), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new VaultException("A sealed value is not written as one");
        }
    }

    /// What every value begins with that this key has sealed.
    String beginning() {
        return FORM + id + ".";
    }

    /// The id of the key that sealed a value.
    static String idIn(String sealed) {
        int end = sealed.indexOf('.', FORM.length());
        if (!sealed.startsWith(FORM) || end < 0) {
            throw new VaultException("A value that should be sealed is not");
        }
        return sealed.substring(FORM.length(), end);
    }

    private byte[] crypt(int mode, byte[] nonce, Place place, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound(place));
            return cipher.doFinal(text);
        } catch (AEADBadTagException e) {
            throw new VaultException("A sealed value does not open: another key, another place, or it was changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // With the length before each part: otherwise the table "ab" with the row "c" would be the table "a" with "bc".
    private static byte[] bound(Place place) {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {place.table(), place.row(), place.column()}) {
            text.append(part.length()).append(':').append(part);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] hash(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(derive("index: " + purpose, SECRET));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
