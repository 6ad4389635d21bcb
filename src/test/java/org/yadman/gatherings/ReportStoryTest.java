package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.groups.Groups;
import org.yadman.platform.db.Remains;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.submissions.Submissions.Sent;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Somebody who was there, the desk and a reader, each without JavaScript and in Persian.
@Tag("database")
class ReportStoryTest {

    private static final Person COORDINATOR = TestCaller.coordinator(1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String SEEN = "شمع‌ها روی پله‌های موزه";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.withCampaign(), TestCaller.class);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Browser desk() {
        return server.browser().as(COORDINATOR);
    }

    private static Draft draft(LocalDate on, Photos photos, List<UUID> groups) {
        return new Draft(
                GatheringKind.VIGIL,
                on,
                null,
                new Place("DE", null, "Köln", "Südstadt", "Alte Feuerwache", "Melchiorstraße 3", null),
                Precision.STREET_HIDDEN,
                "host@example.org",
                Localized.EMPTY,
                null,
                true,
                groups,
                List.of("fa"),
                Localized.EMPTY,
                Localized.EMPTY,
                photos,
                null,
                null);
    }

    /// One that was held, and the code by which it was registered.
    private record Held(Gathering gathering, String code) {}

    private Held held(Photos photos) {
        Registering registering = server.bean(Registering.class);
        Sent sent = registering.submit(draft(DAY, photos, List.of()), "Vigil " + photos, new Language("fa"));
        String code = ((Sent.Received) sent).code().shown();
        Registering.Visit.Found found = (Registering.Visit.Found) registering.open(code);
        return new Held(registering.publish(found.gathering(), COORDINATOR.actor()), code);
    }

    private Gathering entered(LocalDate on, Photos photos) {
        return server.bean(Registering.class)
                .enter(draft(on, photos, List.of()), null, null, true, COORDINATOR.actor());
    }

    private Browser form(Gathering gathering) {
        return server.browser()
                .open("/fa" + gathering.path())
                .follow("بگویید چگونه بود")
                .type("چه گذشت", "شمع افروختیم و نام‌ها را خواندیم.")
                .type("چند نفر آمدند", "۵۰ تا ۹۹ نفر");
    }

    private static Browser upload(Browser sender, byte[] file) {
        return sender.type("چه دیده می‌شود", SEEN).upload("photo", "IMG_4711.jpg", file);
    }

    /// Clicks on the picture, where it is shown as wide as it is there.
    private static Browser click(Browser sender, int x, int y) {
        Element picture = Objects.requireNonNull(sender.page().selectFirst("input[type=image]"));
        String hidden = Objects.requireNonNull(picture.closest("form")).select("input[type=hidden]").stream()
                .map(each -> each.attr("name") + "=" + each.attr("value"))
                .collect(Collectors.joining("&"));
        return sender.sendTo(
                Objects.requireNonNull(picture.closest("form")).attr("action"), hidden + "&x=" + x + "&y=" + y);
    }

    private static String pictureAt(Browser page) {
        return page.page().select("input[type=image], img.photo").attr("src");
    }

    private HttpResponse<byte[]> bytes(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(server.address(path)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int brightest(BufferedImage picture, int x, int y) {
        int dot = picture.getRGB(x, y);
        return Math.max(dot >> 16 & 0xff, Math.max(dot >> 8 & 0xff, dot & 0xff));
    }

    // The sealed photos, as they stand in the database.
    private List<String> closed() {
        return server.bean(JdbcClient.class)
                .sql("select picture from gathering_photo where picture is not null")
                .query((row, i) -> row.getString(1))
                .list();
    }

    /// Nothing of these stands on this disk or in this database any more.
    private void isNowhere(List<String> texts) throws IOException {
        server.bean(Remains.class).wipe();
        String dump = Dump.of(server).toString();
        try (Stream<Path> files = Files.walk(server.options().data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String text : texts) {
                    assertThat(content.contains(text))
                            .as("%s in %s", text, file)
                            .isFalse();
                }
            }
        }
        for (String text : texts) {
            assertThat(dump.contains(text)).as(text).isFalse();
        }
    }

    private static String middle(String text) {
        return text.substring(text.length() / 2, text.length() / 2 + 60);
    }

    @Test
    void a_report_with_three_photos_goes_from_a_phone_to_the_page_of_its_gathering() throws IOException {
        Held held = held(Photos.NO_FACES);
        Gathering gathering = held.gathering();
        Browser host = form(gathering);
        assertThat(PageCheck.faults(host)).isEmpty();
        host.type("مقام‌هایی که آمدند", "شهردارِ نمونه‌آباد")
                .type("کجا از آن گفته‌اند", "https://zeitung.example/koeln")
                .type("آموخته‌ها", "چتر بیاورید")
                .type("کد گردهمایی، اگر دارید", held.code())
                .press("ادامه: عکس‌ها");
        assertThat(host.status()).as(host.text()).isEqualTo(200);
        assertThat(PageCheck.faults(host)).isEmpty();

        byte[] photo = ReportPhotoSamples.phone(1200, 900);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(ReportPhotoSamples.MARK, "Exif");
        upload(host, photo);
        assertThat(host.heading()).isEqualTo("پوشاندن چهره‌ها");
        assertThat(PageCheck.faults(host)).isEmpty();
        // Shown 288 dots wide: the face lies between 500 and 700 across, 350 and 550 down.
        click(host, 116, 80);
        assertThat(host.text()).contains("اکنون گوشه روبه‌رو");
        click(host, 172, 136);
        click(host, 3, 3);
        host.press("برگرداندنِ آخری");
        assertThat(host.text()).contains("۱ چهارگوش پوشانده شده است");
        assertThat(brightest(ReportPhotoSamples.read(bytes(pictureAt(host)).body()), 600, 450))
                .isLessThan(12);
        List<String> before = closed();
        host.press("این عکس آماده است");
        assertThat(host.text()).contains("عکس ۱، آماده");
        isNowhere(before.stream().map(ReportStoryTest::middle).toList());

        upload(host, ReportPhotoSamples.phone(300, 400));
        host.press("این عکس آماده است");
        upload(
                host,
                ReportPhotoSamples.written(ReportPhotoSamples.picture(200, 100, BufferedImage.TYPE_INT_ARGB), "png"));
        host.press("بعد");
        host.type("faces", "yes").press("فرستادن گزارش");
        assertThat(host.allMistakes()).singleElement().asString().startsWith("عکس ۳:");
        host.press("cover").press("این عکس آماده است");
        assertThat(host.page().select("img.photo")).hasSize(3);
        host.press("فرستادن گزارش");
        assertThat(host.mistakes()).containsKey("faces");
        String unseen = host.page().select("img.photo").getFirst().attr("src");
        host.type("faces", "yes").press("فرستادن گزارش");
        String code =
                Objects.requireNonNull(host.page().selectFirst("main code")).text();

        assertThat(server.browser().open("/fa" + gathering.path()).text())
                .contains("هنوز کسی چیزی نگفته است")
                .doesNotContain("شمع افروختیم", SEEN);
        assertThat(Dump.of(server).toString()).doesNotContain("شمع افروختیم", SEEN, "چتر", "شهردارِ نمونه‌آباد");

        Browser desk = desk().open("/fa/desk/gatherings/reports").follow("شمع‌افروزی، Köln");
        assertThat(desk.text())
                .contains(
                        "شمع افروختیم",
                        "چتر بیاورید",
                        "شهردارِ نمونه‌آباد",
                        "فرستنده می‌گوید هیچ چهره‌ای شناختنی نیست");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.press("همه ببینند");
        assertThat(desk.status()).as(desk.text()).isEqualTo(200);

        Browser reader = server.browser().open("/fa" + gathering.path());
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(reader.text())
                .contains("شمع افروختیم", "۵۰ تا ۹۹ نفر", "شهردارِ نمونه‌آباد", "برگزار شد", SEEN)
                .doesNotContain("چتر بیاورید", "Melchior", "Feuerwache");
        List<String> addresses = reader.page().select("img.photo").eachAttr("src");
        assertThat(addresses).hasSize(3);
        for (String address : addresses) {
            HttpResponse<byte[]> answer = bytes(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(ReportPhotoSamples.MARK, "Exif", "adobe", "Photoshop", "ICC_PROFILE");
            assertThat(ReportPhotoSamples.parts(answer.body())).isSubsetOf("e0", "db", "c0", "c4", "da", "end");
        }
        BufferedImage seen = ReportPhotoSamples.read(bytes(addresses.getFirst()).body());
        assertThat(seen.getWidth()).isEqualTo(1200);
        for (int x = 496; x <= 704; x += 8) {
            for (int y = 344; y <= 556; y += 4) {
                assertThat(brightest(seen, x, y)).as(x + "," + y).isLessThan(12);
            }
        }
        assertThat(brightest(seen, 20, 20)).isGreaterThan(100);
        assertThat(bytes(unseen).statusCode()).isEqualTo(404);
        assertThat(closed()).isEmpty();

        Browser year = server.browser().open("/fa/gatherings/2026/reports");
        assertThat(PageCheck.faults(year)).isEmpty();
        assertThat(year.text()).contains("گزارش رسیده: ۱ از ۱", "دست‌کم، ۲۰۲۶ ۵۰");
        assertThat(desk().open("/fa/desk/gatherings/lessons").text()).contains("چتر بیاورید");

        server.browser()
                .open("/fa/suggest/answer")
                .type("code", code)
                .press("باز کردن")
                .press("پاک کردن همه");
        assertThat(server.browser().open("/fa" + gathering.path()).text()).doesNotContain("شمع افروختیم");
        assertThat(bytes(addresses.getFirst()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_photo_that_waits_is_seen_only_at_an_address_that_nobody_can_make_up() {
        Browser sender = form(entered(DAY, Photos.ALLOWED)).press("photos");
        upload(sender, ReportPhotoSamples.phone(300, 400));
        String address = pictureAt(sender);
        HttpResponse<byte[]> answer = bytes(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        String other = address.substring(0, address.length() - 4) + "0000";
        assertThat(bytes(other).statusCode()).isEqualTo(404);
        assertThat(bytes(address.replaceFirst("-[0-9a-f]{32}$", "")).statusCode())
                .isEqualTo(404);
        assertThat(server.browser()
                        .sendTo(sender.location(), "key=" + UUID.randomUUID() + "&act=show")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_cannot_point_types_where_and_who_sees_little_has_it_larger() {
        Browser sender = form(entered(DAY, Photos.ALLOWED)).press("photos");
        upload(sender, ReportPhotoSamples.phone(1200, 900));
        sender.press("بزرگ‌تر نشان بده");
        assertThat(sender.page().select("input[type=image]").attr("width")).isEqualTo("960");
        click(sender, 400, 280);
        click(sender, 560, 440);
        BufferedImage seen = ReportPhotoSamples.read(bytes(pictureAt(sender)).body());
        assertThat(brightest(seen, 510, 360)).isLessThan(12);
        assertThat(brightest(seen, 690, 540)).isLessThan(12);
        sender.type("fromX", "۰")
                .type("fromY", "۰")
                .type("toX", "۱۰")
                .type("toY", "۱۰")
                .press("پوشاندن");
        assertThat(brightest(ReportPhotoSamples.read(bytes(pictureAt(sender)).body()), 60, 45))
                .isLessThan(12);
    }

    @Test
    void what_is_no_photo_or_too_large_a_one_is_refused_and_says_so() {
        Browser sender = form(entered(DAY, Photos.ALLOWED)).press("photos");
        upload(sender, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertThat(sender.mistakes()).containsEntry("photo", "تنها JPEG و PNG و WebP پذیرفته می‌شود.");
        byte[] broken = ReportPhotoSamples.phone(300, 400);
        Arrays.fill(broken, 40, broken.length - 40, (byte) 7);
        assertThat(upload(sender, broken).mistakes()).containsKey("photo");
        // 26 megapixels, as cameras count them more than 24.
        byte[] large = ReportPhotoSamples.written(new BufferedImage(5200, 5000, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        assertThat(upload(sender, large).mistakes().get("photo")).contains("۲۴");
        sender.upload("photo", "a.jpg", ReportPhotoSamples.phone(60, 40));
        assertThat(sender.status()).isIn(200, 422);
        assertThat(closed()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_report_has_six_photos_and_no_seventh() {
        Browser sender = form(entered(DAY, Photos.ALLOWED)).press("photos");
        for (int i = 0; i < Report.MOST_PHOTOS; i++) {
            upload(sender, ReportPhotoSamples.phone(80 + i, 60));
            sender.press("این عکس آماده است");
        }
        assertThat(sender.page().select("input[type=file]")).isEmpty();
        assertThat(sender.page().select("img.photo")).hasSize(6);
        sender.press("remove");
        assertThat(sender.page().select("img.photo")).hasSize(5);
        assertThat(sender.page().select("input[type=file]")).hasSize(1);
    }

    @Test
    void where_the_host_wants_no_photos_none_are_taken() {
        Browser sender = form(entered(DAY, Photos.NONE));
        assertThat(sender.text()).contains("برگزارکننده خواسته است که عکسی گرفته نشود");
        assertThat(sender.page().select("button[value=photos]")).isEmpty();
        sender.press("فرستادن گزارش");
        assertThat(sender.page().select("main code")).hasSize(1);
    }

    @Test
    void what_is_left_lying_for_two_days_is_erased() throws IOException {
        Gathering gathering = entered(DAY, Photos.ALLOWED);
        Browser sender = form(gathering).press("photos");
        upload(sender, ReportPhotoSamples.phone(300, 400));
        String address = pictureAt(sender);
        List<String> kept = closed();
        server.clock().advance(Duration.ofHours(47));
        server.bean(ReportJob.class).run();
        assertThat(bytes(address).statusCode()).isEqualTo(200);
        server.clock().advance(Duration.ofHours(1));
        sender.press("این عکس آماده است");
        assertThat(sender.status()).isEqualTo(404);
        assertThat(sender.heading()).isEqualTo("این گزارش دیگر باز نیست");
        server.bean(ReportJob.class).run();
        assertThat(bytes(address).statusCode()).isEqualTo(404);
        assertThat(closed()).isEmpty();
        isNowhere(kept.stream().map(ReportStoryTest::middle).toList());
    }

    @Test
    void words_that_tell_what_the_host_keeps_back_do_not_become_public() {
        Gathering gathering = entered(DAY, Photos.ALLOWED);
        Browser sender = form(gathering).type("چه گذشت", "در Melchiorstraße 3 گرد آمدیم.");
        sender.press("send");
        assertThat(sender.text()).doesNotContain("Melchior");
        Browser desk = desk().open("/fa/desk/gatherings/reports").follow("شمع‌افروزی، Köln");
        assertThat(desk.text()).contains("از محل چیزی می‌گوید که برگزارکننده نهفته داشته است: Melchiorstraße 3");
        desk.press("همه ببینند");
        assertThat(desk.status()).isEqualTo(409);
        assertThat(server.browser().open("/fa" + gathering.path()).text()).doesNotContain("Melchior");
        assertThat(server.browser().open("/fa/gatherings/2026/reports").text()).contains("گزارش رسیده: ۰ از ۱");
        desk.press("نپذیرفتن");
        assertThat(desk.status()).isEqualTo(422);
        desk.type("reason", "نشانی را ننویسید").press("نپذیرفتن");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(Dump.of(server).get("gathering_report")).isEmpty();
    }

    @Test
    void nothing_is_told_of_what_has_not_begun_or_was_called_off() {
        Gathering later = entered(LocalDate.of(2026, 11, 26), Photos.ALLOWED);
        assertThat(server.browser().open("/fa" + later.path() + "/report").status())
                .isEqualTo(404);
        assertThat(server.browser().open("/fa" + later.path()).text()).doesNotContain("بگویید چگونه بود");
        server.clock().set(LocalDate.of(2026, 11, 26));
        assertThat(server.browser().open("/fa" + later.path()).text()).contains("بگویید چگونه بود");
        server.bean(Gatherings.class).enter(later, Gathering.State.CANCELLED);
        assertThat(server.browser().open("/fa" + later.path() + "/report").status())
                .isEqualTo(404);
    }

    @Test
    void a_code_of_another_gathering_and_a_form_without_words_are_told() {
        Held held = held(Photos.ALLOWED);
        Browser sender = form(entered(DAY, Photos.ALLOWED)).type("code", held.code());
        sender.press("send");
        assertThat(sender.mistakes()).containsOnlyKeys("code");
        sender.type("words", "")
                .type("band", "")
                .type("press", "http://unsafe.example")
                .press("send");
        assertThat(sender.mistakes()).containsOnlyKeys("words", "band", "press");
        assertThat(PageCheck.faults(sender)).isEmpty();
    }

    @Test
    void who_speaks_for_a_group_tells_of_what_it_holds_and_of_nothing_else() {
        UUID group = server.bean(Groups.class).find("fedefam").orElseThrow().id();
        Person speaker = TestCaller.representative(1, group);
        Gathering own = server.bean(Registering.class)
                .enter(draft(DAY, Photos.ALLOWED, List.of(group)), null, null, true, COORDINATOR.actor());
        Gathering other = entered(DAY, Photos.ALLOWED);
        server.clock().set(DAY.plusDays(4));
        assertThat(tasks(speaker)).singleElement().asString().contains("4 days ago, no report yet");
        assertThat(tasks(COORDINATOR)).hasSize(2);
        Browser desk = server.browser().as(speaker);
        assertThat(desk.open("/en/desk/gatherings/reports/new?gathering=" + other.id())
                        .status())
                .isEqualTo(404);
        desk.open("/en/desk/gatherings/reports/new").follow("Vigil, Köln");
        desk.type("What happened", "We lit candles.")
                .type("How many came", "10–24 people")
                .press("Send without photos");
        assertThat(desk.heading()).isEqualTo("Thank you: your report is here");
        assertThat(desk.page().select("main code")).isEmpty();
        assertThat(tasks(speaker)).isEmpty();
        assertThat(tasks(COORDINATOR)).anySatisfy(task -> assertThat(task).contains("A report from the desk waits"));
        Browser decides = desk().open("/en/desk/gatherings/reports").follow("Vigil, Köln");
        assertThat(decides.text()).contains("Told by a group that holds it");
        decides.press("Let everybody see it");
        assertThat(server.browser().open("/en" + own.path()).text()).contains("We lit candles.", "10–24 people");
        server.clock().set(DAY.plusDays(8));
        assertThat(tasks(COORDINATOR)).singleElement().asString().contains("8 days ago, still no report");
    }

    private List<String> tasks(Person person) {
        return server.browser().as(person).open("/en/desk").page().select(".tasks li").eachText().stream()
                .filter(task -> task.contains("report"))
                .toList();
    }
}
