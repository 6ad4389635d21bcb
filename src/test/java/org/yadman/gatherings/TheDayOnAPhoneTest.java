package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Position;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.DtStart;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Chromium;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// One gathering from its registering to its report, in Persian, in a real browser as wide as a telephone and without
/// JavaScript. Skipped, and said so, where no Chromium is installed.
class TheDayOnAPhoneTest {

    private static final List<String> HIDDEN = List.of("Feuerwache", "Melchior", "host@example.org");

    private static TestServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.start(TestDatabase.withCampaign(), TestCaller.class);
        server.clock().set(LocalDate.of(2027, 8, 20));
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    private static BrowserContext phone() {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(360, 740)
                        .setJavaScriptEnabled(false)
                        .setAcceptDownloads(true));
    }

    private static void go(Page page, String path) {
        page.navigate(server.address(path).toString());
    }

    private static void press(Page page, String words) {
        page.locator("main button", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    private static void follow(Page page, String words) {
        page.locator("main a", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    // For who wants to look: -Dyadman.shots=folder.
    private static void seen(Page page, String name) {
        String folder = System.getProperty("yadman.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "day-" + name + ".png"))
                    .setFullPage(true));
        }
        assertThat(page.content()).as(name).doesNotContain(HIDDEN);
    }

    private static void berlinBefore() {
        server.bean(Registering.class)
                .enter(
                        new Draft(
                                GatheringKind.CEREMONY,
                                LocalDate.of(2027, 9, 1),
                                null,
                                new Place("DE", 2950159, "", "", "", "", null),
                                Precision.CITY,
                                "host@example.org",
                                Localized.EMPTY,
                                null,
                                true,
                                List.of(),
                                List.of(),
                                Localized.EMPTY,
                                Localized.EMPTY,
                                Photos.NONE,
                                null,
                                null),
                        null,
                        null,
                        true,
                        TestCaller.coordinator(1).actor());
    }

    @Test
    void a_vigil_goes_from_its_registering_to_its_report(@TempDir Path folder) throws Exception {
        berlinBefore();
        try (BrowserContext visit = phone();
                BrowserContext desk = phone()) {
            Page host = visit.newPage();
            go(host, "/fa/gatherings/2027");
            assertThat(host.textContent("main")).contains("آلمان: ۱");
            String code = register(host);
            desk.setExtraHTTPHeaders(
                    Map.of(TestCaller.HEADER, TestCaller.coordinator(1).header()));
            Page keeper = desk.newPage();
            go(keeper, "/fa/desk/gatherings");
            follow(keeper, "شمع‌افروزی، کلن");
            assertThat(keeper.textContent("main")).contains("Alte Feuerwache");
            press(keeper, "همه ببینند");

            foundOnTheMapAndNear(host);
            posterInBothLanguages(host, folder);
            germanFeed(host);

            server.clock().set(LocalDate.of(2027, 9, 2));
            report(host, code);
            go(keeper, "/fa" + ReportDesk.PATH);
            keeper.click("ul.rows a >> nth=0");
            keeper.click("form[action$=publication] button");
            go(host, "/fa/gatherings/2027/cologne-vigil");
            seen(host, "9-reported");
            assertThat(host.textContent("main")).contains("نام‌ها را خواندیم", "۵۰ تا ۹۹ نفر");
            assertThat(host.locator("main img").count()).isEqualTo(3);
        }
    }

    private static String register(Page host) {
        follow(host, "ثبت گردهمایی");
        host.fill("[name=on]", "۱۴۰۶/۶/۱۰");
        host.fill("[name=starts]", "۱۹:۰۰");
        host.fill("[name=city]", "کلن");
        host.check("input[name=precision][value=street-hidden]");
        host.fill("[name=contact]", "host@example.org");
        host.click("details > summary");
        host.fill("[name=area]", "Südstadt");
        host.fill("[name=venue]", "Alte Feuerwache");
        host.fill("[name=street]", "Melchiorstraße 3");
        host.selectOption("[name=photos]", "no-faces");
        host.click("form button[value=see]");
        assertThat(host.textContent("main dl"))
                .contains("کلن", "Südstadt", "آلمان")
                .doesNotContain(HIDDEN);
        host.click("form button[value=send]");
        return Objects.requireNonNull(host.textContent("main code"));
    }

    private static void foundOnTheMapAndNear(Page host) {
        go(host, "/fa/gatherings/2027");
        assertThat(host.textContent("main")).as("the country's count has grown").contains("آلمان: ۲");
        seen(host, "1-list");
        follow(host, "نقشه");
        seen(host, "2-map");
        assertThat(host.textContent("main")).contains("آلمان");
        go(host, "/fa/gatherings/map?year=2027&country=DE");
        seen(host, "3-germany");
        assertThat(host.textContent("main")).contains("کلن", "برلین");
        go(host, "/fa/gatherings/2027");
        host.fill("#near", "کلن");
        host.click("form.filter button");
        seen(host, "4-near");
        assertThat(host.locator("tr.h-event").count()).as("Berlin is too far").isEqualTo(1);
        follow(host, "شمع‌افروزی، کلن");
        seen(host, "5-page");
        assertThat(host.textContent("main")).contains("۱۰ شهریور ۱۴۰۶", "۱ سپتامبر ۲۰۲۷", "Südstadt");
    }

    private static void posterInBothLanguages(Page host, Path folder) throws IOException {
        follow(host, "بستهٔ ابزار");
        host.selectOption("[name=tongues]", "both");
        press(host, "بسته را نشان بده");
        seen(host, "6-kit");
        Path poster = folder.resolve("poster.pdf");
        Download file = host.waitForDownload(
                () -> host.locator("button[value='poster-a4.pdf']").click());
        file.saveAs(poster);
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(poster))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            String words = new PDFTextStripper().getText(pdf);
            assertThat(words).contains("1 September 2027", "Südstadt").doesNotContain(HIDDEN);
            assertThat(words).as("and in Persian").containsPattern("\\p{IsArabic}{3}");
        }
    }

    private static void germanFeed(Page host) throws Exception {
        go(host, "/fa/gatherings/2027?country=DE&when=all");
        String feed =
                Objects.requireNonNull(host.locator("a[href*='gatherings.ics']").getAttribute("href"));
        assertThat(feed).contains("country=DE");
        String read = server.browser().fetch(feed).body();
        assertThat(read).doesNotContain(HIDDEN);
        List<Temporal> starts = new CalendarBuilder()
                .build(new StringReader(read)).getComponents().stream()
                        .map(TheDayOnAPhoneTest::start)
                        .toList();
        assertThat(starts).containsExactlyInAnyOrder(LocalDate.of(2027, 9, 1), Instant.parse("2027-09-01T17:00:00Z"));
    }

    private static Temporal start(CalendarComponent event) {
        Temporal start =
                event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow().getDate();
        return start instanceof LocalDate ? start : Instant.from(start);
    }

    private static void report(Page host, String code) {
        go(host, "/fa/gatherings/2027/cologne-vigil/report");
        host.fill("#f-words", "شمع افروختیم و نام‌ها را خواندیم.");
        host.selectOption("#f-band", "50");
        host.fill("[name=code]", code);
        host.click("button[value=photos]");
        for (int i = 1; i <= 3; i++) {
            host.fill("#f-seen", "شمع‌ها روی پله‌ها");
            host.setInputFiles(
                    "#f-photo",
                    new FilePayload("IMG_" + i + ".jpg", "image/jpeg", ReportPhotoSamples.phone(1200, 900 + i)));
            host.click("button[value=add]");
            host.locator("#f-point").click(new Locator.ClickOptions().setPosition(new Position(100, 80)));
            host.locator("#f-point").click(new Locator.ClickOptions().setPosition(new Position(160, 140)));
            seen(host, "7-cover-" + i);
            host.click("button[value=done]");
        }
        host.check("#f-faces");
        host.click("button[value=send]");
        seen(host, "8-sent");
    }
}
