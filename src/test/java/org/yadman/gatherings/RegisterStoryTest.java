package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.db.Ids;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A host, the desk and a reader, each without JavaScript and in Persian.
@Tag("database")
class RegisterStoryTest {

    private static final String STREET_HIDDEN = "شهر و محله: همه شهر و محله را می‌بینند، نه محل را و نه خیابان را.";
    private static final String CITY = "تنها شهر: همه تنها شهر را می‌بینند.";

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
        return server.browser().as(TestCaller.coordinator(1));
    }

    private Browser form() {
        return server.browser().open("/fa/gatherings").follow("ثبت گردهمایی");
    }

    /// Registers a vigil in Cologne with a hidden street; answers with its code.
    private String register() {
        Browser host = form().type("on", "۱۴۰۶/۶/۱۰")
                .type("starts", "۱۹:۰۰")
                .type("city", "کلن")
                .type(STREET_HIDDEN, "")
                .type("contact", "host@example.org")
                .type("area", "Südstadt")
                .type("venue", "Alte Feuerwache")
                .type("street", "Melchiorstraße 3");
        host.press("آنچه همه خواهند دید");
        assertThat(host.allMistakes()).isEmpty();
        assertThat(host.page().select("dl").text())
                .contains("کلن", "Südstadt", "آلمان", "۱۹:۰۰")
                .doesNotContain("Feuerwache", "Melchior", "host@example.org");
        host.press("بفرست");
        assertThat(host.status()).isEqualTo(200);
        return Objects.requireNonNull(host.page().selectFirst("main code")).text();
    }

    private void publish() {
        Browser desk = desk().open("/fa/desk/gatherings").follow("شمع‌افروزی، کلن");
        assertThat(desk.text()).contains("Melchiorstraße 3", "Alte Feuerwache", "host@example.org");
        desk.press("همه ببینند");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.text()).contains("همه آن را می‌بینند");
    }

    @Test
    void a_vigil_with_a_hidden_street_is_looked_at_found_near_its_city_and_changed_by_its_code() {
        String code = register();
        assertThat(server.browser().open("/fa/gatherings/2027").status()).isEqualTo(404);
        publish();

        Browser reader = server.browser().open("/fa/gatherings/2027?near=بن");
        assertThat(PageCheck.faults(reader)).isEmpty();
        reader.follow("شمع‌افروزی، کلن");
        assertThat(reader.text())
                .contains("Südstadt", "۱۰ شهریور ۱۴۰۶", "۱ سپتامبر ۲۰۲۷", "به وقت تهران", "محل دقیق")
                .doesNotContain("Feuerwache", "Melchior", "example.org/");
        assertThat(reader.location()).isEqualTo("/fa/gatherings/2027/cologne-vigil");
        assertThat(server.browser().open("/fa/gatherings/2027?near=استکهلم").text())
                .contains("چنین گردهمایی‌ای نیست");
        assertThat(server.browser()
                        .fetch("/fa/gatherings/2027/cologne-vigil.ics")
                        .body())
                .contains("DTSTART:20270901T170000Z", "LOCATION:Südstadt، کلن، آلمان")
                .doesNotContain("Melchior");

        Browser host =
                server.browser().open("/fa/suggest/answer").type("code", code).press("باز کردن");
        assertThat(host.text()).contains("اکنون در فهرست گردهمایی‌ها آمده است");
        host.press("تغییر یا لغو");
        assertThat(host.value("street")).isEqualTo("Melchiorstraße 3");
        host.type(CITY, "").press("آنچه همه خواهند دید");
        assertThat(host.text()).contains("همین دم اعمال می‌شود");
        host.press("بفرست");
        assertThat(server.browser().open("/fa/gatherings/2027/cologne-vigil").text())
                .doesNotContain("Südstadt");
    }

    @Test
    void words_that_a_host_adds_are_looked_at_again_and_calling_it_off_is_seen_at_once() {
        String code = register();
        publish();
        Browser host =
                server.browser().open("/fa/register/change").type("code", code).press("باز کردن");
        host.type("title", "عنوانی تازه").press("see").press("send");
        assertThat(host.text()).contains("در انتظار است");
        assertThat(server.browser().open("/fa/gatherings/2027/cologne-vigil").status())
                .isEqualTo(404);
        Browser desk = desk().open("/fa/desk/gatherings").follow("عنوانی تازه").press("همه ببینند");
        assertThat(desk.status()).isEqualTo(200);
        host.open("/fa/register/change").type("code", code).press("باز کردن").press("cancel");
        assertThat(server.browser().open("/fa/gatherings/2027/cologne-vigil").text())
                .contains("لغو شد");
        assertThat(server.browser().open("/fa/gatherings/2027").text()).contains("چیزی ثبت نشده است");
    }

    @Test
    void what_is_refused_is_erased_and_its_code_tells_why() {
        String code = register();
        Browser desk = desk().open("/fa/desk/gatherings").follow("شمع‌افروزی، کلن");
        desk.press("نپذیرفتن");
        assertThat(desk.status()).isEqualTo(422);
        desk.type("reason", "چنین جایی نیست").press("نپذیرفتن");
        assertThat(desk().open("/fa/desk/gatherings").text()).doesNotContain("کلن");
        assertThat(server.browser()
                        .open("/fa/suggest/answer")
                        .type("code", code)
                        .press("باز کردن")
                        .text())
                .contains("چنین جایی نیست", "کنار گذاشته شد");
    }

    @Test
    void whoever_takes_everything_back_leaves_nothing() {
        String code = register();
        publish();
        server.browser()
                .open("/fa/suggest/answer")
                .type("code", code)
                .press("باز کردن")
                .press("پاک کردن همه");
        assertThat(server.browser().open("/fa/gatherings/2027/cologne-vigil").status())
                .isEqualTo(404);
        assertThat(server.bean(Gatherings.class).count()).isZero();
    }

    @Test
    void a_name_of_several_cities_is_asked_about_on_the_same_page() {
        Browser host = form().type("on", "2027-09-01")
                .type("city", "لندن")
                .type("contact", "x")
                .press("see");
        assertThat(host.status()).isEqualTo(422);
        assertThat(host.page().select("input[name=place]").eachAttr("type")).containsExactly("radio", "radio", "radio");
        host.type("لندن، کانادا", "").press("see");
        assertThat(host.text()).contains("کانادا");
    }

    @Test
    void nothing_that_is_to_come_is_listed_in_a_protected_country() {
        Browser host = form().type("on", "2027-09-01")
                .type("city", "تهران")
                .type("contact", "x")
                .press("see");
        assertThat(host.status()).isEqualTo(422);
        assertThat(host.mistakes()).containsKey("city");
        assertThat(host.text()).contains("یک نام، یک شمع، یک دقیقه");
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        Browser host = form().press("see");
        assertThat(host.mistakes()).containsOnlyKeys("on", "city", "contact");
        assertThat(PageCheck.faults(host)).isEmpty();
    }

    @Test
    void what_a_representative_of_an_admitted_group_or_the_desk_enters_needs_nobody_else() {
        Browser desk = desk().open("/en/desk/gatherings/new")
                .type("on", "2019-09-01")
                .type("city", "Berlin")
                .type("contact", "desk")
                .press("Enter it");
        assertThat(desk.text()).contains("Everybody sees it");
        assertThat(server.browser().open("/en/gatherings/2019").text()).contains("Vigil, Berlin");
        assertThat(server.browser().open("/en/gatherings/2019/berlin-vigil").text())
                .contains("Held");
        desk.follow("Hold it again").type("on", "2027-09-01").press("Enter it");
        assertThat(server.browser().open("/en/gatherings/2027").text()).contains("Vigil, Berlin", "2019: 1 gathering");

        Browser other = server.browser()
                .as(TestCaller.representative(2, server.bean(Ids.class).random()))
                .open("/en/desk/gatherings/new")
                .type("on", "2027-09-01")
                .type("city", "Paris")
                .type("contact", "rep")
                .press("Enter it");
        assertThat(other.text()).contains("It waits");
        assertThat(server.browser().open("/en/gatherings/2027").text()).doesNotContain("Paris");
        other.open("/en/desk/gatherings?show=public");
        assertThat(other.page().select("main tbody tr")).isEmpty();
    }

    @Test
    void a_small_namesake_is_not_asked_about_and_a_country_behind_the_name_means_it() {
        for (String city : new String[] {"Berlin", "Berlin, US"}) {
            Browser host = server.browser()
                    .open("/en/register")
                    .type("on", "2027-09-01")
                    .type("city", city)
                    .type("contact", "host@example.org")
                    .press("see");
            assertThat(host.allMistakes()).as(city).isEmpty();
            assertThat(host.page().select("dl").text())
                    .as(city)
                    .contains(city.endsWith("US") ? "United States" : "Germany");
        }
    }
}
