package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.TroubleHandlers;

/// A handler that does not say who may call it is refused, however it came into the program.
class AccessTest {

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.sqlite(), TroubleHandlers.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void count() {
        TroubleHandlers.RAN.set(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, silent, 403",
        "HEAD, silent, 403",
        "POST, silent, 403",
        "GET, closed, 401",
        "POST, closed, 405",
        "GET, both, 403"
    })
    void a_handler_that_is_not_plainly_public_is_refused_and_never_runs(String method, String name, int status) {
        Wire.Answer answer = Wire.send(
                server.port(),
                method + " /en/trouble/" + name + " HTTP/1.1",
                "Host: localhost",
                "Cookie: session=x",
                "Authorization: Basic eDp4",
                "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(TroubleHandlers.RAN).hasValue(0);
    }

    @Test
    void a_public_handler_runs() {
        assertThat(server.browser().fetch("/en/trouble/open").body()).isEqualTo("ran");
    }
}
