package org.yadman.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.yadman.platform.files.Documents.Document;
import org.yadman.testing.TestServer;

@Tag("database")
class DocumentsTest {

    private static TestServer server;
    private static Documents documents;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        documents = server.bean(Documents.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Document keep(byte[] content) {
        AtomicReference<Document> kept = new AtomicReference<>();
        server.inTransaction(() -> kept.set(documents.keep(content)));
        return kept.get();
    }

    private static int count() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from document")
                .query(Integer.class)
                .single();
    }

    @Test
    void the_hash_is_the_sha_256_of_the_bytes() {
        // The first test value of FIPS 180-2.
        assertThat(Documents.sha256("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void the_same_bytes_are_kept_once_and_come_back_as_they_were() {
        byte[] content = "%PDF-1.4 \u0000 same".getBytes(UTF_8);
        int before = count();
        Document first = keep(content);
        assertThat(keep(content.clone()).sha256()).isEqualTo(first.sha256());
        assertThat(count()).isEqualTo(before + 1);
        Document found = documents.find(first.sha256()).orElseThrow();
        assertThat(found.content()).isEqualTo(content);
        assertThat(found.type()).isEqualTo(MediaType.PDF);
        assertThat(documents.find("0".repeat(64))).isEmpty();
    }

    @Test
    void twenty_megabytes_are_taken_and_one_byte_more_is_not() {
        byte[] largest = new byte[Documents.LARGEST + 1];
        Arrays.fill(largest, (byte) 'x');
        int before = count();
        assertThatThrownBy(() -> keep(largest)).isInstanceOf(IllegalArgumentException.class);
        assertThat(count()).isEqualTo(before);
        assertThat(keep(Arrays.copyOf(largest, Documents.LARGEST)).type()).isEqualTo(MediaType.TEXT);
    }

    @Test
    void nothing_and_what_could_carry_a_script_are_refused() {
        int before = count();
        for (String content : new String[] {
            "", "<svg/>", "<!doctype html>", "PK\u0003\u0004 a zip", "MZ\u0000", "\u007fELF\u0002\u0001"
        }) {
            assertThatThrownBy(() -> keep(content.getBytes(UTF_8)))
                    .as(content)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void what_nothing_names_any_more_is_removed() {
        Document kept = keep("kept".getBytes(UTF_8));
        Document dropped = keep("dropped".getBytes(UTF_8));
        server.inTransaction(() -> documents.removeAllBut(Set.of(kept.sha256())));
        assertThat(documents.find(kept.sha256())).isPresent();
        assertThat(documents.find(dropped.sha256())).isEmpty();
    }

    @Test
    void a_document_is_kept_inside_a_command_only() {
        assertThatThrownBy(() -> documents.keep("x".getBytes(UTF_8)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
