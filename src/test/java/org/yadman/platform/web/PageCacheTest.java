package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.db.Changes;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.CacheHandlers;
import trouble.CacheHandlers.Hold;

/// Which pages are kept, for how long, and in which form they go out. That a change made by another server process
/// on the same database ends them too is in `ChangesTest`.
@Timeout(120)
class PageCacheTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.sqlite(), CacheHandlers.class);
        server.bringIn(TestServer.CAMPAIGN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Wire.Answer get(String path, String... headers) {
        return ask("GET", "localhost", path, headers);
    }

    private static Wire.Answer ask(String method, String host, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1", "Host: " + host));
        lines.addAll(List.of(headers));
        return Wire.send(server.port(), lines.toArray(String[]::new));
    }

    /// An address that nobody has asked for.
    private static String fresh(String kind) {
        return "/en/cache/" + kind + "/" + COUNT.incrementAndGet();
    }

    private static Map<String, List<String>> headers(Wire.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        return headers;
    }

    private static String unpacked(Wire.Answer answer) throws IOException {
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static void change() {
        server.inTransaction(server.bean(Changes.class)::raise);
    }

    private static long record() {
        return server.bean(Changes.class).last().number();
    }

    // --- what goes out

    @ParameterizedTest
    @ValueSource(strings = {"/en/", "/fa/days", "/fa/groups/mehr", "/en/about", "/en/days.ics", "/robots.txt"})
    void a_kept_page_goes_out_exactly_as_when_it_was_made(String path) throws IOException {
        change();
        Wire.Answer plain = get(path);
        Wire.Answer again = get(path);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("etag")).matches("\"[0-9a-f]{20}\"");
        assertThat(plain.header("cache-control")).isEqualTo("no-cache");
        assertThat(headers(again)).isEqualTo(headers(plain));
        assertThat(again.body()).isEqualTo(plain.body());

        change();
        Wire.Answer packed = get(path, "Accept-Encoding: gzip");
        Wire.Answer packedAgain = get(path, "Accept-Encoding: gzip");
        assertThat(headers(packedAgain)).isEqualTo(headers(packed));
        assertThat(packedAgain.body()).isEqualTo(packed.body());
        if (plain.body().length >= 1024) {
            assertThat(packed.header("content-encoding")).isEqualTo("gzip");
            assertThat(packed.header("vary")).isEqualTo("Accept-Encoding");
            assertThat(plain.header("vary")).isEqualTo("Accept-Encoding");
            assertThat(unpacked(packed)).isEqualTo(plain.text());
        } else {
            assertThat(packed.headers()).doesNotContainKeys("content-encoding", "vary");
        }
    }

    @Test
    void a_page_is_made_once_however_it_is_asked_for() {
        String path = fresh("size/3000");
        get(path);
        get(path, "Accept-Encoding: gzip");
        ask("HEAD", "localhost", path);
        get(path, "If-None-Match: *");
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            gzip                              | true
            GZip                              | true
            gzip, deflate, br, zstd           | true
            deflate,gzip                      | true
            br;q=1.0, gzip;q=0.8, *;q=0.1     | true
            gzip ; q=0.001                    | true
            gzip;Q=1                          | true
            *                                 | true
            *;q=0.5                           | true
            identity;q=0.5, gzip;q=0.5        | true
            identity;q=0, gzip                | true
            identity;q=0, *                   | true
            gzip;q=0                          | false
            gzip;q=0.000                      | false
            gzip;q=0, *                       | false
            *;q=0                             | false
            gzip;q=0.4, identity;q=0.8        | false
            gzip;q=0.999, identity            | false
            gzip;q=                           | false
            gzip;level=9                      | false
            gzipped                           | false
            x gzip                            | false
            br                                | false
            identity                          | false
            identity;q=0                      | false
            ,                                 | false
            """)
    void the_compressed_form_goes_to_those_who_take_it(String accepted, boolean compressed) throws IOException {
        Wire.Answer answer = get("/en/cache/size/3000/encodings", "Accept-Encoding: " + accepted);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-encoding")).isEqualTo(compressed ? "gzip" : "");
        assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.header("content-length")).isEqualTo(String.valueOf(answer.body().length));
        assertThat(compressed ? unpacked(answer) : answer.text()).isEqualTo("x".repeat(3000));
    }

    @Test
    void each_form_has_a_tag_of_its_own() {
        String path = fresh("size/3000");
        String plain = get(path).header("etag");
        String packed = get(path, "Accept-Encoding: gzip").header("etag");
        assertThat(plain).matches("\"[0-9a-f]{20}\"");
        assertThat(packed).matches("\"[0-9a-f]{20}-gzip\"");
        assertThat(get(path, "If-None-Match: " + plain).status()).isEqualTo(304);
        assertThat(get(path, "If-None-Match: " + packed).status()).isEqualTo(200);
        assertThat(get(path, "If-None-Match: " + packed, "Accept-Encoding: gzip")
                        .status())
                .isEqualTo(304);
        assertThat(get(path, "If-None-Match: " + plain, "Accept-Encoding: gzip").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            TAG                       | 304
            W/TAG                     | 304
            "other", TAG              | 304
            "other",W/"more" ,W/TAG   | 304
            "with, comma", TAG        | 304
            *                         | 304
            "other"                   | 200
            W/"other", "more"         | 200
            ""                        | 200
            "*"                       | 200
            BARE                      | 200
            """)
    void what_the_visitor_holds_is_not_sent_again(String held, int status) {
        String path = "/en/cache/size/3000/tags";
        Wire.Answer whole = get(path);
        String tag = whole.header("etag");
        Wire.Answer answer =
                get(path, "If-None-Match: " + held.replace("TAG", tag).replace("BARE", tag.replace("\"", "")));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("etag")).isEqualTo(tag);
        assertThat(answer.header("cache-control")).isEqualTo("no-cache");
        assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.body()).hasSize(status == 304 ? 0 : 3000);
    }

    @Test
    void several_headers_of_tags_count_as_one() {
        String path = fresh("size/3000");
        String tag = get(path).header("etag");
        assertThat(get(path, "If-None-Match: \"other\"", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whether_a_page_was_kept_or_made_it_is_not_sent_to_who_holds_it() {
        String path = fresh("size/3000");
        String tag = get(path).header("etag");
        Wire.Answer kept = get(path, "If-None-Match: " + tag);
        change();
        Wire.Answer made = get(path, "If-None-Match: " + tag);
        assertThat(CacheHandlers.made(path)).isEqualTo(2);
        assertThat(made.status()).isEqualTo(304);
        assertThat(headers(made))
                .isEqualTo(headers(kept))
                .doesNotContainKeys("content-type", "content-length", "content-encoding");
    }

    @Test
    void head_is_answered_like_get_without_a_body() {
        String path = fresh("size/3000");
        Wire.Answer head = ask("HEAD", "localhost", path);
        Wire.Answer headAgain = ask("HEAD", "localhost", path);
        Wire.Answer get = get(path);
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo("3000");
        assertThat(headers(head)).isEqualTo(headers(get));
        assertThat(headers(headAgain)).isEqualTo(headers(get));
        assertThat(head.body()).isEmpty();
        assertThat(headAgain.body()).isEmpty();
        assertThat(headers(ask("HEAD", "localhost", path, "Accept-Encoding: gzip")))
                .isEqualTo(headers(get(path, "Accept-Encoding: gzip")));
        assertThat(ask("HEAD", "localhost", path, "If-None-Match: " + head.header("etag"))
                        .status())
                .isEqualTo(304);
        assertThat(ask("HEAD", "localhost", "/en/nowhere").status()).isEqualTo(404);
    }

    @Test
    void what_a_handler_writes_by_hand_is_kept_as_it_meant_it() {
        String path = fresh("writer");
        assertThat(get(path).text()).isEqualTo("یادمان");
        assertThat(get(path).text()).isEqualTo("یادمان");
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Content-Security-Policy, sandbox", "Content-Disposition, attachment", "X-Content-Type-Options, nosniff"
    })
    void the_handlers_own_headers_stand_on_the_kept_page_too(String header, String value) {
        String path = fresh("header/" + header + "/" + value);
        assertThat(get(path).header(header.toLowerCase(Locale.ROOT))).isEqualTo(value);
        assertThat(get(path).header(header.toLowerCase(Locale.ROOT))).isEqualTo(value);
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
    }

    @Test
    void each_name_of_the_server_has_pages_of_its_own() {
        String path = fresh("host");
        for (int i = 0; i < 2; i++) {
            assertThat(ask("GET", "localhost:8080", path).text()).isEqualTo("localhost:8080");
            assertThat(ask("GET", "127.0.0.1", path).text()).isEqualTo("127.0.0.1");
        }
        assertThat(CacheHandlers.made(path)).isEqualTo(2);
        assertThat(ask("GET", "evil.example", path).status()).isEqualTo(421);
    }

    // --- for how long

    @Test
    void a_change_of_the_record_ends_every_kept_page() {
        String path = fresh("record");
        String before = get(path).text();
        assertThat(get(path).text()).isEqualTo(before);
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
        change();
        assertThat(get(path).text()).isNotEqualTo(before).isEqualTo(String.valueOf(record()));
    }

    @Test
    void a_page_that_was_being_made_while_the_record_changed_is_not_kept() throws Exception {
        String path = fresh("record");
        String before = String.valueOf(record());
        Hold hold = Hold.next();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Wire.Answer> early = visitors.submit(() -> get(path));
            hold.awaitHandler();
            change();
            hold.release();
            assertThat(early.get().text()).isEqualTo(before);
        }
        assertThat(get(path).text()).isEqualTo(String.valueOf(record())).isNotEqualTo(before);
    }

    @Test
    void who_comes_after_a_change_does_not_wait_for_a_page_begun_before_it() throws Exception {
        String path = fresh("record");
        Hold hold = Hold.next();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Wire.Answer> early = visitors.submit(() -> get(path));
            hold.awaitHandler();
            change();
            String after = String.valueOf(record());
            assertThat(get(path).text()).isEqualTo(after);
            hold.release();
            assertThat(early.get().text()).isNotEqualTo(after);
            assertThat(get(path).text()).isEqualTo(after);
        }
        assertThat(CacheHandlers.made(path)).isEqualTo(2);
    }

    @Test
    void of_many_who_ask_at_once_one_has_the_page_made() throws Exception {
        String path = fresh("record");
        List<Wire.Answer> answers = askAtOnce(path, 6);
        assertThat(answers)
                .allMatch(answer -> answer.status() == 200 && answer.text().equals(String.valueOf(record())));
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"header/Cache-Control/no-store, 200", "failing, 500"})
    void who_waited_for_a_page_that_cannot_be_kept_gets_one_of_their_own(String kind, int status) throws Exception {
        String path = fresh(kind);
        List<Wire.Answer> answers = askAtOnce(path, 4);
        assertThat(answers).hasSize(4).allMatch(answer -> answer.status() == status);
        assertThat(CacheHandlers.made(path)).isEqualTo(4);
    }

    private static List<Wire.Answer> askAtOnce(String path, int visitors) throws Exception {
        Hold hold = Hold.next();
        List<Wire.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Wire.Answer>> asked = new ArrayList<>();
            asked.add(threads.submit(() -> get(path)));
            hold.awaitHandler();
            for (int i = 1; i < visitors; i++) {
                asked.add(threads.submit(() -> get(path)));
            }
            while (server.bean(PageCache.class).waiting() < visitors - 1) {
                Thread.onSpinWait();
            }
            hold.release();
            for (Future<Wire.Answer> answer : asked) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static LocalDate noonOfAnotherDay() {
        LocalDate day =
                LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC).plusDays(1);
        server.clock().set(day);
        return day;
    }

    @Test
    void a_page_that_asked_what_day_it_is_is_good_until_that_day_ends() {
        LocalDate day = noonOfAnotherDay();
        List<String> paths = List.of(fresh("today"), "/api/cache/today/" + COUNT.incrementAndGet());
        for (String path : paths) {
            assertThat(get(path).text()).isEqualTo(day.toString());
        }
        server.clock().advance(Duration.ofHours(12).minusMillis(1));
        for (String path : paths) {
            assertThat(get(path).text()).isEqualTo(day.toString());
            assertThat(CacheHandlers.made(path)).isEqualTo(1);
        }
        server.clock().advance(Duration.ofMillis(1));
        for (String path : paths) {
            assertThat(get(path).text()).isEqualTo(day.plusDays(1).toString());
            assertThat(CacheHandlers.made(path)).isEqualTo(2);
        }
    }

    @Test
    void a_page_that_did_not_ask_is_good_for_as_long_as_the_record() {
        String path = fresh("record");
        get(path);
        server.clock().advance(Duration.ofDays(400));
        get(path);
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
    }

    @Test
    void a_handler_can_name_an_earlier_moment() {
        noonOfAnotherDay();
        String path = fresh("hour");
        get(path);
        server.clock().advance(Duration.ofMinutes(60).minusMillis(1));
        get(path);
        assertThat(CacheHandlers.made(path)).isEqualTo(1);
        server.clock().advance(Duration.ofMillis(1));
        get(path);
        assertThat(CacheHandlers.made(path)).isEqualTo(2);
    }

    @Test
    void a_page_that_midnight_overtook_while_it_was_made_is_not_kept() throws Exception {
        LocalDate day = noonOfAnotherDay();
        String path = fresh("today");
        Hold hold = Hold.next();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Wire.Answer> late = visitors.submit(() -> get(path));
            hold.awaitHandler();
            server.clock().advance(Duration.ofHours(12));
            hold.release();
            assertThat(late.get().text()).isEqualTo(day.toString());
        }
        assertThat(get(path).text()).isEqualTo(day.plusDays(1).toString());
    }

    // --- what is kept at all

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header/Cache-Control/no-store",
                "header/Cache-Control/private",
                "header/Cache-Control/max-age=60",
                "header/Vary/Accept-Language",
                "header/Set-Cookie/a=b",
                "failing",
                "size/2097153"
            })
    void what_may_not_be_kept_is_made_anew_for_everybody(String kind) {
        String path = fresh(kind);
        Wire.Answer first = get(path);
        Wire.Answer second = get(path);
        assertThat(CacheHandlers.made(path)).isEqualTo(2);
        assertThat(second.body()).isNotEmpty().hasSameSizeAs(first.body());
        assertThat(second.headers()).doesNotContainKey("etag");
    }

    @Test
    void the_largest_page_is_kept_and_a_larger_one_goes_through_whole() {
        String largest = fresh("size/" + PageCache.LARGEST_PAGE);
        assertThat(get(largest).body()).hasSize(PageCache.LARGEST_PAGE);
        assertThat(get(largest).body()).hasSize(PageCache.LARGEST_PAGE);
        assertThat(CacheHandlers.made(largest)).isEqualTo(1);
        assertThat(get(fresh("size/5000000")).body()).hasSize(5_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH;a=b", "PATH?", "PATH?a=b", "/PATH", "/./PATH", "/en/../PATH", "PATH%41"})
    void a_second_name_of_a_page_is_not_kept(String name) {
        String path = name.replace("PATH", fresh("record"));
        for (int i = 0; i < 2; i++) {
            Wire.Answer answer = get(path);
            assertThat(answer.status()).isIn(200, 400, 404);
            assertThat(answer.headers()).doesNotContainKey("etag");
        }
    }

    @Test
    void the_cache_stays_below_its_bound() {
        PageCache cache = server.bean(PageCache.class);
        int size = 1_000_000;
        for (int i = 0; i < 40; i++) {
            assertThat(get(fresh("size/" + size)).body()).hasSize(size);
        }
        assertThat(cache.weight()).isBetween(PageCache.MOST_BYTES / 2, PageCache.MOST_BYTES);
        String path = fresh("record");
        get(path);
        assertThat(get(path).status()).isEqualTo(200);
    }

    @Test
    @Timeout(20)
    void who_reads_slowly_what_is_not_kept_holds_nobody_up() throws IOException {
        String path = "/en/cache/size/12000000/" + COUNT.incrementAndGet();
        try (Socket slow = new Socket("localhost", server.port())) {
            slow.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            assertThat(get(path).status()).isEqualTo(200);
        }
    }
}
