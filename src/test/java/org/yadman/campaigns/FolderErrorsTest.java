package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.testing.Dump;
import org.yadman.testing.Said;
import org.yadman.testing.TestServer;

@Tag("database")
class FolderErrorsTest {

    private static final String NAMES =
            "[agreements.csv, bodies.csv, campaign.yaml, claims.csv, clauses.csv, commonminute.csv, competences.csv, "
                    + "conditions.csv, days.csv, deadlines.csv, documents, founders.csv, gatheringphotos.csv, "
                    + "gatheringreports.csv, gatherings.csv, groups.csv, links.csv, motions.csv, observances.csv, "
                    + "outcomes.csv, photos, positions.csv, preferences.csv, sources.csv, stalls.csv, stations.csv, "
                    + "steps.csv, strategies.csv, tablings.csv, texts, texts.csv, tracks.csv, versions.csv]";

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

    private static List<String> sentences(Path folder, boolean replace) {
        Outcome outcome = server.bean(Campaigns.class).bringIn(folder, replace);
        return outcome instanceof Outcome.Mistakes(var problems)
                ? problems.stream().map(Said::told).toList()
                : List.of("no mistake: " + outcome);
    }

    /// One way to spoil a sound folder, and the one sentence that it must give.
    record Mistake(String name, UnaryOperator<FolderFiles> spoil, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Mistake replacing(String name, String path, String before, String after, String sentence) {
        return new Mistake(name, files -> files.replace(path, before, after), sentence);
    }

    private static Mistake adding(String name, String path, String line, String sentence) {
        return new Mistake(name, files -> files.add(path, line), sentence);
    }

    private static byte[] latin(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static Stream<Mistake> filesAndTables() {
        return Stream.of(
                new Mistake(
                        "a table that is not UTF-8",
                        files -> files.with("groups.csv", latin("slug,kind,name.en\ncafe,other,Caf\u00e9\n")),
                        "groups.csv: the file is not UTF-8 text: save it as UTF-8."),
                new Mistake(
                        "a table with a NUL",
                        files -> files.with("groups.csv", "slug,kind,name.en\na,other,A\0B\n"),
                        "groups.csv: the file is not UTF-8 text: save it as UTF-8."),
                adding(
                        "a quotation mark that is never closed",
                        "observances.csv",
                        "mehr,first,\"and so on",
                        "observances.csv, line 3: the quotation mark that opens a cell in this line is never closed."),
                adding(
                        "text behind a closing quotation mark",
                        "observances.csv",
                        "mehr,first,\"and\" so on",
                        "observances.csv, line 3: expected a comma or the end of the row behind a closing quotation mark; "
                                + "inside a cell it is written twice."),
                new Mistake(
                        "an empty table",
                        files -> files.with("preferences.csv", ""),
                        "preferences.csv, line 1: the file is empty: expected a header row."),
                replacing(
                        "an unknown column",
                        "days.csv",
                        "slug,role,name.en",
                        "slug,role,name.en,colour",
                        "days.csv, line 1, colour: there is no such column; expected slug, role, name.LANG, about.LANG."),
                new Mistake(
                        "a missing column",
                        files -> files.with("days.csv", "slug,name.en\nfirst,First\nown,Own\n"),
                        "days.csv, line 1, role: the column is missing."),
                new Mistake(
                        "a missing column per language",
                        files -> files.with("days.csv", "slug,role\nfirst,common\nown,own\n"),
                        "days.csv, line 1, name: the column is missing."),
                replacing(
                        "a column twice",
                        "groups.csv",
                        "name.en,site",
                        "name.en,name.en",
                        "groups.csv, line 1, name.en: the column stands twice."),
                adding(
                        "a cell too many",
                        "days.csv",
                        "late,own,Late, and later",
                        "days.csv, line 4: the row has 4 cells, the header 3: is a comma not inside quotation marks?"),
                adding(
                        "a key twice",
                        "days.csv",
                        "own,own,Own again",
                        "days.csv, line 4, slug: the same as in line 3; it must be unique."),
                adding(
                        "a key of several columns twice",
                        "observances.csv",
                        "families,own,Again",
                        "observances.csv, line 3, group, day: the same as in line 2; it must be unique."),
                adding(
                        "an empty required cell",
                        "days.csv",
                        "late,,Late",
                        "days.csv, line 4, role: the cell may not be empty."),
                adding("an empty key", "days.csv", ",own,Late", "days.csv, line 4, slug: the cell may not be empty."),
                adding(
                        "no name in any language",
                        "days.csv",
                        "late,own,",
                        "days.csv, line 4, name: a text in at least one language is needed."),
                adding(
                        "a group without a name in any language",
                        "groups.csv",
                        "late,other,,,",
                        "groups.csv, line 4, name: a text in at least one language is needed."),
                new Mistake(
                        "a file that belongs to nothing",
                        files -> files.with("group.csv", "slug\n"),
                        "group.csv: no part of a campaign folder is called so; expected " + NAMES + "."));
    }

    static Stream<Mistake> cells() {
        return Stream.of(
                adding(
                        "a bad slug",
                        "groups.csv",
                        "Big Group,other,,Big,",
                        "groups.csv, line 4, slug: \"Big Group\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and ending "
                                + "with a letter or digit."),
                replacing(
                        "a bad choice",
                        "groups.csv",
                        "mehr,human-rights-organisation",
                        "mehr,clubb",
                        "groups.csv, line 3, kind: \"clubb\" is not one of: families, human-rights-organisation, committee, "
                                + "association, union, campaign, coalition, religious, media, party, other."),
                replacing(
                        "a bad choice in a row that others name",
                        "groups.csv",
                        "families,families",
                        "families,Families",
                        "groups.csv, line 2, kind: \"Families\" is not one of: families, human-rights-organisation, committee, "
                                + "association, union, campaign, coalition, religious, media, party, other."),
                replacing(
                        "a bad role",
                        "days.csv",
                        "own,own",
                        "own,mine",
                        "days.csv, line 3, role: \"mine\" is not one of: common, own, neighbour, holiday."),
                replacing(
                        "a bad kind of a source that others name",
                        "sources.csv",
                        "essay,essay",
                        "essay,novel",
                        "sources.csv, line 2, kind: \"novel\" is not one of: essay, article, report, resolution, motion, letter, "
                                + "announcement, petition, web-page, court-record, statement, recollection, photo, broadcast, "
                                + "computation."),
                replacing(
                        "a bad country",
                        "groups.csv",
                        "US",
                        "USA",
                        "groups.csv, line 3, country: \"USA\" is not a country: expected two capital letters of ISO 3166, like "
                                + "DE."),
                replacing(
                        "a bad date",
                        "sources.csv",
                        "2002-10",
                        "2002-13",
                        "sources.csv, line 3, published: \"2002-13\" cannot be read: A month is 01 to 12, or a season 21 (spring) "
                                + "to 24 (winter), not 13."),
                replacing(
                        "a bad address",
                        "sources.csv",
                        "https://example.org/essay",
                        "www.example.org",
                        "sources.csv, line 2, address: \"www.example.org\" is not a web address: expected https://… without "
                                + "spaces."),
                replacing(
                        "a bad address of a group",
                        "groups.csv",
                        "https://example.org",
                        "javascript:alert(1)",
                        "groups.csv, line 3, site: \"javascript:alert(1)\" is not a web address: expected https://… without "
                                + "spaces."),
                replacing(
                        "a bad language",
                        "sources.csv",
                        "An essay,en",
                        "An essay,English",
                        "sources.csv, line 2, language: \"English\" is not a language tag: expected for instance en, fa or de."),
                adding(
                        "two common days",
                        "days.csv",
                        "second,common,Second",
                        "days.csv, line 4, role: a second common day: a campaign proposes one."),
                adding(
                        "a group that does not exist",
                        "observances.csv",
                        "mhr,own,x",
                        "observances.csv, line 3, group: no group in this folder is called \"mhr\". Is \"mehr\" meant?"),
                adding(
                        "a day that resembles none",
                        "observances.csv",
                        "mehr,nineteenth-of-july,x",
                        "observances.csv, line 3, day: no day in this folder is called \"nineteenth-of-july\"."));
    }

    static Stream<Mistake> sourcesAndDocuments() {
        return Stream.of(
                adding(
                        "a source that cites nobody",
                        "sources.csv",
                        "copy,letter,Copy,,,,cited,,",
                        "sources.csv, line 5, via: a source that is only cited needs the slug of the source that cites it."),
                replacing(
                        "a source via itself",
                        "sources.csv",
                        "cited,essay",
                        "cited,quoted",
                        "sources.csv, line 4, via: a source cannot be known through itself."),
                new Mistake(
                        "sources in a circle",
                        files -> files.replace("sources.csv", "page,,", "page,third,")
                                .add("sources.csv", "third,letter,Third,,,,cited,quoted,"),
                        "sources.csv, line 5, via: a source cannot be known through one that is known through it: sources cite "
                                + "each other in a circle."),
                replacing(
                        "a source through nobody",
                        "sources.csv",
                        "cited,essay",
                        "cited,essai",
                        "sources.csv, line 4, via: no source in this folder is called \"essai\". Is \"essay\" meant?"),
                adding(
                        "a document that is not said",
                        "sources.csv",
                        "copy,letter,Copy,,,,document,,",
                        "sources.csv, line 5, document: a source that is held as a document needs the name of a file in "
                                + "documents/."),
                replacing(
                        "a document that is not there",
                        "sources.csv",
                        ",report.txt",
                        ",report.txt\nother,report,Other,,,,document,,other.txt",
                        "sources.csv, line 4, document: there is no file documents/other.txt."),
                adding(
                        "a document outside",
                        "sources.csv",
                        "other,report,Other,,,,document,,../campaign.yaml",
                        "sources.csv, line 5, document: there is no file documents/../campaign.yaml."),
                new Mistake(
                        "a document that is empty",
                        files -> files.with("documents/report.txt", ""),
                        "sources.csv, line 3, document: documents/report.txt is empty or larger than 20 MB."),
                new Mistake(
                        "a document that is too large",
                        files -> {
                            byte[] large = new byte[20 * 1024 * 1024 + 1];
                            Arrays.fill(large, (byte) 'x');
                            return files.with("documents/report.txt", large);
                        },
                        "sources.csv, line 3, document: documents/report.txt is empty or larger than 20 MB."),
                new Mistake(
                        "a file that is far too large",
                        files -> files.with("documents/report.txt", new byte[64 * 1024 * 1024 + 1]),
                        "documents/report.txt: the file is larger than 64 MB."),
                new Mistake(
                        "a document of a kind that is not taken",
                        files -> files.with("documents/report.txt", "<!doctype html><script>x</script>"),
                        "sources.csv, line 3, document: documents/report.txt is not a PDF, JPEG, PNG, WebP or plain text file."),
                new Mistake(
                        "a document that nobody names",
                        files -> files.with("documents/alone.txt", "x"),
                        "documents/alone.txt: no row of sources.csv names this document."),
                adding(
                        "a document that two name",
                        "sources.csv",
                        "copy,report,Copy,,,,document,,report.txt",
                        "sources.csv, line 5, document: the document report.txt is already named by another source."));
    }

    static Stream<Mistake> claimsAndPreferences() {
        String claim = ",essay,asserts,,,,Editors,2026-01-01";
        return Stream.of(
                adding(
                        "a subject that is none",
                        "claims.csv",
                        "people:x,since,1989," + claim,
                        "claims.csv, line 7, subject: expected one of [body, campaign, day, deadline, group, observance, step, track], "
                                + "a colon and a natural key, like day:first-of-september."),
                adding(
                        "a subject without a colon",
                        "claims.csv",
                        "day,rule,gregorian 09-01," + claim,
                        "claims.csv, line 7, subject: expected one of [body, campaign, day, deadline, group, observance, step, track], "
                                + "a colon and a natural key, like day:first-of-september."),
                adding(
                        "an empty subject",
                        "claims.csv",
                        ",rule,gregorian 09-01," + claim,
                        "claims.csv, line 7, subject: the cell may not be empty."),
                adding(
                        "an unknown field",
                        "claims.csv",
                        "group:mehr,colour,red,en" + claim,
                        "claims.csv, line 7, field: a group has no field \"colour\"; it has [founded, seat, legal-form, "
                                + "affiliation]."),
                adding(
                        "a yearly field without a year",
                        "claims.csv",
                        "observance:families/own,held,1989-09-01," + claim,
                        "claims.csv, line 7, field: a observance has no field \"held\"; it has [since, until, held/YYYY, "
                                + "people/YYYY, place/YYYY]."),
                adding(
                        "a claim about nothing in this folder",
                        "claims.csv",
                        "day:frist,rule,gregorian 09-01," + claim,
                        "claims.csv, line 7, subject: no day in this folder is called \"frist\". Is \"first\" meant?"),
                adding(
                        "a claim of no source",
                        "claims.csv",
                        "day:own,rule,gregorian 09-01,,esay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 7, source: no source in this folder is called \"esay\". Is \"essay\" meant?"),
                adding(
                        "a bad figure",
                        "claims.csv",
                        "campaign:c,victims,many," + claim,
                        "claims.csv, line 7, value: \"many\" cannot be read: expected 5000, ~5000, 2800-5000, >1000 or "
                                + "thousands."),
                adding(
                        "a bad rule",
                        "claims.csv",
                        "day:own,rule,gregorian 13-01," + claim,
                        "claims.csv, line 7, value: \"gregorian 13-01\" cannot be read: At character 11: A month is 01 to 12, not 13."),
                adding(
                        "a bad date as a value",
                        "claims.csv",
                        "observance:families/own,until,2003-02-30," + claim,
                        "claims.csv, line 7, value: \"2003-02-30\" cannot be read: Month 2 of 2003 has the days 1 to 28, not 30."),
                adding(
                        "a bad stance",
                        "claims.csv",
                        "campaign:c,victims,6000,,essay,says,,,,Editors,2026-01-01",
                        "claims.csv, line 7, stance: \"says\" is not one of: asserts, reports, infers, denies."),
                adding(
                        "a bad day",
                        "claims.csv",
                        "campaign:c,victims,6000,,essay,asserts,,,,Editors,1 May 2026",
                        "claims.csv, line 7, entered_on: \"1 May 2026\" cannot be read: expected a day as YYYY-MM-DD."),
                adding(
                        "a text without a language",
                        "claims.csv",
                        "day:own,reason,Because," + claim,
                        "claims.csv, line 7, language: a text value needs its language, for instance en."),
                adding(
                        "a quotation without a language",
                        "claims.csv",
                        "campaign:c,victims,6000,,essay,asserts,Six thousand,,,Editors,2026-01-01",
                        "claims.csv, line 7, quote_language: a quotation needs its language, for instance en."),
                adding(
                        "a value that is too long",
                        "claims.csv",
                        "day:own,reason," + "x".repeat(601) + ",en" + claim,
                        "claims.csv, line 7, value: a value has at most 600 characters; what is longer belongs into quote or "
                                + "note."),
                adding(
                        "the same claim twice",
                        "claims.csv",
                        "campaign:c,victims,5000," + claim,
                        "claims.csv, line 7, subject, field, source, value, stance: the same as in line 3; it must be unique."),
                adding(
                        "the same claim in another spelling",
                        "claims.csv",
                        "campaign:c,victims,05000," + claim,
                        "claims.csv, line 7, value: the same value as \"5000\" in an earlier row; it must be unique."),
                adding(
                        "a correction of nothing",
                        "claims.csv",
                        "campaign:c,victims,6000,,essay,asserts,,,4000,Editors,2026-01-01",
                        "claims.csv, line 7, corrects: no earlier row has this subject, field and source with the value "
                                + "\"4000\"."),
                adding(
                        "a correction of another source",
                        "claims.csv",
                        "campaign:c,victims,6000,,report,asserts,,,5000,Editors,2026-01-01",
                        "claims.csv, line 7, corrects: no earlier row has this subject, field and source with the value "
                                + "\"5000\"."),
                adding(
                        "a preference of no claim",
                        "preferences.csv",
                        "campaign:c,victims,essay,6000,Editors,So,2026-01-02",
                        "preferences.csv, line 3, value: no claim of claims.csv has this subject, field, source and value."),
                adding(
                        "half a preference",
                        "preferences.csv",
                        "campaign:c,victims,essay,,Editors,So,2026-01-02",
                        "preferences.csv, line 3, value: source and value name the claim together: fill both, or neither."),
                adding(
                        "a preference without a reason",
                        "preferences.csv",
                        "campaign:c,victims,essay,5000,Editors,,2026-01-02",
                        "preferences.csv, line 3, reason: a text in at least one language is needed."),
                adding(
                        "a preference without a day",
                        "preferences.csv",
                        "campaign:c,victims,essay,5000,Editors,So,",
                        "preferences.csv, line 3, decided_on: the cell may not be empty."));
    }

    static Stream<Mistake> campaignAndTexts() {
        return Stream.of(
                new Mistake(
                        "no campaign.yaml",
                        files -> files.without("campaign.yaml")
                                .with("claims.csv", "subject,field,value,source,stance,entered_by,entered_on\n")
                                .without("preferences.csv"),
                        "campaign.yaml: the file is missing: every campaign folder has one."),
                replacing(
                        "an unknown field",
                        "campaign.yaml",
                        "slug: c",
                        "slug: c\ncolour: red",
                        "campaign.yaml, line 2, colour: there is no such field; expected slug, name, protected-countries, language and zone."),
                replacing(
                        "a field twice",
                        "campaign.yaml",
                        "slug: c",
                        "slug: b\nslug: c",
                        "campaign.yaml, line 2, slug: the field stands twice."),
                replacing(
                        "a name that is no language's",
                        "campaign.yaml",
                        "  fa: کارزار",
                        "  \"\": x",
                        "campaign.yaml, line 4, name: \"\" is not a language tag: expected for instance en, fa or de."),
                new Mistake(
                        "one name for all languages",
                        files -> files.with("campaign.yaml", "slug: c\nname: Campaign\n"),
                        "campaign.yaml, line 2, name: expected a text per language, like \"en: …\" on a line below."),
                new Mistake(
                        "no name",
                        files -> files.with("campaign.yaml", "slug: c\n"),
                        "campaign.yaml, line 1, name: a name in at least one language is needed."),
                new Mistake(
                        "an empty name",
                        files -> files.with("campaign.yaml", "slug: c\nname:\n  en:\n"),
                        "campaign.yaml, line 2, name: a name in at least one language is needed."),
                new Mistake(
                        "a text that is empty",
                        files -> files.with("texts/about.en.md", " \n"),
                        "texts/about.en.md, line 1: the text is empty: write it, or delete the file."),
                new Mistake(
                        "a text that is not UTF-8",
                        files -> files.with("texts/about.en.md", latin("caf\u00e9")),
                        "texts/about.en.md: the file is not UTF-8 text: save it as UTF-8."),
                new Mistake(
                        "a text that is called otherwise",
                        files -> files.with("texts/led.en.md", "x"),
                        "texts/led.en.md: no text is called so; expected lead, guarantee, asking, about, press, privacy, legal, contact, a dot, a language and "
                                + ".md, like lead.en.md."));
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(filesAndTables(), cells(), sourcesAndDocuments(), claimsAndPreferences(), campaignAndTexts())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void every_kind_of_mistake_gives_one_sentence_and_writes_nothing(Mistake mistake) throws IOException {
        Map<String, List<String>> before = Dump.of(server);
        mistake.spoil().apply(FolderFiles.sound()).writeTo(folder);
        assertThat(sentences(folder, true)).containsExactly(mistake.sentence());
        assertThat(Dump.of(server)).isEqualTo(before);
    }

    @Test
    void bad_yaml_is_told_with_its_line() throws IOException {
        FolderFiles.sound()
                .with("campaign.yaml", "slug: c\nname:\n  en: \"never closed\n")
                .with("claims.csv", "subject,field,value,source,stance,entered_by,entered_on\n")
                .without("preferences.csv")
                .writeTo(folder);
        assertThat(sentences(folder, false))
                .singleElement()
                .asString()
                .matches("campaign.yaml, line \\d+: this is not sound YAML: .+");
        Files.writeString(folder.resolve("campaign.yaml"), "slug: c\nname:\n  en: \u0007\n");
        assertThat(sentences(folder, false))
                .singleElement()
                .asString()
                .matches("campaign.yaml: this is not sound YAML: .+");
        Files.writeString(folder.resolve("campaign.yaml"), "- a\n- list\n");
        assertThat(sentences(folder, false))
                .containsExactly("campaign.yaml, line 1: expected the fields slug and name.");
    }

    @Test
    void a_link_is_never_followed_out_of_the_folder(@TempDir Path outside) throws IOException {
        FolderFiles.sound().writeTo(folder);
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.delete(folder.resolve("documents/report.txt"));
        Files.createSymbolicLink(folder.resolve("documents/report.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("texts/about.en.md"), outside.resolve("secret.txt"));
        assertThat(sentences(folder, false))
                .containsExactly(
                        "documents/report.txt: expected a plain file, and neither a folder nor a link.",
                        "texts/about.en.md: expected a plain file, and neither a folder nor a link.");
    }

    @Test
    void a_table_or_a_folder_that_is_a_link_is_not_taken_for_a_missing_one(@TempDir Path outside) throws IOException {
        FolderFiles.sound().without("preferences.csv").writeTo(folder);
        Files.writeString(outside.resolve("report.txt"), "secret");
        Files.delete(folder.resolve("documents/report.txt"));
        Files.delete(folder.resolve("documents"));
        Files.createSymbolicLink(folder.resolve("documents"), outside);
        Files.createSymbolicLink(folder.resolve("preferences.csv"), outside.resolve("report.txt"));
        assertThat(sentences(folder, false))
                .containsExactly(
                        "documents: expected a folder, and neither a file nor a link.",
                        "preferences.csv: expected a plain file, and neither a folder nor a link.",
                        "sources.csv, line 3, document: there is no file documents/report.txt.");
    }

    private static FolderFiles twentyMistakes() {
        return FolderFiles.sound()
                .replace("campaign.yaml", "slug: c", "slug: c\ncolour: red")
                .with("texts/about.en.md", "")
                .with("texts/led.fa.md", "x")
                .with("documents/alone.txt", "x")
                .with("notes.txt", "x")
                .replace("sources.csv", "2002-10", "October 2002")
                .replace("sources.csv", "https://example.org/essay", "example.org")
                .replace("sources.csv", "cited,essay", "cited,quoted")
                .add("sources.csv", "lost,photo,Lost,,,,document,,lost.jpg")
                .replace("groups.csv", "mehr,human-rights-organisation", "mehr,clubb")
                .replace("groups.csv", "US", "XX")
                .add("groups.csv", "Upper,other,,Upper,")
                .add("days.csv", "second,common,Second")
                .add("days.csv", "own,own,Own again")
                .add("observances.csv", "familys,own,x")
                .add("claims.csv", "day:own,colour,red,en,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "campaign:c,victims,5.000,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "day:own,reason,Because,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "campaign:c,period,1988,,essay,asserts,,,,Editors,yesterday")
                .add("preferences.csv", "campaign:c,victims,report,5000,Editors,So,2026-01-02");
    }

    private static final List<String> TWENTY_SENTENCES = List.of(
            "campaign.yaml, line 2, colour: there is no such field; expected slug, name, protected-countries, language and zone.",
            "claims.csv, line 7, field: a day has no field \"colour\"; it has [rule, title, proposed, first-observed, reason, "
                    + "season, followed-by].",
            "claims.csv, line 8, value: \"5.000\" cannot be read: expected 5000, ~5000, 2800-5000, >1000 or thousands.",
            "claims.csv, line 9, language: a text value needs its language, for instance en.",
            "claims.csv, line 10, entered_on: \"yesterday\" cannot be read: expected a day as YYYY-MM-DD.",
            "days.csv, line 4, role: a second common day: a campaign proposes one.",
            "days.csv, line 5, slug: the same as in line 3; it must be unique.",
            "documents/alone.txt: no row of sources.csv names this document.",
            "groups.csv, line 3, kind: \"clubb\" is not one of: families, human-rights-organisation, committee, association, "
                    + "union, campaign, coalition, religious, media, party, other.",
            "groups.csv, line 3, country: \"XX\" is not a country: expected two capital letters of ISO 3166, like DE.",
            "groups.csv, line 4, slug: \"Upper\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and ending with a letter or "
                    + "digit.",
            "notes.txt: no part of a campaign folder is called so; expected " + NAMES + ".",
            "observances.csv, line 3, group: no group in this folder is called \"familys\". Is \"families\" meant?",
            "preferences.csv, line 3, value: no claim of claims.csv has this subject, field, source and value.",
            "sources.csv, line 2, address: \"example.org\" is not a web address: expected https://… without spaces.",
            "sources.csv, line 3, published: \"October 2002\" cannot be read: \"October 2002\" is not a date. Write a year (2002),"
                    + " a month (2002-10), a day (2002-10-02), a season (1988-22 for summer) or an interval (1988-07/1988-09,"
                    + " 2003/..); put sh: before a Solar Hijri date (sh:1381-06-08); put ? after it if it is uncertain, ~ if it"
                    + " is approximate, % if it is both.",
            "sources.csv, line 4, via: a source cannot be known through itself.",
            "sources.csv, line 5, document: there is no file documents/lost.jpg.",
            "texts/about.en.md, line 1: the text is empty: write it, or delete the file.",
            "texts/led.fa.md: no text is called so; expected lead, guarantee, asking, about, press, privacy, legal, contact, a dot, a language and .md, like "
                    + "lead.en.md.");

    @Test
    void twenty_mistakes_give_twenty_sentences_and_leave_an_empty_record_empty() throws IOException {
        Map<String, List<String>> before = Dump.of(server);
        twentyMistakes().writeTo(folder);
        assertThat(sentences(folder, false))
                .containsExactlyElementsOf(TWENTY_SENTENCES)
                .hasSize(20);
        assertThat(Dump.of(server)).isEqualTo(before);
        assertThat(server.bean(Campaigns.class).isEmpty()).isTrue();
    }

    @Test
    void twenty_mistakes_leave_a_filled_record_as_it_was() throws IOException {
        try (TestServer filled = TestServer.withCampaign()) {
            Map<String, List<String>> before = Dump.of(filled);
            twentyMistakes().writeTo(folder);
            for (boolean replace : new boolean[] {false, true}) {
                Outcome outcome = filled.bean(Campaigns.class).bringIn(folder, replace);
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Mistakes.class,
                                mistakes -> assertThat(mistakes.problems())
                                        .extracting(Said::told)
                                        .containsExactlyElementsOf(TWENTY_SENTENCES));
                assertThat(Dump.of(filled)).isEqualTo(before);
            }
            assertThat(before.get("campaign_group")).isNotEmpty();
        }
    }

    @Test
    void the_folder_that_the_mistakes_are_made_in_is_sound() throws IOException {
        try (TestServer empty = TestServer.start()) {
            FolderFiles.sound().writeTo(folder);
            assertThat(empty.bean(Campaigns.class).bringIn(folder, false)).isInstanceOf(Outcome.Imported.class);
            // A byte order mark, which the format does not have but spreadsheets write, is passed over.
            FolderFiles.sound()
                    .with(
                            "groups.csv",
                            ("\uFEFF" + new String(FolderFiles.sound().files().get("groups.csv"), UTF_8))
                                    .getBytes(UTF_8))
                    .writeTo(folder);
            assertThat(empty.bean(Campaigns.class).bringIn(folder, true)).isInstanceOf(Outcome.Imported.class);
        }
    }
}
