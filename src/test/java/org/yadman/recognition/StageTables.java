package org.yadman.recognition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The model of the four procedures, written out by hand and known to no part of the program.
public final class StageTables {

    /// From → to; what does not stand here is refused.
    private static final Map<String, String> EDGES =
            Map.of("resolution", """
            idea > drafting seeking-sponsor submitted in-committee scheduled adopted adopted-conditional adopted-in-part referred deferred rejected withdrawn ruled-out merged lapsed
            drafting > seeking-sponsor submitted in-committee scheduled adopted adopted-conditional adopted-in-part referred deferred rejected withdrawn ruled-out merged lapsed
            seeking-sponsor > submitted in-committee scheduled adopted adopted-conditional adopted-in-part referred deferred rejected withdrawn ruled-out merged lapsed
            submitted > in-committee scheduled adopted adopted-conditional adopted-in-part referred deferred rejected withdrawn ruled-out merged lapsed
            in-committee > scheduled adopted adopted-conditional adopted-in-part referred deferred rejected withdrawn ruled-out merged lapsed
            scheduled > adopted adopted-conditional adopted-in-part referred deferred rejected withdrawn ruled-out merged lapsed
            adopted > in-force
            adopted-conditional > in-force condition-failed lapsed
            adopted-in-part > in-force
            referred >
            deferred > scheduled
            rejected > reopened
            withdrawn > reopened
            ruled-out >
            merged >
            in-force > implementing amended suspended rescinded superseded
            implementing > amended suspended rescinded superseded
            amended > in-force
            suspended >
            rescinded >
            superseded >
            condition-failed > reopened
            lapsed > reopened
            reopened >
            """, "criminal-case", """
            complaint-drafted > filed registered not-opened preliminary structural-investigation individual-investigation warrant arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            filed > registered not-opened preliminary structural-investigation individual-investigation warrant arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            registered > not-opened preliminary structural-investigation individual-investigation warrant arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            not-opened >
            preliminary > structural-investigation individual-investigation warrant arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            structural-investigation > individual-investigation warrant arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            individual-investigation > warrant arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            warrant > arrested charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            arrested > charged trial judgment discontinued no-jurisdiction immunity absent abated-death
            charged > trial judgment discontinued no-jurisdiction immunity absent abated-death
            trial > judgment discontinued no-jurisdiction immunity absent abated-death
            judgment > appeal final discontinued no-jurisdiction immunity absent abated-death
            appeal > appeal final discontinued no-jurisdiction immunity absent abated-death
            final > sentence-running served released-early pardoned swapped transferred died
            sentence-running > served released-early pardoned swapped transferred died
            served >
            released-early >
            pardoned >
            swapped >
            transferred >
            died >
            discontinued >
            no-jurisdiction >
            immunity >
            absent >
            abated-death >
            """, "civil-case", """
            filed > served-on-defendant default contested jurisdiction-ruling hearing findings judgment discontinued no-jurisdiction immunity
            served-on-defendant > default contested jurisdiction-ruling hearing findings judgment discontinued no-jurisdiction immunity
            default > jurisdiction-ruling hearing findings judgment discontinued no-jurisdiction immunity
            contested > jurisdiction-ruling hearing findings judgment discontinued no-jurisdiction immunity
            jurisdiction-ruling > hearing findings judgment discontinued no-jurisdiction immunity
            hearing > findings judgment discontinued no-jurisdiction immunity
            findings > judgment discontinued no-jurisdiction immunity
            judgment > appeal final enforcement paid uncollected discontinued no-jurisdiction immunity
            appeal > appeal final enforcement paid uncollected discontinued no-jurisdiction immunity
            final > enforcement paid uncollected
            enforcement > paid uncollected
            paid >
            uncollected >
            discontinued >
            no-jurisdiction >
            immunity >
            """, "mandate", """
            called-for > draft vote created closed
            draft > vote created closed
            vote > created closed
            created > staffed reporting renewal-due renewed ended closed
            staffed > reporting renewal-due renewed ended closed
            reporting > renewal-due renewed ended closed
            renewal-due > renewed ended closed
            renewed > reporting renewal-due renewed ended closed
            ended >
            closed >
            """);

    private static final Map<String, String> OPENINGS = Map.of(
            "resolution",
            "idea drafting seeking-sponsor submitted in-committee scheduled adopted adopted-conditional adopted-in-part"
                    + " referred deferred rejected ruled-out merged",
            "criminal-case",
            "complaint-drafted filed registered preliminary structural-investigation individual-investigation warrant"
                    + " arrested charged trial",
            "civil-case",
            "filed served-on-defendant",
            "mandate",
            "called-for draft vote created");

    private StageTables() {}

    /// Stage → the stages that can follow it, for a procedure as folders write it.
    public static Map<String, Set<String>> edges(String procedure) {
        return table(Objects.requireNonNull(EDGES.get(procedure)));
    }

    /// The stages with which a track can begin.
    public static Set<String> openings(String procedure) {
        return words(Objects.requireNonNull(OPENINGS.get(procedure)));
    }

    /// A table of lines `word > word word …`.
    static Map<String, Set<String>> table(String written) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        written.lines().forEach(line -> {
            String[] sides = line.split(" ?> ?", 2);
            table.put(sides[0], words(sides[1]));
        });
        return table;
    }

    static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : new TreeSet<>(Arrays.asList(text.trim().split(" ", -1)));
    }
}
