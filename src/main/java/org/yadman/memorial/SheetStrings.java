package org.yadman.memorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// The texts that the cells of an XLSX file share, kept in a file without a name: of them only their places
/// are in memory, and the last few that were asked for.
final class SheetStrings implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;
    private static final int LATELY = 4096;

    private final FileChannel file;
    private long[] ends = new long[1024];
    private int count;
    private long written;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private final int[] keys = new int[LATELY];
    private final @Nullable String[] texts = new @Nullable String[LATELY];

    SheetStrings() {
        try {
            Path path = Files.createTempFile("yadman-", ".strings");
            try {
                file = FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.fill(keys, -1);
    }

    /// Reads `sharedStrings.xml`: of each text what is shown, without how its letters are pronounced.
    void read(SheetXml xml) {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean phonetic = false;
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                inText = xml.name().equals("t");
                phonetic |= xml.name().equals("rPh");
                if (xml.name().equals("si")) {
                    text.setLength(0);
                }
            } else if (event == XMLStreamConstants.CHARACTERS && inText && !phonetic) {
                xml.addTo(text);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inText = false;
                phonetic &= !xml.name().equals("rPh");
                if (xml.name().equals("si")) {
                    add(text.toString());
                }
            }
            event = xml.next();
        }
        flush();
    }

    private void add(String text) {
        if (count == ListLimits.STRINGS) {
            throw new Misread(Sentence.of("memorial.file.unpacked"));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, Math.min(ListLimits.STRINGS, ends.length * 2));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (block.remaining() < bytes.length) {
            flush();
        }
        block.put(bytes);
        written += bytes.length;
        ends[count++] = written;
    }

    private void flush() {
        block.flip();
        try {
            while (block.hasRemaining()) {
                file.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        block.clear();
    }

    /// One of them; null if there is no such.
    @Nullable
    String find(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        int place = number % LATELY;
        String known = texts[place];
        if (keys[place] == number && known != null) {
            return known;
        }
        String text = read(number == 0 ? 0 : ends[number - 1], ends[number]);
        keys[place] = number;
        texts[place] = text;
        return text;
    }

    private String read(long from, long to) {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, from + bytes.position()) < 0) {
                    throw new IllegalStateException("A file without a name was cut off");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
