package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.days.Days;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// The list of a year with its days, how far away things are, and the same gathering at other times.
@Tag("database")
class YearListTest {

    private static final ActorId NOBODY = new ActorId("nobody");
    private static final int COLOGNE = 2886242;
    private static final int STOCKHOLM = 2673730;

    private static TestServer server;

    @BeforeAll
    static void fill() {
        server = TestServer.withCampaign();
        Gathering first = enter("First", "2025-09-01", COLOGNE, "first-of-september", true, null);
        Gathering second = enter("Second", "2026-09-01", COLOGNE, "first-of-september", true, first.id());
        enter("Third", "2027-09-01", COLOGNE, "first-of-september", true, second.id());
        enter("Own and common", "2027-08-27", STOCKHOLM, "khavaran-anniversary", true, null);
        enter("Own alone", "2027-08-28", STOCKHOLM, "khavaran-anniversary", false, null);
        enter("For no day", "2027-05-01", STOCKHOLM, null, false, null);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Gathering enter(
            String title, String on, int city, @Nullable String day, boolean common, @Nullable UUID origin) {
        Draft draft = new Draft(
                GatheringKind.VIGIL,
                LocalDate.parse(on),
                null,
                new Place(city == COLOGNE ? "DE" : "SE", city, "", "", "", "", ZoneId.of("Europe/Berlin")),
                Precision.CITY,
                "contact@example.org",
                new Localized(Map.of("en", title)),
                day == null
                        ? null
                        : server.bean(Days.class).find(day).orElseThrow().id(),
                common,
                List.of(),
                List.of(),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NONE,
                null,
                null);
        return server.bean(Registering.class).enter(draft, origin, null, true, NOBODY);
    }

    private static List<String> found(Browser browser) {
        return browser.page().select("a.p-name").eachText();
    }

    @Test
    void the_common_day_and_the_own_days_stand_together_each_with_what_is_held_for_it() {
        Browser browser = server.browser().open("/en/gatherings/2027");
        assertThat(PageCheck.faults(browser)).isEmpty();
        String common = Objects.requireNonNull(browser.page().selectFirst("tr:contains(common day)"))
                .text();
        assertThat(common).contains("1 September 2027", "10 Shahrivar 1406", "2 gatherings");
        assertThat(found(browser.follow("2 gatherings"))).containsExactly("Own and common", "Third");
        browser.open("/en/gatherings/2027?day=khavaran-anniversary");
        assertThat(found(browser)).containsExactly("Own and common", "Own alone");
        assertThat(found(browser.open("/en/gatherings/2027?day=no-such-day"))).isEmpty();
    }

    @Test
    void the_common_day_stands_there_before_anything_is_held_for_it() {
        assertThat(server.browser().open("/en/gatherings/2026?day=").text()).contains("The days of 2026");
        Browser empty = server.browser().open("/fa/gatherings/2026?country=SE");
        assertThat(empty.text()).contains("روزهای سال ۲۰۲۶", "روز مشترک");
    }

    @Test
    void a_list_near_a_city_says_how_far_each_is() {
        // Bonn and Cologne are 25 kilometres apart.
        Browser near = server.browser().open("/en/gatherings/2027?near=Bonn");
        assertThat(found(near)).containsExactly("Third");
        assertThat(near.text()).contains("25 km away");
        assertThat(server.browser().open("/en/gatherings/2027?near=Cologne").text())
                .doesNotContain("km away");
    }

    @Test
    void what_goes_on_from_year_to_year_is_found_from_each_of_them() {
        Browser browser = server.browser().open("/en/gatherings/2026").follow("Second");
        assertThat(browser.text()).contains("At other times");
        assertThat(browser.page().select("dt a").eachText()).contains("First", "Third");
        assertThat(browser.follow("First").page().select("dt a").eachText()).contains("Second", "Third");
        assertThat(server.browser()
                        .open("/en/gatherings/2027")
                        .follow("Own alone")
                        .text())
                .doesNotContain("At other times");
    }

    @Test
    void the_front_page_says_where_to_go() {
        Browser front = server.browser().open("/en/");
        assertThat(front.text()).contains("Where to go", "4 gatherings in 2 countries are registered for 2027.");
        front.follow("Map");
        assertThat(front.heading()).contains("2027");
        assertThat(server.browser().open("/fa/").text()).contains("برای سال ۲۰۲۷ ۴ گردهمایی در ۲ کشور ثبت شده است.");
    }
}
