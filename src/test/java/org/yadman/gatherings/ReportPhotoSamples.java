package org.yadman.gatherings;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Photos as a phone makes them.
final class ReportPhotoSamples {

    /// Stands in every part of a photo that is none of its dots.
    static final String MARK = "Marker4711";

    private ReportPhotoSamples() {}

    /// A picture whose dots all differ from black, with a red face in its middle.
    static BufferedImage picture(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean face = Math.abs(x - width / 2) < width / 12 && Math.abs(y - height / 2) < height / 9;
                picture.setRGB(
                        x, y, face ? 0xffe01010 : 0xff000000 | (90 + x % 100) << 16 | (120 + y % 90) << 8 | 0xc0);
            }
        }
        return picture;
    }

    static byte[] written(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new AssertionError("This Java writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JPEG with Exif and a place in it, with XMP, with a profile, a comment and something behind its end.
    static byte[] phone(int width, int height) {
        byte[] file = written(picture(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
        file = with(file, 0xe1, exif());
        file = with(file, 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + MARK + "</x:xmpmeta>"));
        file = with(file, 0xed, ascii("Photoshop 3.0\0" + MARK));
        file = with(file, 0xfe, ascii(MARK));
        byte[] behind = ascii(MARK);
        return ByteBuffer.allocate(file.length + behind.length)
                .put(file)
                .put(behind)
                .array();
    }

    // Maker, and a place: north 50° 56', east 6° 57'.
    private static byte[] exif() {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put(ascii("Exif\0\0MM")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x010f, 2, MARK.length(), 120);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 140);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 140);
        tiff.putInt(0);
        tiff.position(6 + 120);
        tiff.put(ascii(MARK));
        tiff.position(6 + 140);
        tiff.putInt(50).putInt(1).putInt(56).putInt(1).putInt(0).putInt(1);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] with(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The kinds of parts before the dots of a JPEG, and whether anything stands behind its end.
    static List<String> parts(byte[] jpeg) {
        List<String> parts = new ArrayList<>();
        int at = 2;
        while (true) {
            int kind = jpeg[at + 1] & 0xff;
            parts.add(Integer.toHexString(kind));
            if (kind == 0xda) {
                break;
            }
            at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xffff);
        }
        boolean ends = (jpeg[jpeg.length - 2] & 0xff) == 0xff && (jpeg[jpeg.length - 1] & 0xff) == 0xd9;
        parts.add(ends ? "end" : "more");
        return parts;
    }
}
