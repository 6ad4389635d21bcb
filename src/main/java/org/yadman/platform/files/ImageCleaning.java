package org.yadman.platform.files;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.Cleaning.Reason;
import org.yadman.platform.files.Cleaning.Removed;

/// Draws an image anew: what comes out holds its dots and nothing else.
final class ImageCleaning {

    /// 24 megapixels, as cameras count them (6016 × 4016).
    static final long MOST_PIXELS = 24L * 1024 * 1024;
    /// The decoder for WebP unfolds the whole picture before it makes it coarser.
    static final long MOST_WEBP_PIXELS = 12L * 1024 * 1024;

    static final int LONGEST_SIDE = 4000;
    /// A decoded picture in memory; a larger one is read more coarsely.
    static final long MOST_BYTES = 36L * 1024 * 1024;

    private static final float QUALITY = 0.9f;

    private ImageCleaning() {}

    static Cleaned clean(byte[] file, MediaType type) {
        try {
            ImageParts parts = ImageParts.of(file, type);
            ImageReader reader = reader(type);
            try {
                return clean(parts, reader, type);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders throw anything at a file that is not what it says.
            return new Cleaned.Refused(Reason.IMAGE_BROKEN);
        }
    }

    private static ImageReader reader(MediaType type) throws IOException {
        if (type == MediaType.WEBP) {
            return new WebPImageReaderSpi().createReaderInstance();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type == MediaType.JPEG ? "jpeg" : "png");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("This Java reads no " + type);
    }

    private static Cleaned clean(ImageParts parts, ImageReader reader, MediaType type) throws IOException {
        reader.setInput(new ByteArrayImageInputStream(parts.needed()), true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            return new Cleaned.Refused(Reason.TOO_MANY_PIXELS);
        }
        if (type == MediaType.WEBP && width * height > MOST_WEBP_PIXELS) {
            return new Cleaned.Refused(Reason.WEBP_TOO_LARGE);
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int bytes = 8;
        if (type == MediaType.JPEG) {
            ImageTypeSpecifier dots = jpegDots(reader);
            how.setDestinationType(dots);
            bytes = dots.getNumBands();
        } else {
            ImageTypeSpecifier dots = reader.getImageTypes(0).next();
            bytes = Math.max(1, dots.getSampleModel().getNumBands() * (dots.getBitsPerBand(0) > 8 ? 2 : 1));
        }
        int coarse = coarseness(width, height, bytes);
        how.setSourceSubsampling(coarse, coarse, 0, 0);
        BufferedImage picture = turned(reader.read(0, how), parts.orientation());
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        removed.addAll(parts.others());
        if (coarse > 1) {
            removed.add(Removed.SIZE);
        }
        return written(picture, type, new ArrayList<>(removed));
    }

    private static ImageTypeSpecifier jpegDots(ImageReader reader) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        boolean grey = raw != null && raw.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int wanted = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            if (type.getBufferedImageType() == wanted) {
                return type;
            }
        }
        throw new IOException("Its colours cannot be turned into sRGB");
    }

    static int coarseness(long width, long height, int bytes) {
        int coarse = Math.toIntExact(Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE));
        while (((width + coarse - 1) / coarse) * ((height + coarse - 1) / coarse) * bytes > MOST_BYTES) {
            coarse++;
        }
        return coarse;
    }

    /// The picture upright. Turned in its own memory, dot by dot along the circles in which they change places: there
    /// is
    /// no room for a second one.
    ///
    /// @param orientation 1 to 8: what the first row and the first column of the file are in the upright picture
    static BufferedImage turned(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        BufferedImage bytes = inBytes(picture);
        int width = bytes.getWidth();
        int height = bytes.getHeight();
        int bands = bytes.getRaster().getNumBands();
        byte[] dots = ((DataBufferByte) bytes.getRaster().getDataBuffer()).getData();
        BitSet placed = new BitSet(width * height);
        byte[] carried = new byte[bands];
        byte[] met = new byte[bands];
        for (int first = placed.nextClearBit(0); first < width * height; first = placed.nextClearBit(first)) {
            System.arraycopy(dots, first * bands, carried, 0, bands);
            int at = first;
            do {
                at = place(at, width, height, orientation);
                System.arraycopy(dots, at * bands, met, 0, bands);
                System.arraycopy(carried, 0, dots, at * bands, bands);
                System.arraycopy(met, 0, carried, 0, bands);
                placed.set(at);
            } while (at != first);
        }
        if (orientation < 5) {
            return bytes;
        }
        WritableRaster upright = Raster.createInterleavedRaster(
                new DataBufferByte(dots, dots.length), height, width, height * bands, bands, offsets(bytes), null);
        return new BufferedImage(bytes.getColorModel(), upright, false, null);
    }

    private static int[] offsets(BufferedImage picture) {
        return ((java.awt.image.ComponentSampleModel) picture.getSampleModel()).getBandOffsets();
    }

    private static int place(int at, int width, int height, int orientation) {
        int x = at % width;
        int y = at / width;
        return switch (orientation) {
            case 2 -> y * width + (width - 1 - x);
            case 3 -> (height - 1 - y) * width + (width - 1 - x);
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * height + y;
            case 6 -> x * height + (height - 1 - y);
            case 7 -> (width - 1 - x) * height + (height - 1 - y);
            case 8 -> (width - 1 - x) * height + y;
            default -> at;
        };
    }

    // One byte for a band, dots side by side, nothing between the rows.
    private static BufferedImage inBytes(BufferedImage picture) {
        int type = picture.getType();
        if (type == BufferedImage.TYPE_3BYTE_BGR
                || type == BufferedImage.TYPE_BYTE_GRAY
                || type == BufferedImage.TYPE_4BYTE_ABGR) {
            return picture;
        }
        BufferedImage bytes = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            bytes.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return bytes;
    }

    private static Cleaned written(BufferedImage picture, MediaType type, List<Removed> removed) throws IOException {
        boolean clear = picture.getColorModel().hasAlpha();
        MediaType as = type == MediaType.JPEG || (type == MediaType.WEBP && !clear) ? MediaType.JPEG : MediaType.PNG;
        byte[] content = write(picture, as);
        if (content.length > Documents.LARGEST && as == MediaType.PNG && !clear) {
            as = MediaType.JPEG;
            content = write(picture, as);
        }
        return content.length > Documents.LARGEST
                ? new Cleaned.Refused(Reason.TOO_LARGE)
                : new Cleaned.Clean(content, as, removed);
    }

    private static byte[] write(BufferedImage picture, MediaType as) throws IOException {
        BufferedImage dots =
                as == MediaType.JPEG && picture.getRaster().getNumBands() != 1 ? inBytes(picture) : picture;
        ImageWriter writer = ImageIO.getImageWritersByFormatName(as == MediaType.JPEG ? "jpeg" : "png")
                .next();
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (as == MediaType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(dots, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
