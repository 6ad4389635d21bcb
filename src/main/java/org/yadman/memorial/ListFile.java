package org.yadman.memorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// A file that somebody has: CSV, TSV or XLSX.
final class ListFile {

    /// Encodings that can be said; empty: UTF-8, or UTF-16 with its mark.
    static final List<String> ENCODINGS = List.of("", "windows-1256", "windows-1252");

    private ListFile() {}

    /// Its rows.
    ///
    /// @param encoding one of [#ENCODINGS]
    static ListRows open(Path file, String encoding) {
        if (!ENCODINGS.contains(encoding)) {
            throw new IllegalArgumentException(encoding);
        }
        byte[] first = first(file);
        if (first.length == 0) {
            throw new Misread(Sentence.of("memorial.file.empty"));
        }
        if (startsWith(first, 'P', 'K', 3, 4)) {
            return new SheetRows(file);
        }
        if (startsWith(first, 0xD0, 0xCF, 0x11, 0xE0) || startsWith(first, '%', 'P', 'D', 'F')) {
            throw new Misread(Sentence.of("memorial.file.kind"));
        }
        return new TextRows(file, encoding);
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] first(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean startsWith(byte[] bytes, int... sign) {
        for (int i = 0; i < sign.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != sign[i]) {
                return false;
            }
        }
        return true;
    }
}
