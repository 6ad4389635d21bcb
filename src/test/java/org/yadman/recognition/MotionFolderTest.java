package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Said;
import org.yadman.testing.TestServer;

/// Every mistake that can be made in the tables of motions, what each is told, and that a sound folder is its export.
@Tag("database")
class MotionFolderTest {

    private static TestServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static FolderFiles files() {
        return FolderFiles.withTracks()
                .with("motions.csv", """
                        slug,model,name.en,name.fa,about.en,about.fa
                        text,,A text,متنی,,
                        """)
                .with("versions.csv", """
                        motion,slug,number,kind,amends,outcome,date,proposed_by.en,proposed_by.fa,code,source,note.en,note.fa
                        text,a2,2,amendment,draft,rejected,2003-04,A working party,,A2,report,,
                        text,draft,1,draft,,,2002-10,,,,,,
                        """)
                .with("clauses.csv", """
                        motion,version,number,kind,text.en,text.fa
                        text,a2,1,resolved,Decides nothing.,
                        text,draft,1,title,A day,
                        text,draft,2,whereas,"Recalling,",
                        text,draft,3,resolved,Decides it.,
                        """)
                .with("tablings.csv", """
                        motion,version,track,note.en,note.fa
                        text,draft,first,,
                        """);
    }

    /// One way to spoil a sound folder, and the one sentence that it must give.
    record Mistake(String sentence, UnaryOperator<FolderFiles> spoil) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    private static Mistake replacing(String path, String before, String after, String sentence) {
        return new Mistake(sentence, files -> files.replace(path, before, after));
    }

    private static Mistake adding(String path, String line, String sentence) {
        return new Mistake(sentence, files -> files.add(path, line));
    }

    static Stream<Mistake> mistakes() {
        String versions = "versions.csv";
        String clauses = "clauses.csv";
        return Stream.of(
                replacing(
                        versions,
                        "text,draft,1,draft,,,2002-10",
                        "text,draft,1,draft,,accepted,2002-10",
                        "versions.csv, line 3, outcome: only an amendment changes a version and has an outcome."),
                replacing(
                        versions,
                        "amendment,draft,rejected",
                        "amendment,draft,",
                        "versions.csv, line 2, outcome: an amendment says which version it would change and what became of it."),
                replacing(
                        versions,
                        "text,a2,2,",
                        "text,a2,1,",
                        "versions.csv, line 2, amends: an amendment changes a version that came before it."),
                replacing(
                        versions,
                        "A2,report",
                        "A2,",
                        "versions.csv, line 2, source: a version that a body has published has a source that can be read."
                                + " Name the source, or leave out the code."),
                replacing(
                        versions,
                        "text,draft,1,",
                        "text,draft,first,",
                        "versions.csv, line 3, number: \"first\" cannot be read: expected its place in the order: 1, 2, 3"),
                replacing(
                        versions,
                        "amendment,draft,",
                        "amendment,nothing,",
                        "versions.csv, line 2, amends: no version in this folder is called \"text/nothing\"."),
                replacing(
                        clauses,
                        "text,draft,3,resolved",
                        "text,draft,3,whereas",
                        "versions.csv, line 3, slug: the text decides nothing: at least one paragraph must begin with a number"
                                + " (resolved)."),
                replacing(
                        clauses,
                        "text,draft,2,whereas",
                        "text,draft,4,whereas",
                        "clauses.csv, line 4, kind: first comes one title, then the reasons, then what is decided."),
                replacing(
                        clauses,
                        "text,draft,2,whereas",
                        "text,draft,2,title",
                        "clauses.csv, line 4, kind: first comes one title, then the reasons, then what is decided."),
                replacing(
                        clauses,
                        "text,a2,1,resolved",
                        "text,other,1,resolved",
                        "clauses.csv, line 2, version: no version in this folder is called \"text/other\"."),
                adding(
                        clauses,
                        "text,draft,3,resolved,Decides it again.,",
                        "clauses.csv, line 6, motion, version, number: the same as in line 5; it must be unique."),
                adding(
                        "tablings.csv",
                        "text,draft,nowhere,,",
                        "tablings.csv, line 3, track: no track in this folder is called \"nowhere\"."),
                replacing(
                        "motions.csv",
                        "A text,متنی",
                        ",",
                        "motions.csv, line 2, name: a text in at least one language is needed."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_in_a_sentence_and_nothing_is_written(Mistake mistake) throws IOException {
        Outcome outcome = server.bean(Campaigns.class)
                .bringIn(mistake.spoil().apply(files()).writeTo(folder), true);
        assertThat(outcome).isInstanceOf(Outcome.Mistakes.class);
        List<String> told = outcome instanceof Outcome.Mistakes(var problems)
                ? problems.stream().map(Said::told).toList()
                : List.of();
        // A name that is nearly another one is told with that one.
        assertThat(told).anyMatch(sentence -> sentence.startsWith(mistake.sentence()));
        assertThat(server.browser().open("/en/recognition/texts/text").status()).isEqualTo(404);
    }

    @Test
    void two_versions_cannot_have_one_place() throws IOException {
        FolderFiles files = files().add("versions.csv", "text,other,1,draft,,,,,,,,,")
                .add("clauses.csv", "text,other,1,resolved,Decides it.,");
        Outcome outcome = server.bean(Campaigns.class).bringIn(files.writeTo(folder), true);
        assertThat(outcome instanceof Outcome.Mistakes(var problems) ? Said.told(problems.getFirst()) : "")
                .isEqualTo("versions.csv, line 4, number: another version of this text has the place 1.");
    }

    @Test
    void a_track_cannot_have_the_address_of_the_texts() throws IOException {
        FolderFiles files = files().replace("tracks.csv", "case,precedent", "texts,precedent");
        Outcome outcome = server.bean(Campaigns.class).bringIn(files.writeTo(folder), true);
        assertThat(
                        outcome instanceof Outcome.Mistakes(var problems)
                                ? problems.stream().map(Said::told).toList()
                                : List.of())
                .contains("tracks.csv, line 4, slug: \"texts\" is an address of the site's own; choose another slug.");
    }

    @Test
    void a_sound_folder_comes_out_as_it_went_in() throws IOException {
        try (TestServer fresh = TestServer.start()) {
            fresh.bringIn(files().writeTo(folder.resolve("in")));
            Campaigns campaigns = fresh.bean(Campaigns.class);
            for (String file : List.of("motions.csv", "versions.csv", "clauses.csv", "tablings.csv")) {
                assertThat(campaigns.files().get(file))
                        .as(file)
                        .isEqualTo(files().files().get(file));
            }
            String page = fresh.browser().open("/en/recognition/texts/text").text();
            assertThat(page).contains("A2", "A working party", "Rejected", "A report");
            assertThat(fresh.browser().fetch("/api/v1/versions").body()).contains("\"A working party\"");
        }
    }
}
