package org.yadman.memorial;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// A part of an XLSX file while it is unpacked, watched byte by byte, before the XML parser sees it: how much
/// it becomes, how far apart its elements stand, and that it has none of what a sheet never has and a parser
/// keeps whole in memory (a document type, comments, sections of plain text, instructions).
final class GuardedPart extends FilterInputStream {

    private static final int START = 5;

    private final long packed;
    private final Budget budget;
    private long unpacked;
    private int run;
    private boolean opened;

    /// What the parts of one file may become together.
    static final class Budget {
        private long left = ListLimits.UNPACKED;

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw bomb();
            }
        }
    }

    /// Guards a part.
    ///
    /// @param packed how many bytes it has in the file
    GuardedPart(InputStream in, long packed, Budget budget) {
        super(in);
        this.packed = Math.max(1, packed);
        this.budget = budget;
    }

    private static Misread bomb() {
        return new Misread(Sentence.of("memorial.file.unpacked"));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        if (read <= 0) {
            return read;
        }
        budget.spend(read);
        for (int i = from; i < from + read; i++) {
            look(target[i]);
        }
        if (unpacked > ListLimits.RATIO_FROM && unpacked / packed > ListLimits.RATIO) {
            throw bomb();
        }
        return read;
    }

    private void look(byte each) {
        unpacked++;
        // In UTF-8 these bytes are these characters and nothing else.
        if (opened && (each == '!' || (each == '?' && unpacked > START))) {
            throw new Misread(Sentence.of("memorial.file.xml"));
        }
        opened = each == '<';
        run = opened ? 0 : run + 1;
        if (run > ListLimits.RUN) {
            throw new Misread(Sentence.of("memorial.file.cell", "cell", ListLimits.CELL));
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return read(new byte[(int) Math.min(count, 4096)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
