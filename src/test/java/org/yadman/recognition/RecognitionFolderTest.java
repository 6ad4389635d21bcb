package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Dump;
import org.yadman.testing.Said;
import org.yadman.testing.TestServer;

/// Every mistake that can be made in the tables of bodies and of recognition, and what each of them is told.
@Tag("database")
class RecognitionFolderTest {

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

    private static Outcome bringIn(TestServer server, FolderFiles files, Path folder) throws IOException {
        return server.bean(Campaigns.class).bringIn(files.writeTo(folder), true);
    }

    private static List<String> sentences(Outcome outcome) {
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

    static Stream<Mistake> bodies() {
        return Stream.of(
                replacing(
                        "a kind of body that there is not",
                        "bodies.csv",
                        "court,national-court",
                        "court,tribunal",
                        "bodies.csv, line 4, kind: \"tribunal\" is not one of: ngo-group, ngo-region, ngo-section, "
                                + "ngo-international, coalition, city, subnational-parliament, parliament-chamber, "
                                + "parliament, government, regional-parliament, regional-org, un-ga, un-main-committee, "
                                + "hrc, un-agency, treaty-body, special-procedure, national-court, international-court, "
                                + "peoples-tribunal, academic, religious, media."),
                replacing(
                        "a country that there is not",
                        "bodies.csv",
                        "SE",
                        "Sweden",
                        "bodies.csv, line 4, country: \"Sweden\" is not a country: expected two capital letters of "
                                + "ISO 3166, like DE."),
                replacing(
                        "an address that is none",
                        "bodies.csv",
                        "https://example.org",
                        "example.org",
                        "bodies.csv, line 2, site: \"example.org\" is not a web address: expected https://… "
                                + "without spaces."),
                replacing(
                        "a silence of no days",
                        "bodies.csv",
                        ",,90",
                        ",,0",
                        "bodies.csv, line 3, dormant_after: \"0\" cannot be read: expected a number of days from 1 "
                                + "to 3650, like 365."),
                replacing(
                        "a silence of more than ten years",
                        "bodies.csv",
                        ",,90",
                        ",,3651",
                        "bodies.csv, line 3, dormant_after: \"3651\" cannot be read: expected a number of days "
                                + "from 1 to 3650, like 365."),
                replacing(
                        "a silence in words",
                        "bodies.csv",
                        ",,90",
                        ",,a year",
                        "bodies.csv, line 3, dormant_after: \"a year\" cannot be read: expected a number of days "
                                + "from 1 to 3650, like 365."),
                replacing(
                        "a body that is part of one that is not there",
                        "bodies.csv",
                        "US,section",
                        "US,sections",
                        "bodies.csv, line 3, parent: no body in this folder is called \"sections\". Is \"section\" "
                                + "meant?"),
                replacing(
                        "a body that is part of itself",
                        "bodies.csv",
                        "court,national-court,SE,",
                        "court,national-court,SE,court",
                        "bodies.csv, line 4, parent: a body cannot be a part of itself, neither directly nor "
                                + "through others."),
                replacing(
                        "two bodies that are parts of each other",
                        "bodies.csv",
                        "section,ngo-section,US,,",
                        "section,ngo-section,US,meeting,",
                        "bodies.csv, line 3, parent: a body cannot be a part of itself, neither directly nor "
                                + "through others."),
                replacing(
                        "a body without a name",
                        "bodies.csv",
                        "A court",
                        "",
                        "bodies.csv, line 4, name: a text in at least one language is needed."),
                replacing(
                        "a body without a kind",
                        "bodies.csv",
                        "court,national-court",
                        "court,",
                        "bodies.csv, line 4, kind: the cell may not be empty."),
                adding(
                        "a body's slug that is none",
                        "bodies.csv",
                        "The UN,un-ga,,,The assembly,,",
                        "bodies.csv, line 5, slug: \"The UN\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning "
                                + "and ending with a letter or digit."),
                adding(
                        "a body twice",
                        "bodies.csv",
                        "court,un-ga,,,Another court,,",
                        "bodies.csv, line 5, slug: the same as in line 4; it must be unique."),
                adding(
                        "a fact that a body does not have",
                        "claims.csv",
                        "body:court,budget,5000,,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, field: a body has no field \"budget\"; it has [members, competence, "
                                + "may-table, majority, eligibility, terms]."),
                adding(
                        "a number of members in words",
                        "claims.csv",
                        "body:court,members,a dozen,,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, value: \"a dozen\" cannot be read: expected 5000, ~5000, 2800-5000, "
                                + ">1000 or thousands."),
                adding(
                        "a claim on a body that is not there",
                        "claims.csv",
                        "body:courts,members,12,,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, subject: no body in this folder is called \"courts\". Is \"court\" "
                                + "meant?"));
    }

    static Stream<Mistake> deadlines() {
        return Stream.of(
                adding(
                        "a date of a body that is not there",
                        "deadlines.csv",
                        "assembly,session,session,It meets",
                        "deadlines.csv, line 3, body: no body in this folder is called \"assembly\"."),
                replacing(
                        "a kind of date that there is not",
                        "deadlines.csv",
                        "papers,deadline",
                        "papers,holiday",
                        "deadlines.csv, line 2, kind: \"holiday\" is not one of: session, deadline, notice, "
                                + "eligibility."),
                replacing(
                        "a date without a name",
                        "deadlines.csv",
                        ",Papers",
                        ",",
                        "deadlines.csv, line 2, name: a text in at least one language is needed."),
                adding(
                        "a date's slug that is none",
                        "deadlines.csv",
                        "court,Session,session,It meets",
                        "deadlines.csv, line 3, slug: \"Session\" is no short name: 1 to 60 of a–z, 0–9 and -, "
                                + "beginning and ending with a letter or digit."),
                adding(
                        "a date of a body twice",
                        "deadlines.csv",
                        "meeting,papers,session,It meets",
                        "deadlines.csv, line 3, body, slug: the same as in line 2; it must be unique."),
                replacing(
                        "a rule that is none",
                        "claims.csv",
                        "deadline:meeting/papers,rule,gregorian 09-01",
                        "deadline:meeting/papers,rule,in September",
                        "claims.csv, line 16, value: \"in September\" cannot be read: At character 1: Expected a "
                                + "rule: once, gregorian, solar-hijri, an ordinal (1st to 5th, last), a weekday (monday, "
                                + "tuesday, wednesday, thursday, friday, saturday, sunday), from, every, table or \"(\", but "
                                + "found \"in\"."),
                replacing(
                        "a claim on a date that is not there",
                        "claims.csv",
                        "deadline:meeting/papers",
                        "deadline:section/papers",
                        "claims.csv, line 16, subject: no deadline in this folder is called \"section/papers\"."));
    }

    static Stream<Mistake> tracks() {
        return Stream.of(
                replacing(
                        "a role that there is not",
                        "tracks.csv",
                        "case,precedent",
                        "case,theirs",
                        "tracks.csv, line 4, role: \"theirs\" is not one of: ours, precedent."),
                replacing(
                        "a procedure that there is not",
                        "tracks.csv",
                        "criminal-case",
                        "trial",
                        "tracks.csv, line 4, procedure: \"trial\" is not one of: resolution, criminal-case, "
                                + "civil-case, mandate."),
                replacing(
                        "a track before a body that is not there",
                        "tracks.csv",
                        "criminal-case,court",
                        "criminal-case,tribunal",
                        "tracks.csv, line 4, body: no body in this folder is called \"tribunal\"."),
                replacing(
                        "a track without a body",
                        "tracks.csv",
                        "criminal-case,court",
                        "criminal-case,",
                        "tracks.csv, line 4, body: the cell may not be empty."),
                replacing(
                        "a track for a day that is not there",
                        "tracks.csv",
                        "meeting,first",
                        "meeting,firsts",
                        "tracks.csv, line 3, day: no day in this folder is called \"firsts\". Is \"first\" meant?"),
                replacing(
                        "a scope that there is not",
                        "tracks.csv",
                        "other,judicial",
                        "larger,judicial",
                        "tracks.csv, line 4, scope: \"larger\" is not one of: same, narrower, wider, other."),
                replacing(
                        "a force that there is not",
                        "tracks.csv",
                        "other,judicial",
                        "other,legal",
                        "tracks.csv, line 4, force: \"legal\" is not one of: binding, binding-on-body, political, "
                                + "judicial, none, unknown."),
                replacing(
                        "an owner that is not there",
                        "tracks.csv",
                        "binding-on-body,mehr",
                        "binding-on-body,nobody",
                        "tracks.csv, line 3, owner: no group in this folder is called \"nobody\"."),
                new Mistake(
                        "a deputy that is the owner",
                        files -> files.replace("tracks.csv", "force,owner", "force,owner,deputy")
                                .replace("tracks.csv", "binding-on-body,mehr", "binding-on-body,mehr,mehr"),
                        "tracks.csv, line 3, deputy: expected another group than the owner."),
                new Mistake(
                        "a date before what is no session",
                        files -> files.with("deadlines.csv", """
                                body,slug,kind,session,name.en
                                meeting,papers,deadline,,Papers
                                meeting,members,eligibility,papers,Members
                                """),
                        "deadlines.csv, line 3, session: expected the short name of a session of the same body; a "
                                + "session itself lies before none."),
                replacing(
                        "a track without a name",
                        "tracks.csv",
                        "A case",
                        "",
                        "tracks.csv, line 4, name: a text in at least one language is needed."),
                adding(
                        "a track's slug that is none",
                        "tracks.csv",
                        "-x,ours,resolution,section,,X,,same,none,",
                        "tracks.csv, line 5, slug: \"-x\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and "
                                + "ending with a letter or digit."),
                adding(
                        "a track twice",
                        "tracks.csv",
                        "case,ours,criminal-case,court,,Another case,,same,none,",
                        "tracks.csv, line 5, slug: the same as in line 4; it must be unique."),
                adding(
                        "a track without a step",
                        "tracks.csv",
                        "third,ours,resolution,section,,Third,,same,none,",
                        "steps.csv, track: the track \"third\" has no step: write at least the one by which it is "
                                + "known."),
                adding(
                        "a fact that a track does not have",
                        "claims.csv",
                        "track:case,judge,Somebody,en,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, field: a track has no field \"judge\"; it has [title, code, "
                                + "body-named, passed, effect]."));
    }

    static Stream<Mistake> steps() {
        return Stream.of(
                new Mistake(
                        "a step on a track that is not there",
                        files -> files.add("steps.csv", "cases,x,1,noted,,,It was noted.")
                                .add("claims.csv", "step:cases/x,date,2003,,essay,asserts,,,,Editors,2026-01-01"),
                        "steps.csv, line 10, track: no track in this folder is called \"cases\". Is \"case\" meant?"),
                adding(
                        "a step's slug that is none",
                        "steps.csv",
                        "case,Judged,3,noted,,,It was noted.",
                        "steps.csv, line 10, slug: \"Judged\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning "
                                + "and ending with a letter or digit."),
                adding(
                        "a step twice",
                        "steps.csv",
                        "case,judged,3,noted,,,It was noted.",
                        "steps.csv, line 10, track, slug: the same as in line 9; it must be unique."),
                replacing(
                        "a place of no number",
                        "steps.csv",
                        "judged,2",
                        "judged,second",
                        "steps.csv, line 9, number: \"second\" cannot be read: expected the place of the step on "
                                + "its track: 1, 2, 3 …"),
                replacing(
                        "a place before the first",
                        "steps.csv",
                        "judged,2",
                        "judged,0",
                        "steps.csv, line 9, number: \"0\" cannot be read: expected the place of the step on its "
                                + "track: 1, 2, 3 …"),
                replacing(
                        "a place in front of which a nought stands",
                        "steps.csv",
                        "judged,2",
                        "judged,02",
                        "steps.csv, line 9, number: \"02\" cannot be read: expected the place of the step on its "
                                + "track: 1, 2, 3 …"),
                replacing(
                        "two steps in one place",
                        "steps.csv",
                        "judged,2",
                        "judged,1",
                        "steps.csv, line 9, number: the step \"begun\" of this track has the number 1 too: give "
                                + "each step its own place."),
                replacing(
                        "an event that there is not",
                        "steps.csv",
                        "judgment",
                        "celebrated",
                        "steps.csv, line 9, event: \"celebrated\" is nothing that happens on a track of this "
                                + "procedure; expected one of: complaint-drafted, filed, registered, preliminary, "
                                + "structural-investigation, individual-investigation, warrant, arrested, charged, trial, "
                                + "judgment, appeal, final, sentence-running, served, released-early, pardoned, swapped, "
                                + "transferred, died, not-opened, discontinued, no-jurisdiction, immunity, absent, "
                                + "abated-death, letter-sent, protest, reply-received, asked, promise, heard, voted, "
                                + "reported, statement, election, met, observed, postponed, missed, noted."),
                replacing(
                        "an event of another procedure",
                        "steps.csv",
                        "judged,2,judgment",
                        "judged,2,adopted",
                        "steps.csv, line 9, event: \"adopted\" is nothing that happens on a track of this "
                                + "procedure; expected one of: complaint-drafted, filed, registered, preliminary, "
                                + "structural-investigation, individual-investigation, warrant, arrested, charged, trial, "
                                + "judgment, appeal, final, sentence-running, served, released-early, pardoned, swapped, "
                                + "transferred, died, not-opened, discontinued, no-jurisdiction, immunity, absent, "
                                + "abated-death, letter-sent, protest, reply-received, asked, promise, heard, voted, "
                                + "reported, statement, election, met, observed, postponed, missed, noted."),
                replacing(
                        "an event misspelt in the middle of the way",
                        "steps.csv",
                        "yes,2,adopted-conditional",
                        "yes,2,adopted-on-condition",
                        "steps.csv, line 5, event: \"adopted-on-condition\" is nothing that happens on a track of "
                                + "this procedure; expected one of: idea, drafting, seeking-sponsor, submitted, "
                                + "in-committee, scheduled, adopted, adopted-conditional, adopted-in-part, referred, "
                                + "deferred, rejected, withdrawn, ruled-out, merged, in-force, implementing, amended, "
                                + "suspended, rescinded, superseded, condition-failed, lapsed, reopened, letter-sent, "
                                + "protest, reply-received, asked, promise, heard, voted, reported, statement, election, "
                                + "met, observed, postponed, missed, noted."),
                replacing(
                        "an event misspelt at its beginning",
                        "steps.csv",
                        "no,1,rejected",
                        "no,1,refused",
                        "steps.csv, line 2, event: \"refused\" is nothing that happens on a track of this "
                                + "procedure; expected one of: idea, drafting, seeking-sponsor, submitted, in-committee, "
                                + "scheduled, adopted, adopted-conditional, adopted-in-part, referred, deferred, rejected, "
                                + "withdrawn, ruled-out, merged, in-force, implementing, amended, suspended, rescinded, "
                                + "superseded, condition-failed, lapsed, reopened, letter-sent, protest, reply-received, "
                                + "asked, promise, heard, voted, reported, statement, election, met, observed, postponed, "
                                + "missed, noted."),
                replacing(
                        "a step without a text",
                        "steps.csv",
                        "It was judged.",
                        "",
                        "steps.csv, line 9, text: a text in at least one language is needed."),
                replacing(
                        "a way that begins with its end",
                        "steps.csv",
                        "first,no,1,rejected",
                        "first,no,1,lapsed",
                        "steps.csv, line 2, event: a track cannot begin with \"lapsed\": something came before it. "
                                + "It can begin with idea, drafting, seeking-sponsor, submitted, in-committee, scheduled, "
                                + "adopted, adopted-conditional, adopted-in-part, referred, deferred, rejected, ruled-out, "
                                + "merged."),
                replacing(
                        "a way that begins in force",
                        "steps.csv",
                        "first,no,1,rejected,,,It was rejected.\nfirst,again,2,reopened",
                        "first,no,1,in-force,,,It was rejected.\nfirst,again,2,noted",
                        "steps.csv, line 2, event: a track cannot begin with \"in-force\": something came before "
                                + "it. It can begin with idea, drafting, seeking-sponsor, submitted, in-committee, "
                                + "scheduled, adopted, adopted-conditional, adopted-in-part, referred, deferred, rejected, "
                                + "ruled-out, merged."),
                replacing(
                        "a way that goes back",
                        "steps.csv",
                        "second,handed-in,1,submitted",
                        "second,handed-in,1,adopted",
                        "steps.csv, line 5, event: \"adopted-conditional\" cannot follow \"adopted\"; what can "
                                + "follow is in-force."),
                replacing(
                        "a way that goes on behind its end",
                        "steps.csv",
                        "first,again,2,reopened",
                        "first,again,2,adopted",
                        "steps.csv, line 3, event: \"adopted\" cannot follow \"rejected\"; what can follow is "
                                + "reopened."),
                replacing(
                        "a way that leaves out the decision",
                        "steps.csv",
                        "judged,2,judgment",
                        "judged,2,final",
                        "steps.csv, line 9, event: \"final\" cannot follow \"filed\"; what can follow is registered, "
                                + "preliminary, structural-investigation, individual-investigation, warrant, arrested, "
                                + "charged, trial, judgment, not-opened, discontinued, no-jurisdiction, immunity, absent, "
                                + "abated-death."),
                replacing(
                        "a due date of what is no promise",
                        "steps.csv",
                        "judgment,,",
                        "judgment,2023,",
                        "steps.csv, line 9, due: only a promise, or a mandate that was created or renewed, has a day by which it is due."),
                replacing(
                        "an outcome of what is no promise",
                        "steps.csv",
                        "judgment,,",
                        "judgment,,kept",
                        "steps.csv, line 9, outcome: only a promise has an outcome."),
                replacing(
                        "a due date that is none",
                        "steps.csv",
                        "2004-04",
                        "April",
                        "steps.csv, line 6, due: \"April\" cannot be read: \"April\" is not a date. Write a year "
                                + "(2002), a month (2002-10), a day (2002-10-02), a season (1988-22 for summer) or an "
                                + "interval (1988-07/1988-09, 2003/..); put sh: before a Solar Hijri date (sh:1381-06-08); "
                                + "put ? after it if it is uncertain, ~ if it is approximate, % if it is both."),
                replacing(
                        "an outcome that there is not",
                        "steps.csv",
                        "broken",
                        "forgotten",
                        "steps.csv, line 6, outcome: \"forgotten\" is not one of: kept, partly, broken, overtaken, "
                                + "withdrawn."),
                replacing(
                        "a step without a claim on its date",
                        "claims.csv",
                        "step:case/begun,date,2019,,",
                        "step:case/begun,place,Stockholm,en,",
                        "claims.csv, subject: no row says the date of step:case/begun: every step needs at least "
                                + "one, with its source."),
                replacing(
                        "a step's date that is none",
                        "claims.csv",
                        "step:case/begun,date,2019",
                        "step:case/begun,date,in 2019",
                        "claims.csv, line 13, value: \"in 2019\" cannot be read: \"in 2019\" is not a date. Write a "
                                + "year (2002), a month (2002-10), a day (2002-10-02), a season (1988-22 for summer) or an "
                                + "interval (1988-07/1988-09, 2003/..); put sh: before a Solar Hijri date (sh:1381-06-08); "
                                + "put ? after it if it is uncertain, ~ if it is approximate, % if it is both."),
                adding(
                        "a claim on a step that is not there",
                        "claims.csv",
                        "step:case/died,date,2024,,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, subject: no step in this folder is called \"case/died\". Is "
                                + "\"case/judged\" meant?"),
                adding(
                        "a claim on a step without its track",
                        "claims.csv",
                        "step:judged,date,2024,,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, subject: no step in this folder is called \"judged\"."),
                adding(
                        "a fact that a step does not have",
                        "claims.csv",
                        "step:case/judged,weather,rain,en,essay,asserts,,,,Editors,2026-01-01",
                        "claims.csv, line 18, field: a step has no field \"weather\"; it has [date, place, by, "
                                + "result, vote, code, title, wording]."),
                replacing(
                        "more votes than members",
                        "claims.csv",
                        "84-19-68 of 193",
                        "84-19-68 of 170",
                        "claims.csv, line 15, value: \"recorded 84-19-68 of 170\" cannot be read: the parts add up "
                                + "to 171, but the body has 170 members."),
                replacing(
                        "a vote of consensus with numbers",
                        "claims.csv",
                        "recorded 84-19-68 of 193",
                        "consensus 84-19",
                        "claims.csv, line 15, value: \"consensus 84-19\" cannot be read: consensus means that "
                                + "nobody was counted: leave the numbers out, or say how they were counted (recorded, "
                                + "roll-call, show-of-hands, ballot or counted)."),
                replacing(
                        "a vote of which only one side is known",
                        "claims.csv",
                        "recorded 84-19-68 of 193",
                        "recorded 84",
                        "claims.csv, line 15, value: \"recorded 84\" cannot be read: expected the votes for, "
                                + "against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found "
                                + "\"84\"."),
                replacing(
                        "a way of voting that there is not",
                        "claims.csv",
                        "recorded 84-19-68 of 193",
                        "lottery 84-19",
                        "claims.csv, line 15, value: \"lottery 84-19\" cannot be read: expected how they voted: "
                                + "one of recorded, roll-call, show-of-hands, ballot, counted, consensus, without-vote, "
                                + "unanimous-consent, acclamation, qualitative, but found \"lottery\"."),
                replacing(
                        "words of a vote without the words",
                        "claims.csv",
                        "recorded 84-19-68 of 193",
                        "qualitative",
                        "claims.csv, line 15, value: \"qualitative\" cannot be read: qualitative needs the "
                                + "source's words in quotation marks, like qualitative \"overwhelmingly\"."),
                replacing(
                        "a quorum of more than there are",
                        "claims.csv",
                        "84-19-68 of 193",
                        "84-19-68 quorum 200 of 193",
                        "claims.csv, line 15, value: \"recorded 84-19-68 quorum 200 of 193\" cannot be read: the "
                                + "quorum is 200, but the body has 193 members."));
    }

    static Stream<Mistake> conditions() {
        return Stream.of(
                adding(
                        "a condition of a track that is not there",
                        "conditions.csv",
                        "third,x,yes,if,en,essay,,,,pending",
                        "conditions.csv, line 3, track: no track in this folder is called \"third\"."),
                adding(
                        "a condition that no step of its track set",
                        "conditions.csv",
                        "second,x,no,if,en,essay,,,,pending",
                        "conditions.csv, line 3, step: no step in this folder is called \"second/no\". Is "
                                + "\"second/word\" meant?"),
                adding(
                        "a condition's slug that is none",
                        "conditions.csv",
                        "second,X,yes,if,en,essay,,,,waived",
                        "conditions.csv, line 3, slug: \"X\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning "
                                + "and ending with a letter or digit."),
                adding(
                        "a condition twice",
                        "conditions.csv",
                        "second,others,yes,if,en,essay,,,,waived",
                        "conditions.csv, line 3, track, slug: the same as in line 2; it must be unique."),
                replacing(
                        "a condition without its words",
                        "conditions.csv",
                        "if others agree",
                        "",
                        "conditions.csv, line 2, wording: the cell may not be empty."),
                replacing(
                        "a language that there is not",
                        "conditions.csv",
                        "agree,en,",
                        "agree,English,",
                        "conditions.csv, line 2, language: \"English\" is not a language tag: expected for "
                                + "instance en, fa or de."),
                replacing(
                        "a condition whose source is not there",
                        "conditions.csv",
                        "en,essay",
                        "en,letter",
                        "conditions.csv, line 2, source: no source in this folder is called \"letter\"."),
                replacing(
                        "a condition that begins with an unknown word",
                        "conditions.csv",
                        "at least 2 groups agree",
                        "if 2 groups agree",
                        "conditions.csv, line 2, rule: \"if 2 groups agree\" cannot be read: At character 1: "
                                + "Expected a condition: at least, signatures, groups, track, body, from, words or \"(\", "
                                + "but found \"if\"."),
                replacing(
                        "a condition with an unknown word in it",
                        "conditions.csv",
                        "at least 2 groups agree",
                        "at least 2 groups consent",
                        "conditions.csv, line 2, rule: \"at least 2 groups consent\" cannot be read: At character "
                                + "19: Expected agree or observe, but found \"consent\"."),
                replacing(
                        "a condition that is not to the end",
                        "conditions.csv",
                        "at least 2 groups agree",
                        "at least 2 groups",
                        "conditions.csv, line 2, rule: \"at least 2 groups\" cannot be read: At character 18: "
                                + "Expected agree or observe, but found the end."),
                replacing(
                        "a condition's last day that is none",
                        "conditions.csv",
                        ",2004,",
                        ",soon,",
                        "conditions.csv, line 2, deadline: \"soon\" cannot be read: \"soon\" is not a date. Write a "
                                + "year (2002), a month (2002-10), a day (2002-10-02), a season (1988-22 for summer) or an "
                                + "interval (1988-07/1988-09, 2003/..); put sh: before a Solar Hijri date (sh:1381-06-08); "
                                + "put ? after it if it is uncertain, ~ if it is approximate, % if it is both."),
                replacing(
                        "a condition whose owner is not there",
                        "conditions.csv",
                        "2004,mehr",
                        "2004,nobody",
                        "conditions.csv, line 2, owner: no group in this folder is called \"nobody\"."),
                replacing(
                        "a status that there is not",
                        "conditions.csv",
                        "met-confirmed",
                        "met",
                        "conditions.csv, line 2, status: \"met\" is not one of: pending, met-claimed, "
                                + "met-confirmed, failed, waived, expired."),
                replacing(
                        "no condition of what was adopted on condition",
                        "conditions.csv",
                        "second,others,yes",
                        "second,others,handed-in",
                        "steps.csv, line 5, event: what was adopted on condition needs its condition: write it "
                                + "into conditions.csv, with this step, even if the text leaves open what would meet it."),
                replacing(
                        "in force while its condition is open",
                        "conditions.csv",
                        "met-confirmed",
                        "pending",
                        "steps.csv, line 7, event: what was adopted on condition comes into force only when "
                                + "every condition is met-confirmed or waived; see conditions.csv."),
                replacing(
                        "in force while we alone say that its condition is met",
                        "conditions.csv",
                        "met-confirmed",
                        "met-claimed",
                        "steps.csv, line 7, event: what was adopted on condition comes into force only when "
                                + "every condition is met-confirmed or waived; see conditions.csv."),
                adding(
                        "in force while one of two conditions is open",
                        "conditions.csv",
                        "second,more,yes,and more,en,essay,,,,pending",
                        "steps.csv, line 7, event: what was adopted on condition comes into force only when "
                                + "every condition is met-confirmed or waived; see conditions.csv."));
    }

    static Stream<Mistake> stalls() {
        return Stream.of(
                replacing(
                        "a track that is not there has stopped",
                        "stalls.csv",
                        "first,no-reply",
                        "third,no-reply",
                        "stalls.csv, line 2, track: no track in this folder is called \"third\"."),
                replacing(
                        "a reason that there is not",
                        "stalls.csv",
                        "no-reply",
                        "laziness",
                        "stalls.csv, line 2, reason: \"laziness\" is not one of: no-reply, no-sponsor, "
                                + "wrong-level, condition-unmeasurable, condition-unmet, promoters-divided, "
                                + "promoters-inactive, owner-left, body-priorities-changed, staff-turnover, "
                                + "missed-deadline, session-ended, counter-lobbying, diplomatic-or-trade-cost, "
                                + "hostage-or-swap, proliferation-of-days, date-clash, scope-dispute, title-dispute, "
                                + "postponed-procedurally, amendment-deadlock, immunity, suspect-absent-or-dead, "
                                + "non-cooperation, evidence-gap, jurisdiction, funds, platform-lost."),
                replacing(
                        "a beginning that is none",
                        "stalls.csv",
                        "2003,",
                        "then,",
                        "stalls.csv, line 2, since: \"then\" cannot be read: \"then\" is not a date. Write a year "
                                + "(2002), a month (2002-10), a day (2002-10-02), a season (1988-22 for summer) or an "
                                + "interval (1988-07/1988-09, 2003/..); put sh: before a Solar Hijri date (sh:1381-06-08); "
                                + "put ? after it if it is uncertain, ~ if it is approximate, % if it is both."),
                replacing(
                        "an end that is none",
                        "stalls.csv",
                        "2003,,",
                        "2003,now,",
                        "stalls.csv, line 2, until: \"now\" cannot be read: \"now\" is not a date. Write a year "
                                + "(2002), a month (2002-10), a day (2002-10-02), a season (1988-22 for summer) or an "
                                + "interval (1988-07/1988-09, 2003/..); put sh: before a Solar Hijri date (sh:1381-06-08); "
                                + "put ? after it if it is uncertain, ~ if it is approximate, % if it is both."),
                replacing(
                        "a reason whose source is not there",
                        "stalls.csv",
                        "essay",
                        "letter",
                        "stalls.csv, line 2, source: no source in this folder is called \"letter\"."),
                replacing(
                        "a stance that there is not",
                        "stalls.csv",
                        "asserts",
                        "believes",
                        "stalls.csv, line 2, stance: \"believes\" is not one of: asserts, reports, infers, denies."),
                adding(
                        "a reason twice",
                        "stalls.csv",
                        "first,no-reply,2005,,report,reports",
                        "stalls.csv, line 3, track, reason: the same as in line 2; it must be unique."));
    }

    static Stream<Mistake> outcomes() {
        return Stream.of(
                replacing(
                        "an outcome on a track that is not there",
                        "outcomes.csv",
                        "case,N. N.",
                        "cases,N. N.",
                        "outcomes.csv, line 2, track: no track in this folder is called \"cases\". Is \"case\" meant?"),
                replacing(
                        "an outcome that no court gives",
                        "outcomes.csv",
                        "convicted",
                        "guilty",
                        "outcomes.csv, line 2, outcome: \"guilty\" is not one of: convicted, acquitted, dismissed, "
                                + "default, liable, not-liable, abated."),
                replacing(
                        "an outcome at a step that is not there",
                        "outcomes.csv",
                        ",judged",
                        ",died",
                        "outcomes.csv, line 2, step: no step in this folder is called \"case/died\". Is "
                                + "\"case/judged\" meant?"),
                replacing(
                        "an outcome for nobody",
                        "outcomes.csv",
                        "N. N.",
                        "",
                        "outcomes.csv, line 2, defendant: the cell may not be empty."),
                adding(
                        "a defendant on a resolution",
                        "outcomes.csv",
                        "second,N. N.,,convicted,yes",
                        "outcomes.csv, line 3, track: only a court case has an outcome per defendant."),
                adding(
                        "an outcome twice",
                        "outcomes.csv",
                        "case,N. N.,,acquitted,begun",
                        "outcomes.csv, line 3, track, defendant, count: the same as in line 2; it must be unique."));
    }

    static Stream<Mistake> links() {
        return Stream.of(
                adding(
                        "a link from a track that is not there",
                        "links.csv",
                        "third,follows,first",
                        "links.csv, line 3, from: no track in this folder is called \"third\"."),
                adding(
                        "a link to a track that is not there",
                        "links.csv",
                        "first,follows,third",
                        "links.csv, line 3, to: no track in this folder is called \"third\"."),
                adding(
                        "a link of a kind that there is not",
                        "links.csv",
                        "first,copies,case",
                        "links.csv, line 3, kind: \"copies\" is not one of: reopens, reintroduces, same-text, "
                                + "referred-to, merged-into, follows."),
                adding(
                        "a link of a track to itself",
                        "links.csv",
                        "first,follows,first",
                        "links.csv, line 3, to: a track cannot have a link to itself."),
                adding(
                        "a link twice",
                        "links.csv",
                        "second,reopens,first",
                        "links.csv, line 3, from, kind, to: the same as in line 2; it must be unique."),
                replacing(
                        "a misspelt link to what took up again",
                        "links.csv",
                        "second,reopens,first",
                        "second,reopen,first",
                        "links.csv, line 2, kind: \"reopen\" is not one of: reopens, reintroduces, same-text, "
                                + "referred-to, merged-into, follows."),
                replacing(
                        "no link to what took up again",
                        "links.csv",
                        "second,reopens,first",
                        "second,follows,first",
                        "steps.csv, line 3, event: no track takes this one up again: a row of links.csv from the "
                                + "new track, kind reopens, is needed."),
                replacing(
                        "a link that leads the wrong way",
                        "links.csv",
                        "second,reopens,first",
                        "first,reopens,second",
                        "steps.csv, line 3, event: no track takes this one up again: a row of links.csv from the "
                                + "new track, kind reopens, is needed."));
    }

    static Stream<Mistake> reserved() {
        return Stream.of("map", "changes", "new", "form")
                .map(slug -> new Mistake(
                        "a track that is called " + slug,
                        files -> files.add("tracks.csv", slug + ",ours,resolution,section,,X,,same,none,")
                                .add("steps.csv", slug + ",x,1,idea,,,X")
                                .add(
                                        "claims.csv",
                                        "step:" + slug + "/x,date,2002,,essay,asserts,,,,Editors,2026-01-01"),
                        "tracks.csv, line 5, slug: \"" + slug
                                + "\" is an address of the site's own; choose another slug."));
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                        bodies(),
                        deadlines(),
                        tracks(),
                        steps(),
                        conditions(),
                        stalls(),
                        outcomes(),
                        links(),
                        reserved())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void every_kind_of_mistake_gives_one_sentence_and_writes_nothing(Mistake mistake) throws IOException {
        Map<String, List<String>> before = Dump.of(server);
        Outcome outcome = bringIn(server, mistake.spoil().apply(FolderFiles.withTracks()), folder);
        assertThat(sentences(outcome)).containsExactly(mistake.sentence());
        assertThat(Dump.of(server)).isEqualTo(before);
    }

    @Test
    void no_two_mistakes_have_the_same_name_and_each_is_told_with_its_file() {
        assertThat(mistakes().map(Mistake::name)).doesNotHaveDuplicates();
        assertThat(mistakes().map(Mistake::sentence))
                .allMatch(sentence -> sentence.matches("(?s)[a-z]+\\.csv(, .*)?: .+"));
    }

    /// What is put right in another way than by taking the mistake back.
    static Stream<Mistake> putRight() {
        return Stream.of(
                replacing("the body has dropped its condition", "conditions.csv", "met-confirmed", "waived", ""),
                adding(
                        "both conditions are met",
                        "conditions.csv",
                        "second,more,yes,and,en,essay,,,,met-confirmed",
                        ""),
                new Mistake(
                        "the condition is open and nothing is in force yet",
                        files -> files.replace("conditions.csv", "met-confirmed", "pending")
                                .replace("steps.csv", "valid,4,in-force", "valid,4,noted"),
                        ""),
                new Mistake(
                        "the condition failed",
                        files -> files.replace("conditions.csv", "met-confirmed", "failed")
                                .replace("steps.csv", "valid,4,in-force", "valid,4,condition-failed"),
                        ""),
                new Mistake(
                        "nothing was taken up again, so no link is needed",
                        files -> files.replace("links.csv", "second,reopens,first", "second,follows,first")
                                .replace("steps.csv", "again,2,reopened", "again,2,noted"),
                        ""),
                new Mistake(
                        "adopted without a condition",
                        files -> files.replace("steps.csv", "yes,2,adopted-conditional", "yes,2,adopted")
                                .without("conditions.csv"),
                        ""),
                new Mistake(
                        "a condition of a track that is no resolution",
                        files -> files.add("conditions.csv", "case,x,judged,if,en,essay,?,,,pending".replace("?", "")),
                        ""),
                adding("the same defendant on another count", "outcomes.csv", "case,N. N.,murder,acquitted,judged", ""),
                adding("a second reason", "stalls.csv", "first,no-sponsor,,2004,report,infers", ""),
                adding("two tracks that follow each other", "links.csv", "first,follows,second", ""),
                replacing("a silence of ten years", "bodies.csv", ",,90", ",,3650", ""),
                replacing("a promise without a last day", "steps.csv", "2004-04,broken", ",", ""),
                replacing("a place far behind the others", "steps.csv", "judged,2", "judged,9999", ""));
    }

    @ParameterizedTest
    @MethodSource("putRight")
    void what_is_put_right_is_brought_in(Mistake right) throws IOException {
        try (TestServer fresh = TestServer.start()) {
            Outcome outcome = bringIn(fresh, right.spoil().apply(FolderFiles.withTracks()), folder);
            assertThat(outcome).isInstanceOf(Outcome.Imported.class);
            assertThat(fresh.bean(Tracks.class).rebuild()).isZero();
        }
    }

    @Test
    void the_folder_that_the_mistakes_are_made_in_is_sound() throws IOException {
        try (TestServer fresh = TestServer.start()) {
            assertThat(bringIn(fresh, FolderFiles.withTracks(), folder)).isInstanceOf(Outcome.Imported.class);
            assertThat(fresh.bean(Tracks.class).count()).isEqualTo(3);
            assertThat(fresh.bean(Tracks.class).rebuild()).isZero();
        }
    }

    @Test
    void a_mistake_leaves_a_filled_record_as_it_was() throws IOException {
        try (TestServer filled = TestServer.withCampaign()) {
            Map<String, List<String>> before = Dump.of(filled);
            FolderFiles spoilt = FolderFiles.withTracks()
                    .replace("conditions.csv", "met-confirmed", "pending")
                    .replace("links.csv", "second,reopens,first", "second,follows,first")
                    .replace("steps.csv", "case,begun,1,filed", "case,begun,1,final")
                    .replace("bodies.csv", "section,ngo-section,US,,", "section,ngo-section,US,meeting,");
            assertThat(sentences(bringIn(filled, spoilt, folder))).hasSize(5);
            assertThat(Dump.of(filled)).isEqualTo(before);
            assertThat(before.get("track")).isNotEmpty();
        }
    }

    private static Map<String, String> ids(TestServer server) {
        Map<String, String> ids = new HashMap<>();
        JdbcClient jdbc = server.bean(JdbcClient.class);
        for (String table : List.of("body", "deadline", "track", "step", "track_condition")) {
            jdbc.sql("select slug, id from " + table).query(row -> {
                ids.put(table + " " + row.getString(1), row.getString(2));
            });
        }
        return ids;
    }

    @Test
    void replacing_keeps_the_ids_of_what_is_called_as_before() throws IOException {
        try (TestServer fresh = TestServer.start()) {
            bringIn(fresh, FolderFiles.withTracks(), folder.resolve("before"));
            Map<String, String> before = ids(fresh);
            assertThat(before).hasSize(3 + 1 + 3 + 8 + 1);
            FolderFiles changed = FolderFiles.withTracks()
                    .replace("tracks.csv", "The second request", "Its new name")
                    .replace("bodies.csv", "A court", "Another name")
                    .replace("deadlines.csv", "Papers", "All papers")
                    .replace("conditions.csv", "met-confirmed", "waived")
                    .add("steps.csv", "case,noted,3,noted,,,It was noted.")
                    .add("claims.csv", "step:case/noted,date,2023,,essay,asserts,,,,Editors,2026-01-01");
            bringIn(fresh, changed, folder.resolve("after"));
            Map<String, String> after = ids(fresh);
            assertThat(after).hasSize(before.size() + 1).containsAllEntriesOf(before);
        }
    }
}
