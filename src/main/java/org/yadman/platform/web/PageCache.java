package org.yadman.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.yadman.platform.db.Changes;
import org.yadman.platform.files.Documents;

/// Keeps finished public pages in memory until the record changes or the day does, so that a page that is asked
/// for often costs nothing but its bytes. Kept are answers to GET without a query, 200, that the handler did not
/// mark `no-store`; nothing that depends on who asks may be such an answer.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PageCache extends OncePerRequestFilter implements Changes.Listener {

    private static final long MOST_BYTES = 24L * 1024 * 1024;
    private static final int SMALLEST_TO_COMPRESS = 1024;

    private final Cache<Key, Kept> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Kept kept) -> kept.size() + 300)
            .build();
    private final AtomicLong generation = new AtomicLong();
    private final Clock clock;

    PageCache(Clock clock) {
        this.clock = clock;
    }

    /// @param host because a feed names the server as the visitor does
    /// @param day because pages count the days
    private record Key(String path, String host, LocalDate day) {}

    /// @param gzipped null where compression gains nothing
    private record Kept(
            byte[] body,
            byte @Nullable [] gzipped,
            String type,
            String etag,
            @Nullable String disposition,
            @Nullable String policy) {
        int size() {
            return body.length + (gzipped == null ? 0 : gzipped.length);
        }
    }

    @Override
    public void recordChanged() {
        generation.incrementAndGet();
        pages.invalidateAll();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || request.getQueryString() != null
                || request.getRequestURI().length() > 200
                || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Key key = new Key(
                request.getRequestURI(),
                String.valueOf(request.getHeader("Host")),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Kept kept = pages.getIfPresent(key);
        if (kept == null) {
            long before = generation.get();
            ContentCachingResponseWrapper wrapped = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, wrapped);
            kept = keepable(wrapped);
            if (kept == null) {
                wrapped.copyBodyToResponse();
                return;
            }
            // A page that was built while the record changed may show the old record: send it, do not keep it.
            if (before == generation.get()) {
                pages.put(key, kept);
            }
        }
        send(kept, request, response);
    }

    private static @Nullable Kept keepable(ContentCachingResponseWrapper answer) throws IOException {
        String caching = answer.getHeader("Cache-Control");
        String type = answer.getContentType();
        boolean keep = answer.getStatus() == 200
                && type != null
                && !answer.isCommitted()
                && (caching == null || !caching.contains("no-store"))
                && answer.getHeader("Set-Cookie") == null;
        if (!keep) {
            return null;
        }
        byte[] body = answer.getContentAsByteArray();
        boolean text = type.startsWith("text/") || type.contains("json") || type.contains("xml");
        return new Kept(
                body,
                text && body.length >= SMALLEST_TO_COMPRESS ? gzip(body) : null,
                type,
                '"' + Documents.sha256(body).substring(0, 20) + '"',
                answer.getHeader("Content-Disposition"),
                answer.getHeader("Content-Security-Policy"));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private static void send(Kept kept, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", kept.etag());
        response.setHeader("Cache-Control", "no-cache");
        if (kept.policy() != null) {
            response.setHeader("Content-Security-Policy", kept.policy());
        }
        if (kept.gzipped() != null) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (kept.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(kept.type());
        if (kept.disposition() != null) {
            response.setHeader("Content-Disposition", kept.disposition());
        }
        byte[] bytes = kept.body();
        byte[] gzipped = kept.gzipped();
        if (gzipped != null
                && String.valueOf(request.getHeader("Accept-Encoding")).contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            bytes = gzipped;
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
