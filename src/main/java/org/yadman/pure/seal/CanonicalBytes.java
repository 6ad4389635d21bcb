package org.yadman.pure.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values as bytes, so that no two different rows of values have the same ones: each part has its kind and its length
/// before it, and the whole begins with what it is for.
public final class CanonicalBytes {

    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int MAP = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private CanonicalBytes() {}

    /// The beginning.
    ///
    /// @param purpose what is made of them; bytes for one purpose are never those for another
    public static CanonicalBytes of(String purpose) {
        return new CanonicalBytes().text(purpose);
    }

    /// A text, or nothing, which is not the empty text.
    public CanonicalBytes text(@Nullable String text) {
        try {
            if (text == null) {
                out.writeByte(NOTHING);
            } else {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                out.writeByte(TEXT);
                out.writeInt(encoded.length);
                out.write(encoded);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CanonicalBytes number(long number) {
        try {
            out.writeByte(NUMBER);
            out.writeLong(number);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keys and values; the order in which the map hands them out does not matter.
    public CanonicalBytes map(Map<String, String> map) {
        try {
            out.writeByte(MAP);
            out.writeInt(map.size());
            new TreeMap<>(map).forEach((key, value) -> text(key).text(value));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /// Their SHA-256, as 64 hexadecimal digits.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
