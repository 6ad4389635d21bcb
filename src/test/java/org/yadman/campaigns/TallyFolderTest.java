package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Claims;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;
import org.yadman.testing.Said;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A tally from its cell in `claims.csv` to the page and back, on a field that only this test has.
@Tag("database")
class TallyFolderTest {

    static final class VoteOfSources implements ClaimFields {
        @Override
        public String kind() {
            return Source.KIND;
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("vote", FieldType.TALLY, false, "sources.title"));
        }
    }

    private static TestServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.fresh(), VoteOfSources.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String claim(String source, String stance, String value, String corrects) {
        return "source:essay,vote,\"" + value.replace("\"", "\"\"") + "\",," + source + "," + stance + ",,," + corrects
                + ",Editors,2026-01-01";
    }

    private static String claim(String source, String value) {
        return claim(source, "asserts", value, "");
    }

    private List<String> mistakes(String... lines) throws IOException {
        FolderFiles files = FolderFiles.sound();
        for (String line : lines) {
            files.add("claims.csv", line);
        }
        Outcome outcome = server.bean(Campaigns.class).bringIn(files.writeTo(folder), true);
        return outcome instanceof Outcome.Mistakes(var problems)
                ? problems.stream().map(Said::told).toList()
                : List.of();
    }

    @Test
    void every_impossible_tally_of_a_folder_becomes_a_problem_with_its_place() throws IOException {
        assertThat(mistakes(
                        claim("essay", "recorded 84-19-98 of 193"),
                        claim("essay", "recorded 84-19-68 of 193"),
                        claim("report", "84-19-68"),
                        claim("report", "consensus 47-0"),
                        claim("report", "asserts", "recorded 84-19-63", "recorded 84-19 quorum 200 of 193")))
                .containsExactly(
                        "claims.csv, line 7, value: \"recorded 84-19-98 of 193\" cannot be read: the parts add up to 201,"
                                + " but the body has 193 members.",
                        "claims.csv, line 9, value: \"84-19-68\" cannot be read: expected how they voted before the"
                                + " numbers: one of recorded, roll-call, show-of-hands, ballot, counted, consensus,"
                                + " without-vote, unanimous-consent, acclamation, qualitative; where the source does not"
                                + " say, write counted 84-19-68.",
                        "claims.csv, line 10, value: \"consensus 47-0\" cannot be read: consensus means that nobody was"
                                + " counted: leave the numbers out, or say how they were counted (recorded, roll-call,"
                                + " show-of-hands, ballot or counted).",
                        "claims.csv, line 11, corrects: \"recorded 84-19 quorum 200 of 193\" cannot be read: the quorum is"
                                + " 200, but the body has 193 members.");
    }

    @Test
    void one_tally_written_in_two_ways_is_one_claim() throws IOException {
        assertThat(mistakes(claim("report", "counted 84-19-68"), claim("report", "Counted 84–19–68")))
                .containsExactly(
                        "claims.csv, line 8, value: the same value as \"counted 84-19-68\" in an earlier row; it must be"
                                + " unique.");
    }

    @Test
    void tallies_that_agree_show_the_fuller_one_and_what_follows_from_it() throws IOException {
        assertThat(mistakes(claim("report", "counted 84-19"), claim("essay", "Recorded 84–19–68 of 193")))
                .isEmpty();
        String claims = new String(
                Objects.requireNonNull(server.bean(Campaigns.class).files().get("claims.csv")), UTF_8);
        assertThat(claims).contains("source:essay,vote,recorded 84-19-68 of 193,,essay,asserts");
        Source essay = server.bean(Sources.class).find("essay").orElseThrow();
        assertThat(server.bean(Claims.class).values(Source.KIND, "vote"))
                .containsEntry(essay.ref().id(), "recorded 84-19-68 of 193");

        assertThat(shown("en").select("p").eachText())
                .startsWith(
                        "84 for, 19 against, 68 abstained, of 193 members (recorded vote)",
                        "Of the votes for and against, 81.6 % were for: 65 more for than against.",
                        "Of all 193 members, 43.5 % voted for.");
        assertThat(shown("fa").select("p").eachText())
                .startsWith(
                        "۸۴ رأی موافق، ۱۹ مخالف، ۶۸ ممتنع، از مجموع ۱۹۳ عضو (رأی‌گیری ثبت‌شده)",
                        "از آرای موافق و مخالف، ۸۱٫۶ درصد موافق بوده است: ۶۵ رأی بیش از مخالفان.",
                        "از همهٔ ۱۹۳ عضو، ۴۳٫۵ درصد رأی موافق داده‌اند.");
    }

    @Test
    void tallies_that_differ_stand_side_by_side_and_nothing_is_computed_from_a_denied_one() throws IOException {
        assertThat(mistakes(
                        claim("report", "counted 84-19-63"),
                        claim("essay", "recorded 84-19-68 of 193"),
                        claim("quoted", "denies", "counted 84-19-63", "")))
                .isEmpty();
        Document page = shown("en");
        assertThat(page.select("li p.value").eachText())
                .containsExactly(
                        "84 for, 19 against, 63 abstained",
                        "84 for, 19 against, 68 abstained, of 193 members (recorded vote)",
                        "Not: 84 for, 19 against, 63 abstained");
        assertThat(page.select("li p.note").eachText())
                .containsExactly(
                        "Of the votes for and against, 81.6 % were for: 65 more for than against.",
                        "Of the votes for and against, 81.6 % were for: 65 more for than against.",
                        "Of all 193 members, 43.5 % voted for.");
    }

    private static Document shown(String language) {
        Visitor visitor = new Visitor(
                new Language(language),
                "",
                "",
                new Freshness(LocalDate.of(2026, 11, 23)),
                server.bean(Site.class),
                new Visitor.Words(
                        server.bean(Messages.class),
                        server.bean(Dates.class),
                        server.bean(Languages.class),
                        server.bean(Assets.class)));
        Source essay = server.bean(Sources.class).find("essay").orElseThrow();
        FieldView vote = Objects.requireNonNull(
                server.bean(FieldViews.class).of(essay.ref(), visitor).get("vote"));
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.yadman")
                .render("sources/field.jte", Map.of("v", visitor, "f", vote), html);
        return Jsoup.parse(html.toString());
    }
}
