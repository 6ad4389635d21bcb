package org.yadman.accounts;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as one path of an SVG: no picture to load, sharp in print.
///
/// @param size modules along one side, with the quiet edge of four that readers need
/// @param path what is dark
record QrCode(int size, String path) {

    private static final int EDGE = 4;

    static QrCode of(String text) {
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
        return new QrCode(dark.getWidth() + 2 * EDGE, path.toString());
    }

    private static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
