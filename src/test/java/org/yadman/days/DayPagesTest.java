package org.yadman.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.TestServer;

@Tag("database")
class DayPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @AfterEach
    void today() {
        server.clock().set(LocalDate.of(2026, 11, 23));
    }

    @Test
    void a_day_shows_last_year_this_year_and_the_next_ten_in_both_calendars() {
        var years =
                server.browser().open("/en/days/khavaran-anniversary").page().select("table.years tbody tr");
        assertThat(years).hasSize(12);
        assertThat(years.get(0).text()).contains("2025", "Monday 1 September", "10 Shahrivar 1404", "the same day");
        assertThat(years.get(3).text()).contains("2028", "Thursday 31 August", "10 Shahrivar 1407", "1 day before");
        assertThat(years.select("[aria-current=date]").text()).contains("2026", "this year");
        var persian =
                server.browser().open("/fa/days/khavaran-anniversary").page().select("table.years tbody tr");
        assertThat(persian.get(3).text()).contains("۱۴۰۷", "پنجشنبه ۱۰ شهریور", "۳۱ اوت ۲۰۲۸");
    }

    @Test
    void every_source_on_a_disputed_rule_is_shown_with_the_choice_and_its_reason() {
        var differ = server.browser()
                .open("/en/days/khavaran-anniversary")
                .page()
                .select("section:has(h2:containsOwn(On which date?)) .differ");
        assertThat(differ.select(".claims > li")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(differ.select(".claims > li.kept")).hasSize(1);
        assertThat(differ.select(".kept .value").text()).isEqualTo("10 Shahrivar");
        assertThat(differ.select(".kept .why").text()).contains("We follow this one.");
        assertThat(differ.select(".claims > li .src a").eachAttr("href"))
                .allMatch(href -> href.startsWith("/en/sources/"));
    }

    @Test
    void a_day_without_a_decided_rule_has_no_dates_and_says_so() {
        var browser = server.browser().open("/en/days/september-abroad");
        assertThat(browser.text()).contains("The sources do not give one rule, so no dates are worked out.");
        assertThat(browser.open("/en/days").text())
                .contains("Without a date")
                .contains("September commemorations abroad");
    }

    @Test
    void the_board_draws_every_day_of_the_table_and_says_what_lies_near() {
        var page = server.browser().open("/en/days?year=2003").page();
        int rows = page.select("table tbody tr").size();
        assertThat(page.select("svg.year.broad .d, svg.year.broad .o, svg.year.broad .u, svg.year.broad .f"))
                .hasSize(rows);
        assertThat(page.select("section:has(h2:containsOwn(What lies near))").text())
                .contains("Labour Day (United States and Canada), the same day");
    }

    @Test
    void the_front_page_counts_the_days_and_names_today_and_tomorrow() {
        server.clock().set(LocalDate.of(2027, 8, 22));
        assertThat(server.browser().open("/en/").page().select(".when").text()).contains("in 10 days");
        assertThat(server.browser().open("/fa/").page().select(".when").text()).contains("۱۰ روز مانده");
        server.clock().set(LocalDate.of(2027, 8, 31));
        assertThat(server.browser().open("/en/").page().select(".when").text()).contains("tomorrow");
        server.clock().set(LocalDate.of(2027, 9, 1));
        assertThat(server.browser().open("/en/").page().select(".when").text())
                .contains("Wednesday 1 September 2027")
                .contains("today");
        server.clock().set(LocalDate.of(2027, 9, 2));
        assertThat(server.browser().open("/en/").page().select(".when").text()).contains("1 September 2028");
    }

    @Test
    void a_year_that_is_no_year_is_not_found() {
        for (String year : new String[] {"x", "12", "9999", "1500", "-2026"}) {
            assertThat(server.browser().open("/en/days?year=" + year).status())
                    .as(year)
                    .isEqualTo(404);
        }
    }
}
