package org.yadman.accounts;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Answers that wait a moment before they go out, so that who asks again as soon as there is an answer cannot take the
/// server's time from others. A waiting answer holds no thread, and one thread writes them all; when very many wait,
/// the next is told in one line and hung up on.
@Component
class Later implements AutoCloseable {

    static final int MOST_WAITING = 200;

    private static final long MILLISECONDS = 1000;
    private static final Logger log = LoggerFactory.getLogger(Later.class);

    private final ScheduledExecutorService writer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("later").factory());
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param page what is shown later
    /// @param line what is said at once where too many wait
    View show(View page, String line) {
        return new Waiting(page, line);
    }

    private final class Waiting implements View {

        private final View page;
        private final String line;

        Waiting(View page, String line) {
            this.page = page;
            this.line = line;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                response.setHeader("Connection", "close");
                response.setContentType("text/plain;charset=utf-8");
                response.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                return;
            }
            AsyncContext open = request.startAsync(request, response);
            var _ = writer.schedule(() -> finish(open, model), MILLISECONDS, TimeUnit.MILLISECONDS);
        }

        private void finish(AsyncContext open, @Nullable Map<String, ?> model) {
            try {
                page.render(model, (HttpServletRequest) open.getRequest(), (HttpServletResponse) open.getResponse());
            } catch (Exception gone) {
                // Most likely whoever asked; there is nobody else to tell.
                log.debug("An answer that waited did not go out", gone);
            } finally {
                waiting.decrementAndGet();
                open.complete();
            }
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
