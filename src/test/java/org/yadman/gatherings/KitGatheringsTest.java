package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// A gathering's kit: filled with what everybody may see of it.
@Tag("database")
class KitGatheringsTest {

    private static final ActorId NOBODY = new ActorId("nobody");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Gathering entered(Precision precision) {
        // Whoever meets on the network and names no country says by which clock.
        Place place = new Place(
                precision == Precision.ONLINE ? null : "DE",
                null,
                "Nirgendstadt",
                "Sampleviertel",
                "Nirgendhaus",
                "Nirgendweg 7",
                ZoneId.of("Europe/Berlin"));
        Draft draft = new Draft(
                GatheringKind.VIGIL,
                LocalDate.of(2027, 9, 1),
                LocalTime.of(19, 30),
                place,
                precision,
                "contact@fiction.example",
                new Localized(Map.of("en", "An evening of samples", "fa", "شب نمونه‌ها")),
                null,
                true,
                List.of(),
                List.of("fa"),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NO_FACES,
                null,
                null);
        return server.bean(Registering.class).enter(draft, null, null, true, NOBODY);
    }

    @Test
    void a_gathering_leads_to_its_kit_which_is_filled_in_both_languages() {
        Gathering gathering = entered(Precision.EXACT);
        Browser browser = server.browser().open("/fa" + gathering.path()).follow("بستهٔ ابزار: پوستر، کارت و متن");
        assertThat(browser.page().select("textarea[name=placeen]").text()).contains("Nirgendhaus", "Nirgendweg 7");
        assertThat(browser.page().select("input[name=on]").attr("value")).isEqualTo("2027-09-01");
        assertThat(browser.page().select("textarea[lang=fa][name=words]").text())
                .contains("شب نمونه‌ها", "ساعت ۱۹:۳۰", "۱۰ شهریور ۱۴۰۶");
        assertThat(browser.page().select("textarea[lang=en][name=words]").text())
                .contains("An evening of samples");
        assertThat(browser.page().select("svg[role=img]")).hasSize(1);
        assertThat(PageCheck.faults(browser)).isEmpty();
        browser.press("بسته را نشان بده");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("svg[role=img]")).hasSize(4);
        assertThat(browser.page().select("input[name=page]").attr("value")).isEqualTo(gathering.path());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void it_holds_no_more_of_a_place_than_its_host_allows(Precision precision) {
        Gathering gathering = entered(precision);
        String page = server.browser().open("/en" + gathering.path() + "/kit").source();
        assertThat(page).doesNotContain("contact@fiction.example");
        if (precision != Precision.EXACT) {
            assertThat(page).doesNotContain("Nirgendweg", "Nirgendhaus");
        }
        if (precision == Precision.COUNTRY || precision == Precision.ONLINE) {
            assertThat(page).doesNotContain("Nirgendstadt", "Sampleviertel");
        }
        if (precision == Precision.ONLINE) {
            assertThat(page).contains("19:30, Central European Summer Time");
        }
    }

    @Test
    void what_is_called_off_and_what_is_not_there_has_no_kit() {
        Gathering gathering = entered(Precision.CITY);
        server.bean(Gatherings.class).enter(gathering, Gathering.State.CANCELLED);
        assertThat(server.browser().open("/en" + gathering.path() + "/kit").status())
                .isEqualTo(404);
        assertThat(server.browser().open("/en/gatherings/2027/nothing/kit").status())
                .isEqualTo(404);
        assertThat(server.browser().open("/en/gatherings/nothing/nothing/kit").status())
                .isEqualTo(404);
    }
}
