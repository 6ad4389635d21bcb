package org.yadman.platform.text;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// A QR code: on a page one path of an SVG, sharp in print and no picture to load; in a document a picture.
///
/// @param size modules along one side, with the quiet edge of four that readers need
/// @param path what is dark, for an SVG
/// @param picture the address of the same as a picture that carries itself
public record QrCode(int size, String path, String picture) {

    private static final int EDGE = 4;
    // Dots along a module: viewers that smooth a picture leave such a one sharp enough.
    private static final int DOTS = 8;

    public static QrCode of(String text) {
        ByteMatrix dark = matrix(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dark.getHeight(); y++) {
            for (int x = 0; x < dark.getWidth(); x++) {
                if (dark.get(x, y) == 1) {
                    path.append('M')
                            .append(x + EDGE)
                            .append(' ')
                            .append(y + EDGE)
                            .append("h1v1h-1z");
                }
            }
        }
        String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(png(dark));
        return new QrCode(dark.getWidth() + 2 * EDGE, path.toString(), picture);
    }

    private static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    // Written by hand because the JDK's own way leads through AWT, which a page must not load. One bit a dot.
    private static byte[] png(ByteMatrix dark) {
        int side = (dark.getWidth() + 2 * EDGE) * DOTS;
        byte[] rows = new byte[side * (1 + side / 8)];
        java.util.Arrays.fill(rows, (byte) 0xFF);
        for (int y = 0; y < side; y++) {
            int row = y * (1 + side / 8);
            rows[row] = 0;
            for (int x = 0; x < side / DOTS; x++) {
                if (isDark(dark, x - EDGE, y / DOTS - EDGE)) {
                    rows[row + 1 + x] = 0;
                }
            }
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(head);
            fields.writeInt(side);
            fields.writeInt(side);
            // One bit, grey, and the only ways there are to compress, filter and not to interlace.
            fields.write(new byte[] {1, 0, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(small)) {
                deflater.write(rows);
            }
            chunk(out, "IDAT", small.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDark(ByteMatrix dark, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < dark.getWidth() && y < dark.getHeight();
        return inside && dark.get(x, y) == 1;
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(type);
        check.update(content);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
