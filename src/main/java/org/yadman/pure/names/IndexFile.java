package org.yadman.pure.names;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// How an index of names lies in its file: a head, then tables, each after the other, all numbers
/// little-endian.
///
/// A *form* is a row of signs in one script; all entries that sound so are its own and lie one after
/// the other.
final class IndexFile {

    /// How much there is of everything.
    ///
    /// @param letters bytes of all texts in UTF-8
    /// @param signs bytes of all forms
    record Size(int entries, int forms, int postings, int letters, int signs) {
        long bytes() {
            long places = 2L * entries + 1 + 3L * forms + 2 + Grams.COUNT + 1 + postings;
            return HEAD + 8L * entries + 4L * places + letters + signs;
        }
    }

    private static final long MAGIC = 0x53454d414e444159L;

    /// Grows whenever the same name would give other signs, pieces or tables.
    private static final int VERSION = 1;

    private static final int HEAD = 40;
    private static final int CHECKED_FROM = 16;
    private static final long CHECKED_AT_ONCE = 1 << 26;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final MemorySegment memory;
    final Size size;

    private final MemorySegment ids;
    private final MemorySegment lists;
    private final MemorySegment texts;
    private final MemorySegment forms;
    private final MemorySegment owners;
    private final MemorySegment masses;
    private final MemorySegment grams;
    private final MemorySegment postings;
    private final MemorySegment letters;
    private final MemorySegment signs;

    private long laidOut = HEAD;

    private IndexFile(MemorySegment memory, Size size) {
        this.memory = memory;
        this.size = size;
        ids = table(8L * size.entries);
        lists = table(4L * size.entries);
        texts = table(4L * (size.entries + 1L));
        forms = table(4L * (size.forms + 1L));
        owners = table(4L * (size.forms + 1L));
        masses = table(4L * size.forms);
        grams = table(4L * (Grams.COUNT + 1L));
        postings = table(4L * size.postings);
        letters = table(size.letters);
        signs = table(size.signs);
    }

    private MemorySegment table(long bytes) {
        MemorySegment table = memory.asSlice(laidOut, bytes);
        laidOut += bytes;
        return table;
    }

    /// Opens a file and reads all of it once, to see that it is whole.
    ///
    /// @throws UnreadableIndex if it is not one of this version, whole and unchanged
    static IndexFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < HEAD) {
                throw new UnreadableIndex("The file is too short to be an index of names.");
            }
            // Unmapped when nobody holds it any more: a search that still reads an older index must not fall.
            MemorySegment memory = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            if (memory.get(LONG, 0) != MAGIC) {
                throw new UnreadableIndex("The file is no index of names.");
            }
            if (memory.get(INT, 8) != VERSION) {
                throw new UnreadableIndex("The index of names has another version.");
            }
            Size size = new Size(
                    memory.get(INT, 16),
                    memory.get(INT, 20),
                    memory.get(INT, 24),
                    memory.get(INT, 28),
                    memory.get(INT, 32));
            if (memory.get(INT, 12) != checksum(memory) || size.bytes() != memory.byteSize()) {
                throw new UnreadableIndex("The index of names is damaged.");
            }
            return new IndexFile(memory, size);
        }
    }

    /// Makes a file with empty tables; [#seal] ends it.
    static IndexFile create(Path file, Size size) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            return new IndexFile(channel.map(MapMode.READ_WRITE, 0, size.bytes(), Arena.ofAuto()), size);
        }
    }

    /// Empty tables in memory alone.
    static IndexFile inMemory(Size size) {
        return new IndexFile(Arena.ofAuto().allocate(size.bytes()), size);
    }

    /// Ends a file: only what has a head is an index.
    void seal() {
        memory.set(LONG, 0, MAGIC);
        memory.set(INT, 8, VERSION);
        memory.set(INT, 16, size.entries);
        memory.set(INT, 20, size.forms);
        memory.set(INT, 24, size.postings);
        memory.set(INT, 28, size.letters);
        memory.set(INT, 32, size.signs);
        memory.set(INT, 12, checksum(memory));
        memory.force();
    }

    private static int checksum(MemorySegment memory) {
        CRC32C sum = new CRC32C();
        for (long at = CHECKED_FROM; at < memory.byteSize(); at += CHECKED_AT_ONCE) {
            long length = Math.min(CHECKED_AT_ONCE, memory.byteSize() - at);
            sum.update(memory.asSlice(at, length).asByteBuffer());
        }
        return (int) sum.getValue();
    }

    private static int get(MemorySegment table, int at) {
        return table.get(INT, 4L * at);
    }

    private static void set(MemorySegment table, int at, int value) {
        table.set(INT, 4L * at, value);
    }

    long id(int entry) {
        return ids.get(LONG, 8L * entry);
    }

    int list(int entry) {
        return get(lists, entry);
    }

    String text(int entry) {
        int begin = get(texts, entry);
        byte[] bytes = letters.asSlice(begin, get(texts, entry + 1) - begin).toArray(BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Copies the signs of a form and says how many they are.
    int signs(int form, byte[] into) {
        int begin = get(forms, form);
        int length = Math.min(into.length, get(forms, form + 1) - begin);
        MemorySegment.copy(signs, BYTE, begin, into, 0, length);
        return length;
    }

    /// The first entry of a form; those of the next form begin where its own end.
    int firstEntry(int form) {
        return get(owners, form);
    }

    /// The weights of all pieces of a form together.
    int mass(int form) {
        return get(masses, form) >>> 1;
    }

    boolean isPersian(int form) {
        return (get(masses, form) & 1) == 1;
    }

    int firstPosting(int gram) {
        return get(grams, gram);
    }

    /// How many forms have a piece.
    int frequency(int gram) {
        return get(grams, gram + 1) - get(grams, gram);
    }

    int posting(int at) {
        return get(postings, at);
    }

    void setEntry(int entry, long id, int list, int textBegin, byte[] text) {
        ids.set(LONG, 8L * entry, id);
        set(lists, entry, list);
        MemorySegment.copy(text, 0, letters, BYTE, textBegin, text.length);
        set(texts, entry + 1, textBegin + text.length);
    }

    void setForm(int form, int firstEntry, int signsBegin, byte[] bytes) {
        MemorySegment.copy(bytes, 0, signs, BYTE, signsBegin, bytes.length);
        set(forms, form + 1, signsBegin + bytes.length);
        set(owners, form, firstEntry);
        set(owners, form + 1, size.entries);
    }

    void setMass(int form, int mass, boolean persian) {
        set(masses, form, mass << 1 | (persian ? 1 : 0));
    }

    void setFirstPosting(int gram, int at) {
        set(grams, gram, at);
    }

    void setPosting(int at, int form) {
        set(postings, at, form);
    }
}
