package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Position;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Chromium;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A report from a phone, and from a desk, in a real browser: two taps cover what lies between them. Skipped, and said
/// so, where no Chromium is installed.
class ReportBrowserTest {

    private static TestServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(TestDatabase.withCampaign(), TestCaller.class);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    private static Gathering gathering() {
        return server.bean(Registering.class)
                .enter(
                        new Draft(
                                GatheringKind.VIGIL,
                                LocalDate.of(2026, 11, 20),
                                null,
                                new Place("DE", null, "Köln", "", "", "", null),
                                Precision.CITY,
                                "host@example.org",
                                Localized.EMPTY,
                                null,
                                true,
                                List.of(),
                                List.of(),
                                Localized.EMPTY,
                                Localized.EMPTY,
                                Photos.NO_FACES,
                                null,
                                null),
                        null,
                        null,
                        true,
                        TestCaller.coordinator(1).actor());
    }

    private static BrowserContext visit(int width, boolean scripts) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 740)
                        .setDeviceScaleFactor(width < 500 ? 3 : 1)
                        .setJavaScriptEnabled(scripts)
                        .setBypassCSP(scripts));
    }

    // For who wants to look: -Dyadman.shots=folder.
    private static void shoot(Page page, String name) {
        String folder = System.getProperty("yadman.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    private static void isSound(Page page, String name) {
        shoot(page, name);
        assertThat(Chromium.tooWide(page)).as(name).isLessThan(2);
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }

    private static void toPhotos(Page page, String language, Gathering gathering) {
        page.navigate(
                server.address("/" + language + gathering.path() + "/report").toString());
        page.fill(
                "#f-words",
                language.equals("fa") ? "شمع افروختیم و نام‌ها را خواندیم." : "We lit candles and read the names.");
        page.selectOption("#f-band", "50");
        page.click("button[value=photos]");
    }

    private static void add(Page page, String seen, byte[] file) {
        page.fill("#f-seen", seen);
        page.setInputFiles("#f-photo", new FilePayload("IMG_1.jpg", "image/jpeg", file));
        page.click("button[value=add]");
    }

    @Test
    void two_taps_on_a_phone_without_scripts_cover_what_lies_between() {
        for (int width : new int[] {360, 1280}) {
            for (boolean wide : new boolean[] {false, true}) {
                try (BrowserContext visit = visit(width, false)) {
                    Page page = visit.newPage();
                    toPhotos(page, "fa", gathering());
                    add(page, "شمع‌ها", ReportPhotoSamples.phone(1200, 900));
                    double by = 1200 / 288.0;
                    if (wide) {
                        page.click("button[value=cover]");
                        by = 1200 / 960.0;
                    }
                    tap(page, 500 / by, 350 / by);
                    tap(page, 700 / by, 550 / by);
                    BufferedImage seen = ReportPhotoSamples.read(page.request()
                            .get(server.address(Objects.requireNonNull(page.getAttribute("#f-point", "src")))
                                    .toString())
                            .body());
                    String name = width + (wide ? " wide" : " narrow");
                    for (int at = 510; at < 690; at += 20) {
                        assertThat(seen.getRGB(at, at - 150) & 0xff).as(name).isLessThan(20);
                    }
                    assertThat(seen.getRGB(480, 330) & 0xff).as(name).isGreaterThan(100);
                    assertThat(seen.getRGB(720, 570) & 0xff).as(name).isGreaterThan(100);
                }
            }
        }
    }

    private static void tap(Page page, double x, double y) {
        page.locator("#f-point").click(new Locator.ClickOptions().setPosition(new Position(x, y)));
    }

    @Test
    void every_page_of_a_report_is_sound_on_a_phone_and_on_a_large_screen() {
        for (int width : new int[] {360, 1280}) {
            for (String language : List.of("fa", "en")) {
                String at = language + "-" + width + "-";
                Gathering gathering = gathering();
                try (BrowserContext visit = visit(width, true);
                        BrowserContext desk = visit(width, true)) {
                    Page page = visit.newPage();
                    page.navigate(server.address("/" + language + gathering.path() + "/report")
                            .toString());
                    isSound(page, at + "1-form");
                    page.click("details > summary");
                    isSound(page, at + "2-form-open");
                    toPhotos(page, language, gathering);
                    isSound(page, at + "3-photos");
                    add(page, "SVG", ReportPhotoSamples.ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"));
                    isSound(page, at + "4-mistake");
                    add(
                            page,
                            language.equals("fa") ? "شمع‌ها روی پله‌ها" : "Candles on the steps",
                            ReportPhotoSamples.phone(1200, 900));
                    isSound(page, at + "5-cover");
                    tap(page, 120, 84);
                    isSound(page, at + "6-cover-second");
                    tap(page, 168, 132);
                    page.click("button[value=cover]");
                    isSound(page, at + "7-wide");
                    page.click("button[value=done]");
                    isSound(page, at + "8-done");
                    page.click("button[value=send]");
                    isSound(page, at + "9-faces");
                    page.check("#f-faces");
                    page.click("button[value=send]");
                    isSound(page, at + "10-sent");

                    desk.setExtraHTTPHeaders(
                            Map.of(TestCaller.HEADER, TestCaller.coordinator(1).header()));
                    Page decides = desk.newPage();
                    decides.navigate(
                            server.address("/" + language + ReportDesk.PATH).toString());
                    isSound(decides, at + "11-desk");
                    decides.click("ul.rows a >> nth=0");
                    isSound(decides, at + "12-decide");
                    decides.click("form[action$=publication] button");
                    isSound(decides, at + "13-decided");
                    decides.navigate(server.address("/" + language + ReportDesk.PATH + "/new")
                            .toString());
                    isSound(decides, at + "14-new");
                    page.navigate(
                            server.address("/" + language + gathering.path()).toString());
                    isSound(page, at + "15-page");
                    page.navigate(server.address("/" + language + "/gatherings/2026/reports")
                            .toString());
                    isSound(page, at + "16-year");
                }
            }
        }
    }
}
