package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A table of several pages, with slugs on whose order the alphabets of databases do not agree.
@Tag("database")
class LongTablesTest {

    private static final int GROUPS = 1_201;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestServer server;
    private static List<String> slugs;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = TestServer.start();
        FolderFiles files = FolderFiles.sound();
        StringBuilder rows =
                new StringBuilder("slug,kind,name.en,name.de\nfamilies,families,Families,\nmehr,other,Mehr,\n");
        slugs = new ArrayList<>(List.of("families", "mehr"));
        for (int i = 0; i < GROUPS - 2; i++) {
            String number = String.valueOf(i * 7919 % (GROUPS - 2));
            String slug = i % 2 == 0 ? "a" + number + "b" : "a" + number + "-b";
            slugs.add(slug);
            rows.append(slug).append(",other,Name ").append(i).append(i == 700 ? ",Name auf Deutsch\n" : ",\n");
        }
        slugs.sort(null);
        server.bringIn(files.with("groups.csv", rows.toString()).writeTo(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> slugs(JsonNode page) {
        return page.get("groups")
                .valueStream()
                .map(row -> row.get("slug").asString())
                .toList();
    }

    @Test
    void the_pages_together_are_the_table_in_the_order_of_its_keys() {
        List<String> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "/api/v1/groups";
        String before = null;
        while (next != null) {
            HttpResponse<String> answer = server.browser().fetch(next);
            JsonNode page = JSON.readTree(answer.body());
            assertThat(page.get("total").asInt()).isEqualTo(GROUPS);
            assertThat(page.get("pages").asInt()).isEqualTo(3);
            assertThat(page.get("page").asInt()).isEqualTo(sizes.size() + 1);
            assertThat(page.get("prev").asString(null)).isEqualTo(before);
            read.addAll(slugs(page));
            sizes.add(slugs(page).size());
            before = sizes.size() == 1 ? "/api/v1/groups?page=1" : next;
            next = page.get("next").asString(null);
            String links = answer.headers().firstValue("Link").orElse("");
            if (next == null) {
                assertThat(links).doesNotContain("rel=\"next\"");
            } else {
                assertThat(links).contains("<" + next + ">; rel=\"next\"");
            }
        }
        assertThat(sizes).containsExactly(500, 500, 201);
        assertThat(read).isEqualTo(slugs);
    }

    @Test
    void the_csv_has_the_same_rows_in_the_same_order_and_every_language_that_occurs() throws IOException {
        String body = server.browser().fetch("/api/v1/groups.csv").body();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(body.substring(1))) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            assertThat(rows.getFirst().getHeader()).contains("name.en", "name.fa", "name.de", "about.en", "about.fa");
            assertThat(rows.stream().map(row -> row.getField("slug"))).isEqualTo(slugs);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=4", "?page=0", "?page=-1", "?page=x", "?page=", "?page=1000000"})
    void a_page_that_does_not_exist_is_not_found(String query) {
        assertThat(server.browser().fetch("/api/v1/groups" + query).statusCode())
                .isEqualTo(query.equals("?page=") ? 200 : 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/groups", "/api/v1/groups?page=2", "/api/v1/groups.csv"})
    void who_has_the_record_as_it_is_gets_no_body(String address, @TempDir Path folder) throws IOException {
        String etag =
                server.browser().fetch(address).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = server.browser().fetch(address, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        server.bean(Campaigns.class).writeTo(folder.resolve("export"));
        server.bringIn(folder.resolve("export"));
        HttpResponse<String> changed = server.browser().fetch(address, "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
    }

    @Test
    void the_page_of_tables_counts_the_rows() {
        assertThat(server.browser().open("/en/data").text()).contains("Groups 1201");
    }

    @Test
    void no_file_stays_behind() throws IOException {
        server.browser().fetch("/api/v1/groups.csv");
        try (Stream<Path> files = Files.list(server.options().data())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".csv-"));
        }
    }

    @Test
    void rows_that_do_not_come_in_the_order_of_their_keys_are_noticed() {
        TableShape shape = new TableShape("x", List.of(Column.required("slug")), List.of("slug"), true);
        Tables tables = server.bean(Tables.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> tables.each(table(shape, "b", "a"), row -> {}))
                .withMessageContaining("x.csv");
        List<String> read = new ArrayList<>();
        tables.each(table(shape, "a-b", "ab"), row -> read.add(row.toString()));
        assertThat(read).hasSize(2);
    }

    private static FolderTable table(TableShape shape, String... slugs) {
        List<Map<String, String>> rows =
                Arrays.stream(slugs).map(slug -> Map.of("slug", slug)).toList();
        return new FolderTable(shape, () -> rows.size(), (slice, keys) -> slice.of(rows));
    }

    @Test
    void a_slice_never_reaches_beyond_the_list() {
        List<Integer> list = IntStream.range(0, 5).boxed().toList();
        assertThat(new Slice(0, 2).of(list)).containsExactly(0, 1);
        assertThat(new Slice(4, 2).of(list)).containsExactly(4);
        assertThat(new Slice(5, 2).of(list)).isEmpty();
        assertThat(new Slice(9_000_000_000L, 2).of(list)).isEmpty();
        assertThat(new Slice(0, Integer.MAX_VALUE).of(list)).isEqualTo(list);
        assertThat(new Slice(1, Integer.MAX_VALUE).of(list)).hasSize(4);
    }
}
