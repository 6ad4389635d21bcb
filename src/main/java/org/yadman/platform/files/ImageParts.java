package org.yadman.platform.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.yadman.platform.files.Cleaning.Removed;

/// What an image file is made of, read before anything is decoded: the parts that a picture needs, and what else is in
/// it. The decoders never see the rest, in which a small file can unfold to a huge text.
final class ImageParts {

    private static final int EXIF_ORIENTATION = 0x0112;
    private static final int EXIF_PLACE = 0x8825;
    private static final int PNG_HEADER = 8;
    /// Length, name, version 1.1, no unit, one to one, no small picture.
    private static final byte[] JFIF = {0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private final byte[] needed;
    private final Set<Removed> others;
    private final int orientation;

    private ImageParts(byte[] needed, Set<Removed> others, int orientation) {
        this.needed = needed;
        this.others = others;
        this.orientation = orientation;
    }

    /// The file without what the picture does not need.
    byte[] needed() {
        return needed;
    }

    /// What else was in it.
    Set<Removed> others() {
        return others;
    }

    /// How the picture must be turned to stand upright: 1 to 8, as Exif counts.
    int orientation() {
        return orientation;
    }

    /// @throws IOException when the file is broken
    static ImageParts of(byte[] file, MediaType type) throws IOException {
        try {
            return switch (type) {
                case JPEG -> jpeg(file);
                case PNG -> png(file);
                case WEBP -> webp(file);
                case PDF, TEXT -> throw new IllegalArgumentException("Not an image");
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("The image is cut off", e);
        }
    }

    /// Copies a JPEG without what the picture does not need, and holds none of it: one in a PDF can be as large as the
    /// PDF.
    ///
    /// @return whether anything was left out
    /// @throws IOException when it is broken
    static boolean copyBare(InputStream from, OutputStream to) throws IOException {
        Found found = new Found();
        jpeg(new DataInputStream(from), to, found);
        return !found.others.isEmpty();
    }

    /// What a JPEG holds besides its dots. A colour profile is more, too: it can name a device; and so
    /// is a part that no picture has.
    ///
    /// @throws IOException when it is broken
    static Set<Removed> besidesDots(byte[] jpeg) throws IOException {
        Found found = new Found();
        try {
            jpeg(new DataInputStream(new ByteArrayInputStream(jpeg)), OutputStream.nullOutputStream(), found);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("The image is cut off", e);
        }
        if (found.unusual) {
            found.other();
        }
        return found.others;
    }

    private static final class Found {
        final Set<Removed> others = EnumSet.noneOf(Removed.class);
        int orientation = 1;
        boolean unusual;

        void other() {
            others.add(Removed.METADATA);
        }

        // TIFF inside: byte order, 42, where the first directory is, and that directory's entries of twelve bytes.
        void exif(ByteBuffer tiff) {
            other();
            if (tiff.remaining() < 8) {
                return;
            }
            tiff = tiff.slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            if (directory < 8 || directory > tiff.limit() - 2) {
                return;
            }
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries && directory + 14 + 12 * i <= tiff.limit(); i++) {
                int entry = directory + 2 + 12 * i;
                int tag = tiff.getShort(entry) & 0xffff;
                int value = tiff.getShort(entry + 8) & 0xffff;
                if (tag == EXIF_ORIENTATION && value >= 1 && value <= 8) {
                    orientation = value;
                } else if (tag == EXIF_PLACE) {
                    others.add(Removed.LOCATION);
                }
            }
        }
    }

    private static ImageParts jpeg(byte[] file) throws IOException {
        Found found = new Found();
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        jpeg(new DataInputStream(new ByteArrayInputStream(file)), out, found);
        return new ImageParts(out.toByteArray(), found.others, found.orientation);
    }

    private static void jpeg(DataInputStream in, OutputStream out, Found found) throws IOException {
        if (in.readUnsignedShort() != 0xffd8) {
            throw new IOException("Not a JPEG");
        }
        marker(out, 0xd8);
        // A file that ends without its end mark is one that a decoder still shows.
        int marker = next(in);
        while (marker >= 0 && marker != 0xd9) {
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                marker(out, marker);
                marker = next(in);
            } else {
                int length = in.readUnsignedShort();
                byte[] content = in.readNBytes(Math.max(0, length - 2));
                if (length < 2 || content.length < length - 2) {
                    throw new IOException("The image is cut off");
                }
                segment(marker, content, out, found);
                marker = marker == 0xda ? copyScan(in, out) : next(in);
            }
        }
        marker(out, 0xd9);
        // What stands behind the end of the picture: a second picture, a film, anything.
        if (marker == 0xd9 && in.read() >= 0) {
            found.other();
        }
    }

    private static void segment(int marker, byte[] content, OutputStream out, Found found) throws IOException {
        ByteBuffer read = ByteBuffer.wrap(content);
        if (marker == 0xe0 && begins(read, "JFIF\0")) {
            // Says how the colours are written. Its own can carry a small second picture.
            marker(out, 0xe0);
            out.write(JFIF);
            if (content.length > JFIF.length - 2) {
                found.other();
            }
        } else if (isNeeded(marker, read)) {
            found.unusual |= marker < 0xc0 || marker > 0xdf;
            marker(out, marker);
            out.write((content.length + 2) >> 8);
            out.write(content.length + 2);
            out.write(content);
        } else if (marker == 0xe1 && begins(read, "Exif\0\0")) {
            found.exif(read.position(6));
        } else {
            found.other();
        }
    }

    private static void marker(OutputStream out, int marker) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    // The next marker, or -1 at the end of the file.
    private static int next(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) {
            return -1;
        }
        if (read != 0xff) {
            throw new IOException("No marker where one must be");
        }
        while (read == 0xff) {
            read = in.read();
        }
        return read;
    }

    // Application segments are left out but Adobe's, which says how the colours are written, and the colour profile,
    // by which the decoder turns them into sRGB.
    private static boolean isNeeded(int marker, ByteBuffer content) {
        return switch (marker) {
            case 0xe2 -> begins(content, "ICC_PROFILE\0");
            case 0xee -> begins(content, "Adobe");
            case 0xfe -> false;
            default -> marker < 0xe0 || marker > 0xef;
        };
    }

    /// @return the marker that ends the scan, or -1 at the end of the file
    private static int copyScan(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        int filled = 0;
        int end = -1;
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (filled + 2 > buffer.length) {
                out.write(buffer, 0, filled);
                filled = 0;
            }
            if (read == 0xff) {
                int second = in.read();
                while (second == 0xff) {
                    second = in.read();
                }
                if (second != 0 && (second < 0xd0 || second > 0xd7)) {
                    end = second;
                    break;
                }
                buffer[filled++] = (byte) 0xff;
                buffer[filled++] = (byte) second;
            } else {
                buffer[filled++] = (byte) read;
            }
        }
        out.write(buffer, 0, filled);
        return end;
    }

    private static ImageParts png(byte[] file) {
        Found found = new Found();
        ByteBuffer in = ByteBuffer.wrap(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, PNG_HEADER);
        in.position(PNG_HEADER);
        boolean ended = false;
        while (!ended) {
            int start = in.position();
            int length = in.getInt();
            String name = name(in);
            if (length < 0) {
                throw new IllegalArgumentException("A length below nothing");
            }
            ByteBuffer content = ByteBuffer.wrap(file, in.position(), length);
            in.position(Math.addExact(in.position(), Math.addExact(length, 4)));
            switch (name) {
                case "IHDR", "PLTE", "IDAT", "tRNS" -> out.write(file, start, length + 12);
                case "IEND" -> {
                    out.write(file, start, length + 12);
                    ended = true;
                }
                case "eXIf" -> found.exif(content);
                // How it was meant to look: no word about anybody, but the new file has no use for it.
                case "gAMA", "cHRM", "sRGB", "pHYs", "bKGD", "sBIT", "hIST" -> {}
                default -> found.other();
            }
        }
        if (in.hasRemaining()) {
            found.other();
        }
        return new ImageParts(out.toByteArray(), found.others, found.orientation);
    }

    // RIFF: the decoder reads only what it needs from it, so that this only looks for what is lost.
    private static ImageParts webp(byte[] file) {
        Found found = new Found();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (in.remaining() >= 8) {
            String name = name(in);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            if (name.equals("EXIF")) {
                ByteBuffer content = ByteBuffer.wrap(file, in.position(), length);
                found.exif(begins(content, "Exif\0\0") ? content.position(content.position() + 6) : content);
            } else if (!name.startsWith("VP8") && !name.equals("ALPH")) {
                found.other();
            }
            in.position(Math.min(in.limit(), in.position() + length + (length & 1)));
        }
        return new ImageParts(file, found.others, found.orientation);
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(ByteBuffer content, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        if (content.remaining() < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (content.get(content.position() + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
