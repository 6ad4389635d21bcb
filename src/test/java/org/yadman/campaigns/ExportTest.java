package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.testing.TestServer;

@Tag("database")
class ExportTest {

    private static TestServer server;
    private static Campaigns campaigns;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        campaigns = server.bean(Campaigns.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill(@TempDir Path sound) throws IOException {
        server.bringIn(FolderFiles.sound().writeTo(sound));
    }

    private List<String> inside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_new_folder_is_made_with_those_above_it() throws IOException {
        Path target = folder.resolve("a/b/export");
        assertThat(campaigns.writeTo(target)).isEqualTo(campaigns.files().size());
        assertThat(FolderFiles.firstDifference(campaigns.files(), RoundTripTest.files(target)))
                .isEmpty();
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        Path target = Files.createDirectory(folder.resolve("export"));
        campaigns.writeTo(target);
        assertThat(target.resolve("campaign.yaml")).exists();
        assertThat(inside()).containsExactly("export");
    }

    @Test
    void an_earlier_export_is_replaced_wholly() throws IOException {
        Path target = folder.resolve("export");
        campaigns.writeTo(target);
        Files.writeString(target.resolve("texts/old.en.md"), "gone");
        server.bringIn(FolderFiles.sound().without("texts/lead.en.md").writeTo(folder.resolve("in")));
        campaigns.writeTo(target);
        assertThat(FolderFiles.firstDifference(campaigns.files(), RoundTripTest.files(target)))
                .isEmpty();
        assertThat(target.resolve("texts")).doesNotExist();
        assertThat(inside()).containsExactly("export", "in");
    }

    @Test
    void a_folder_with_something_else_is_refused_and_left_alone() throws IOException {
        Path target = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(target.resolve("letter.txt"), "dear");
        Map<String, byte[]> before = RoundTripTest.files(folder);
        assertThatIOException()
                .isThrownBy(() -> campaigns.writeTo(target))
                .withMessageContaining("choose another folder");
        assertThat(FolderFiles.firstDifference(before, RoundTripTest.files(folder)))
                .isEmpty();
    }

    @Test
    void an_earlier_export_with_something_else_beside_it_is_refused_and_left_alone() throws IOException {
        Path target = folder.resolve("kept-with-its-history");
        campaigns.writeTo(target);
        Files.createDirectories(target.resolve(".git"));
        Files.writeString(target.resolve(".git/HEAD"), "ref: refs/heads/main");
        Map<String, byte[]> before = RoundTripTest.files(folder);
        assertThatIOException().isThrownBy(() -> campaigns.writeTo(target)).withMessageContaining("would be lost");
        assertThat(FolderFiles.firstDifference(before, RoundTripTest.files(folder)))
                .isEmpty();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused_and_left_alone() throws IOException {
        Path target = Files.writeString(folder.resolve("export"), "a file");
        assertThatIOException().isThrownBy(() -> campaigns.writeTo(target));
        assertThat(target).hasContent("a file");
        assertThatIOException().isThrownBy(() -> campaigns.writeTo(target.resolve("below")));
        assertThat(inside()).containsExactly("export");
    }

    @Test
    void an_earlier_export_comes_back_when_the_new_one_cannot_take_its_place() throws IOException {
        Path target = folder.resolve("export");
        campaigns.writeTo(target);
        Map<String, byte[]> before = RoundTripTest.files(folder);
        // As when somebody cleans up behind the export's back: the earlier one has made way, and the new one is gone.
        Path gone = folder.resolve(".export-gone");
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Campaigns.swap(gone, target));
        assertThat(FolderFiles.firstDifference(before, RoundTripTest.files(folder)))
                .isEmpty();
        assertThat(inside()).containsExactly("export");
    }

    @Test
    void an_export_that_fails_leaves_the_earlier_one_and_nothing_half_written() throws IOException {
        Path target = folder.resolve("export");
        campaigns.writeTo(target);
        Map<String, byte[]> before = RoundTripTest.files(folder);
        // No file system takes a name of 300 letters, so this export fails on its way.
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("update source set document_name = :name where document_name is not null")
                .param("name", "x".repeat(300))
                .update());
        assertThatIOException().isThrownBy(() -> campaigns.writeTo(target));
        assertThat(FolderFiles.firstDifference(before, RoundTripTest.files(folder)))
                .isEmpty();
        assertThat(inside()).containsExactly("export");
    }
}
