package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.gatherings.ReportPhotoMarks.Area;
import org.yadman.gatherings.ReportPhotoMarks.Corner;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.testing.TestServer;

@Tag("database")
class ReportSumsTest {

    private static final ActorId NOBODY = new ActorId("nobody");

    private static Draft draft(LocalDate on) {
        return new Draft(
                GatheringKind.VIGIL,
                on,
                null,
                new Place("DE", null, "Köln", "", "", "", null),
                Precision.CITY,
                "host@example.org",
                Localized.EMPTY,
                null,
                true,
                List.of(),
                List.of(),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.ALLOWED,
                null,
                null);
    }

    /// What is told of one, by hand.
    private record Known(Gathering gathering, List<Integer> published) {}

    @Test
    void the_sum_of_a_year_is_that_of_the_smallest_band_told_of_each_gathering_that_was_held() {
        try (TestServer server = TestServer.start()) {
            Registering registering = server.bean(Registering.class);
            Gatherings gatherings = server.bean(Gatherings.class);
            Reports reports = server.bean(Reports.class);
            Random random = new Random(31);
            List<Known> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                LocalDate on = LocalDate.of(2024 + random.nextInt(3), 1 + random.nextInt(11), 1 + random.nextInt(20));
                all.add(new Known(registering.enter(draft(on), null, null, true, NOBODY), new ArrayList<>()));
            }
            for (int i = 0; i < 90; i++) {
                Known one = all.get(random.nextInt(all.size()));
                int least = ReportBand.ALL
                        .get(random.nextInt(ReportBand.ALL.size()))
                        .least();
                Report report = begin(reports, one.gathering(), least);
                int fate = random.nextInt(4);
                if (fate > 0) {
                    reports.send(report, false, "");
                    Report waiting = reports.find(report.id()).orElseThrow();
                    if (fate == 1) {
                        reports.refuse(waiting, "no", NOBODY);
                    } else if (fate == 2) {
                        assertThat(reports.publish(waiting, Set.of(), NOBODY)).isTrue();
                        assertThat(reports.publish(waiting, Set.of(), NOBODY)).isFalse();
                        one.published().add(least);
                    }
                }
            }
            // One that turns out not to have been held counts no more, whatever was told of it.
            Known wrong = all.stream()
                    .filter(each -> !each.published().isEmpty())
                    .findFirst()
                    .orElseThrow();
            gatherings.enter(gatherings.find(wrong.gathering().id()).orElseThrow(), Gathering.State.CANCELLED);
            wrong.published().clear();
            Map<Integer, int[]> sums = new HashMap<>();
            for (Known each : all) {
                int[] sum = sums.computeIfAbsent(each.gathering().year(), year -> new int[2]);
                each.published().stream().min(Integer::compare).ifPresent(least -> {
                    sum[0]++;
                    sum[1] += least;
                });
            }
            sums.forEach((year, sum) -> {
                assertThat(reports.sum(year)).isEqualTo(new ReportStore.Sum(sum[0], sum[1]));
                assertThat(reports.list(year, 0, 100)).hasSize(sum[0]);
                assertThat(reports.list(year, 0, 100).stream()
                                .mapToInt(ReportStore.Told::attended)
                                .sum())
                        .isEqualTo(sum[1]);
            });
            assertThat(reports.sum(1999)).isEqualTo(new ReportStore.Sum(0, 0));
        }
    }

    private static Report begin(Reports reports, Gathering gathering, int least) {
        ReportText text = new ReportText("Words " + least, least, List.of(), List.of(), "", false);
        String key = reports.begin(gathering, text, ReportOrigin.DESK, Language.SOURCE)
                .orElseThrow();
        return reports.findByKey(gathering, key).orElseThrow();
    }

    @Test
    void marks_are_read_as_they_were_written_and_undone_one_by_one() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            ReportPhotoMarks marks = ReportPhotoMarks.NONE;
            int corners = random.nextInt(12);
            for (int j = 0; j < corners; j++) {
                ReportPhotoMarks before = marks;
                marks = marks.with(new Corner(random.nextInt(1600), random.nextInt(1600)));
                if (marks.open() != null) {
                    assertThat(marks.undone()).isEqualTo(before);
                }
            }
            assertThat(ReportPhotoMarks.read(marks.write())).isEqualTo(marks);
            assertThat(marks.areas()).hasSize(corners / 2);
        }
        Area area = Area.of(new Corner(9, 2), new Corner(3, 5));
        assertThat(area).isEqualTo(new Area(3, 2, 7, 4));
        assertThat(new ReportPhotoMarks(List.of(area), null).undone()).isEqualTo(ReportPhotoMarks.NONE);
    }

    @Test
    void the_same_spot_is_meant_however_wide_the_photo_is_shown() {
        ReportPhoto photo =
                new ReportPhoto(new UUID(0, 1), new UUID(0, 2), 1, 1600, 1200, false, ReportPhotoMarks.NONE, "");
        assertThat(clicked("144", "108", "").corner(photo)).contains(new Corner(800, 600));
        assertThat(clicked("480", "360", "yes").corner(photo)).contains(new Corner(800, 600));
        assertThat(clicked("۱۴۴", "۱۰۸.5", "").corner(photo)).contains(new Corner(800, 600));
        assertThat(clicked("99999", "99999", "").corner(photo)).contains(new Corner(1599, 1199));
        assertThat(clicked("-1", "5", "").corner(photo)).isEmpty();
        assertThat(clicked("", "5", "").corner(photo)).isEmpty();
    }

    private static ReportPhotoForm clicked(String x, String y, String wide) {
        return new ReportPhotoForm("", "mark", "", "", wide, x, y, "", "", "", "", "");
    }
}
