package org.yadman.memorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// Text of which not a letter is guessed: bytes that are none in its encoding end the reading, with the line
/// in which they stand.
final class StrictText extends Reader {

    private static final int SIZE = 16 * 1024;
    private static final int MARK = 3;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final boolean declared;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(SIZE).limit(0);
    private boolean over;
    private long line = 1;
    private boolean returned;

    /// Reads a stream.
    ///
    /// @param encoding that somebody has declared; empty: none. A mark at the beginning counts for more.
    StrictText(InputStream stream, String encoding) throws IOException {
        PushbackInputStream start = new PushbackInputStream(stream, MARK);
        byte[] first = start.readNBytes(MARK);
        int mark = 0;
        Charset charset = encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        if (ListFile.startsWith(first, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            mark = MARK;
        } else if (ListFile.startsWith(first, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (ListFile.startsWith(first, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        start.unread(first, mark, first.length - mark);
        this.in = start;
        this.declared = !encoding.isEmpty();
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, from, count);
        return count;
    }

    private boolean fill() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, over);
        chars.flip();
        if (chars.hasRemaining()) {
            count();
            return true;
        }
        if (result.isError()) {
            throw new Misread(
                    Sentence.of(declared ? "memorial.file.encoding.other" : "memorial.file.encoding", "line", line));
        }
        if (over) {
            return false;
        }
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            over = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        return true;
    }

    // Lines end with either character, or with both.
    private void count() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            char each = chars.get(i);
            if (each == 0) {
                throw new Misread(Sentence.of("memorial.file.zero", "line", line));
            }
            if (each == '\r' || (each == '\n' && !returned)) {
                line++;
            }
            returned = each == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
