package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.platform.collect.FolderTable;
import org.yadman.testing.TestServer;

/// Keys whose order is another in an alphabet than in bytes, and another as the database writes them than in files.
@Tag("database")
class TableOrderTest {

    private static final List<String> SLUGS = List.of("a", "a-b", "a-b-c", "ab", "abc", "b");

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = TestServer.start();
        StringBuilder bodies = new StringBuilder("slug,kind,name.en,parent\n");
        StringBuilder deadlines = new StringBuilder("body,slug,kind,name.en\n");
        StringBuilder tracks = new StringBuilder("slug,role,procedure,body,name.en,scope,force\n");
        StringBuilder steps = new StringBuilder("track,slug,number,event,text.en\n");
        StringBuilder conditions = new StringBuilder("track,slug,step,wording,language,source,status\n");
        StringBuilder stalls = new StringBuilder("track,reason,source,stance\n");
        StringBuilder outcomes = new StringBuilder("track,defendant,count,outcome,step\n");
        StringBuilder positions = new StringBuilder("track,step,voter,position,source\n");
        StringBuilder links = new StringBuilder("from,kind,to\n");
        StringBuilder claims = new StringBuilder("subject,field,value,source,stance,entered_by,entered_on\n");
        for (String slug : SLUGS.reversed()) {
            bodies.append("%s,parliament,%1$s,%s\n".formatted(slug, slug.equals("a") ? "" : "a"));
            tracks.append("%s,ours,criminal-case,%1$s,%1$s,same,unknown\n".formatted(slug));
            int number = SLUGS.size();
            for (String inner : SLUGS) {
                deadlines.append("%s,%s,session,x\n".formatted(slug, inner));
                steps.append("%s,%s,%d,noted,x\n".formatted(slug, inner, number--));
                conditions.append("%s,%s,%2$s,if,en,essay,pending\n".formatted(slug, inner));
                positions.append("%s,%s,Zoë's Office,yes,essay\n%1$s,%2$s,zed,no,essay\n%1$s,%2$s,SE,no,essay\n"
                        .formatted(slug, inner));
                claims.append("step:%s/%s,vote,counted 9-9,essay,asserts,Editors,2026-01-01\n".formatted(slug, inner));
                claims.append("step:%s/%s,date,2002,essay,asserts,Editors,2026-01-01\n".formatted(slug, inner));
            }
            for (String reason : List.of("non-cooperation", "no-sponsor", "no-reply", "session-ended")) {
                stalls.append("%s,%s,essay,reports\n".formatted(slug, reason));
            }
            outcomes.append(
                    "%s,Émile,,convicted,a\n%1$s,Zoë,one,acquitted,a\n%1$s,Zoë,,acquitted,b\n%1$s,zed,,acquitted,a\n"
                            .formatted(slug));
            for (String kind : List.of("same-text", "referred-to", "reopens", "reintroduces")) {
                SLUGS.stream()
                        .filter(to -> !to.equals(slug))
                        .forEach(to -> links.append("%s,%s,%s\n".formatted(slug, kind, to)));
            }
        }
        server.bringIn(FolderFiles.sound()
                .with("bodies.csv", bodies.toString())
                .with("deadlines.csv", deadlines.toString())
                .with("tracks.csv", tracks.toString())
                .with("steps.csv", steps.toString())
                .with("conditions.csv", conditions.toString())
                .with("stalls.csv", stalls.toString())
                .with("outcomes.csv", outcomes.toString())
                .with("links.csv", links.toString())
                .with("positions.csv", positions.toString())
                .with("claims.csv", claims.toString())
                .without("preferences.csv")
                .writeTo(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_table_comes_in_the_order_of_its_keys() {
        Tables tables = server.bean(Tables.class);
        for (FolderTable table : tables.all()) {
            List<String> keys = new ArrayList<>();
            tables.each(table, row -> keys.add(Folder.key(table.shape(), row)));
            assertThat(keys).as(table.shape().name()).hasSize((int)
                    table.count().getAsLong());
            if (table.shape().sorted()) {
                assertThat(keys).as(table.shape().name()).isSorted();
            }
        }
        assertThat(tables.find("steps").orElseThrow().count().getAsLong()).isEqualTo(36);
        assertThat(tables.find("links").orElseThrow().count().getAsLong()).isEqualTo(120);
    }

    @Test
    void what_is_exported_is_its_own_export(@TempDir Path folder) throws IOException {
        Campaigns campaigns = server.bean(Campaigns.class);
        Map<String, byte[]> before = campaigns.files();
        campaigns.writeTo(folder.resolve("export"));
        server.bringIn(folder.resolve("export"));
        assertThat(FolderFiles.firstDifference(before, campaigns.files())).isEmpty();
    }
}
