package org.yadman.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final String ONION = "abcdefgh234567".repeat(4) + ".onion";

    private static Options options(
            int port, @Nullable String origin, @Nullable String onion, @Nullable String database) {
        return new Options(
                "127.0.0.1",
                port,
                origin == null ? null : URI.create(origin),
                onion,
                false,
                Path.of("yadman-data"),
                database);
    }

    @Test
    void nothing_said_is_a_server_for_this_machine_alone() {
        Options options = options(8080, null, null, null);
        assertThat(options.hosts()).isEmpty();
        assertThat(options.secure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 100000})
    void a_port_that_is_none_is_refused(int port) {
        assertThatThrownBy(() -> options(port, null, null, null))
                .isInstanceOf(OptionsException.class)
                .hasMessage("The port must be a number from 1 to 65535, not " + port + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "ftp://example.org",
                "https:///x",
                "https://example.org/path",
                "https:example.org",
                "javascript:x",
                "https://exa_mple.org"
            })
    void an_origin_of_another_shape_is_refused(String origin) {
        assertThatThrownBy(() -> options(8080, origin, null, null))
                .isInstanceOf(OptionsException.class)
                .hasMessage("The origin must look like https://example.org, with nothing behind the host, not " + origin
                        + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org?x=y", "https://example.org#x", "https://somebody@example.org"})
    void an_origin_with_something_behind_or_before_the_host_is_refused(String origin) {
        assertThatThrownBy(() -> options(8080, origin, null, null))
                .isInstanceOf(OptionsException.class)
                .hasMessageStartingWith("The origin must look like https://example.org,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org", "http://10.0.0.1:8080", "http://localhost.example.org"})
    void an_origin_that_is_not_encrypted_is_refused(String origin) {
        assertThatThrownBy(() -> options(8080, origin, null, null))
                .isInstanceOf(OptionsException.class)
                .hasMessage("The origin " + origin
                        + " is not encrypted. Use https://, or http:// only for an .onion host.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080", "https://example.org/"})
    void https_and_this_machine_are_taken(String origin) {
        Options options = options(8080, origin, null, null);
        assertThat(options.secure()).isEqualTo(origin.startsWith("https"));
    }

    @Test
    void an_onion_origin_needs_no_encryption_because_tor_is() {
        assertThat(options(8080, "http://" + ONION, null, null).hosts()).containsExactly(ONION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.onion", "example.org", "http://x.onion", "ABC.onion"})
    void an_onion_host_of_another_shape_is_refused(String onion) {
        assertThatThrownBy(() -> options(8080, null, onion, null))
                .isInstanceOf(OptionsException.class)
                .hasMessage("An onion host has 56 characters (a–z, 2–7) before .onion; this one has not: " + onion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://localhost/x", "jdbc:sqlite:x.db", "localhost", "postgres:x", "jdbc:mysql://x"})
    void another_database_is_refused(String database) {
        assertThatThrownBy(() -> options(8080, null, null, database))
                .isInstanceOf(OptionsException.class)
                .hasMessage("The database address must begin with postgresql:// or jdbc:postgresql://.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:p@db/x", "postgres://db/x", "jdbc:postgresql://db/x"})
    void postgresql_is_taken_however_it_is_written(String database) {
        assertThat(options(8080, null, null, database).database()).isEqualTo(database);
    }

    @Test
    void the_names_answered_are_those_of_the_origin_and_of_the_onion_without_port() {
        assertThat(options(8080, "https://Example.ORG:8443", ONION, null).hosts())
                .containsExactlyInAnyOrder("example.org", ONION);
    }

    @Test
    void this_machine_has_only_its_own_names() {
        assertThat(new String[] {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
                .allMatch(Options::isLoopback);
        assertThat(new String[] {
                    "localhost.", "localhost.evil.example", "127.0.0.1.evil.example", "128.0.0.1", "", "[::]"
                })
                .noneMatch(Options::isLoopback);
    }

    @Test
    void a_visitor_of_the_onion_site_is_never_sent_to_the_open_net() {
        Options both = options(8080, "https://example.org", ONION, null);
        assertThat(both.base(ONION)).isEqualTo("http://" + ONION);
        assertThat(both.base("example.org")).isEqualTo("https://example.org");
        assertThat(options(8080, null, null, null).base("localhost:8080")).isEqualTo("http://localhost:8080");
    }
}
