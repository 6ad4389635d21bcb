package org.yadman.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.federation.WayOut.Outcome;
import org.yadman.federation.WayOut.Why;
import org.yadman.testing.TestCaller;

/// what this server connects to, and above all what it does not. That nothing else in the program opens a
/// connection
/// is a rule of `ArchitectureTest`.
class EgressTest {

    private static FederationHouse house;

    @BeforeAll
    static void start() {
        house = new FederationHouse().turnOn().allow(FarServer.HOST);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void forget() {
        house.far.isItself();
        TestNetwork.forget();
        TestNetwork.name(FarServer.HOST, TestNetwork.PUBLIC);
    }

    private static Outcome get(String address) {
        return house.server.bean(WayOut.class).get(URI.create(address), Map.of());
    }

    private static void notReached(String address, Why why) {
        assertThat(get(address)).as(address).isEqualTo(new Outcome.NotReached(why));
    }

    @Test
    void a_server_that_two_stewards_have_allowed_is_reached_at_the_address_that_was_looked_at() {
        assertThat(get(FarServer.ACTOR))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(200));
        assertThat(TestNetwork.lookedUp()).containsExactly(FarServer.HOST);
        assertThat(TestNetwork.connected()).containsExactly(InetAddress.ofLiteral(TestNetwork.PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void an_address_that_is_not_of_the_open_network_is_never_connected_to(String address) {
        TestNetwork.name(FarServer.HOST, address);
        notReached(FarServer.ACTOR, Why.NOT_PUBLIC);
        // One good address among others makes none of them good.
        TestNetwork.name(FarServer.HOST, TestNetwork.PUBLIC, address);
        notReached(FarServer.ACTOR, Why.NOT_PUBLIC);
        assertThat(TestNetwork.connected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "172.32.0.1", "192.169.0.1", "2600:1406::1", "2a00:1450::1"})
    void an_address_of_the_open_network_is(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void nothing_but_https_at_its_own_port_under_a_name_is_asked() {
        for (String address : List.of(
                "http://far.example.org/actor",
                "https://far.example.org:8443/actor",
                "https://user@far.example.org/actor",
                "https://93.184.215.14/actor",
                "https://[2600:1406::1]/actor",
                "https://localhost/actor",
                "https://far.example.org/actor#key",
                "ftp://far.example.org/actor",
                "file:///etc/passwd")) {
            notReached(address, Why.NOT_AN_ADDRESS);
        }
        assertThat(TestNetwork.lookedUp()).isEmpty();
    }

    @Test
    void a_server_that_nobody_has_allowed_is_not_even_looked_up() {
        TestNetwork.name("evil.example.org", TestNetwork.PUBLIC);
        notReached("https://evil.example.org/actor", Why.NOT_ALLOWED);
        notReached("https://sub.far.example.org/actor", Why.NOT_ALLOWED);
        assertThat(TestNetwork.lookedUp()).isEmpty();
    }

    @Test
    void one_that_was_taken_away_is_reached_no_more_and_off_means_off() {
        try (FederationHouse other = new FederationHouse()) {
            WayOut way = other.server.bean(WayOut.class);
            URI actor = URI.create(FarServer.ACTOR);
            other.server
                    .bean(Federation.class)
                    .allow(new HostName(FarServer.HOST), TestCaller.steward(1).actor());
            assertThat(way.get(actor, Map.of())).isEqualTo(new Outcome.NotReached(Why.NOT_ALLOWED));
            other.turnOn();
            assertThat(way.get(actor, Map.of())).isInstanceOf(Outcome.Answered.class);
            other.steward(1).open("/en/desk/federation").press("Take it away now");
            assertThat(way.get(actor, Map.of())).isEqualTo(new Outcome.NotReached(Why.NOT_ALLOWED));
        } finally {
            TestNetwork.clear();
            TestNetwork.name(FarServer.HOST, TestNetwork.PUBLIC);
            TestNetwork.listen(TestNetwork.PUBLIC, house.far.port());
        }
    }

    @Test
    void a_certificate_for_another_name_is_none() {
        house.server
                .bean(Federation.class)
                .allow(new HostName("other.example.org"), TestCaller.steward(1).actor());
        TestNetwork.name("other.example.org", TestNetwork.PUBLIC);
        notReached("https://other.example.org/actor", Why.BROKEN);
    }

    @Test
    void a_redirect_leads_nowhere() {
        house.far.actorIs(exchange -> {
            exchange.getResponseHeaders().set("Location", "https://far.example.org/inbox");
            FarServer.answer(exchange, 302, "");
        });
        assertThat(get(FarServer.ACTOR))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(302));
        assertThat(TestNetwork.connected()).hasSize(1);
    }

    @Test
    void an_answer_that_is_too_long_is_not_read_to_its_end() {
        house.far.actorIs(exchange -> FarServer.answer(exchange, 200, "x".repeat(WayOut.LARGEST_ANSWER + 1)));
        notReached(FarServer.ACTOR, Why.TOO_LARGE);
        house.far.actorIs(EgressTest::withoutEnd);
        notReached(FarServer.ACTOR, Why.TOO_LARGE);
        house.far.actorIs(exchange -> {
            exchange.getResponseHeaders().set("X-Long", "x".repeat(20_000));
            FarServer.answer(exchange, 200, "{}");
        });
        notReached(FarServer.ACTOR, Why.TOO_LARGE);
    }

    private static void withoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] much = new byte[16 * 1024];
        try {
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(much);
            }
        } finally {
            exchange.close();
        }
    }

    @Test
    void nobody_there_is_an_answer_too() {
        TestNetwork.name(FarServer.HOST, "93.184.215.15");
        notReached(FarServer.ACTOR, Why.BROKEN);
        house.server
                .bean(Federation.class)
                .allow(
                        new HostName("nowhere.example.org"),
                        TestCaller.steward(1).actor());
        notReached("https://nowhere.example.org/", Why.NO_SUCH_HOST);
    }
}
