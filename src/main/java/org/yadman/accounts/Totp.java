package org.yadman.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time numbers by the clock (RFC 6238 over RFC 4226): HMAC-SHA-1, steps of 30 seconds, six digits, because that is
/// what every authenticator app understands. One step to either side is taken, for clocks that are a little wrong.
final class Totp {

    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int WINDOW = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /// The number of a step.
    static String number(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int bits = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return "%06d".formatted(bits % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The step to which a typed number belongs, if it is one of the present ones.
    ///
    /// @param used the last step whose number was used: whoever looks over a shoulder comes too late
    static OptionalLong accept(byte[] secret, String typed, Instant at, long used) {
        String plain = Secrets.plain(typed);
        OptionalLong accepted = OptionalLong.empty();
        for (long step = step(at) - WINDOW; step <= step(at) + WINDOW; step++) {
            if (Secrets.same(number(secret, step), plain) && step > used) {
                accepted = OptionalLong.of(step);
            }
        }
        return accepted;
    }

    /// A secret as people type it into an app.
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = (buffer << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /// The bytes of a secret that {@link #base32} wrote.
    static byte[] bytes(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = (buffer << 5) | BASE32.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }

    /// The address by which an app takes a secret over, as a QR code holds it.
    static String address(String issuer, String base32) {
        String name = java.net.URLEncoder.encode(issuer, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "otpauth://totp/" + name + "?secret=" + base32 + "&issuer=" + name;
    }
}
