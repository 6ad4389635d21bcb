package org.yadman.gatherings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.campaigns.FolderFiles;
import org.yadman.gatherings.ReportPhotoDrawing.Taken;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Dump;
import org.yadman.testing.Said;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// What was told of gatherings goes out in a folder and comes in again; what waits stays where it is.
@Tag("database")
class ReportsFolderTest {

    private static final ActorId NOBODY = new ActorId("nobody");
    private static final String TELLS =
            "it tells something of the place that its host keeps back here: write it without that.";

    private TestServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.withCampaign());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Draft draft(Precision precision, Photos photos) {
        return new Draft(
                GatheringKind.VIGIL,
                LocalDate.of(2026, 11, 20),
                null,
                new Place("DE", null, "Köln", "Südstadt", "Alte Feuerwache", "Melchiorstraße 3", null),
                precision,
                "host@example.org",
                Localized.EMPTY,
                null,
                true,
                List.of(),
                List.of("fa"),
                Localized.EMPTY,
                Localized.EMPTY,
                photos,
                null,
                null);
    }

    private Gathering held() {
        return server.bean(Registering.class)
                .enter(draft(Precision.STREET_HIDDEN, Photos.ALLOWED), null, null, true, NOBODY);
    }

    private Gathering now(Gathering gathering) {
        return server.bean(Gatherings.class).find(gathering.id()).orElseThrow();
    }

    private static ReportText text(String words, String lessons, boolean forAll) {
        return new ReportText(
                words,
                50,
                List.of("The mayor of Sampleton", "A \"deputy\", too"),
                List.of("https://zeitung.example/koeln"),
                lessons,
                forAll);
    }

    /// Begins one, with so many photos.
    private Report begun(Gathering gathering, ReportText text, int pictures) {
        Reports reports = server.bean(Reports.class);
        String key = reports.begin(gathering, text, ReportOrigin.DESK, Language.SOURCE)
                .orElseThrow();
        Report draft = reports.findByKey(gathering, key).orElseThrow();
        ReportPhotos photos = server.bean(ReportPhotos.class);
        for (int i = 0; i < pictures; i++) {
            Taken.Picture picture = (Taken.Picture) server.bean(ReportPhotoDrawing.class)
                    .take(new ByteArrayResource(ReportPhotoSamples.phone(300 + i, 200)));
            ReportPhoto photo =
                    photos.add(draft, picture, "Candles, picture " + i).orElseThrow();
            photos.cover(photo, photos.withoutMarked(photo));
        }
        return draft;
    }

    private Report waiting(Gathering gathering, ReportText text, int pictures) {
        Report draft = begun(gathering, text, pictures);
        server.bean(Reports.class).send(draft, false, "");
        return server.bean(Reports.class).find(draft.id()).orElseThrow();
    }

    private Report published(Gathering gathering, ReportText text, int pictures) {
        Report waiting = waiting(gathering, text, pictures);
        Set<UUID> all = server.bean(ReportPhotos.class).list(waiting.id()).stream()
                .map(ReportPhoto::id)
                .collect(Collectors.toSet());
        assertThat(server.bean(Reports.class).publish(waiting, all, NOBODY)).isTrue();
        return server.bean(Reports.class).find(waiting.id()).orElseThrow();
    }

    private static Map<String, byte[]> files(TestServer of) {
        return of.bean(Campaigns.class).files();
    }

    private static String text(TestServer of, String path) {
        return new String(Objects.requireNonNull(files(of).get(path), path), UTF_8);
    }

    private static FolderFiles copy(TestServer of) {
        FolderFiles copy = new FolderFiles();
        files(of).forEach(copy::with);
        return copy;
    }

    private static byte[] bytes(TestServer of, String path) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(of.address(path)).build(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 ? answer.body() : new byte[0];
    }

    private List<String> told(FolderFiles files) throws IOException {
        return told(server, files.writeTo(Files.createTempDirectory(folder, "spoilt")));
    }

    private static List<String> told(TestServer server, Path folder) {
        Outcome outcome = server.bean(Campaigns.class).bringIn(folder, true);
        return outcome instanceof Outcome.Mistakes(var problems)
                ? problems.stream().map(Said::told).toList()
                : List.of("no mistake: " + outcome);
    }

    @Test
    void what_everybody_can_see_comes_out_of_an_empty_server_as_it_came_in() throws Exception {
        Gathering gathering = held();
        Report report = published(gathering, text("Line one.\n\nLine two, \"quoted\".", "Bring umbrellas.", true), 2);
        waiting(gathering, text("This waits.", "", false), 1);
        Waves waves = server.bean(Waves.class);
        waves.choose(new CommonMinute(CommonMinute.By.LOCAL, LocalTime.NOON), NOBODY);
        waves.add("Radio Sample (fictional)", "98.5 MHz", "DE", "fa", NOBODY);
        waves.add("Sample TV (fictional)", "", null, "en", NOBODY);

        Map<String, byte[]> first = files(server);
        Path out = folder.resolve("out");
        server.bean(Campaigns.class).writeTo(out);
        assertThat(text(server, "gatheringreports.csv"))
                .contains(report.id().toString(), gathering.key(), "Bring umbrellas.")
                .doesNotContain("This waits");
        assertThat(first.keySet().stream().filter(path -> path.startsWith("photos/")))
                .hasSize(2);
        try (TestServer other = TestServer.start()) {
            other.bringIn(out);
            assertThat(FolderFiles.firstDifference(first, files(other))).isEmpty();
            assertThat(other.bean(Reports.class).sum(2026))
                    .isEqualTo(server.bean(Reports.class).sum(2026))
                    .isEqualTo(new ReportStore.Sum(1, 50));
            for (ReportPhoto photo : server.bean(ReportPhotos.class).list(report.id())) {
                String address = "/en" + ReportPhoto.path(gathering.path(), photo.id());
                assertThat(bytes(other, address)).isNotEmpty().isEqualTo(bytes(server, address));
                assertThat(other.browser().open("/en" + gathering.path()).source())
                        .contains(photo.id().toString());
            }
            assertThat(other.browser().open("/en/gatherings/wave").text()).contains("Radio Sample (fictional)");
            assertThat(Dump.of(other).toString()).doesNotContain("This waits");
            other.bringIn(TestServer.CAMPAIGN);
            assertThat(other.bean(Reports.class).countSeen()).isZero();
            assertThat(other.bean(ReportPhotos.class).countSeen()).isZero();
            assertThat(other.bean(Waves.class).minute()).isEmpty();
            assertThat(other.bean(Waves.class).stations()).isEmpty();
        }
    }

    @Test
    void a_replacing_import_keeps_what_waits_and_what_stays_within_the_coalition() throws Exception {
        Gathering gathering = held();
        Report inner = published(gathering, text("We walked.", "Ask the police first.", false), 2);
        Report waiting = waiting(gathering, text("This waits.", "", false), 1);
        Report draft = begun(gathering, text("This is begun.", "", false), 1);
        Map<String, byte[]> first = files(server);
        server.bean(Campaigns.class).writeTo(folder.resolve("out"));
        Report gone = published(gathering, text("We sang.", "", false), 1);
        assertThat(server.bean(Reports.class).listPublished(gathering.id())).hasSize(2);

        server.bringIn(folder.resolve("out"));
        assertThat(FolderFiles.firstDifference(first, files(server))).isEmpty();
        Reports reports = server.bean(Reports.class);
        ReportPhotos photos = server.bean(ReportPhotos.class);
        assertThat(reports.find(gone.id())).isEmpty();
        assertThat(photos.list(gone.id())).isEmpty();
        assertThat(reports.find(waiting.id())).contains(waiting);
        assertThat(photos.list(waiting.id())).hasSize(1);
        assertThat(photos.list(draft.id())).hasSize(1);
        assertThat(reports.listWithInnerLessons(9)).singleElement().satisfies(report -> {
            assertThat(report.id()).isEqualTo(inner.id());
            assertThat(report.text().lessons()).isEqualTo("Ask the police first.");
        });
        assertThat(reports.publish(waiting, Set.of(), NOBODY)).isTrue();
    }

    @Test
    void no_folder_decides_on_what_waits() throws Exception {
        Gathering gathering = held();
        Report waiting = waiting(gathering, text("This waits.", "", false), 1);
        String photo = server.bean(ReportPhotos.class)
                .list(waiting.id())
                .getFirst()
                .id()
                .toString();
        FolderFiles files = copy(server);
        String row = waiting.id() + "," + gathering.key() + ",en,desk,2026-11-21,Words,10,,,";
        assertThat(told(files.add("gatheringreports.csv", row)
                        .add("gatheringphotos.csv", photo + "," + waiting.id() + ",1,300,200,Candles,")
                        .with("photos/" + photo + ".jpg", FolderFiles.jpeg(300, 200))))
                .containsExactly(
                        "gatheringphotos.csv, line 2, id: this photo waits here until somebody decides on its report.",
                        "gatheringreports.csv, line 2, id: this report waits here until somebody decides on it: decide"
                                + " first, then bring the folder in.");
        assertThat(told(server, TestServer.CAMPAIGN))
                .containsExactly("gatherings.csv: the folder leaves out " + gathering.key()
                        + ", of which a report waits here: decide on that first.");
        server.bean(Reports.class).refuse(waiting, "No", NOBODY);
        server.bringIn(TestServer.CAMPAIGN);
    }

    @Test
    void words_that_tell_of_a_place_that_is_kept_back_here_are_refused() throws Exception {
        Gathering gathering = held();
        Report report = published(gathering, text("We met in the Südstadt.", "", false), 1);
        String row = text(server, "gatheringreports.csv");
        assertThat(told(copy(server)
                        .with(
                                "gatheringreports.csv",
                                row.replace("We met in the Südstadt.", "We met at the ALTE FEUERWACHE."))
                        .replace("gatheringphotos.csv", "Candles, picture 0", "Candles before Alte Feuerwache")))
                .containsExactly(
                        "gatheringphotos.csv, line 2, seen: " + TELLS, "gatheringreports.csv, line 2, words: " + TELLS);

        // The host allows less now. What stands here stays, in the same words and in no others.
        server.bean(Gatherings.class).change(now(gathering), draft(Precision.CITY, Photos.ALLOWED));
        Gathering less = now(gathering);
        assertThat(less.shown().place().area()).isEmpty();
        Path own = folder.resolve("own");
        server.bean(Campaigns.class).writeTo(own);
        Map<String, byte[]> first = files(server);
        server.bringIn(own);
        assertThat(FolderFiles.firstDifference(first, files(server))).isEmpty();
        assertThat(told(copy(server)
                        .replace("gatheringreports.csv", "in the Südstadt.", "in the Südstadt: all of us.")))
                .containsExactly("gatheringreports.csv, line 2, words: " + TELLS);
        assertThat(server.bean(Reports.class).find(report.id()))
                .map(Report::text)
                .contains(report.text());

        // Nobody here knows the place any more; a folder that tells more of it than is allowed here gives it away.
        server.clock().advance(Duration.ofDays(HeldBack.DAYS_PLACE_KEPT + 9));
        server.bean(HeldBack.class).forget();
        String line = text(server, "gatherings.csv").lines().skip(1).findFirst().orElseThrow();
        assertThat(line).contains(",city,DE,,Köln,,,,");
        assertThat(told(copy(server)
                        .replace("gatherings.csv", ",city,DE,,Köln,,,,", ",exact,DE,,Köln,Südstadt,Alte Feuerwache,,")
                        .replace("gatheringreports.csv", "in the Südstadt.", "in the Alte Feuerwache.")))
                .containsExactly("gatheringreports.csv, line 2, words: " + TELLS);
    }

    @Test
    void where_the_host_asks_for_no_photos_no_folder_brings_any() throws Exception {
        Gathering gathering = held();
        published(gathering, text("We walked.", "", false), 1);
        FolderFiles before = copy(server);
        server.bean(Gatherings.class).change(now(gathering), draft(Precision.STREET_HIDDEN, Photos.NONE));
        assertThat(told(before)).first().asString().startsWith("no mistake");
        server.bean(Gatherings.class).change(now(gathering), draft(Precision.STREET_HIDDEN, Photos.NONE));
        server.bean(ReportPhotos.class)
                .list(server.bean(Reports.class)
                        .listPublished(gathering.id())
                        .getFirst()
                        .id())
                .forEach(server.bean(ReportPhotos.class)::remove);
        assertThat(told(before))
                .containsExactly(
                        "gatheringphotos.csv, line 2, report: the host of this gathering asks that no photos be"
                                + " taken: leave it out.");
    }

    @Test
    void of_what_was_called_off_afterwards_nothing_is_told() throws Exception {
        Gathering gathering = held();
        Report report = published(gathering, text("We walked.", "", false), 1);
        String photo = "/en"
                + ReportPhoto.path(
                        gathering.path(),
                        server.bean(ReportPhotos.class)
                                .list(report.id())
                                .getFirst()
                                .id());
        server.bean(Gatherings.class).enter(now(gathering), Gathering.State.CANCELLED);
        assertThat(server.browser().open("/en" + gathering.path()).text()).doesNotContain("We walked");
        assertThat(bytes(server, photo)).isEmpty();
        Map<String, byte[]> without = files(server);
        assertThat(new String(Objects.requireNonNull(without.get("gatheringreports.csv")), UTF_8))
                .doesNotContain("We walked");
        server.bean(Campaigns.class).writeTo(folder.resolve("own"));
        server.bringIn(folder.resolve("own"));
        assertThat(FolderFiles.firstDifference(without, files(server))).isEmpty();
        server.bean(Gatherings.class).enter(now(gathering), Gathering.State.HELD);
        assertThat(server.browser().open("/en" + gathering.path()).text()).contains("We walked");
        assertThat(bytes(server, photo)).isNotEmpty();
    }

    private void tells(FolderFiles files, String... sentences) throws IOException {
        Map<String, List<String>> before = Dump.of(server);
        assertThat(told(files)).containsExactly(sentences);
        assertThat(Dump.of(server)).isEqualTo(before);
    }

    private static final String REPORT = FolderFiles.REPORT;
    private static final String PHOTO = REPORT.substring(0, 35) + "1";

    private static FolderFiles sound() {
        return FolderFiles.withGatherings();
    }

    private static FolderFiles picture(byte[] file) {
        return sound().with("photos/" + PHOTO + ".jpg", file);
    }

    @Test
    void every_mistake_in_a_report_is_told_with_its_place() throws IOException {
        tells(
                sound().add("gatheringreports.csv", "4711,2025/cologne,en,desk,2025-09-02,Words,25,,,"),
                "gatheringreports.csv, line 3, id: \"4711\" cannot be read: expected an id: 36 signs like"
                        + " 3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f354.");
        tells(
                sound().replace("gatheringreports.csv", "2025/cologne", "2025/bologna"),
                "gatheringreports.csv, line 2, gathering: no gathering in this folder is called \"2025/bologna\". Is"
                        + " \"2025/cologne\" meant?");
        tells(
                sound().replace("gatheringreports.csv", "2025/cologne", "2027/bonn"),
                "gatheringreports.csv, line 2, gathering: this gathering is not “held”: reports are of what was held.");
        tells(
                sound().replace("gatheringreports.csv", ",25,", ",30,"),
                "gatheringreports.csv, line 2, attended: no band begins with this number; expected one of: 1, 10, 25,"
                        + " 50, 100, 250, 500, 1000.");
        tells(
                sound().replace("gatheringreports.csv", ",host,", ",guest,"),
                "gatheringreports.csv, line 2, origin: \"guest\" is not one of: host, group, desk, other.");
        tells(
                sound().replace("gatheringreports.csv", "We read the names.", "x".repeat(5001)),
                "gatheringreports.csv, line 2, words: At most 5,000 characters, please.");
    }

    @Test
    void every_mistake_in_a_photo_is_told_with_its_place() throws IOException {
        String file = "photos/" + PHOTO + ".jpg";
        tells(sound().without(file), "gatheringphotos.csv, line 2, id: there is no file " + file + ".");
        tells(
                sound().with("photos/alone.jpg", FolderFiles.jpeg(4, 3)),
                "photos/alone.jpg: no row of gatheringphotos.csv names this photo.");
        tells(picture(new byte[0]), file + ": this is not a JPEG, or a broken one.");
        tells(picture("<svg/>".getBytes(UTF_8)), file + ": this is not a JPEG, or a broken one.");
        tells(
                picture(ReportPhotoSamples.written(
                        ReportPhotoSamples.picture(40, 30, BufferedImage.TYPE_INT_RGB), "png")),
                file + ": this is not a JPEG, or a broken one.");
        tells(
                picture(ReportPhotoSamples.phone(40, 30)),
                file + ": the photo holds more than can be seen on it, such as where, when and with what it was taken:"
                        + " save it without that.");
        tells(
                picture(FolderFiles.jpeg(1281, 30)).replace("gatheringphotos.csv", ",1,40,", ",1,1281,"),
                file + ": the photo has more than 1280 dots on a side: make it smaller.");
        tells(picture(new byte[20 * 1024 * 1024 + 1]), file + ": the photo is larger than 20 MB.");
        tells(picture(FolderFiles.jpeg(41, 30)), "gatheringphotos.csv, line 2, width: the picture itself has 41 dots.");
        tells(
                sound().replace("gatheringphotos.csv", PHOTO, "../campaign"),
                "gatheringphotos.csv, line 2, id: \"../campaign\" cannot be read: expected an id: 36 signs like"
                        + " 3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f354.",
                file + ": no row of gatheringphotos.csv names this photo.");
        tells(
                sound().replace("gatheringphotos.csv", REPORT + ",1", "99999999-9999-4999-8999-999999999999,1"),
                "gatheringphotos.csv, line 2, report: no report in this folder is called"
                        + " \"99999999-9999-4999-8999-999999999999\".");
        tells(
                sound().replace("gatheringphotos.csv", ",3,30,", ",1,30,"),
                "gatheringphotos.csv, line 3, position: another photo of this report stands there.");
        tells(
                sound().replace("gatheringphotos.csv", ",3,30,", ",third,30,"),
                "gatheringphotos.csv, line 3, position: \"third\" cannot be read: A number is expected.");
        FolderFiles many = sound();
        for (int i = 0; i < 5; i++) {
            String id = "00000000-0000-4000-8000-00000000000" + i;
            many.add("gatheringphotos.csv", id + "," + REPORT + "," + (10 + i) + ",4,3,Candles")
                    .with("photos/" + id + ".jpg", FolderFiles.jpeg(4, 3));
        }
        tells(many, "gatheringphotos.csv, line 8, report: a report has at most 6 photos.");
        String picture = "/en/gatherings/2025/cologne/photos/" + PHOTO;
        tells(
                sound().with("gatheringphotos.csv", """
                        id,report,position,width,height,seen,picture
                        %s,%s,1,40,30,Candles,/en/elsewhere
                        """.formatted(PHOTO, REPORT))
                        .without("photos/" + REPORT.substring(0, 35) + "2.jpg"),
                "gatheringphotos.csv, line 2, picture: the picture is at " + picture
                        + ": write that, or leave the cell empty.");
    }

    @Test
    void every_mistake_in_the_minute_and_the_stations_is_told_with_its_place() throws IOException {
        tells(
                sound().add("commonminute.csv", "utc,11:00"),
                "commonminute.csv, line 3, clock: there is one common minute: leave one row.");
        tells(
                sound().replace("commonminute.csv", "12:00", "noon"),
                "commonminute.csv, line 2, at: \"noon\" cannot be read: Write the hour and the minute, for example"
                        + " 12:00.");
        tells(
                sound().replace("commonminute.csv", "local", "mine"),
                "commonminute.csv, line 2, clock: \"mine\" is not one of: utc, local.");
        tells(
                sound().replace("stations.csv", REPORT.substring(0, 35) + "3", "radio"),
                "stations.csv, line 2, id: \"radio\" cannot be read: expected an id: 36 signs like"
                        + " 3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f354.");
        tells(
                sound().replace("stations.csv", "98.5 MHz", "9".repeat(201)),
                "stations.csv, line 2, heard: At most 200 characters.");
    }
}
