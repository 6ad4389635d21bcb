package org.yadman.platform.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yadman.platform.files.Documents;

/// A signature inside the PDF that it is over. Room is left for it when the document is made; what is signed is the
/// SHA-256 of the file with that room blank, so that any other byte that is changed shows.
///
/// @param digest of the file with the room blank, as 64 hexadecimal digits
/// @param signature what stands in the room
public record PdfSeal(String digest, String signature) {

    static final String NAME = "YadmanSeal";
    // Ed25519 has 64 bytes, and Base64 makes 88 characters of them.
    static final String BLANK = "0".repeat(88);

    private static final String OPENING = "/" + NAME + " (";

    /// Fills the room.
    ///
    /// @param sign makes of the digest a signature, in Base64
    public static byte[] put(byte[] pdf, UnaryOperator<String> sign) {
        int at = place(pdf).orElseThrow(() -> new IllegalArgumentException("No room was left for a seal"));
        byte[] signature = sign.apply(Documents.sha256(pdf)).getBytes(StandardCharsets.US_ASCII);
        if (signature.length != BLANK.length()) {
            throw new IllegalArgumentException("A signature has " + BLANK.length() + " characters");
        }
        byte[] done = pdf.clone();
        System.arraycopy(signature, 0, done, at, signature.length);
        return done;
    }

    /// What a file carries, if it carries one.
    public static Optional<PdfSeal> find(byte[] pdf) {
        return place(pdf).map(at -> {
            String signature = new String(pdf, at, BLANK.length(), StandardCharsets.ISO_8859_1);
            byte[] blank = pdf.clone();
            System.arraycopy(BLANK.getBytes(StandardCharsets.US_ASCII), 0, blank, at, BLANK.length());
            return new PdfSeal(Documents.sha256(blank), signature);
        });
    }

    // Bytes as characters, one for one. A file with two such rooms is none of ours.
    private static Optional<Integer> place(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int opening = text.indexOf(OPENING);
        int begin = opening + OPENING.length();
        boolean one = opening >= 0 && opening == text.lastIndexOf(OPENING);
        return one && begin + BLANK.length() < pdf.length ? Optional.of(begin) : Optional.empty();
    }
}
