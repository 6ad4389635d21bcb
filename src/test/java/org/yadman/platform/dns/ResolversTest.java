package org.yadman.platform.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.yadman.platform.config.Options;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.dns.Resolvers.Found;
import org.yadman.testing.NameServer;

class ResolversTest {

    private static final String NAME = "_yadman-challenge.cedar.example";
    private static final String TEXT = "token=abc scope=group/cedar expiry=2026-12-01";

    private NameServer one;
    private NameServer other;
    private Resolvers resolvers;

    @BeforeEach
    void start() {
        one = NameServer.start();
        other = NameServer.start();
        resolvers = new Resolvers(options(one.address() + "," + other.address()));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static Options options(String named) {
        return new Options("127.0.0.1", 0, null, null, false, Path.of("none"), null).withResolvers(named);
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Record txt(String at, String text) {
        return new TXTRecord(name(at), DClass.IN, 60, text);
    }

    private void both(Record... records) {
        one.with(NAME, records);
        other.with(NAME, records);
    }

    private Found found() {
        return resolvers.find(NAME, TEXT);
    }

    @Test
    void a_text_that_all_servers_have_at_its_name_is_there() {
        assertThat(found()).isEqualTo(Found.MISSING);
        both(txt(NAME, "something else"), txt(NAME, TEXT));
        assertThat(found()).isEqualTo(Found.THERE);
        // Names know no case.
        both(txt(NAME.toUpperCase(Locale.ROOT), TEXT));
        assertThat(found()).isEqualTo(Found.THERE);
    }

    @Test
    void a_text_that_is_nearly_the_same_is_not() {
        both(txt(NAME, TEXT + " "), txt(NAME, "token=abc"), txt(NAME, TEXT.toUpperCase(Locale.ROOT)));
        assertThat(found()).isEqualTo(Found.MISSING);
    }

    @Test
    void one_server_alone_is_not_believed() {
        one.with(NAME, txt(NAME, TEXT));
        assertThat(found()).isEqualTo(Found.NOT_EVERYWHERE);
        other.failing(Rcode.SERVFAIL);
        assertThat(found()).isEqualTo(Found.UNREACHABLE);
        assertThatThrownBy(() -> options(one.address())).isInstanceOf(OptionsException.class);
        // Twice the same is one.
        assertThatThrownBy(() -> options(one.address() + "," + one.address())).isInstanceOf(OptionsException.class);
    }

    @Test
    void an_alias_is_refused_even_where_its_end_has_the_text() {
        Record alias = new CNAMERecord(name(NAME), DClass.IN, 60, name("challenge.stranger.example"));
        both(alias, txt("challenge.stranger.example", TEXT));
        assertThat(found()).isEqualTo(Found.ALIAS);
        // One of the servers is enough to see it.
        other.with(NAME, txt(NAME, TEXT));
        assertThat(found()).isEqualTo(Found.ALIAS);
    }

    @Test
    void a_text_at_another_name_is_not_there() {
        both(txt("cedar.example", TEXT), txt("_yadman-challenge.stranger.example", TEXT));
        assertThat(found()).isEqualTo(Found.MISSING);
    }

    @Test
    void a_long_answer_is_fetched_over_tcp() {
        List<Record> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(txt(NAME, "v=other" + i + " ".repeat(100)));
        }
        many.add(txt(NAME, TEXT));
        both(many.toArray(Record[]::new));
        assertThat(found()).isEqualTo(Found.THERE);
        assertThat(one.overTcp()).isEqualTo(1);
    }

    @Test
    void without_servers_nothing_is_asked() {
        Resolvers none = new Resolvers(new Options("127.0.0.1", 0, null, null, false, Path.of("none"), null));
        assertThat(none.areSetUp()).isFalse();
        assertThatThrownBy(() -> none.find(NAME, TEXT)).isInstanceOf(IllegalStateException.class);
    }
}
