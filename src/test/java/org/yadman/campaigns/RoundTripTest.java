package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.testing.TestServer;

@Tag("database")
class RoundTripTest {

    @Test
    void the_real_campaign_is_its_own_export(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.withCampaign()) {
            server.bean(Campaigns.class).writeTo(folder.resolve("export"));
        }
        assertThat(files(folder.resolve("export"))).containsExactlyEntriesOf(files(TestServer.CAMPAIGN));
    }

    static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(root)) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
