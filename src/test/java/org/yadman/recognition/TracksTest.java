package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.campaigns.FolderFiles;
import org.yadman.campaigns.RandomFolder;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.sources.Claim;
import org.yadman.sources.Claims;
import org.yadman.sources.Sources;
import org.yadman.sources.Stance;
import org.yadman.testing.TestServer;

/// Where a track stands follows what is said about its steps, in the same transaction.
@Tag("database")
class TracksTest {

    private static final int FOLDERS = Boolean.getBoolean("yadman.long") ? 200 : 10;

    private TestServer server;
    private Tracks tracks;

    @BeforeEach
    void start() {
        server = TestServer.withCampaign();
        tracks = server.bean(Tracks.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TrackNow now(String track) {
        return tracks.find(track).orElseThrow().now();
    }

    private Claim claim(String track, String step, String field, String value, String source) {
        UUID subject = tracks.way(tracks.find(track).orElseThrow().track()).steps().stream()
                .filter(each -> each.slug().equals(step))
                .findFirst()
                .orElseThrow()
                .id();
        return new Claim(
                UUID.randomUUID(),
                new Ref(Step.KIND, subject),
                field,
                value,
                field.equals(StepFields.DATE) ? null : "en",
                server.bean(Sources.class).find(source).orElseThrow().id(),
                Stance.ASSERTS,
                null,
                null,
                null,
                null,
                Localized.EMPTY,
                Localized.EMPTY,
                null,
                "test",
                LocalDate.of(2026, 12, 24));
    }

    private void enter(Claim claim) {
        server.inTransaction(() -> server.bean(Claims.class).enter(claim));
    }

    @Test
    void what_was_brought_in_stands_as_it_would_be_computed(@TempDir Path folder) throws IOException {
        assertThat(tracks.count()).isPositive();
        assertThat(tracks.rebuild()).isZero();
        for (int seed = 0; seed < FOLDERS; seed++) {
            server.bringIn(RandomFolder.of(seed).files().writeTo(folder.resolve("in-" + seed)));
            assertThat(tracks.rebuild()).as("seed " + seed).isZero();
        }
        server.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("small")));
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void the_resolution_of_2003_stands_as_its_steps_say() {
        TrackNow now = now("p-5");
        assertThat(now.stage()).isEqualTo(ResolutionStage.ADOPTED_CONDITIONAL);
        assertThat(now.standing()).isEqualTo(Standing.CONDITIONAL);
        assertThat(now.stageDate()).isEqualTo("2003-04-04");
        assertThat(now.reported()).isTrue();
        // The protests went on "since April 2003", which has no end and so says nothing about the last time.
        assertThat(now.lastOn()).isEqualTo("2003-04-04");
        assertThat(now.dormantOn()).isEqualTo("2004-04-03");
    }

    @Test
    void a_later_claim_on_the_date_of_a_step_moves_its_track_in_the_same_transaction() {
        enter(claim("p-5", "protests", "date", "2005-10-02", "mehr-petition-un"));
        assertThat(now("p-5").lastOn()).isEqualTo("2005-10-02");
        assertThat(now("p-5").dormantOn()).isEqualTo("2006-10-02");
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void a_claim_that_is_taken_back_with_its_transaction_moves_nothing() {
        TrackNow before = now("p-5");
        Claim claim = claim("p-5", "protests", "date", "2005-10-02", "mehr-petition-un");
        assertThatThrownBy(() -> server.inTransaction(() -> {
                    server.bean(Claims.class).enter(claim);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(now("p-5")).isEqualTo(before);
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void dates_that_contradict_each_other_count_with_the_latest_of_them_and_give_no_date_of_the_stage() {
        enter(claim("p-5", "adopted", "date", "2003-06-20", "mehr-september-first"));
        assertThat(now("p-5").stageDate()).isNull();
        assertThat(now("p-5").lastOn()).isEqualTo("2003-06-20");
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void the_last_dated_step_counts_and_not_an_earlier_one_of_which_less_is_known() {
        enter(claim("p-5", "submitted", "date", "2003~", "mehr-event-2003"));
        assertThat(now("p-5").lastOn()).isEqualTo("2003-04-04");
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void a_month_counts_with_its_last_day() {
        assertThat(now("southern-region-2002").lastOn()).isEqualTo("2002-10-31");
    }

    @Test
    void a_second_independent_source_takes_reported_away() {
        assertThat(now("p-5").proof()).isEqualTo(Proof.REPORTED);
        // It says nothing of the date: any statement about the step counts.
        enter(claim("p-5", "adopted", "place", "Pittsburgh", "kurdistan-tribune-2013"));
        assertThat(now("p-5").proof()).isEqualTo(Proof.TWO_SOURCES);
        assertThat(now("p-5").reported()).isFalse();
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void the_document_itself_takes_reported_away_too() {
        enter(claim("p-5", "adopted", "result", "Adopted", "hrc-14-7"));
        assertThat(now("p-5").proof()).isEqualTo(Proof.DOCUMENT);
    }

    @Test
    void several_claims_in_one_transaction_all_count() {
        server.inTransaction(() -> {
            server.bean(Claims.class).enter(claim("p-5", "protests", "date", "2005-10-02", "mehr-petition-un"));
            server.bean(Claims.class).enter(claim("h-r-4744", "senate", "date", "2019-01-01", "mehr-petition-un"));
            server.bean(Claims.class).enter(claim("p-5", "follow-ups", "date", "2003-01-05", "mehr-petition-un"));
        });
        assertThat(now("p-5").lastOn()).isEqualTo("2005-10-02");
        assertThat(tracks.rebuild()).isZero();
    }

    @Test
    void what_was_tampered_with_is_mended_and_counted() {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        TrackNow before = now("p-5");
        String id = before.track().toString();
        for (String change : new String[] {
            "update track_now set standing = 4, stage = 'in-force' where track_id = :id",
            "update track_now set standing = 4 where track_id = :id",
            "update track_now set about_day = 0 where track_id = :id",
            "update track_now set last_on = '2026-01-01' where track_id = :id",
            "update track_now set dormant_on = null where track_id = :id",
            "update track_now set proof = 'DOCUMENT' where track_id = :id",
            "update track_now set level = 'WORLD', role = 'PRECEDENT' where track_id = :id",
            "update track_now set stage_date = '2003' where track_id = :id",
            "delete from track_now where track_id = :id"
        }) {
            server.inTransaction(() -> jdbc.sql(change).param("id", id).update());
            assertThat(tracks.rebuild()).as(change).isOne();
            assertThat(now("p-5")).as(change).isEqualTo(before);
        }
    }

    @Test
    void what_has_no_date_with_an_end_comes_last_among_the_latest(@TempDir Path folder) throws IOException {
        FolderFiles files = FolderFiles.withTracks()
                .add("tracks.csv", "undated,ours,resolution,section,first,Undated,,same,none,")
                .add("steps.csv", "undated,idea,1,idea,,,An idea.")
                .add("claims.csv", "step:undated/idea,date,2003-04/..,,essay,asserts,,,,Editors,2026-01-01");
        server.bringIn(files.writeTo(folder));
        assertThat(now("undated").lastOn()).isNull();
        assertThat(now("undated").activity(LocalDate.of(2030, 1, 1))).isEqualTo(Activity.UNDATED);
        assertThat(tracks.rebuild()).isZero();
        assertThat(server.browser()
                        .open("/en/recognition?sort=latest")
                        .page()
                        .select("main tbody th")
                        .eachText())
                .containsExactly("A case", "The second request", "The first request", "Undated");
    }
}
