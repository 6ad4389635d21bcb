package org.yadman.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A server with a public address and two stewards, and another server that may follow it.
final class FederationHouse implements AutoCloseable {

    static final String EXACT = "Everything: everybody sees the venue, the street and the number.";
    static final String APPROVE = "Approve: it is done at once";

    final TestServer server;
    final FarServer far;

    FederationHouse() {
        TestNetwork.clear();
        far = FarServer.start();
        server = TestServer.start(
                TestServer.options(TestDatabase.withCampaign(), "https://calendar.example.org", null, true),
                TestCaller.class,
                TestNetwork.class);
    }

    Browser steward(int number) {
        return server.browser().as(TestCaller.steward(number));
    }

    Browser desk() {
        return server.browser().as(TestCaller.coordinator(1));
    }

    /// Two stewards turn it on.
    FederationHouse turnOn() {
        Browser first = steward(1).open("/en/desk/federation").press("Ask to turn it on");
        steward(2).open(first.location()).press(APPROVE);
        assertThat(server.bean(Federation.class).isOn()).isTrue();
        return this;
    }

    /// Two stewards allow a server.
    FederationHouse allow(String host) {
        Browser first =
                steward(1).open("/en/desk/federation").type("host", host).press("Ask to allow it");
        steward(2).open(first.location()).press(APPROVE);
        assertThat(server.bean(FederationStore.class).isAllowed(host)).isTrue();
        return this;
    }

    FederationHouse followed() {
        far.meet(server);
        assertThat(follow("https://far.example.org/follows/1")).isEqualTo(202);
        carry();
        far.forget();
        return this;
    }

    int follow(String id) {
        return new FarServer.Letter(FarServer.follow(id), server.clock().instant()).send(server);
    }

    /// Says whatever is due.
    void carry() {
        server.bean(Carrier.class).carryDue();
    }

    /// What the other server has been told since the last time.
    List<String> told() {
        carry();
        List<String> told = far.received().stream()
                .map(each -> each.path("type").stringValue("")
                        + (each.path("object").isObject()
                                ? " " + each.path("object").path("type").stringValue("")
                                : ""))
                .toList();
        assertThat(far.faults()).isEmpty();
        return told;
    }

    /// A host registers a vigil at a house in Cologne that everybody may see.
    ///
    /// @return the code by which the host comes back
    String register(String title) {
        Browser host = server.browser()
                .open("/en/register")
                .type("on", "2027-09-01")
                .type("starts", "19:00")
                .type("city", "Cologne")
                .type(EXACT, "")
                .type("contact", "host@example.org")
                .type("title", title)
                .type("area", "Südstadt")
                .type("venue", "Alte Feuerwache")
                .type("street", "Melchiorstraße 3")
                .press("see");
        assertThat(host.allMistakes()).isEmpty();
        host.press("send");
        return Objects.requireNonNull(host.page().selectFirst("main code")).text();
    }

    void publish(String name) {
        Browser desk = desk().open("/en/desk/gatherings").follow(name).press("Let everybody see it");
        assertThat(desk.status()).isEqualTo(200);
    }

    @Override
    public void close() {
        server.close();
        far.close();
    }
}
