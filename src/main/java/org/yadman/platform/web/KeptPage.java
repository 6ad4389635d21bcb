package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.files.Documents;

/// A finished answer, ready to be sent again and again.
///
/// @param edition of the record from which it was made
/// @param end the moment, in epoch milliseconds, from which it is no longer good
/// @param gzipped the same compressed, or null where compression gains nothing
/// @param more headers that the handler set besides those of every kept page
record KeptPage(
        long edition,
        long end,
        String type,
        Form plain,
        @Nullable Form gzipped,
        List<Header> more) {

    private static final int SMALLEST_TO_COMPRESS = 1024;

    KeptPage {
        more = List.copyOf(more);
    }

    /// One of the two forms of the body.
    ///
    /// @param tag strong, so each form has its own
    /// @param encoding the header Content-Encoding, or null
    record Form(byte[] body, String tag, @Nullable String encoding) {}

    record Header(String name, String value) {}

    static KeptPage of(long edition, long end, String type, byte[] body, List<Header> more) throws IOException {
        String hash = Documents.sha256(body).substring(0, 20);
        boolean text = type.startsWith("text/") || type.contains("json") || type.contains("xml");
        byte[] small = text && body.length >= SMALLEST_TO_COMPRESS ? gzip(body) : body;
        return new KeptPage(
                edition,
                end,
                type,
                new Form(body, '"' + hash + '"', null),
                small.length < body.length ? new Form(small, '"' + hash + "-gzip\"", "gzip") : null,
                more);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    /// How much memory it takes, about.
    int size() {
        return plain.body().length + (gzipped == null ? 0 : gzipped.body().length) + 400;
    }

    boolean isGoodAt(long moment) {
        return moment < end;
    }

    /// Answers a GET or a HEAD.
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Form form = plain;
        if (gzipped != null) {
            response.setHeader("Vary", "Accept-Encoding");
            if (Negotiation.wantsGzip(request.getHeader("Accept-Encoding"))) {
                form = gzipped;
            }
        }
        response.setHeader("ETag", form.tag());
        response.setHeader("Cache-Control", "no-cache");
        for (Header header : more) {
            response.setHeader(header.name(), header.value());
        }
        if (request.getHeader("If-None-Match") != null
                && Negotiation.holds(request.getHeaders("If-None-Match"), form.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            // A handler that has just made the page has said something about a body that is not sent now.
            response.setContentType(null);
            response.setContentLengthLong(-1);
            return;
        }
        response.setContentType(type);
        if (form.encoding() != null) {
            response.setHeader("Content-Encoding", form.encoding());
        }
        response.setContentLength(form.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(form.body());
        }
    }
}
