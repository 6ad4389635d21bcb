package org.yadman.memorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A made-up list on its way from a coordinator's file to a page that everybody sees.
@Tag("database")
class MemorialStoryTest {

    @SuppressWarnings("NullAway.Init")
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

    private Browser withList() {
        Browser desk = desk().open("/en/desk").follow("Lists of names");
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(desk.text()).contains("There is no list yet");
        desk.type("slug", "Not A Slug").press("Add the list");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.mistakes().keySet()).containsExactlyInAnyOrder("slug", "title_en", "publisher");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.type("slug", "generated")
                .type("title_en", "Generated list (fictional)")
                .type("title_fa", "فهرست ساختگی")
                .type("publisher", "Nobody (fictional)")
                .type("declared", "۱۲٬۰۰۰")
                .press("Add the list");
        assertThat(desk.heading()).isEqualTo("Generated list (fictional)");
        assertThat(PageCheck.faults(desk)).isEmpty();
        return desk;
    }

    // Waits until what was under way has ended.
    private Browser rested(Browser desk) throws InterruptedException, ExecutionException {
        server.bean(ImportQueue.class).rest();
        return desk.open("/en/desk/memorial/generated/import");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_messy_list_is_understood_looked_at_and_brought_in() throws Exception {
        Browser reader = server.browser().open("/en/").follow("Names");
        assertThat(reader.text()).contains("No list has been brought in yet");
        assertThat(PageCheck.faults(reader)).isEmpty();
        Browser desk = withList();
        assertThat(reader.open("/en/memorial/lists/generated").status()).isEqualTo(404);

        desk.upload("file", "generated.csv", utf8("""
                \uFEFFکد;نام و نام خانوادگی;Who (Latin);When;سن;جایی;گروه
                ۱;بارنه سل‌دال‌زاد;Barneh Soldalzad;۱۳۶۷/۵/۸;۲۵;قریب;گروه ساختگی
                ۲;ناشناس;unknown;1988;young;قریب;
                ۳;میر\u202Eتاو رن‌کش‌زاد;Mirtav Ronkeshzad;05/08/1988;31;<b>;
                """));
        assertThat(desk.text()).contains("generated.csv", "Its columns wait to be understood", "Barneh Soldalzad");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.type("field2", "name").type("field3", "death").type("field5", "place").press("Read the file");
        rested(desk);
        assertThat(desk.text()).contains("Read, waits for your decision", "Bring all 3 rows in", "can be two days", "[U+202E]");
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(PageCheck.faults(desk.open("/fa/desk/memorial/generated/import"))).isEmpty();
        assertThat(desk.text()).contains("هر ۳ سطر را وارد کن");
        assertThat(server.browser().open("/en/memorial").text()).contains("No list has been brought in yet");
        assertThat(desk.fetch("/en/desk/memorial/generated/remarks.csv").body()).contains("Remark", "young", "U+202E");

        desk.open("/en/desk/memorial/generated/import").press("Change how the columns are understood");
        desk.type("order", "day-month").press("Read the file");
        rested(desk).press("Bring all 3 rows in");
        rested(desk);
        assertThat(desk.text()).contains("Edition 1 stands, with 3 entries");

        reader.open("/en/memorial").follow("Generated list (fictional)");
        assertThat(reader.text()).contains("3 names", "Barneh Soldalzad", "5 August 1988", "A person whose name the list does not know");
        assertThat(reader.text()).contains("12,000 names");
        assertThat(PageCheck.faults(reader)).isEmpty();
        reader.fill("q", "soldalzad").follow("Barneh Soldalzad");
        assertThat(reader.text())
                .contains("بارنه سل‌دال‌زاد", "30 July 1988", "Group, according to this list", "۱۳۶۷/۵/۸")
                .contains("It stands in the editions 1 to 1");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(reader.open("/fa/memorial/lists/generated/3").text()).contains("[U+202E]", "میرتاو رن‌کش‌زاد");
        assertThat(reader.source()).doesNotContain("\u202E", "<b>");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(PageCheck.faults(reader.open("/fa/memorial/lists/generated?q=nobody"))).isEmpty();
        assertThat(reader.text()).contains("هیچ سطری این واژه‌ها را ندارد");
        assertThat(PageCheck.faults(reader.open("/fa/memorial"))).isEmpty();
        assertThat(reader.text()).contains("۱۲٬۰۰۰", "فهرست ساختگی");
    }

    @Test
    void a_newer_edition_says_what_it_would_do_and_marks_what_is_gone() throws Exception {
        Browser desk = withList();
        first(desk);
        byte[] newer = new SheetFile()
                .texts(List.of(
                        List.of("name", "number", "died"),
                        List.of("Barneh Soldalzad", "1", "1367-05"),
                        List.of("Lumpar Tavzad", "3", "1988")))
                .bytes();
        desk.open("/en/desk/memorial/generated").upload("file", "newer.xlsx", newer);
        desk.press("Read the file");
        rested(desk);
        assertThat(desk.page().select(".facts dd").eachText().subList(0, 5)).containsExactly("2", "1", "1", "1", "0");
        desk.press("Bring all 2 rows in");
        rested(desk);
        Browser reader = server.browser().open("/en/memorial/lists/generated?show=gone");
        assertThat(reader.text()).contains("Mirtav Ronkeshzad", "No longer listed", "and 1 that is no longer listed");
        assertThat(reader.follow("Mirtav Ronkeshzad").text()).contains("It stood in the list up to edition 1");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(reader.open("/en/memorial/lists/generated/1").text()).contains("What it said before", "Up to edition 1");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(reader.fetch("/api/v1/entries").body()).contains("\"total\":3", "sh:1367-05");
        assertThat(reader.fetch("/api/v1/entries.csv").body()).contains("Mirtav Ronkeshzad");
        assertThat(reader.fetch("/api/v1/lists").body()).contains("\"gone\":1");
    }

    private void first(Browser desk) throws Exception {
        desk.upload("file", "first.tsv", utf8("number\tname\tdied\n1\tBarneh Soldalzad\t1367\n2\tMirtav Ronkeshzad\t\n"));
        desk.press("Read the file");
        rested(desk).press("Bring all 2 rows in");
        rested(desk);
    }

    @Test
    void what_cannot_be_brought_in_says_why_and_changes_nothing() throws Exception {
        Browser desk = withList();
        first(desk);
        desk.open("/en/desk/memorial/generated").upload("file", "list.pdf", utf8("%PDF-1.7"));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.mistakes()).containsKey("file");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.upload("file", "list.csv", utf8("number,name\n1,=1+1\n1,Barneh Soldalzad\n"));
        desk.press("Read the file");
        rested(desk);
        assertThat(desk.text()).contains("Nothing can be brought in while there are mistakes", "The number 1 stands in line 2 already");
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(PageCheck.faults(desk.open("/fa/desk/memorial/generated/import"))).isEmpty();
        desk.open("/en/desk/memorial/generated/import").press("Do not bring it in");
        assertThat(desk.location()).isEqualTo("/en/desk/memorial/generated");
        assertThat(desk.text()).doesNotContain("waits for your decision");
        desk.upload("file", "list.csv", utf8("what,when\nBarneh,1988\n"));
        desk.press("Read the file");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.text()).contains("No column says a name");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.upload("file", "list.csv", utf8("number,name\n1,Bar\u0000neh\n"));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(server.browser().open("/en/memorial/lists/generated").text()).contains("A list of 2 names");
    }

    @Test
    void what_is_said_of_a_list_can_be_changed_and_not_over_somebody_else() throws Exception {
        Browser desk = withList();
        first(desk);
        Browser other = desk().open("/fa/desk/memorial/generated");
        assertThat(PageCheck.faults(other)).isEmpty();
        desk.open("/en/desk/memorial/generated").type("licence", "CC BY 4.0 (fictional)").press("Save");
        assertThat(desk.value("licence")).isEqualTo("CC BY 4.0 (fictional)");
        other.type("licence", "Another").press("نگه دار");
        assertThat(other.status()).isEqualTo(409);
        assertThat(server.browser().open("/en/memorial/lists/generated").text()).contains("CC BY 4.0 (fictional)");
        assertThat(server.browser()
                        .as(TestCaller.volunteer(1))
                        .open("/en/desk/memorial")
                        .status())
                .isEqualTo(403);
    }
}
