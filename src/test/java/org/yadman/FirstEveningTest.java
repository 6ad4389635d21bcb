package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.accounts.Accounts;
import org.yadman.accounts.Person;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// The initiator's whole first evening, from the code that a fresh server prints to five letters in two languages and
/// the date of the next step: only what pages lead to, and few pages.
@Tag("database")
class FirstEveningTest {

    /// Name (fictional), country, language of five groups that somebody knows.
    private static final List<List<String>> FIVE = List.of(
            List.of("Committee of the Candle (fictional)", "Sweden", "English"),
            List.of("خانهٔ یاد (fictional)", "Germany", "Persian"),
            List.of("Circle of Families (fictional)", "Canada", "English"),
            List.of("کانون چراغ (fictional)", "France", "Persian"),
            List.of("Union of the Lamp (fictional)", "Netherlands", "English"));

    @Test
    void from_the_first_code_to_five_letters_in_two_languages_and_a_date_for_the_next_step() throws Exception {
        try (TestServer server = TestServer.start()) {
            Browser initiator = server.browser();
            Person.enrol(
                    server, initiator, server.bean(Accounts.class).firstCodes().getFirst(), "Ada");

            // Who has enrolled stands at the desk, where the first task is to begin.
            initiator.follow("Begin: which day, why, and for whom");
            assertThat(PageCheck.faults(initiator)).isEmpty();
            initiator
                    .type("Month, as a number", "9")
                    .type("Day of the month, as a number", "1")
                    .press("Show ten years");
            assertThat(initiator.page().select("tbody tr")).hasSize(10);
            initiator.press("This is the day");
            assertThat(initiator.text()).contains("Give the day a name");
            initiator
                    .type("What the day is called, in English", "A common day")
                    .type("What the day is called, in Persian", "روز مشترک")
                    .press("This is the day");
            assertThat(initiator.text()).contains("The common day is in the record.");
            Browser visitor = server.browser().open("/en/days/common-day");
            assertThat(visitor.text())
                    .contains("A common day", "1 September", "The proposal of this campaign")
                    .doesNotContain("do not give one rule");
            assertThat(server.browser().open("/fa/days/common-day").text()).contains("روز مشترک", "۱۰ شهریور");

            initiator.follow("Write down the groups");
            for (List<String> group : FIVE) {
                initiator
                        .type("Name", group.get(0))
                        .type("Country", group.get(1))
                        .type("Language in which we write", group.get(2))
                        .type("Postal address, as it stands on an envelope", "Lamp Street 1\n12345 Townville")
                        .press("Add");
                assertThat(initiator.status()).as(group.get(0)).isEqualTo(200);
            }

            initiator.open("/en/desk/settings/begin").follow("To the letter");
            assertThat(PageCheck.faults(initiator)).isEmpty();
            initiator.follow("A letter that honours");
            assertThat(initiator.page().select("[name=body-fa]").text()).contains("[days]");
            initiator
                    .type("What we call it", "Autumn letter")
                    .type("Who writes", "The circle (fictional)\nStockholm")
                    .press("Save");
            initiator.follow("Add some of 5 contacts").press("Add those chosen");
            initiator.follow("Print 5 letters");
            byte[] pdf = print(server, initiator);
            try (PDDocument letters = Loader.loadPDF(pdf)) {
                assertThat(letters.getNumberOfPages()).isGreaterThanOrEqualTo(5);
            }
            initiator.press("They have been posted");
            assertThat(initiator.text()).contains("5 asked. Nothing to do until");
            assertThat(initiator.open("/en/desk/outreach").text()).contains("5 asked. Nothing to do until");
        }
    }

    private static byte[] print(TestServer server, Browser browser) throws IOException, InterruptedException {
        Element form = Objects.requireNonNull(browser.page().selectFirst("form[action$=letters.pdf]"));
        String body = form.select("input[name]:not([type=checkbox]), input[checked]").stream()
                .map(each -> Map.entry(each.attr("name"), each.attr("value")))
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> sent = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address(form.attr("action")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Cookie", "yadman=" + browser.cookies().get("yadman"))
                                .POST(BodyPublishers.ofString(body + "&size=a4"))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(sent.statusCode()).isEqualTo(200);
        return sent.body();
    }
}
