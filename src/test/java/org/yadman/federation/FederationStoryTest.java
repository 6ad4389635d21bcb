package org.yadman.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.vault.KeyRotation;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two stewards, a host, and a calendar on another server that does as Gancio does.
@Tag("database")
class FederationStoryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ADDRESSES = List.of(
            "/.well-known/webfinger?resource=acct:relay@calendar.example.org",
            "/.well-known/nodeinfo",
            "/nodeinfo/2.1",
            "/federation/actor",
            "/federation/outbox",
            "/federation/outbox?page=1",
            "/federation/followers");

    private FederationHouse house;

    @BeforeEach
    void start() {
        house = new FederationHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode json(String path) {
        var answer = house.server.browser().fetch(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private int status(String path) {
        return house.server.browser().fetch(path).statusCode();
    }

    private static String path(String address) {
        return address.replaceFirst("https://calendar\\.example\\.org", "");
    }

    private static String text(JsonNode node, String... names) {
        JsonNode at = node;
        for (String name : names) {
            at = at.path(name);
        }
        return at.isNumber() ? at.asString() : at.stringValue("");
    }

    @Test
    void while_it_is_off_there_is_nothing() {
        for (String address : ADDRESSES) {
            assertThat(status(address)).as(address).isEqualTo(404);
        }
        assertThat(house.follow("https://far.example.org/1")).isEqualTo(404);
        house.register("An evening");
        house.publish("An evening");
        assertThat(house.told()).isEmpty();
        assertThat(TestNetwork.lookedUp()).isEmpty();
        assertThat(house.server.browser().open("/en/register").text()).doesNotContain("on other servers");
        assertThat(house.server.browser().open("/en/privacy").text()).doesNotContain("on other servers");
    }

    @Test
    void it_takes_two_to_say_yes_and_one_to_say_no() {
        Browser first = house.steward(1).open("/en/desk/federation");
        assertThat(PageCheck.faults(first)).isEmpty();
        assertThat(first.text()).contains("cannot be called back", "It is off", "This is never sent");
        first.press("Ask to turn it on");
        String request = first.location();
        assertThat(first.text()).contains("Let calendars on other servers follow ours");
        assertThat(house.server.bean(Federation.class).isOn()).isFalse();
        assertThat(house.steward(1).open(request).page().select("button").eachText())
                .doesNotContain(FederationHouse.APPROVE);
        assertThat(house.steward(1).open("/en/desk/federation").text()).contains("it waits for a second steward");
        house.server.clock().advance(Duration.ofDays(4));
        assertThat(house.server.bean(Federation.class).isOn()).isFalse();
        house.steward(2).open(request).press(FederationHouse.APPROVE);
        for (String address : ADDRESSES) {
            assertThat(status(address)).as(address).isEqualTo(200);
        }

        Browser desk = house.steward(1).open("/fa/desk/federation");
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(desk.text()).contains("نمی‌توان آن را بازگرداند", "روشن است", "@relay@calendar.example.org");
        for (String nonsense : List.of("", "10.0.0.1", "localhost", "[::1]", "a b", "x.onion", "intern.local")) {
            desk.type("host", nonsense).press("درخواست مجاز کردن");
            assertThat(desk.mistakes()).as(nonsense).containsOnlyKeys("host");
            assertThat(PageCheck.faults(desk)).isEmpty();
        }
        desk.type("host", "calendar.example.org").press("درخواست مجاز کردن");
        assertThat(desk.mistakes().get("host")).contains("خود ماست");
        desk.type("host", "https://Far.example.org/").press("درخواست مجاز کردن");
        assertThat(desk.text()).contains("far.example.org");
        assertThat(house.follow("https://far.example.org/1")).isEqualTo(403);
        house.steward(2).open(desk.location().replace("/fa/", "/en/")).press(FederationHouse.APPROVE);
        house.followed();
        assertThat(json("/federation/followers").path("totalItems").intValue()).isEqualTo(1);

        Browser there = house.steward(2).open("/en/desk/federation");
        assertThat(PageCheck.faults(there)).isEmpty();
        assertThat(there.text()).contains("One calendar follows from there.");
        there.press("Take it away now");
        assertThat(there.text()).contains("None yet");
        assertThat(json("/federation/followers").path("totalItems").intValue()).isZero();
        assertThat(house.follow("https://far.example.org/2")).isEqualTo(403);
        there.press("Turn it off now");
        assertThat(status("/federation/actor")).isEqualTo(404);
        assertThat(house.server
                        .browser()
                        .as(TestCaller.coordinator(1))
                        .open("/en/desk/federation")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_calendar_elsewhere_is_told_of_a_gathering_down_to_its_city_and_of_its_end() {
        house.turnOn().allow(FarServer.HOST);
        JsonNode actor = house.far.meet(house.server);
        assertThat(text(actor, "type")).isEqualTo("Application");
        assertThat(text(actor, "id")).isEqualTo("https://calendar.example.org/federation/actor");
        assertThat(text(actor, "publicKey", "id")).isEqualTo(text(actor, "id") + "#main-key");
        assertThat(status("/.well-known/webfinger?resource=acct:relay@other.example.org"))
                .isEqualTo(404);
        assertThat(status("/.well-known/webfinger?resource=acct:nima@calendar.example.org"))
                .isEqualTo(404);
        assertThat(house.follow("https://far.example.org/follows/1")).isEqualTo(202);
        assertThat(house.told()).containsExactly("Accept Follow");
        JsonNode accept = house.far.received().getFirst();
        assertThat(text(accept, "object", "id")).isEqualTo("https://far.example.org/follows/1");
        assertThat(text(accept, "object", "actor")).isEqualTo(FarServer.ACTOR);
        house.far.forget();

        assertThat(house.server.browser().open("/en/register").text()).contains("calendars on other servers");
        assertThat(house.server.browser().open("/en/privacy").text()).contains("calendars on other servers");
        String code = house.register("Songs and names");
        assertThat(house.told()).isEmpty();
        house.publish("Songs and names");
        assertThat(house.told()).containsExactly("Create Event", "Announce");
        JsonNode create = house.far.received().getFirst();
        JsonNode event = create.path("object");
        assertThat(text(event, "name")).isEqualTo("Songs and names");
        assertThat(text(event, "startTime")).isEqualTo("2027-09-01T19:00:00+02:00");
        assertThat(event.has("endTime")).isFalse();
        assertThat(text(event, "timezone")).isEqualTo("Europe/Berlin");
        assertThat(text(event, "location", "name")).isEqualTo("Cologne");
        assertThat(text(event, "location", "address", "addressCountry")).isEqualTo("Germany");
        assertThat(event.path("location").path("latitude").doubleValue()).isBetween(50.8, 51.1);
        assertThat(event.path("attachment").isArray()).isTrue();
        assertThat(event.path("tag").isArray()).isTrue();
        assertThat(event.path("organizers").isNull()).isTrue();
        assertThat(event.path("to").path(0).stringValue("")).isEqualTo("https://www.w3.org/ns/activitystreams#Public");
        assertThat(text(event, "contentMap", "fa")).contains("آلمان", "۱۹:۰۰").startsWith("<p>");
        assertThat(text(event, "eventStatus")).endsWith("/EventScheduled");
        String page = house.server.browser().fetch(path(text(event, "url"))).body();
        assertThat(page).contains("Melchiorstraße 3", "Alte Feuerwache");
        assertThat(create.toString())
                .doesNotContain("Melchior", "Feuerwache", "dstadt", "host@example.org", "example.org/meet");
        String id = text(event, "id");
        assertThat(text(house.far.received().get(1), "object")).isEqualTo(id);
        JsonNode fetched = json(path(id));
        assertThat(text(fetched, "name")).isEqualTo("Songs and names");
        JsonNode outbox = json("/federation/outbox?page=1");
        assertThat(outbox.path("orderedItems").size()).isEqualTo(2);
        assertThat(outbox.toString()).doesNotContain("Melchior", "Feuerwache", "dstadt");
        house.far.forget();

        changeStreetOnly();
        assertThat(house.told()).isEmpty();
        Browser desk = house.desk().open("/en/desk/gatherings?show=public").follow("Songs and names");
        desk.press("It is called off");
        assertThat(house.told()).containsExactly("Update Event");
        JsonNode update = house.far.received().getFirst();
        assertThat(text(update, "object", "id")).isEqualTo(id);
        assertThat(text(update, "object", "name")).isEqualTo("Called off: Songs and names");
        assertThat(text(update, "object", "ical:status")).isEqualTo("CANCELLED");
        house.far.forget();

        Browser host = house.server
                .browser()
                .open("/en/register/change")
                .type("code", code)
                .press("Open");
        host.type("title", "Another title").press("see").press("send");
        assertThat(house.told()).containsExactly("Delete Tombstone", "Delete Event");
        assertThat(text(house.far.received().getFirst(), "object", "id")).isEqualTo(id);
        assertThat(house.far.received().toString()).doesNotContain("Another title", "Songs");
        assertThat(status(path(id))).isEqualTo(410);
        house.far.forget();
        house.publish("Another title");
        assertThat(house.told()).containsExactly("Create Event", "Announce");
        assertThat(text(house.far.received().getFirst(), "object", "id")).isEqualTo(id + ".1");
        assertThat(status(path(id))).isEqualTo(410);
        assertThat(status(path(id) + ".1")).isEqualTo(200);

        Browser shown = house.steward(1).open("/en/desk/federation");
        assertThat(PageCheck.faults(shown)).isEmpty();
        assertThat(shown.text()).contains("Another title", "asked to delete", "Sent to 1 of 1 server; what they keep");
    }

    private void changeStreetOnly() {
        Browser desk = house.desk().open("/en/desk/gatherings?show=public").follow("Songs and names");
        desk.type("street", "Ebertplatz 1").press("Save");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.text()).contains("Ebertplatz 1");
    }

    @Test
    void a_title_that_tells_of_the_place_stays_here() {
        house.turnOn().allow(FarServer.HOST).followed();
        house.register("Candles at the Feuerwache");
        house.publish("Candles at the Feuerwache");
        assertThat(house.told()).containsExactly("Create Event", "Announce");
        assertThat(text(house.far.received().getFirst(), "object", "name")).isEqualTo("Vigil, Cologne");
        assertThat(house.far.received().toString()).doesNotContain("Feuerwache", "feuerwache");
    }

    @Test
    void a_server_that_is_away_is_tried_again_and_given_up_after_days() {
        house.turnOn().allow(FarServer.HOST).followed();
        house.far.inboxAnswers(500);
        house.register("An evening");
        house.publish("An evening");
        assertThat(house.told()).isEmpty();
        Browser desk = house.steward(1).open("/en/desk/federation");
        assertThat(desk.text()).contains("waiting: 2", "It has taken nothing since", "Sent to 0 of 1 server");
        assertThat(PageCheck.faults(desk)).isEmpty();
        house.server.clock().advance(Duration.ofMinutes(2));
        house.far.inboxAnswers(202);
        assertThat(house.told()).containsExactly("Create Event", "Announce");
        assertThat(desk.open("/en/desk/federation").text()).doesNotContain("It has taken nothing since");

        house.far.forget();
        house.far.inboxAnswers(503);
        house.register("A march");
        house.publish("A march");
        for (int hour = 0; hour < 24 * 5; hour++) {
            house.server.clock().advance(Duration.ofHours(1));
            house.carry();
        }
        assertThat(desk.open("/en/desk/federation").text()).contains("given up: 2", "waiting: 0");
        assertThat(house.steward(1).open("/en/desk").text()).contains("far.example.org has taken nothing");

        house.far.inboxAnswers(404);
        house.register("A talk");
        house.publish("A talk");
        assertThat(house.told()).isEmpty();
        assertThat(desk.open("/en/desk/federation").text()).contains("not wanted: 2");
    }

    @Test
    void who_follows_later_reads_the_outbox_and_is_told_of_changes() {
        house.turnOn().allow(FarServer.HOST);
        house.register("An evening");
        house.publish("An evening");
        house.followed();
        assertThat(house.told()).isEmpty();
        house.desk()
                .open("/en/desk/gatherings?show=public")
                .follow("An evening")
                .press("It is postponed");
        assertThat(house.told()).containsExactly("Create Event", "Announce", "Update Event");
        assertThat(new FarServer.Letter(
                                FarServer.undo("https://far.example.org/follows/1"),
                                house.server.clock().instant())
                        .send(house.server))
                .isEqualTo(202);
        house.far.forget();
        house.desk()
                .open("/en/desk/gatherings?show=public")
                .follow("An evening")
                .press("It is certain");
        assertThat(house.told()).isEmpty();
    }

    @Test
    void the_private_key_is_sealed_and_moves_with_a_change_of_keys() {
        house.turnOn().allow(FarServer.HOST).followed();
        byte[] key = house.server.bean(Federation.class).privateKey().getEncoded();
        String written = java.util.Base64.getEncoder().encodeToString(key);
        assertThat(Dump.of(house.server).toString()).doesNotContain(written.substring(40, 80));
        house.server.bean(KeyRotation.class).rotate();
        assertThat(house.server.bean(Federation.class).privateKey().getEncoded())
                .isEqualTo(key);
        house.register("An evening");
        house.publish("An evening");
        assertThat(house.told()).containsExactly("Create Event", "Announce");
    }

    @Test
    void what_is_over_is_kept_no_longer_than_it_must() {
        house.turnOn().allow(FarServer.HOST).followed();
        assertThat(Dump.of(house.server).getOrDefault("federation_heard", List.of()))
                .isNotEmpty();
        house.register("An evening");
        house.publish("An evening");
        house.told();
        house.server.clock().advance(Duration.ofDays(181));
        house.server.bean(FederationJob.class).run();
        Map<String, List<String>> dump = Dump.of(house.server);
        assertThat(dump.getOrDefault("federation_heard", List.of())).isEmpty();
        assertThat(dump.getOrDefault("federation_delivery", List.of())).isEmpty();
    }
}
