package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// From the world to a city by links, in Persian.
@Tag("database")
class GatheringMapPagesTest {

    private static final String GATHERINGS = """
            year,slug,kind,state,held_on,starts_at,zone,day,common,title.en,precision,country,city,online,photos
            2025,cologne,vigil,held,2025-09-01,,Europe/Berlin,first,no,,city,DE,2886242,,none
            2025,bonn,vigil,held,2025-09-01,,Europe/Berlin,first,no,,city,DE,2946447,,none
            2025,berlin,vigil,held,2025-09-01,,Europe/Berlin,first,no,,city,DE,2950159,,none
            2025,berlin-evening,evening,held,2025-09-01,,Europe/Berlin,first,no,,city,DE,2950159,,none
            2025,paris,march,held,2025-09-01,,Europe/Paris,first,no,,city,FR,2988507,,none
            2025,paris-called-off,march,cancelled,2025-09-02,,Europe/Paris,first,no,,city,FR,2988507,,none
            2025,toronto,vigil,held,2025-09-01,,America/Toronto,first,no,,city,CA,6167865,,none
            2025,somewhere,vigil,held,2025-09-01,,Europe/Stockholm,first,no,,country,SE,,,none
            2025,everywhere,talk,held,2025-09-01,,,first,no,,online,,,https://example.org/meet,none
            2024,cologne,vigil,held,2024-09-01,,Europe/Berlin,first,no,,city,DE,2886242,,none
            """;

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = TestServer.start();
        server.bringIn(FolderFiles.sound().with("gatherings.csv", GATHERINGS).writeTo(folder.resolve("c")));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Browser open(String query) {
        Browser page = server.browser().open("/fa/gatherings/map" + query);
        assertThat(page.status()).isEqualTo(200);
        assertThat(PageCheck.faults(page)).isEmpty();
        return page;
    }

    private static Element circle(Browser page, String says) {
        return Objects.requireNonNull(page.page().selectFirst("svg.broad a:has(title:contains(" + says + "))"), says);
    }

    @Test
    void links_lead_from_the_world_through_a_region_to_a_country_and_the_list() {
        Browser world = open("?year=2025");
        assertThat(world.text()).contains("۷ گردهمایی در ۴ کشور، ۵ شهر", "۱ گردهمایی برخط است");
        String europe = circle(world, "اروپا: ۶ گردهمایی").attr("href");
        Browser region = server.browser().open(europe);
        assertThat(region.text()).contains("جهان", "اروپا");
        String germany = circle(region, "آلمان: ۴ گردهمایی").attr("href");
        Browser country = server.browser().open(germany);
        assertThat(PageCheck.faults(country)).isEmpty();
        assertThat(country.page().select("tbody th").eachText()).containsExactly("برلین", "بن", "کلن");
        String berlin = circle(country, "برلین: ۲ گردهمایی").attr("href");
        assertThat(server.browser().open(berlin).status()).isEqualTo(200);
    }

    @Test
    void the_list_of_a_year_leads_to_its_map_and_the_map_to_that_of_other_years() {
        Browser map = server.browser().open("/fa/gatherings/2024").follow("نقشه");
        assertThat(map.location()).isEqualTo("/fa/gatherings/map?year=2024");
        assertThat(map.text()).contains("۱ گردهمایی در ۱ کشور");
        assertThat(map.follow("۲۰۲۵").text()).contains("۷ گردهمایی");
    }

    @Test
    void what_was_called_off_is_not_counted_and_what_shows_no_city_is_in_the_table() {
        assertThat(open("?year=2025&country=FR").text()).contains("۱ گردهمایی");
        assertThat(open("?year=2025&country=SE").text()).contains("تنها با نام کشور");
        assertThat(open("?year=2025&country=IT").text()).contains("هیچ گردهمایی‌ای ثبت نشده است");
        assertThat(open("?year=2025&region=africa").text()).contains("هیچ گردهمایی‌ای ثبت نشده است");
    }

    @Test
    void the_map_says_where_its_cities_are_from() {
        assertThat(open("?year=2025").page().select("main a[href=https://www.geonames.org]"))
                .isNotEmpty();
        assertThat(open("?year=2025").page().select("main a[rel=license]").text())
                .isEqualTo("CC BY 4.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?year=1999",
                "?year=x",
                "?year=2025&region=atlantis",
                "?year=2025&country=ZZ",
                "?year=2025&country=de",
                "?year=2025&country=%3Cscript%3E"
            })
    void what_is_no_part_of_the_world_is_not_found(String query) {
        assertThat(server.browser().open("/fa/gatherings/map" + query).status()).isEqualTo(404);
    }

    @Test
    void without_a_year_the_last_one_is_shown_that_has_something() {
        assertThat(open("").text()).contains("۲۰۲۵");
    }
}
