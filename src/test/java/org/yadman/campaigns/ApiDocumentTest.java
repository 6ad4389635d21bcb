package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.yadman.platform.collect.FolderTable;
import org.yadman.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API is sound in the eyes of others, and says exactly what is served.
@Tag("database")
class ApiDocumentTest {

    private static final String ADDRESS = "https://yadman.example/api/v1/openapi.json";
    private static final String BASE = "/api/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestServer server;
    private static ObjectNode document;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
        document = read("/api/v1/openapi.json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ObjectNode read(String address) {
        HttpResponse<String> answer = server.browser().fetch(address, "Accept", "application/json");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).as(address).hasValue("application/json");
        return (ObjectNode) JSON.readTree(answer.body());
    }

    // What OpenAPI's own schemas say of a document.
    private static List<Error> faults(JsonNode openapi) {
        Map<String, String> official = new LinkedHashMap<>();
        official.put("https://spec.openapis.org/oas/3.1/schema", resource("schema.json"));
        official.put("https://spec.openapis.org/oas/3.1/schema-base", resource("schema-base.json"));
        official.put("https://spec.openapis.org/oas/3.1/dialect/base", resource("dialect-base.json"));
        official.put("https://spec.openapis.org/oas/3.1/meta/base", resource("meta-base.json"));
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, with -> with.schemas(official));
        return registry.getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base"))
                .validate(openapi);
    }

    private static String resource(String name) {
        try (InputStream file = ApiDocumentTest.class.getResourceAsStream("/openapi-3.1/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SwaggerParseResult parsed(JsonNode openapi) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(openapi.toString(), null, options);
    }

    private static ObjectNode broken(Consumer<ObjectNode> breaking) {
        ObjectNode copy = document.deepCopy();
        breaking.accept(copy);
        return copy;
    }

    @Test
    void openapis_own_schemas_find_no_fault_in_it() {
        assertThat(faults(document)).isEmpty();
        assertThat(faults(broken(copy -> copy.remove("info")))).isNotEmpty();
        assertThat(faults(broken(copy -> ((ObjectNode) copy.at("/components/parameters/page")).remove("in"))))
                .isNotEmpty();
        assertThat(faults(broken(copy -> ((ObjectNode) copy.at("/components/schemas/groupsRow")).put("type", "thing"))))
                .as("a schema in it that is none")
                .isNotEmpty();
    }

    @Test
    void a_foreign_parser_reads_it_without_a_message() {
        SwaggerParseResult result = parsed(document);
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.1");
        assertThat(result.getOpenAPI().getServers().getFirst().getUrl()).isEqualTo(BASE);
        assertThat(result.getOpenAPI().getPaths().keySet())
                .isEqualTo(new TreeSet<>(document.get("paths").propertyNames()));
        result.getOpenAPI()
                .getPaths()
                .values()
                .forEach(path -> assertThat(path.getGet().getOperationId()).isNotBlank());
        assertThat(parsed(broken(copy -> copy.remove("info"))).getMessages()).isNotEmpty();
    }

    private static Set<String> paths() {
        return document.get("paths").propertyNames().stream()
                .map(path -> BASE + path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void it_has_every_address_that_is_served_and_no_other() {
        Set<PathPattern> served = server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns().stream())
                .filter(pattern -> pattern.getPatternString().startsWith("/api"))
                .collect(Collectors.toSet());
        assertThat(served).hasSizeGreaterThan(3);
        Set<PathPattern> described = served.stream()
                .filter(pattern -> paths().stream().anyMatch(path -> pattern.matches(PathContainer.parsePath(path))))
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(served);
        assertThat(paths())
                .allMatch(path -> served.stream().anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path))));
        for (FolderTable table : server.bean(Tables.class).all()) {
            assertThat(paths())
                    .contains(
                            "/api/v1/" + table.shape().name(),
                            "/api/v1/" + table.shape().file());
        }
    }

    private static Schema schema(String pointer) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                Dialects.getDraft202012(),
                with -> with.schemas(Map.of(ADDRESS, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
    }

    private static Schema schemaOf(String path) {
        String described = path.substring(BASE.length()).replace("/", "~1");
        return schema("/paths/" + described + "/get/responses/200/content/application~1json/schema");
    }

    private static List<String> jsonPaths() {
        List<String> paths = new ArrayList<>();
        document.get("paths").forEachEntry((path, operations) -> {
            if (operations.at("/get/responses/200/content").has("application/json")) {
                paths.add(BASE + path);
            }
        });
        return paths;
    }

    @Test
    void every_answer_is_what_it_says_for_the_real_campaign() {
        jsonPaths().forEach(ApiDocumentTest::checkAnswers);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void every_answer_is_what_it_says_for_any_record(int seed, @TempDir Path folder) throws IOException {
        server.bringIn(RandomFolder.of(seed).files().writeTo(folder));
        try {
            jsonPaths().forEach(ApiDocumentTest::checkAnswers);
        } finally {
            server.bringIn(TestServer.CAMPAIGN);
        }
    }

    @Test
    void every_answer_is_what_it_says_where_something_was_told_of_gatherings(@TempDir Path folder) throws IOException {
        server.bringIn(FolderFiles.withGatherings().writeTo(folder));
        try {
            jsonPaths().forEach(ApiDocumentTest::checkAnswers);
            JsonNode photo = read("/api/v1/gatheringphotos").at("/gatheringphotos/1");
            assertThat(photo.get("report").asString()).isEqualTo(FolderFiles.REPORT);
            String picture = photo.get("picture").asString();
            assertThat(server.browser().fetch(picture).headers().firstValue("Content-Type"))
                    .as(picture)
                    .hasValue("image/jpeg");
            assertThat(server.browser().fetch("/api/v1/gatheringphotos.csv").body())
                    .contains(picture);
        } finally {
            server.bringIn(TestServer.CAMPAIGN);
        }
    }

    private static void checkAnswers(String path) {
        Schema schema = schemaOf(path);
        for (String next = path; next != null; ) {
            ObjectNode answer = read(next);
            assertThat(schema.validate(answer)).as(next).isEmpty();
            JsonNode following = answer.get("next");
            next = following == null ? null : following.asString(null);
        }
    }

    @Test
    void nothing_could_be_served_that_it_does_not_say() {
        for (String path : jsonPaths()) {
            if (path.endsWith(".json")) {
                continue;
            }
            Schema schema = schemaOf(path);
            ObjectNode answer = read(path);
            assertThat(schema.validate(changed(answer, "", copy -> copy.put("more", 1))))
                    .as(path)
                    .isNotEmpty();
            for (String field : List.copyOf(answer.propertyNames())) {
                assertThat(schema.validate(changed(answer, "", copy -> copy.remove(field))))
                        .as(path)
                        .isNotEmpty();
                if (answer.get(field) instanceof ArrayNode objects && !objects.isEmpty()) {
                    String first = "/" + field + "/0";
                    assertThat(schema.validate(changed(answer, first, copy -> copy.put("more", 1))))
                            .as(path)
                            .isNotEmpty();
                }
            }
        }
    }

    private static ObjectNode changed(ObjectNode answer, String pointer, Consumer<ObjectNode> change) {
        ObjectNode copy = answer.deepCopy();
        change.accept((ObjectNode) copy.at(pointer));
        return copy;
    }

    @Test
    void every_example_is_what_its_schema_says() {
        List<String> checked = new ArrayList<>();
        document.at("/components/schemas").forEachEntry((name, described) -> {
            for (JsonNode example : described.path("examples")) {
                assertThat(schema("/components/schemas/" + name).validate(example))
                        .as(name)
                        .isEmpty();
                checked.add(name);
            }
        });
        assertThat(checked).contains("Index", "Problem", "groupsRow", "claimsRow");
    }

    @Test
    void the_columns_of_the_csv_are_the_fields_of_the_json() throws IOException {
        for (FolderTable table : server.bean(Tables.class).all()) {
            String name = table.shape().name();
            String csv = server.browser().fetch("/api/v1/" + name + ".csv").body();
            // A table that is still empty has its columns all the same.
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv.substring(1))) {
                Set<String> columns = reader.stream().findFirst().orElseThrow().getFields().stream()
                        .map(column -> column.replaceFirst("\\..*", ""))
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
                assertThat(columns)
                        .as(name)
                        .containsExactlyElementsOf(document.at("/components/schemas/" + name + "Row/properties")
                                .propertyNames());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/people", "/api/v1/people.csv", "/api/v1/groups?page=99", "/api/v2/", "/api/v1"})
    void what_is_not_there_is_a_problem_as_it_says(String address) {
        HttpResponse<String> answer = server.browser().fetch(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(schema("/components/schemas/Problem").validate(problem)).isEmpty();
    }

    @Test
    void every_column_says_what_it_means() {
        List<String> silent = new ArrayList<>();
        for (FolderTable table : server.bean(Tables.class).all()) {
            table.shape().columns().stream()
                    .filter(column -> !column.meaning().matches("(?s)\\p{Lu}.*\\."))
                    .forEach(column -> silent.add(table.shape().name() + "." + column.name()));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void the_beginning_leads_to_everything() {
        ObjectNode index = read("/api/v1/");
        Set<String> reached = new TreeSet<>(Set.of(
                "/api/v1/",
                index.get("openapi").asString(),
                index.get("audit").asString(),
                index.get("revocations").asString()));
        for (String whole : List.of("verification", "support")) {
            String json = index.get(whole).asString();
            reached.addAll(Set.of(json, json + ".csv"));
        }
        for (JsonNode list : index.get("lists")) {
            reached.add(list.get("json").asString());
            if (!list.get("csv").isNull()) {
                reached.add(list.get("csv").asString());
            }
            JsonNode page = read(list.get("json").asString());
            assertThat(page.get("total")).isEqualTo(list.get("total"));
            assertThat(page.has(list.get("name").asString())).isTrue();
        }
        assertThat(reached).isEqualTo(paths());
    }
}
