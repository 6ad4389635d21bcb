package org.yadman.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.db.History;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.mail.Mail.Letter;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class SettingsPagesTest {

    private static final Person STEWARD = TestCaller.steward(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                TestServer.options(TestDatabase.fresh(), null, null, false)
                        .with(new MailServer("127.0.0.1", 1, Encryption.NONE, null, null, "desk@coalition.example")),
                TestCaller.class);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> ask(Person person, String path, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestCaller.HEADER, person.header());
        if (!form.isEmpty()) {
            String body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Document page(String path) {
        HttpResponse<String> answer = ask(STEWARD, path, Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return Jsoup.parse(answer.body());
    }

    /// What the form would send as it stands.
    private static Map<String, String> fields(Document page, String action) {
        Element form = Objects.requireNonNull(page.selectFirst("form[action$=" + action + "]"));
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element each : form.select("input[name], textarea[name], select[name]")) {
            String value = each.tagName().equals("textarea")
                    ? each.wholeText()
                    : each.tagName().equals("select")
                            ? Objects.requireNonNull(each.selectFirst("option[selected]"))
                                    .attr("value")
                            : each.attr("value");
            fields.put(each.attr("name"), value);
        }
        return fields;
    }

    /// Through the preview, as a person does.
    private HttpResponse<String> save(Map<String, String> fields) {
        HttpResponse<String> preview = ask(STEWARD, "/en/desk/settings", with(fields, "step", "preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        return ask(STEWARD, "/en/desk/settings", with(fields(Jsoup.parse(preview.body()), "settings"), "step", "save"));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private Map<String, String> written() {
        Map<String, String> fields = fields(page("/en/desk/settings"), "settings");
        fields.put("name.en", "One day for all");
        fields.put("name.fa", "یک روز برای همه");
        fields.put("lead.en", "For those who are *gone*.");
        return fields;
    }

    @Test
    void only_a_steward_sees_and_changes_the_settings() {
        for (String path : List.of("/en/desk/settings", "/fa/desk/settings/begin", "/en/desk/settings/mail")) {
            assertThat(server.browser().open(path).status())
                    .as("anonymous: " + path)
                    .isEqualTo(401);
            for (Person other :
                    List.of(TestCaller.coordinator(1), TestCaller.volunteer(1), TestCaller.representative(1))) {
                assertThat(ask(other, path, Map.of()).statusCode()).as(path).isEqualTo(403);
            }
        }
        assertThat(ask(TestCaller.coordinator(1), "/en/desk/settings", Map.of("name.en", "X", "step", "save"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.bean(CurrentCampaign.class).read()).isEmpty();
    }

    @Test
    void the_first_evening_leads_from_an_empty_server_to_a_front_page() {
        Document empty = Jsoup.parse(server.browser().open("/en/").page().html());
        assertThat(empty.select("a[href=/en/desk/settings/begin]")).hasSize(1);
        assertThat(server.beans(DeskSource.class).stream()
                        .flatMap(source -> source.tasks(STEWARD.caller(), visitor()).stream())
                        .map(DeskSource.Task::path))
                .contains("/desk/settings/begin");
        Document years =
                page("/fa/desk/settings/begin?calendar=solar-hijri&month=" + encoded("۶") + "&day=" + encoded("۱۰"));
        assertThat(years.select("tbody tr")).hasSize(10);
        assertThat(years.select("tbody tr").text()).contains("شهریور", "سپتامبر ۲۰۲۷");
        assertThat(years.select("input[name^=name-]").eachAttr("name")).containsExactly("name-fa", "name-en");
        HttpResponse<String> taken = ask(
                STEWARD,
                "/fa/desk/settings/begin",
                Map.of("calendar", "solar-hijri", "month", "۶", "day", "۱۰", "name-fa", "روز یاد"));
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(server.browser().open("/fa/days/common-day").text()).contains("روز یاد", "۱۰ شهریور");
        ask(
                STEWARD,
                "/fa/desk/settings/begin",
                Map.of("calendar", "solar-hijri", "month", "7", "day", "1", "name-fa", "روز دیگر"));
        assertThat(server.browser().open("/fa/days/common-day").text())
                .as("a second press changes nothing")
                .contains("روز یاد", "۱۰ شهریور");
        Map<String, String> fields = written();
        assertThat(fields.get("guarantee.en")).startsWith("The common day stands beside");
        assertThat(fields.get("guarantee.fa")).startsWith("روز مشترک در کنار");
        HttpResponse<String> saved = save(fields);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).contains("/en/desk/settings/begin");
        assertThat(server.browser().open("/en/").text())
                .contains("One day for all", "For those who are gone", "stands beside the days");
        assertThat(server.browser().open("/fa/").text()).contains("یک روز برای همه", "جای هیچ‌یک را نمی‌گیرد");
        assertThat(server.bean(CurrentCampaign.class).read().orElseThrow().slug())
                .isEqualTo("one-day-for-all");
        assertThat(page("/en/desk/settings/begin").text()).contains("It is written.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Visitor visitor() {
        return new Visitor(
                Language.SOURCE,
                "",
                "",
                new Freshness(LocalDate.of(2026, 11, 23)),
                server.bean(Site.class),
                new Visitor.Words(
                        server.bean(Messages.class),
                        server.bean(Dates.class),
                        server.bean(Languages.class),
                        server.bean(Assets.class)));
    }

    @Test
    void a_day_that_the_calendar_does_not_have_is_said_to_be_none() {
        HttpResponse<String> answer =
                ask(STEWARD, "/en/desk/settings/begin?calendar=gregorian&month=2&day=30", Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no such day in this calendar");
    }

    @Test
    void the_preview_shows_and_saves_nothing_and_lets_one_change_it_again() {
        Map<String, String> fields = written();
        HttpResponse<String> preview = ask(STEWARD, "/en/desk/settings", with(fields, "step", "preview"));
        assertThat(preview.body()).contains("<em>gone</em>");
        assertThat(server.bean(CurrentCampaign.class).read()).isEmpty();
        HttpResponse<String> again = ask(
                STEWARD, "/en/desk/settings", with(fields(Jsoup.parse(preview.body()), "settings"), "step", "edit"));
        assertThat(fields(Jsoup.parse(again.body()), "settings")).containsAllEntriesOf(fields);
    }

    @Test
    void mistakes_are_named_at_their_fields_and_everything_typed_stays() {
        Map<String, String> fields = written();
        fields.put("name.en", "");
        fields.put("name.fa", " ");
        fields.put("protected-countries", "IR, Narnia");
        fields.put("zone", "Europe/Atlantis");
        fields.put("about.en", "x".repeat(20_001));
        HttpResponse<String> answer = ask(STEWARD, "/en/desk/settings", with(fields, "step", "save"));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".errors a").eachAttr("href"))
                .containsExactlyInAnyOrder("#f-name.en", "#f-protected-countries", "#f-zone", "#f-about.en");
        assertThat(fields(page, "settings"))
                .containsEntry("zone", "Europe/Atlantis")
                .containsKey("about.en");
        assertThat(server.bean(CurrentCampaign.class).read()).isEmpty();
    }

    @Test
    void a_stale_form_saves_nothing_and_shows_both_texts() {
        save(written());
        Map<String, String> mine = fields(page("/en/desk/settings"), "settings");
        Map<String, String> theirs = new LinkedHashMap<>(mine);
        theirs.put("lead.en", "Theirs was first.");
        assertThat(save(theirs).statusCode()).isEqualTo(303);
        mine.put("lead.en", "Mine came later.");
        HttpResponse<String> answer = ask(STEWARD, "/en/desk/settings", with(mine, "step", "save"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Theirs was first.", "Mine came later.");
        assertThat(server.browser().open("/en/").text()).contains("Theirs was first.");
        // Two first evenings at once: the second is told too.
        assertThat(ask(STEWARD, "/en/desk/settings", with(with(mine, "version", "0"), "step", "save"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void every_change_is_a_version_by_its_steward() {
        save(written());
        Map<String, String> fields = fields(page("/en/desk/settings"), "settings");
        fields.put("contact.en", "The press office.");
        save(fields);
        Campaign now = server.bean(CurrentCampaign.class).read().orElseThrow();
        List<History.Version> versions = server.bean(History.class).list(now.ref());
        assertThat(versions).extracting(History.Version::number).containsExactly(2, 1);
        assertThat(versions).extracting(History.Version::actor).containsOnly(STEWARD.actor());
        assertThat(versions.getFirst().content()).containsEntry("contact.en", "The press office.");
        assertThat(server.browser().open("/en/about").text()).contains("The press office.");
    }

    @Test
    void a_translation_says_when_its_original_has_moved_until_it_is_written_anew() {
        Map<String, String> fields = written();
        fields.put("lead.fa", "برای رفتگان.");
        save(fields);
        assertThat(moved()).isEmpty();
        fields = fields(page("/en/desk/settings"), "settings");
        fields.put("lead.en", "For all who are gone.");
        save(fields);
        assertThat(moved()).containsExactly("f-lead.fa");
        fields = fields(page("/en/desk/settings"), "settings");
        fields.put("lead.fa", "برای همهٔ رفتگان.");
        save(fields);
        assertThat(moved()).isEmpty();
        // With Persian written first it is the English one that lags behind.
        fields = fields(page("/en/desk/settings"), "settings");
        fields.put("language", "fa");
        fields.put("lead.fa", "برای همهٔ آنان که رفتند.");
        save(fields);
        assertThat(moved()).containsExactly("f-lead.en");
    }

    private List<String> moved() {
        return page("/en/desk/settings").select(".field:has(.help:contains(has changed since)) textarea").stream()
                .map(Element::id)
                .toList();
    }

    @Test
    void what_is_not_written_in_a_language_is_listed() {
        save(written());
        assertThat(page("/en/desk/settings").text())
                .contains("Not written yet", "Why, and for whom: still missing in Persian")
                .doesNotContain("Beside your own day: not in");
    }

    @Test
    void protected_countries_get_no_mail_and_the_privacy_page_says_why() {
        Map<String, String> fields = written();
        fields.put("protected-countries", "ir، SY");
        fields.put("privacy.en", "Ours besides.");
        save(fields);
        Mail mail = server.bean(Mail.class);
        assertThat(mail.mayReach("a@b.example")).isTrue();
        assertThat(mail.mayReach("a@b.IR")).isFalse();
        assertThat(mail.mayReach("a@ir.example")).isTrue();
        assertThatThrownBy(() -> server.inTransaction(() -> mail.queue(new Letter("a@b.ir", "S", "T"))))
                .hasMessage("No mail goes to a protected country");
        assertThat(server.browser().open("/en/privacy").text())
                .contains("Iran", "Syria", "could be put in danger", "Ours besides.");
    }

    @Test
    void who_asks_for_none_of_our_languages_reads_the_one_written_first() throws Exception {
        assertThat(root()).isEqualTo("/en/");
        save(with(written(), "language", "fa"));
        assertThat(root()).isEqualTo("/fa/");
    }

    private String root() throws Exception {
        URI address = server.address("/");
        return HTTP.send(
                        HttpRequest.newBuilder(address)
                                .header("Accept-Language", "sv")
                                .build(),
                        BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void the_settings_go_out_with_the_folder_and_come_back(@TempDir Path folder) throws IOException {
        Map<String, String> fields = written();
        fields.put("protected-countries", "NO IR");
        fields.put("zone", "Europe/Berlin");
        fields.put("language", "fa");
        fields.put("legal.en", "Somebody answers.");
        save(fields);
        Path out = folder.resolve("out");
        server.bean(Campaigns.class).writeTo(out);
        assertThat(Files.readString(out.resolve("campaign.yaml")))
                .endsWith("protected-countries:\n- IR\n- 'NO'\nlanguage: fa\nzone: Europe/Berlin\n");
        assertThat(out.resolve("texts/legal.en.md")).hasContent("Somebody answers.");
        Campaign before = server.bean(CurrentCampaign.class).read().orElseThrow();
        server.bringIn(out);
        assertThat(server.bean(CurrentCampaign.class).read()).contains(before);
    }

    @Test
    void a_letter_that_failed_is_a_task_for_stewards_until_somebody_takes_note() {
        server.inTransaction(() -> server.bean(Mail.class).queue(new Letter("a@group.example", "S", "T")));
        server.clock().advance(java.time.Duration.ofDays(4));
        server.inTransaction(() -> server.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update mail_outbox set state = 'FAILED', body = null")
                .update());
        assertThat(page("/en/desk/settings/mail").text()).contains("a@group.example", "did not take it");
        assertThat(tasks(STEWARD)).contains("/desk/settings/mail");
        assertThat(tasks(TestCaller.coordinator(1))).doesNotContain("/desk/settings/mail", "/desk/settings/begin");
        Map<String, String> form = fields(page("/en/desk/settings/mail"), "mail");
        assertThat(ask(STEWARD, "/en/desk/settings/mail", form).statusCode()).isEqualTo(303);
        assertThat(tasks(STEWARD)).doesNotContain("/desk/settings/mail");
    }

    private List<String> tasks(Person person) {
        return server.beans(DeskSource.class).stream()
                .flatMap(source -> source.tasks(person.caller(), visitor()).stream())
                .map(DeskSource.Task::path)
                .toList();
    }
}
