package org.yadman.platform.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Holds the body of an answer back until it is whole, so that it can be kept and given a tag. One that grows too
/// large to be kept goes through as it comes. Headers go through at once.
final class HeldAnswer extends HttpServletResponseWrapper {

    private final int most;
    private final Runnable released;
    private final ServletOutputStream stream = new Stream();
    private @Nullable ByteArrayOutputStream held = new ByteArrayOutputStream(16 * 1024);
    private @Nullable PrintWriter writer;

    /// @param most how many bytes are held back
    /// @param released is run before the first byte goes out, which may take as long as the visitor wishes
    HeldAnswer(HttpServletResponse response, int most, Runnable released) {
        super(response);
        this.most = most;
        this.released = released;
    }

    /// The whole body, or null if it went through.
    byte @Nullable [] body() {
        flushWriter();
        return held == null ? null : held.toByteArray();
    }

    /// Sends what was held back, and from now on everything as it comes.
    void letThrough() throws IOException {
        flushWriter();
        release();
    }

    private void release() throws IOException {
        ByteArrayOutputStream before = held;
        held = null;
        if (before != null) {
            released.run();
            before.writeTo(super.getOutputStream());
        }
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(stream, Charset.forName(getCharacterEncoding())));
        }
        return writer;
    }

    // The container would send this header by itself, but show it to nobody who wants to keep it.
    @Override
    public void setLocale(Locale locale) {
        setHeader("Content-Language", locale.toLanguageTag());
    }

    @Override
    public void flushBuffer() throws IOException {
        if (held == null) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        empty();
    }

    @Override
    public void reset() {
        super.reset();
        empty();
    }

    // The writer stays: Spring has given it on to the handler and would go on using it.
    private void empty() {
        flushWriter();
        if (held != null) {
            held.reset();
        }
    }

    private final class Stream extends ServletOutputStream {

        @Override
        public void write(int octet) throws IOException {
            target(1).write(octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            target(length).write(bytes, from, length);
        }

        private OutputStream target(int length) throws IOException {
            ByteArrayOutputStream present = held;
            if (present != null && present.size() + length <= most) {
                return present;
            }
            release();
            return HeldAnswer.super.getOutputStream();
        }

        @Override
        public void flush() throws IOException {
            if (held == null) {
                HeldAnswer.super.getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Pages are made and sent in one go");
        }
    }
}
