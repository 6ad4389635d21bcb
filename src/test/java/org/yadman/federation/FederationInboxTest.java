package org.yadman.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yadman.testing.Dump;

/// Whatever another server sends that is not as it must be counts for nothing.
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class FederationInboxTest {

    private static final KeyPair OTHERS = FarServer.keys();
    private static final String ID = "https://far.example.org/follows/1";

    private FederationHouse house;

    @BeforeEach
    void start() {
        house = new FederationHouse().turnOn().allow(FarServer.HOST);
        TestNetwork.forget();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Instant now() {
        return house.server.clock().instant();
    }

    private FarServer.Letter letter() {
        return new FarServer.Letter(FarServer.follow(ID), now());
    }

    private int followers() {
        return house.server.bean(FederationStore.class).followers().size();
    }

    private void refused(FarServer.Letter letter, int status, boolean asks) {
        TestNetwork.forget();
        assertThat(letter.send(house.server)).isEqualTo(status);
        assertThat(followers()).isZero();
        assertThat(TestNetwork.connected().isEmpty()).isEqualTo(!asks);
    }

    @Test
    void what_is_sound_counts() {
        assertThat(letter().send(house.server)).isEqualTo(202);
        assertThat(followers()).isEqualTo(1);
        assertThat(TestNetwork.lookedUp()).startsWith(FarServer.HOST);
    }

    @Test
    void a_key_may_be_called_by_its_owner_and_an_algorithm_by_its_newer_name() {
        assertThat(letter().algorithm("hs2019").calledKey(FarServer.ACTOR).send(house.server))
                .isEqualTo(202);
        assertThat(followers()).isEqualTo(1);
    }

    @Test
    void what_can_be_seen_to_be_wrong_is_refused_before_anybody_is_asked() {
        refused(letter().with("date", "Mon, 23 Nov 2026 10:59:59 GMT"), 401, false);
        refused(letter().with("date", "Mon, 23 Nov 2026 13:00:01 GMT"), 401, false);
        refused(letter().with("date", "yesterday"), 401, false);
        refused(letter().with("digest", "SHA-256=AAAA"), 401, false);
        refused(letter().saying(FarServer.follow(ID + "1")), 401, false);
        refused(letter().signing("(request-target) host date"), 401, false);
        refused(letter().signing("host date digest"), 401, false);
        refused(letter().signing("(request-target) date digest"), 401, false);
        refused(letter().with("host", "localhost:" + house.server.port()), 401, false);
        refused(letter().with("signature", "nonsense"), 401, false);
        refused(letter().with("signature", "keyId=\"a\",keyId=\"b\""), 401, false);
        refused(letter().algorithm("rsa-sha1"), 401, false);
        refused(letter().calledKey("https://evil.example.org/actor#main-key"), 401, false);
        refused(letter().calledKey("http://far.example.org/actor#main-key"), 401, false);
    }

    @Test
    void a_signature_by_another_key_is_none() {
        refused(letter().by(OTHERS), 401, true);
        String theirs = FarServer.pem(OTHERS.getPublic());
        house.far.actorIs(exchange ->
                FarServer.answer(exchange, 200, FarServer.actorJson(FarServer.ACTOR, FarServer.KEY, theirs)));
        refused(letter(), 401, true);
        house.far.actorIs(exchange -> FarServer.answer(
                exchange,
                200,
                FarServer.actorJson(
                        "https://far.example.org/other", FarServer.KEY, FarServer.pem(FarServer.KEYS.getPublic()))));
        refused(letter(), 401, true);
        house.far.actorIs(exchange -> FarServer.answer(
                exchange,
                200,
                FarServer.actorJson(FarServer.ACTOR, FarServer.KEY, FarServer.pem(FarServer.KEYS.getPublic()))
                        .replace("https://far.example.org/inbox", "https://evil.example.org/inbox")));
        refused(letter(), 401, true);
        house.far.actorIs(exchange -> FarServer.answer(exchange, 404, ""));
        refused(letter(), 401, true);
        house.far.actorIs(exchange -> FarServer.answer(exchange, 502, ""));
        refused(letter(), 503, true);
    }

    @Test
    void a_server_that_nobody_has_allowed_is_neither_heard_nor_asked() {
        String body = FarServer.follow(ID).replace("https://far.example.org/actor", "https://evil.example.org/actor");
        TestNetwork.name("evil.example.org", TestNetwork.PUBLIC);
        refused(new FarServer.Letter(body, now()).calledKey("https://evil.example.org/actor#main-key"), 403, false);
        assertThat(TestNetwork.lookedUp()).isEmpty();
        for (String actor : List.of(
                "http://far.example.org/actor",
                "https://far.example.org:8443/actor",
                "https://127.0.0.1/a",
                "file:///etc/passwd",
                "https://u@far.example.org/actor")) {
            String odd = FarServer.follow(ID).replace(FarServer.ACTOR, actor);
            assertThat(new FarServer.Letter(odd, now()).send(house.server))
                    .as(actor)
                    .isEqualTo(202);
        }
        assertThat(followers()).isZero();
        assertThat(TestNetwork.lookedUp()).isEmpty();
    }

    @Test
    void everything_else_is_let_go_and_kept_nowhere() {
        String before = Dump.of(house.server).toString();
        for (String type : List.of("Create", "Announce", "Like", "Join", "Delete", "Flag", "Accept", "Block")) {
            String body = FarServer.follow(ID).replace("\"Follow\"", "\"" + type + "\"");
            assertThat(new FarServer.Letter(body, now()).send(house.server))
                    .as(type)
                    .isEqualTo(202);
        }
        assertThat(new FarServer.Letter(FarServer.follow(ID).replace("federation/actor", "federation/other"), now())
                        .send(house.server))
                .isEqualTo(202);
        assertThat(new FarServer.Letter("[]", now()).send(house.server)).isEqualTo(400);
        assertThat(new FarServer.Letter("nonsense", now()).send(house.server)).isEqualTo(400);
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        assertThat(new FarServer.Letter(deep, now()).send(house.server)).isEqualTo(400);
        String twice = FarServer.follow(ID).replace("{", "{\"type\":\"Like\",");
        assertThat(new FarServer.Letter(twice, now()).send(house.server)).isEqualTo(400);
        assertThat(new FarServer.Letter("{\"a\":\"" + "x".repeat(65_536) + "\"}", now()).send(house.server))
                .isEqualTo(413);
        assertThat(TestNetwork.lookedUp()).isEmpty();
        assertThat(Dump.of(house.server)).hasToString(before);
    }

    @Test
    void a_request_that_comes_again_counts_once() {
        FarServer.Letter follow = letter();
        assertThat(follow.send(house.server)).isEqualTo(202);
        assertThat(new FarServer.Letter(FarServer.undo(ID), now()).send(house.server))
                .isEqualTo(202);
        assertThat(followers()).isZero();
        assertThat(follow.send(house.server)).isEqualTo(202);
        assertThat(followers()).isZero();
        house.server.clock().advance(Duration.ofHours(2));
        assertThat(follow.send(house.server)).isEqualTo(401);
        assertThat(letter().send(house.server)).isEqualTo(202);
        house.server.clock().advance(Duration.ofSeconds(1));
        assertThat(letter().send(house.server)).isEqualTo(202);
        assertThat(followers()).isEqualTo(1);
    }

    @Test
    void nobody_ends_what_another_began() {
        assertThat(letter().send(house.server)).isEqualTo(202);
        String undo = FarServer.undo(ID)
                .replaceFirst(
                        "\"actor\":\"https://far.example.org/actor\"", "\"actor\":\"https://far.example.org/actor2\"");
        assertThat(new FarServer.Letter(undo, now()).send(house.server)).isEqualTo(202);
        assertThat(followers()).isEqualTo(1);
        String byId = "{\"type\":\"Undo\",\"actor\":\"" + FarServer.ACTOR + "\",\"object\":\"" + ID + "\"}";
        assertThat(new FarServer.Letter(byId, now()).by(OTHERS).send(house.server))
                .isEqualTo(401);
        assertThat(followers()).isEqualTo(1);
        assertThat(new FarServer.Letter(byId, now()).send(house.server)).isEqualTo(202);
        assertThat(followers()).isZero();
    }

    @Test
    void no_more_keys_are_fetched_in_an_hour_than_may() {
        // Nobody is there who could be slow.
        TestNetwork.clear();
        for (int i = 0; i < FederationInbox.MOST_KEYS; i++) {
            assertThat(letter().send(house.server)).isEqualTo(503);
        }
        TestNetwork.forget();
        assertThat(letter().send(house.server)).isEqualTo(429);
        assertThat(TestNetwork.lookedUp()).isEmpty();
        TestNetwork.name(FarServer.HOST, TestNetwork.PUBLIC);
        TestNetwork.listen(TestNetwork.PUBLIC, house.far.port());
        house.server.clock().advance(Duration.ofHours(1));
        assertThat(letter().send(house.server)).isEqualTo(202);
    }

    @Test
    void no_more_follow_on_one_server_than_may() {
        Federation federation = house.server.bean(Federation.class);
        for (int i = 0; i < Federation.MOST_FOLLOWERS; i++) {
            assertThat(federation.follow(actor(i), "", "mark" + i)).isTrue();
        }
        assertThat(federation.follow(actor(99), "", "mark99")).isFalse();
        assertThat(federation.follow(actor(3), "", "mark100")).isTrue();
        assertThat(followers()).isEqualTo(Federation.MOST_FOLLOWERS);
    }

    private static FarActor actor(int number) {
        return new FarActor(
                URI.create("https://far.example.org/u/" + number),
                URI.create("https://far.example.org/u/" + number + "/inbox"),
                null,
                "key",
                (java.security.interfaces.RSAPublicKey) FarServer.KEYS.getPublic());
    }

    @Test
    void the_log_names_nobody(CapturedOutput output) {
        int start = output.getAll().length();
        letter().by(OTHERS).send(house.server);
        house.followed();
        house.far.inboxAnswers(500);
        house.register("An evening");
        house.publish("An evening");
        house.told();
        assertThat(output.getAll().substring(start))
                .contains("did not take what it was told")
                .doesNotContain("far.example", "An evening", "93.184");
    }
}
