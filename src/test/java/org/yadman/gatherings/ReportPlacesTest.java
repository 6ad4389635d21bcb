package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.campaigns.Campaigns;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Dump;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// R-23 on the pages of reports, and in what is written of them.
@Tag("database")
class ReportPlacesTest {

    private static final ActorId NOBODY = new ActorId("nobody");

    /// A gathering with its report, and what nobody may read of its place.
    private record Told(Gathering gathering, Report report, List<String> hidden) {}

    @Test
    void a_report_never_says_more_of_a_place_than_its_host_allows_and_one_that_does_is_not_published() {
        try (TestServer server = TestServer.start(TestDatabase.withCampaign(), TestCaller.class)) {
            Random random = new Random(24);
            List<Told> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                all.add(told(server, random));
            }
            for (Told each : all) {
                boolean tells = !each.hidden().isEmpty()
                        && each.report().text().words().contains(each.hidden().getFirst());
                assertThat(server.bean(Reports.class).publish(each.report(), Set.of(), NOBODY))
                        .as("%s", each)
                        .isEqualTo(!tells);
            }
            List<String> paths = new ArrayList<>(List.of("/gatherings/2026/reports", "/gatherings/2026"));
            all.forEach(each -> paths.addAll(
                    List.of(each.gathering().path(), each.gathering().path() + "/report")));
            for (String path : paths) {
                for (String language : List.of("/fa", "/en")) {
                    String page =
                            server.browser().open(language + path).source().toLowerCase(Locale.ROOT);
                    all.forEach(each -> each.hidden()
                            .forEach(word -> assertThat(page).as(path).doesNotContain(word)));
                }
            }
            String tables = server.browser().fetch("/api/v1/gatheringreports").body()
                    + new String(
                            Objects.requireNonNull(
                                    server.bean(Campaigns.class).files().get("gatheringreports.csv")),
                            StandardCharsets.UTF_8);
            assertThat(tables).contains("We walked.");
            all.forEach(each -> each.hidden()
                    .forEach(word -> assertThat(tables.toLowerCase(Locale.ROOT)).doesNotContain(word)));
            String dump = Dump.of(server).toString();
            all.forEach(each -> each.hidden().forEach(word -> assertThat(dump).doesNotContain(word)));
        }
    }

    // Every third tells what it should not, in a sentence.
    private static Told told(TestServer server, Random random) {
        Place place = RandomPlaces.place(random);
        Precision precision = List.of(Precision.values()).get(random.nextInt(Precision.values().length));
        Draft draft = new Draft(
                GatheringKind.MARCH,
                LocalDate.of(2026, 11, 1 + random.nextInt(20)),
                null,
                place,
                precision,
                "contact@example.org",
                Localized.EMPTY,
                null,
                true,
                List.of(),
                List.of(),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NONE,
                null,
                null);
        Gathering gathering = server.bean(Registering.class).enter(draft, null, null, true, NOBODY);
        List<String> shown = place.cut(precision).words().toList();
        List<String> hidden =
                place.words().filter(word -> !shown.contains(word)).toList();
        String words =
                hidden.isEmpty() || random.nextInt(3) > 0 ? "We walked." : "We walked from " + hidden.getFirst() + ".";
        Reports reports = server.bean(Reports.class);
        String key = reports.begin(
                        gathering,
                        new ReportText(words, 25, List.of(), List.of(), "", false),
                        ReportOrigin.DESK,
                        Language.SOURCE)
                .orElseThrow();
        Report draftOf = reports.findByKey(gathering, key).orElseThrow();
        reports.send(draftOf, false, "");
        return new Told(gathering, reports.find(draftOf.id()).orElseThrow(), hidden);
    }
}
