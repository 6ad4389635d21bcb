package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("database")
class DataPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = TestServer.start();
        server.bringIn(FolderFiles.sound()
                .add("groups.csv", "danger,other,,\"=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\",")
                .add("groups.csv", "at,other,,@SUM(1),")
                .add("groups.csv", "minus,other,,-1+1,")
                .add("groups.csv", "plus,other,,+1,")
                .add("groups.csv", "awkward,other,,\"a \"\"b\"\", c\nd می‌خواهم\",")
                .writeTo(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<NamedCsvRecord> csv(String table) throws IOException {
        HttpResponse<String> answer = server.browser().fetch("/api/v1/" + table + ".csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + table + ".csv\"");
        assertThat(answer.body()).startsWith("\uFEFF").doesNotContain("\uFEFF\uFEFF");
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(answer.body().substring(1))) {
            return reader.stream().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"sources, 3", "groups, 7", "days, 2", "observances, 1", "claims, 5", "preferences, 1"})
    void every_table_is_there_as_csv_and_as_json_with_the_same_rows(String table, int rows) throws IOException {
        List<NamedCsvRecord> lines = csv(table);
        assertThat(lines).hasSize(rows);

        HttpResponse<String> answer = server.browser().fetch("/api/v1/" + table, "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode objects = JsonMapper.builder().build().readTree(answer.body()).get(table);
        assertThat(objects.size()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            for (Map.Entry<String, String> cell : lines.get(i).getFieldsAsMap().entrySet()) {
                assertThat(TableCsv.harmless(json(objects.get(i), cell.getKey())))
                        .isEqualTo(cell.getValue());
            }
        }
    }

    private static String json(JsonNode object, String column) {
        int dot = column.indexOf('.');
        JsonNode cell = dot < 0
                ? object.get(column)
                : object.get(column.substring(0, dot)).get(column.substring(dot + 1));
        return cell == null || cell.isNull() ? "" : cell.asString();
    }

    @Test
    void a_spreadsheet_takes_no_cell_for_a_formula() throws IOException {
        List<String> names = new ArrayList<>();
        csv("groups").forEach(line -> names.add(line.getField("name.en")));
        assertThat(names)
                .contains(
                        "'=HYPERLINK(\"https://evil.example\",\"x\")",
                        "'@SUM(1)",
                        "'-1+1",
                        "'+1",
                        "a \"b\", c\nd می‌خواهم",
                        "MEHR")
                .allMatch(name -> name.isEmpty() || "=+-@\t\r".indexOf(name.charAt(0)) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx"})
    void what_a_spreadsheet_would_calculate_gets_an_apostrophe(String cell) {
        assertThat(TableCsv.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "1-2", "می‌خواهم", "'x", " =", "2002-10"})
    void what_is_harmless_stays_as_it_is(String cell) {
        assertThat(TableCsv.harmless(cell)).isEqualTo(cell);
    }

    @Test
    void a_table_that_does_not_exist_is_not_found() {
        assertThat(server.browser().fetch("/api/v1/people").statusCode()).isEqualTo(404);
        assertThat(server.browser().fetch("/api/v1/people.csv").statusCode()).isEqualTo(404);
        assertThat(server.browser().fetch("/api/v1/history.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void the_page_of_tables_leads_to_each() {
        List<String> links = server.browser()
                .open("/en/data")
                .page()
                .select("a[href^=/api/v1/]")
                .eachAttr("href");
        for (String table : List.of("sources", "groups", "days", "observances", "claims", "preferences")) {
            assertThat(links).contains("/api/v1/" + table, "/api/v1/" + table + ".csv");
        }
    }
}
