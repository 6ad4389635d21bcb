package org.yadman.groups;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.TestServer;

@Tag("database")
class GroupPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_visitor_finds_a_group_by_a_word_in_either_script_and_reads_since_when_it_remembers() {
        var browser = server.browser().open("/en/").follow("Groups").fill("Name or words", "khavaran");
        assertThat(browser.page().select("main tbody tr")).hasSize(1);
        browser.follow("Families who gather at Khavaran");
        assertThat(browser.heading()).isEqualTo("Families who gather at Khavaran");
        assertThat(browser.page().select("main h2").eachText().getFirst()).isEqualTo("Its years of remembrance");
        assertThat(browser.text()).contains("29 August 2025 · 7 Shahrivar 1404").contains("Sources differ");
        // With the letters of an Arabic keyboard: ي and ك.
        browser.open("/fa/groups").fill("نام یا واژه‌ها", "خانواده هايي");
        assertThat(browser.page().select("main tbody tr")).isNotEmpty();
    }

    @Test
    void a_list_can_be_narrowed_and_what_was_asked_for_stays_in_the_form() {
        var browser = server.browser().open("/en/groups?kind=coalition");
        assertThat(browser.page().select("main tbody tr")).hasSize(1);
        assertThat(browser.page().select("select[name=kind] option[selected]").attr("value"))
                .isEqualTo("coalition");
        browser.fill("Name or words", "nobody is called so");
        assertThat(browser.text()).contains("No group by this name yet");
        browser.follow("Show all");
        assertThat(browser.page().select("main tbody tr")).hasSize(7);
    }

    @Test
    void groups_stand_in_the_order_of_the_readers_alphabet() {
        var english = server.browser()
                .open("/en/groups")
                .page()
                .select("main tbody th")
                .eachText();
        assertThat(english)
                .isSortedAccordingTo(com.ibm.icu.text.Collator.getInstance(java.util.Locale.ENGLISH)::compare);
        var persian = server.browser()
                .open("/fa/groups")
                .page()
                .select("main tbody th")
                .eachText();
        assertThat(persian)
                .isSortedAccordingTo(com.ibm.icu.text.Collator.getInstance(java.util.Locale.of("fa"))::compare);
    }

    @Test
    void a_group_that_is_not_there_and_a_page_beyond_the_last_are_not_found() {
        assertThat(server.browser().open("/en/groups/nobody").status()).isEqualTo(404);
        assertThat(server.browser().open("/en/groups?page=2").status()).isEqualTo(404);
        assertThat(server.browser().open("/en/groups?page=x").status()).isEqualTo(404);
    }

    @Test
    void words_from_outside_come_back_as_text() {
        var browser = server.browser().open("/en/groups?q=%3Cscript%3Ealert(1)%3C/script%3E%25_'");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("script")).isEmpty();
        assertThat(browser.page().select("input[name=q]").attr("value")).startsWith("<script>");
    }
}
