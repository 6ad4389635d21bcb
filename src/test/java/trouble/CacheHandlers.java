package trouble;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yadman.platform.db.Changes;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Visitor;

/// Pages that say from which record and on which day they were made, that count how often, and that a test can hold
/// up in the middle. Each has addresses without end, so that every test asks for pages that nobody has asked for.
@Controller
public class CacheHandlers {

    private static final Map<String, AtomicInteger> MADE = new ConcurrentHashMap<>();
    private static final AtomicReference<@Nullable Hold> NEXT = new AtomicReference<>();

    private final Changes changes;
    private final Clock clock;

    CacheHandlers(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /// Stops a handler when it has read what it needs and has said nothing yet.
    public static final class Hold {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        /// The next slow handler that runs, and only that one.
        public static Hold next() {
            Hold hold = new Hold();
            NEXT.set(hold);
            return hold;
        }

        public void awaitHandler() throws InterruptedException {
            reached.await();
        }

        public void release() {
            released.countDown();
        }
    }

    /// How often the handler of an address ran.
    public static int made(String path) {
        AtomicInteger count = MADE.get(path);
        return count == null ? 0 : count.get();
    }

    private static void count(HttpServletRequest request) {
        MADE.computeIfAbsent(request.getRequestURI(), path -> new AtomicInteger())
                .incrementAndGet();
    }

    private static void stop() throws InterruptedException {
        Hold hold = NEXT.getAndSet(null);
        if (hold != null) {
            hold.reached.countDown();
            hold.released.await();
        }
    }

    private static ResponseEntity<String> text(Object text) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=utf-8")
                .body(text.toString());
    }

    @GetMapping("/{lang}/cache/record/{name}")
    @Public
    ResponseEntity<String> record(HttpServletRequest request) throws InterruptedException {
        count(request);
        long number = changes.last().number();
        stop();
        return text(number);
    }

    @GetMapping("/{lang}/cache/today/{name}")
    @Public
    ResponseEntity<String> today(HttpServletRequest request, Visitor v) throws InterruptedException {
        count(request);
        String today = v.today().toString();
        stop();
        return text(today);
    }

    @GetMapping("/api/cache/today/{name}")
    @Public
    ResponseEntity<String> todayForPrograms(HttpServletRequest request, Freshness freshness) {
        count(request);
        return text(freshness.today());
    }

    @GetMapping("/{lang}/cache/hour/{name}")
    @Public
    ResponseEntity<String> hour(HttpServletRequest request, Visitor v) {
        count(request);
        v.freshness().until(clock.instant().plus(Duration.ofHours(1)));
        return text(v.today());
    }

    @GetMapping("/{lang}/cache/host/{name}")
    @Public
    ResponseEntity<String> host(HttpServletRequest request) {
        count(request);
        return text(String.valueOf(request.getHeader("Host")));
    }

    @GetMapping("/{lang}/cache/size/{size}/{name}")
    @Public
    ResponseEntity<String> size(@PathVariable int size, HttpServletRequest request) {
        count(request);
        return text("x".repeat(size));
    }

    @GetMapping("/{lang}/cache/header/{header}/{value}/{name}")
    @Public
    ResponseEntity<String> header(@PathVariable String header, @PathVariable String value, HttpServletRequest request)
            throws InterruptedException {
        count(request);
        stop();
        HttpHeaders headers = new HttpHeaders();
        headers.set(header, value);
        return ResponseEntity.ok().headers(headers).body("text");
    }

    @GetMapping("/{lang}/cache/failing/{name}")
    @Public
    ResponseEntity<String> failing(HttpServletRequest request) throws InterruptedException {
        count(request);
        stop();
        throw new IllegalStateException("This handler fails");
    }

    @GetMapping("/{lang}/cache/writer/{name}")
    @Public
    void writer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        count(request);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().write("thrown away");
        response.resetBuffer();
        response.getWriter().write("یادمان");
        response.flushBuffer();
    }
}
