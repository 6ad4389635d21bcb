package org.yadman.memorial;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// How far a stream has been read.
final class CountedStream extends FilterInputStream {

    private long count;

    CountedStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        count += Math.max(0, read);
        return read;
    }
}
