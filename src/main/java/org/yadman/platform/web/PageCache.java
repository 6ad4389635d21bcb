package org.yadman.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Edition;

/// Keeps finished public pages in memory, so that a page that is asked for often costs a look into a map and its
/// bytes. A page is good while the {@link Edition} of the record is the one from which it was made, and until the
/// moment that its {@link Freshness} names. Kept are answers to GET without a query, 200, that the handler neither
/// marked `no-store` nor made to vary; nothing that depends on who asks may be such an answer (ADR 0012). A table
/// for another program is not kept: it may be longer than memory.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PageCache implements Filter {

    /// All pages together; the launcher gives Java 128 MB.
    static final long MOST_BYTES = 24L * 1024 * 1024;

    /// A larger page goes through as it comes: it would push too many others out.
    static final int LARGEST_PAGE = 2 * 1024 * 1024;

    // Others, such as /en/days;a=1, are second names of pages, of which there is no end.
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+/?");
    private static final int LONGEST_ADDRESS = 200;
    // Each of them is set anew whenever a kept page is sent.
    private static final Set<String> OWN_HEADERS = Set.of("ETag", "Cache-Control", "Content-Type", "Content-Length");

    private final Cache<Address, KeptPage> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Address address, KeptPage page) -> page.size())
            .build();
    private final ConcurrentMap<Build, CompletableFuture<Optional<KeptPage>>> builds = new ConcurrentHashMap<>();
    private final Edition edition;
    private final Clock clock;

    PageCache(Edition edition, Clock clock) {
        this.edition = edition;
        this.clock = clock;
    }

    /// @param host because a calendar file names the server as the visitor does
    private record Address(String path, @Nullable String host) {}

    private record Build(Address address, long edition) {}

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answered;
        if (!canBeKept(request)) {
            chain.doFilter(request, response);
            return;
        }
        Address address = new Address(request.getRequestURI(), request.getHeader("Host"));
        KeptPage page = find(address);
        if (page == null) {
            page = obtain(address, request, response, chain);
        }
        if (page != null) {
            page.send(request, response);
        }
    }

    private static boolean canBeKept(HttpServletRequest request) {
        String method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.getQueryString() == null
                && request.getRequestURI().length() <= LONGEST_ADDRESS
                && !request.getRequestURI().startsWith("/api/v1/")
                && !request.getRequestURI().startsWith("/assets/");
    }

    private @Nullable KeptPage find(Address address) {
        KeptPage page = pages.getIfPresent(address);
        return page != null && page.edition() == edition.number() && isGoodNow(page) ? page : null;
    }

    private boolean isGoodNow(KeptPage page) {
        return page.end() == Freshness.NO_END || page.isGoodAt(clock.millis());
    }

    // Of many who ask at once for a page that is not there, the first makes it and the others wait for it. Only those
    // who came before the record changed: whoever comes after it belongs to the next edition's build.
    private @Nullable KeptPage obtain(
            Address address, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Build build = new Build(address, edition.number());
        CompletableFuture<Optional<KeptPage>> own = new CompletableFuture<>();
        CompletableFuture<Optional<KeptPage>> others = builds.putIfAbsent(build, own);
        if (others != null) {
            KeptPage page = others.join().orElse(null);
            return page != null && isGoodNow(page) ? page : make(build, request, response, chain, () -> {});
        }
        KeptPage page = null;
        try {
            // Another one may have finished between the first look and now.
            page = find(address);
            if (page == null) {
                // Whoever reads slowly what is not kept holds nobody up.
                page = make(build, request, response, chain, () -> {
                    builds.remove(build, own);
                    own.complete(Optional.empty());
                });
            }
            return page;
        } finally {
            builds.remove(build, own);
            own.complete(Optional.ofNullable(page));
        }
    }

    /// Lets the handler make the page.
    ///
    /// @param released is run before an answer that is none to keep goes out
    /// @return the page, or null where the handler's answer is none to keep and has gone out
    private @Nullable KeptPage make(
            Build build, HttpServletRequest request, HttpServletResponse response, FilterChain chain, Runnable released)
            throws IOException, ServletException {
        Map<String, String> before = headers(response);
        HeldAnswer answer = new HeldAnswer(response, LARGEST_PAGE, released);
        chain.doFilter(request.getMethod().equals("HEAD") ? new AsGet(request) : request, answer);
        byte[] body = answer.body();
        String type = answer.getContentType();
        if (body == null || type == null || !mayKeep(answer) || !isPlain(build.address())) {
            answer.letThrough();
            return null;
        }
        KeptPage page = KeptPage.of(build.edition(), Freshness.end(request), type, body, added(before, answer));
        if (build.edition() == edition.number() && isGoodNow(page)) {
            pages.put(build.address(), page);
        }
        return page;
    }

    private static boolean mayKeep(HttpServletResponse answer) {
        String caching = answer.getHeader("Cache-Control");
        return answer.getStatus() == HttpServletResponse.SC_OK
                && (caching == null || caching.equals("no-cache"))
                && answer.getHeader("Vary") == null
                && answer.getHeader("Set-Cookie") == null;
    }

    private static boolean isPlain(Address address) {
        return PLAIN_ADDRESS.matcher(address.path()).matches();
    }

    private static List<KeptPage.Header> added(Map<String, String> before, HttpServletResponse answer) {
        List<KeptPage.Header> added = new ArrayList<>();
        headers(answer).forEach((name, value) -> {
            if (!value.equals(before.get(name)) && !OWN_HEADERS.contains(name)) {
                added.add(new KeptPage.Header(name, value));
            }
        });
        return added;
    }

    private static Map<String, String> headers(HttpServletResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, String.join(", ", response.getHeaders(name))));
        return headers;
    }

    /// How many requests wait for a page that another one is making.
    int waiting() {
        return builds.values().stream()
                .mapToInt(CompletableFuture::getNumberOfDependents)
                .sum();
    }

    /// How many bytes the kept pages take.
    long weight() {
        pages.cleanUp();
        return pages.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /// The handler of a GET makes the page, whichever of the two was asked.
    private static final class AsGet extends HttpServletRequestWrapper {

        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
