package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.collect.Popolo;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("database")
class PopoloPagesTest {

    private static final String SCHEMAS = "https://popolo.example/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// All objects of a list, by id.
    private static ObjectNode read(String list) {
        ObjectNode objects = JSON.createObjectNode();
        for (String next = "/api/v1/popolo/" + list; next != null; ) {
            HttpResponse<String> answer = server.browser().fetch(next);
            assertThat(answer.statusCode()).as(next).isEqualTo(200);
            JsonNode page = JSON.readTree(answer.body());
            page.get(list).forEach(object -> objects.set(object.get("id").asString(), object));
            next = page.get("next").asString(null);
            if (next == null) {
                assertThat(objects.size()).isEqualTo(page.get("total").asInt());
            }
        }
        return objects;
    }

    private static Set<String> ids(ObjectNode objects) {
        return new TreeSet<>(objects.propertyNames());
    }

    private static Schema schema(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String each :
                List.of("organization", "motion", "vote_event", "vote", "link", "count", "other_name", "identifier")) {
            all.put(SCHEMAS + each + ".json", resource(each));
        }
        return SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft202012(),
                        with -> with.schemas(all)
                                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build()))
                .getSchema(SchemaLocation.of(SCHEMAS + name + ".json"));
    }

    private static String resource(String name) {
        try (InputStream file = PopoloPagesTest.class.getResourceAsStream("/popolo/" + name + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"organizations, organization", "motions, motion", "vote_events, vote_event"})
    void every_object_is_what_popolo_asks_for(String list, String name) {
        Schema schema = schema(name);
        ObjectNode objects = read(list);
        assertThat(objects.size()).isGreaterThan(10);
        objects.forEachEntry(
                (id, object) -> assertThat(schema.validate(object)).as(id).isEmpty());
        ObjectNode broken = (ObjectNode) objects.iterator().next().deepCopy();
        broken.put("id", 1);
        assertThat(schema.validate(broken)).isNotEmpty();
        broken.put("id", "x").putArray("sources").addObject().put("note", "no address");
        assertThat(schema.validate(broken)).isNotEmpty();
    }

    @Test
    void what_they_refer_to_is_there() {
        Set<String> organizations = ids(read("organizations"));
        ObjectNode motions = read("motions");
        read("organizations").forEach(each -> {
            if (!each.get("parent_id").isNull()) {
                assertThat(organizations).contains(each.get("parent_id").asString());
            }
        });
        motions.forEach(motion ->
                assertThat(organizations).contains(motion.get("organization_id").asString()));
        read("vote_events").forEach(vote -> {
            assertThat(motions.has(vote.get("motion_id").asString())).isTrue();
            assertThat(vote.get("organization_id"))
                    .isEqualTo(motions.get(vote.get("motion_id").asString()).get("organization_id"));
        });
    }

    @Test
    void every_body_track_and_vote_is_there_once_and_known_by_its_natural_key() {
        assertThat(ids(read("organizations"))).isEqualTo(keys("bodies", "body:"));
        assertThat(ids(read("motions"))).isEqualTo(keys("tracks", "track:"));
        Set<String> votes = new TreeSet<>();
        server.bean(Tables.class).each(server.bean(Tables.class).find("claims").orElseThrow(), row -> {
            if ("vote".equals(row.get("field"))) {
                votes.add(row.get("subject"));
            }
        });
        assertThat(ids(read("vote_events"))).isEqualTo(votes);
    }

    private static Set<String> keys(String table, String prefix) {
        Set<String> keys = new TreeSet<>();
        server.bean(Tables.class)
                .each(server.bean(Tables.class).find(table).orElseThrow(), row -> keys.add(prefix + row.get("slug")));
        return keys;
    }

    @Test
    void a_vote_has_the_numbers_that_stand_and_none_that_do_not() {
        JsonNode vote = read("vote_events").get("step:special-rapporteur-iran/renewed-2014");
        assertThat(vote.get("counts").toString())
                .isEqualTo("[{\"option\":\"yes\",\"value\":21},{\"option\":\"no\",\"value\":9},"
                        + "{\"option\":\"abstain\",\"value\":16},{\"option\":\"absent\",\"value\":1}]");
        assertThat(vote.get("classification").asString()).isEqualTo("recorded");
        assertThat(vote.get("sources").size()).isEqualTo(2);

        JsonNode words = read("vote_events").get("step:seattle-2002/adopted");
        assertThat(words.get("counts").isEmpty()).isTrue();
        assertThat(words.get("note").asString()).isEqualTo("overwhelmingly");
    }

    @Test
    void what_was_never_voted_for_does_not_pass() {
        ObjectNode motions = read("motions");
        assertThat(motions.get("track:h-res-188").get("result").isNull()
                        || !motions.get("track:h-res-188")
                                .get("result")
                                .asString()
                                .contains("pass"))
                .isTrue();
        assertThat(motions.get("track:p-5").get("result").asString()).contains("adopted-conditional");
        assertThat(motions.get("track:srebrenica-un-2024").get("result").asString())
                .isEqualTo("pass");
    }

    @Test
    void sources_that_differ_leave_the_vote_open(@TempDir Path folder) throws IOException {
        FolderFiles files = FolderFiles.sound()
                .with("bodies.csv", "slug,kind,name.fa,site\nun,un-ga,مجمع,https://example.org/مجمع\n")
                .with(
                        "tracks.csv",
                        "slug,role,procedure,body,name.en,scope,force\nt,ours,resolution,un,A day,same,political\n")
                .with(
                        "steps.csv",
                        "track,slug,number,event,text.en\nt,in,1,submitted,x\nt,yes,2,adopted,x\nt,heard,3,noted,x\n")
                .with("claims.csv", """
                        subject,field,value,source,stance,entered_by,entered_on
                        step:t/in,date,2024-03,essay,asserts,Editors,2026-01-01
                        step:t/yes,date,sh:1403-03-03,essay,asserts,Editors,2026-01-01
                        step:t/heard,date,2025,essay,asserts,Editors,2026-01-01
                        step:t/yes,vote,recorded 84-19-68,essay,asserts,Editors,2026-01-01
                        step:t/yes,vote,counted 84-18-68,report,reports,Editors,2026-01-01
                        """)
                .with("positions.csv", """
                        track,step,voter,position,source
                        t,yes,DE,yes,essay
                        t,yes,Office of Example,not-voting,report
                        """)
                .without("preferences.csv");
        server.bringIn(files.writeTo(folder));
        try {
            JsonNode vote = read("vote_events").get("step:t/yes");
            assertThat(vote.get("counts").isEmpty()).isTrue();
            assertThat(vote.get("classification").isNull()).isTrue();
            assertThat(vote.get("note").asString()).isEqualTo("Sources differ on this vote.");
            assertThat(vote.get("start_date").asString()).isEqualTo("2024-05-23");
            assertThat(vote.get("votes").toString())
                    .isEqualTo(
                            "[{\"voter_id\":\"country:DE\",\"voter\":{\"name\":\"Germany\"},\"option\":\"yes\"},"
                                    + "{\"voter_id\":null,\"voter\":{\"name\":\"Office of Example\"},\"option\":\"not voting\"}]");
            assertThat(vote.get("sources").size()).isEqualTo(2);
            assertThat(vote.get("sources").get(0).get("url").asString()).isEqualTo("https://example.org/essay");
            assertThat(vote.get("sources").get(1).get("url").asString())
                    .isEqualTo(server.address("/en/sources/report").toString());

            JsonNode motion = read("motions").get("track:t");
            assertThat(motion.get("date").asString()).isEqualTo("2024-03");
            assertThat(motion.get("text").asString()).isEqualTo("A day");

            JsonNode body = read("organizations").get("body:un");
            assertThat(body.get("name").asString()).isEqualTo("مجمع");
            assertThat(body.get("other_names").isEmpty()).isTrue();
            assertThat(body.get("links").get(1).get("url").asString())
                    .isEqualTo("https://example.org/%D9%85%D8%AC%D9%85%D8%B9");
            assertThat(schema("vote_event").validate(vote)).isEmpty();
            assertThat(schema("organization").validate(body)).isEmpty();
        } finally {
            server.bringIn(TestServer.CAMPAIGN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-23, 2024-05-23",
        "2024-05, 2024-05",
        "2024, 2024",
        "sh:1403-03-03, 2024-05-23",
        "2024-05-01/2024-05-23, 2024-05",
        "2024-05/2024-07, 2024",
        "2024-22, 2024",
        "2023-12/2024-01,",
        "sh:1403,",
        "2024?,",
        "2024-05~,",
        "2024-05/2024-07~,",
        "2003/..,",
        "2024-24,",
    })
    void a_date_says_no_more_than_before(String said, String popolo) {
        assertThat(Popolo.date(PartialDate.parse(said))).isEqualTo(popolo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"persons", "motions?page=2", "organizations?page=0", "vote_events?page=x"})
    void a_list_or_page_that_does_not_exist_is_not_found(String list) {
        assertThat(server.browser().fetch("/api/v1/popolo/" + list).statusCode())
                .isEqualTo(404);
    }
}
