package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.groups.Groups;
import org.yadman.platform.db.Changes;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Who has taken which organisation to win it for the day, and what a representative gets to see of it.
@Tag("database")
class BoardTest {

    private static final String BOARD = "/en/desk/outreach/board";

    private TestServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.clock().set(LocalDate.of(2026, 10, 20));
        server.bringIn(FolderFiles.sound().with("groups.csv", """
                        slug,kind,country,name.en,site
                        families,families,SE,Families,
                        mehr,human-rights-organisation,US,MEHR,https://example.org
                        rights,human-rights-organisation,SE,Rights house (fictional),
                        justice,human-rights-organisation,SE,Justice house (fictional),
                        far,human-rights-organisation,IR,Far house (fictional),
                        union,union,SE,Union (fictional),
                        circle,committee,,Circle (fictional),
                        """).writeTo(folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private UUID id(String slug) {
        return server.bean(Groups.class).find(slug).orElseThrow().id();
    }

    private Browser speaksFor(String slug, int number) {
        return server.browser().as(TestCaller.representative(number, id(slug))).open(BOARD);
    }

    private Browser keeper() {
        return server.browser().as(TestCaller.coordinator(1)).open(BOARD);
    }

    private void sends(Browser browser, String path, String fields) {
        String token = browser.open(BOARD).page().select("input[name=_form]").attr("value");
        browser.sendTo(path, fields + "&_form=" + token);
    }

    // A contact that is no group of the record, and one of an organisation of the record that has answered.
    private void contacts() {
        Browser keeper = server.browser().as(TestCaller.coordinator(1));
        keeper.open("/en/desk/outreach/contacts")
                .type("Name", "Quiet office (fictional)")
                .type("kind", "human-rights-organisation")
                .type("country", "SE")
                .type("E-mail", "quiet@example.org")
                .press("Add");
        keeper.type("Name", "Desk of the house (fictional)")
                .type("The group in the record", "Rights house (fictional)")
                .type("country", "SE")
                .type("E-mail", "desk@example.org")
                .press("Add");
        keeper.open("/en/desk/outreach/appeals/new?kind=agreement")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .type("Office number to ring back", "+46 8 000 00 00")
                .press("Save");
        keeper.follow("Add some of 2 contacts").press("Add those chosen").follow("Desk of the house (fictional)");
        keeper.type("How", "in-person").press("Note it");
        keeper.type("Its words", "We agree in confidence.")
                .type("How it came", "by telephone")
                .press("Write it down");
        assertThat(keeper.text()).contains("answered");
    }

    @Test
    void a_representative_takes_one_of_its_country_gives_it_back_and_passes_it_on() {
        Browser families = speaksFor("families", 1);
        assertThat(families.text()).contains("Your group has taken none yet", "Rights house (fictional)", "MEHR");
        assertThat(PageCheck.faults(families)).isEmpty();
        assertThat(families.page().select("tbody button[name=organisation]").eachAttr("aria-label"))
                .containsExactly("Take Justice house (fictional)", "Take Rights house (fictional)");
        families.press(id("rights").toString());
        assertThat(families.text())
                .contains("Your group has taken: Rights house (fictional)", "Families since 20 October 2026");
        assertThat(families.page().select("tbody button[name=organisation]"))
                .as("one for each group")
                .isEmpty();

        families.follow("Give back, pass on");
        assertThat(PageCheck.faults(families)).isEmpty();
        assertThat(families.page().select("#f-group option").eachText())
                .containsExactly("Justice house (fictional)", "Union (fictional)");
        families.type("Group", "Union (fictional)").press("Pass it on to this group");
        assertThat(families.text()).contains("Your group has taken none yet", "Union (fictional) since");
        assertThat(families.page().select("tbody a"))
                .as("it is the union's now")
                .isEmpty();

        Browser union = speaksFor("union", 2).follow("Give back, pass on").press("Give it back");
        assertThat(union.text()).contains("Your group has taken none yet").doesNotContain("since 20 October");
        assertThat(server.browser()
                        .as(TestCaller.representative(2, id("union")))
                        .open("/en/desk")
                        .text())
                .contains("The board");
    }

    @Test
    void of_two_who_take_the_same_the_second_is_told_who_has_it() {
        Browser families = speaksFor("families", 1);
        Browser union = speaksFor("union", 2);
        families.press(id("rights").toString());
        union.press(id("rights").toString());
        assertThat(union.status()).isEqualTo(409);
        assertThat(union.text()).contains("Rights house (fictional) has been taken by Families since 20 October 2026");
        sends(families, BOARD, "organisation=" + id("justice"));
        assertThat(families.status()).isEqualTo(409);
        assertThat(families.text()).contains("Families has taken one already: Rights house (fictional)");

        Browser late = speaksFor("families", 3).follow("Give back, pass on");
        families.open(BOARD).follow("Give back, pass on").press("Give it back");
        late.press("Give it back");
        assertThat(late.status()).isEqualTo(404);
    }

    @Test
    void a_group_takes_only_for_itself_of_its_own_country_and_never_itself() {
        Browser families = speaksFor("families", 1);
        sends(families, BOARD, "organisation=" + id("rights") + "&group=" + id("union"));
        assertThat(families.status()).as("for another group").isEqualTo(404);
        sends(families, BOARD, "organisation=" + id("mehr"));
        assertThat(families.status()).isEqualTo(422);
        assertThat(families.text()).contains("A group takes an organisation of its own country");
        Browser circle = speaksFor("circle", 2);
        sends(circle, BOARD, "organisation=" + id("rights"));
        assertThat(circle.text()).contains("does not say in which country");
        Browser rights = speaksFor("rights", 3);
        sends(rights, BOARD, "organisation=" + id("rights"));
        assertThat(rights.text()).contains("A group does not take itself");
        speaksFor("union", 4).press(id("justice").toString());
        sends(families, BOARD + "/return", "version=1&organisation=" + id("justice"));
        assertThat(families.status()).as("what another group has").isEqualTo(404);
        sends(families, BOARD + "/passing", "version=1&organisation=" + id("justice") + "&group=" + id("families"));
        assertThat(families.status()).isEqualTo(404);
        assertThat(keeper().text()).contains("Union (fictional) since");
        assertThat(server.browser().as(TestCaller.representative(9)).open(BOARD).status())
                .as("who speaks for no group")
                .isEqualTo(403);
    }

    @Test
    void a_representative_sees_no_contact_and_nothing_of_how_the_asking_stands() {
        contacts();
        Browser keeper = keeper();
        assertThat(keeper.text()).contains("Quiet office (fictional)", "not in the record", "answered");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        String quiet =
                keeper.page().select("tr:contains(Quiet office) a").attr("href").replaceAll(".*=|#.*", "");
        keeper.open(BOARD + "?organisation=" + quiet).type("Group", "Families").press("Give it to this group");
        assertThat(keeper.text()).contains("Families since 20 October 2026");

        Browser families = speaksFor("families", 1);
        assertThat(families.text())
                .contains("Your group has taken an organisation that is not in the record")
                .contains("Rights house (fictional)");
        assertThat(families.source())
                .doesNotContain("Quiet office", quiet, "answered", "Where it stands", "confidence", "example.org");
        sends(families, BOARD, "organisation=" + id("rights"));
        assertThat(families.status()).isEqualTo(409);
        assertThat(families.text())
                .contains("an organisation that is not in the record")
                .doesNotContain("Quiet office");
        sends(speaksFor("union", 2), BOARD, "organisation=" + quiet);
        assertThat(families.open(BOARD + "?organisation=" + quiet).source()).doesNotContain("Quiet office");

        // A volunteer sees what is theirs.
        Browser volunteer = server.browser().as(TestCaller.volunteer(7)).open(BOARD);
        assertThat(volunteer.text()).contains("Rights house").doesNotContain("Quiet office", "answered");
        assertThat(volunteer.page().select("tbody form, tbody a")).isEmpty();

        // An erased contact leaves its group free to take another.
        keeper.open("/en/desk/outreach/contacts")
                .follow("Quiet office (fictional)")
                .press("Erase for good");
        families.open(BOARD).press(id("justice").toString());
        assertThat(families.text()).contains("Your group has taken: Justice house (fictional)");
    }

    @Test
    void a_protected_country_is_not_on_the_board_and_what_is_on_it_is_nowhere_else() {
        assertThat(keeper().text()).contains("Far house (fictional)");
        server.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update campaign set protected_countries = 'IR'")
                .update();
        server.inTransaction(() -> server.bean(Changes.class).raise());
        assertThat(keeper().text()).doesNotContain("Far house (fictional)");
        speaksFor("families", 1).press(id("rights").toString());
        for (String everybody : java.util.List.of("/en/groups/rights", "/en/groups/families", "/en/", "/en/asked")) {
            assertThat(server.browser().open(everybody).text()).as(everybody).doesNotContain("taken");
        }
        assertThat(server.browser().open(BOARD).status()).isEqualTo(401);
    }

    @Test
    void it_is_searched_and_a_steward_gets_a_table() {
        speaksFor("families", 1).press(id("rights").toString());
        Browser keeper = keeper();
        assertThat(keeper.open(BOARD + "?q=justice").text())
                .contains("Justice house")
                .doesNotContain("Rights house");
        assertThat(keeper.open(BOARD + "?state=free").text()).doesNotContain("Rights house");
        assertThat(keeper.open(BOARD + "?state=taken&country=SE").text())
                .contains("Rights house")
                .doesNotContain("Justice house");
        assertThat(keeper.open(BOARD + "?q=nobody").text()).contains("No organisation is found so");
        assertThat(keeper.open("/fa/desk/outreach/board").text()).contains("تابلو", "آزاد", "۲۰ اکتبر ۲۰۲۶");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        assertThat(keeper.open(BOARD + ".csv").status()).isEqualTo(403);
        assertThat(server.browser()
                        .as(TestCaller.steward(1))
                        .fetch(BOARD + ".csv")
                        .body())
                .contains("Rights house (fictional),Sweden,Families,2026-10-20");
    }
}
