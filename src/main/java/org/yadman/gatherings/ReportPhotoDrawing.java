package org.yadman.gatherings;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.ReportPhotoMarks.Area;
import org.yadman.gatherings.ReportPhotoMarks.Corner;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.Documents;
import org.yadman.platform.files.MediaType;

/// Draws photos of reports: what comes out is a JPEG of at most 1280 dots on a side that holds
/// its dots and nothing else, and where a face was covered one colour. One picture at a time, and none
/// of it ever in a file.
@Component
class ReportPhotoDrawing {

    /// Enough for a page and for print in a small size; what a face in the background is told by is
    /// gone.
    static final int LONGEST = 1280;

    /// Solid black: what was blurred can be guessed (security (m)).
    static final int FILL = 0xff000000;

    private static final int OPEN = 0xffd00000;
    private static final int ROUND = 0xffffffff;
    private static final float QUALITY = 0.8f;

    private final Cleaning cleaning;
    private final Semaphore turn = new Semaphore(1, true);

    ReportPhotoDrawing(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    /// What became of a file that somebody sent.
    sealed interface Taken {
        record Picture(byte[] jpeg, int width, int height) implements Taken {}

        /// It is not taken.
        ///
        /// @param key the message that says why
        record Refused(String key) implements Taken {}
    }

    /// How many dots a picture has.
    record Size(int width, int height) {}

    /// How large a JPEG is; nothing if nobody can tell.
    static Optional<Size> size(byte[] jpeg) {
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            ImageReader reader = reader(MediaType.JPEG);
            try {
                reader.setInput(stream, true, true);
                return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders throw anything at a file that is not what it says.
            return Optional.empty();
        }
    }

    /// Takes a file in. It is read only when its turn has come: two of the largest would not fit into
    /// memory.
    Taken take(InputStreamSource source) {
        turn.acquireUninterruptibly();
        try (InputStream in = source.getInputStream()) {
            byte[] file = in.readNBytes(Documents.LARGEST + 1);
            if (MediaType.of(file).filter(MediaType::image).isEmpty()) {
                return new Taken.Refused("gatherings.report.photo.kind");
            }
            return switch (cleaning.clean(file)) {
                case Cleaned.Refused no -> new Taken.Refused(no.reason().key());
                case Cleaned.Clean clean -> small(clean);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }

    /// The picture with what is marked gone from it. A corner without its opposite covers nothing.
    byte[] covered(byte[] jpeg, ReportPhotoMarks marks) {
        return draw(jpeg, picture -> marks.areas().forEach(area -> fill(picture, area, FILL)));
    }

    /// As its sender sees it while marking.
    byte[] marked(byte[] jpeg, ReportPhotoMarks marks) {
        return marks.none()
                ? jpeg
                : draw(jpeg, picture -> {
                    marks.areas().forEach(area -> fill(picture, area, FILL));
                    Corner open = marks.open();
                    if (open != null) {
                        int arm = Math.max(picture.getWidth(), picture.getHeight()) / 40 + 4;
                        int thick = arm / 5 + 1;
                        cross(picture, open, arm + thick, thick * 3, ROUND);
                        cross(picture, open, arm, thick, OPEN);
                    }
                });
    }

    private byte[] draw(byte[] jpeg, Consumer<BufferedImage> change) {
        turn.acquireUninterruptibly();
        try {
            BufferedImage picture = read(jpeg, MediaType.JPEG);
            change.accept(picture);
            return write(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }

    private static void cross(BufferedImage picture, Corner at, int arm, int thick, int colour) {
        int half = thick / 2;
        fill(picture, new Area(at.x() - arm, at.y() - half, 2 * arm + 1, thick), colour);
        fill(picture, new Area(at.x() - half, at.y() - arm, thick, 2 * arm + 1), colour);
    }

    private static void fill(BufferedImage picture, Area area, int colour) {
        int endX = Math.min(picture.getWidth(), area.x() + area.width());
        int endY = Math.min(picture.getHeight(), area.y() + area.height());
        for (int y = Math.max(0, area.y()); y < endY; y++) {
            for (int x = Math.max(0, area.x()); x < endX; x++) {
                picture.setRGB(x, y, colour);
            }
        }
    }

    private static Taken small(Cleaned.Clean clean) {
        try {
            BufferedImage read = read(clean.content(), clean.type());
            double by = Math.min(1, LONGEST / (double) Math.max(read.getWidth(), read.getHeight()));
            BufferedImage picture =
                    averaged(read, Math.max(1, (int) Math.round(read.getWidth() * by)), Math.max(1, (int)
                            Math.round(read.getHeight() * by)));
            return new Taken.Picture(write(picture), picture.getWidth(), picture.getHeight());
        } catch (IOException | RuntimeException e) {
            return new Taken.Refused(Cleaning.Reason.IMAGE_BROKEN.key());
        }
    }

    // Read no finer than is needed, so that little memory is. Nothing goes through a file, as it would by default.
    private static BufferedImage read(byte[] content, MediaType type) throws IOException {
        ImageReader reader = reader(type);
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            int coarse = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / LONGEST);
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceSubsampling(coarse, coarse, 0, 0);
            return reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(MediaType type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type == MediaType.JPEG ? "jpeg" : "png");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("This Java reads no " + type);
    }

    /// Each dot is the average of those it takes the place of; what is clear becomes white.
    private static BufferedImage averaged(BufferedImage from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[from.getWidth()];
        int[] sums = new int[width * 3];
        for (int y = 0; y < height; y++) {
            int first = (int) ((long) y * from.getHeight() / height);
            int end = Math.max(first + 1, (int) ((long) (y + 1) * from.getHeight() / height));
            Arrays.fill(sums, 0);
            for (int line = first; line < end; line++) {
                from.getRGB(0, line, row.length, 1, row, 0, row.length);
                for (int x = 0; x < width; x++) {
                    int left = begin(x, row.length, width);
                    int last = Math.max(left + 1, begin(x + 1, row.length, width));
                    addRun(row, left, last, sums, x * 3);
                }
            }
            for (int x = 0; x < width; x++) {
                int left = begin(x, row.length, width);
                int dots = (Math.max(left + 1, begin(x + 1, row.length, width)) - left) * (end - first);
                to.setRGB(
                        x,
                        y,
                        0xff000000
                                | (sums[x * 3] / dots) << 16
                                | (sums[x * 3 + 1] / dots) << 8
                                | sums[x * 3 + 2] / dots);
            }
        }
        return to;
    }

    private static int begin(int x, int from, int to) {
        return (int) ((long) x * from / to);
    }

    private static void addRun(int[] row, int first, int last, int[] sums, int at) {
        for (int i = first; i < last; i++) {
            int dot = row[i];
            int opaque = dot >>> 24;
            sums[at] += onWhite(dot >> 16 & 0xff, opaque);
            sums[at + 1] += onWhite(dot >> 8 & 0xff, opaque);
            sums[at + 2] += onWhite(dot & 0xff, opaque);
        }
    }

    private static int onWhite(int colour, int opaque) {
        return (colour * opaque + 255 * (255 - opaque)) / 255;
    }

    private static byte[] write(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
