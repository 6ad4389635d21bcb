package org.yadman.memorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// The parts of an XLSX file. Its directory is measured before anybody reads it, because the JDK takes it into
/// memory as a whole.
final class SheetZip implements AutoCloseable {

    private static final int END = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int SIGNATURE = 0x06054b50;

    private final ZipFile zip;
    private final GuardedPart.Budget budget = new GuardedPart.Budget();

    SheetZip(Path file) {
        requireSmallDirectory(file);
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (IOException broken) {
            throw broken();
        }
    }

    static Misread broken() {
        return new Misread(Sentence.of("memorial.file.zip"));
    }

    private static void requireSmallDirectory(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END + LONGEST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            long start = channel.size() - length;
            while (tail.hasRemaining() && channel.read(tail, start + tail.position()) >= 0) {
                // until it is full
            }
            for (int at = length - END; at >= 0; at--) {
                if (tail.getInt(at) == SIGNATURE && at + END + (tail.getShort(at + 20) & 0xFFFF) == length) {
                    int entries = tail.getShort(at + 10) & 0xFFFF;
                    long bytes = tail.getInt(at + 12) & 0xFFFFFFFFL;
                    if (entries > ListLimits.PARTS || bytes > ListLimits.DIRECTORY) {
                        throw new Misread(Sentence.of("memorial.file.parts", "most", ListLimits.PARTS));
                    }
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw broken();
    }

    /// A part as XML; null if there is none.
    @Nullable
    SheetXml open(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try {
            InputStream in = zip.getInputStream(entry);
            if (in == null) {
                throw broken();
            }
            return new SheetXml(new GuardedPart(in, entry.getCompressedSize(), budget));
        } catch (IOException e) {
            throw broken();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
