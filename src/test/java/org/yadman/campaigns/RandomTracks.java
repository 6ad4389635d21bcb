package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yadman.recognition.StageTables;

/// Bodies, their dates and the tracks before them, by chance: each way is one that the hand-written tables of the model
/// allow, with the conditions and links that it needs; all else falls as it may.
final class RandomTracks {

    private static final String CONDITIONAL = "adopted-conditional";
    private static final List<String> PROCEDURES = List.of("resolution", "criminal-case", "civil-case", "mandate");
    private static final List<String> BODY_KINDS =
            List.of("ngo-group", "ngo-section", "parliament-chamber", "un-ga", "national-court", "hrc", "media");
    private static final List<String> INCIDENTS = List.of(
            "letter-sent",
            "protest",
            "reply-received",
            "asked",
            "promise",
            "promise",
            "heard",
            "voted",
            "reported",
            "statement",
            "election",
            "met",
            "observed",
            "postponed",
            "missed",
            "noted");
    private static final List<String> OUTCOMES = List.of("kept", "partly", "broken", "overtaken", "withdrawn");
    private static final List<String> STATUSES =
            List.of("pending", "met-claimed", "met-confirmed", "failed", "waived", "expired");
    // Nobody has answered yet who could have confirmed it.
    private static final List<String> UNANSWERED = List.of("pending", "met-claimed", "failed", "waived", "expired");
    private static final List<String> SETTLED = List.of("met-confirmed", "waived");
    private static final List<String> STANCES = List.of("asserts", "reports", "infers", "denies");
    private static final List<String> REASONS =
            List.of("no-reply", "no-sponsor", "wrong-level", "condition-unmeasurable", "funds", "platform-lost");
    private static final List<String> VERDICTS =
            List.of("convicted", "acquitted", "dismissed", "default", "liable", "not-liable", "abated");
    private static final List<String> LINKS =
            List.of("reopens", "reintroduces", "same-text", "referred-to", "merged-into", "follows");
    private static final List<String> RULES = List.of(
            "at least ? human-rights-organisation agree",
            "at least 3 committee|families from DE|FR in 2 countries observe tier 1",
            "signatures 50000",
            "groups iran-tribunal, mehr agree",
            "track p-5 in-force",
            "body aiusa-agm",
            "from 2027-09-01",
            "words \"«هیئت مدیره» (so-called) \"\"Board\"\", and | or\"");

    private final RandomFolder folder;
    private final List<Map<String, String>> steps = new ArrayList<>();
    private final List<Map<String, String>> conditions = new ArrayList<>();
    private final List<Map<String, String>> stalls = new ArrayList<>();
    private final List<Map<String, String>> outcomes = new ArrayList<>();
    private final List<Map<String, String>> links = new ArrayList<>();
    private final List<Map<String, String>> positions = new ArrayList<>();
    private final Set<List<String>> linked = new HashSet<>();

    RandomTracks(RandomFolder folder) {
        this.folder = folder;
    }

    /// Adds all tables of recognition to the folder.
    ///
    /// @return the steps as subjects of claims; each still needs one on its date
    List<String> add(List<String> groups, List<String> days) {
        List<String> bodies = bodies();
        deadlines(bodies);
        List<String> slugs = folder.slugs("t", 1 + folder.number(5));
        List<Map<String, String>> tracks = new ArrayList<>();
        for (String slug : slugs) {
            String procedure = folder.pick(PROCEDURES);
            tracks.add(track(slug, procedure, folder.pick(bodies), groups, days));
            List<String> others =
                    slugs.stream().filter(other -> !other.equals(slug)).toList();
            List<Map<String, String>> way = steps(slug, way(procedure, !others.isEmpty()));
            steps.addAll(way);
            conditions(slug, way, groups);
            stalls(slug);
            if (procedure.endsWith("case")) {
                outcomes(slug, way);
            }
            links(slug, way, others);
            positions(slug, way);
        }
        List<String> subjects = steps.stream()
                .map(step -> "step:" + cell(step, "track") + "/" + cell(step, "slug"))
                .toList();
        subjects.forEach(step -> folder.subject(step, "date vote vote place by result code title wording"));
        folder.table("tracks", tracks);
        folder.table("steps", steps);
        folder.table("conditions", conditions);
        folder.table("stalls", stalls);
        folder.table("outcomes", outcomes);
        folder.table("links", links);
        folder.table("positions", positions);
        new RandomMotions(folder).add(slugs);
        return subjects;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private List<String> bodies() {
        List<String> slugs = folder.slugs("b", 1 + folder.number(4));
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> above = new ArrayList<>();
        for (String slug : slugs) {
            Map<String, String> row = new TreeMap<>(Map.of("slug", slug, "kind", folder.pick(BODY_KINDS)));
            folder.texts(row, "name", true);
            folder.texts(row, "about", false);
            folder.sometimes(row, "country", folder.pick(List.of("DE", "IR", "US")));
            folder.sometimes(row, "site", "https://example.org/" + slug);
            folder.sometimes(row, "dormant_after", String.valueOf(1 + folder.number(300)));
            // A part may stand before its whole, as the rows are shuffled.
            if (!above.isEmpty()) {
                folder.sometimes(row, "parent", folder.pick(above));
            }
            above.add(slug);
            rows.add(row);
            folder.subject("body:" + slug, "members competence may-table majority eligibility terms");
        }
        folder.table("bodies", rows);
        return slugs;
    }

    private void deadlines(List<String> bodies) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String body : bodies) {
            String session = "";
            for (String slug : folder.slugs("l", folder.number(4))) {
                Map<String, String> row = new TreeMap<>(Map.of(
                        "body",
                        body,
                        "slug",
                        slug,
                        "kind",
                        folder.pick(List.of("session", "deadline", "notice", "eligibility"))));
                if ("session".equals(row.get("kind"))) {
                    session = slug;
                } else if (!session.isEmpty()) {
                    folder.sometimes(row, "session", session);
                }
                folder.texts(row, "name", true);
                folder.texts(row, "about", false);
                rows.add(row);
                folder.subject("deadline:" + body + "/" + slug, "rule");
            }
        }
        folder.table("deadlines", rows);
    }

    private Map<String, String> track(
            String slug, String procedure, String body, List<String> groups, List<String> days) {
        Map<String, String> row = new TreeMap<>(Map.of(
                "slug",
                slug,
                "role",
                folder.pick(List.of("ours", "precedent")),
                "procedure",
                procedure,
                "body",
                body,
                "scope",
                folder.pick(List.of("same", "narrower", "wider", "other")),
                "force",
                folder.pick(List.of("binding", "binding-on-body", "political", "judicial", "none", "unknown"))));
        folder.texts(row, "name", true);
        folder.texts(row, "ask", false);
        folder.texts(row, "concerns", false);
        folder.texts(row, "about", false);
        if (procedure.equals("resolution")) {
            folder.sometimes(row, "act", folder.pick(List.of("resolution", "law", "mention", "call-for-mechanism")));
        }
        folder.sometimes(row, "day", folder.pick(days));
        String owner = folder.pick(groups);
        folder.sometimes(row, "owner", owner);
        String deputy = folder.pick(groups);
        if (!deputy.equals(owner)) {
            folder.sometimes(row, "deputy", deputy);
        }
        folder.subject("track:" + slug, "title code body-named passed effect");
        return row;
    }

    /// @param reopened whether another track can take this one up again
    private List<String> way(String procedure, boolean reopened) {
        Map<String, Set<String>> edges = StageTables.edges(procedure);
        List<String> way = new ArrayList<>();
        List<String> next = new ArrayList<>(StageTables.openings(procedure));
        while (!next.isEmpty() && !folder.chance(8)) {
            if (folder.chance(3)) {
                way.add(folder.pick(INCIDENTS));
            } else {
                // What is adopted on condition has the most rules of its own, so it comes more often than by chance.
                String stage = next.contains(CONDITIONAL) && folder.chance(4) ? CONDITIONAL : folder.pick(next);
                way.add(stage);
                next = new ArrayList<>(Objects.requireNonNull(edges.get(stage)));
                if (!reopened) {
                    next.remove("reopened");
                }
            }
        }
        if (way.isEmpty()) {
            way.add("noted");
        }
        return way;
    }

    private List<Map<String, String>> steps(String track, List<String> way) {
        List<Map<String, String>> rows = new ArrayList<>();
        int number = 0;
        for (String event : way) {
            number += 1 + folder.number(3);
            Map<String, String> row = new TreeMap<>(Map.of(
                    "track", track, "slug", event + "-" + number, "number", String.valueOf(number), "event", event));
            folder.texts(row, "text", true);
            if (event.equals("promise")) {
                folder.sometimes(row, "due", folder.pick(RandomFolder.DATES));
                folder.sometimes(row, "outcome", folder.pick(OUTCOMES));
            }
            rows.add(row);
        }
        return rows;
    }

    private void conditions(String track, List<Map<String, String>> way, List<String> groups) {
        for (int i = 0; i < way.size(); i++) {
            Map<String, String> step = way.get(i);
            boolean needed = cell(step, "event").equals(CONDITIONAL);
            String after = stageAfter(way, i);
            List<String> statuses =
                    needed && "in-force".equals(after) ? SETTLED : after == null ? UNANSWERED : STATUSES;
            for (int some = needed ? 1 + folder.number(2) : folder.number(8) / 7; some > 0; some--) {
                conditions.add(condition(track, cell(step, "slug"), folder.pick(statuses), groups));
            }
        }
    }

    private static @Nullable String stageAfter(List<Map<String, String>> way, int step) {
        return way.subList(step + 1, way.size()).stream()
                .map(row -> cell(row, "event"))
                .filter(event -> !INCIDENTS.contains(event))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> condition(String track, String step, String status, List<String> groups) {
        Map<String, String> row = new TreeMap<>(Map.of(
                "track",
                track,
                "slug",
                "c" + conditions.size(),
                "step",
                step,
                "wording",
                folder.shortText(),
                "language",
                folder.pick(RandomFolder.LANGUAGES),
                "source",
                folder.source(),
                "status",
                status));
        for (String column : List.of("translation", "judge", "evidence", "note")) {
            folder.texts(row, column, false);
        }
        folder.sometimes(row, "locator", folder.shortText());
        folder.sometimes(row, "rule", rule());
        folder.sometimes(row, "deadline", folder.pick(RandomFolder.DATES));
        folder.sometimes(row, "owner", folder.pick(groups));
        return row;
    }

    // One to three different conditions; what stands in parentheses is joined by the other word.
    private String rule() {
        List<String> atoms = new ArrayList<>(RULES);
        String joined = atoms.remove(folder.number(atoms.size()));
        if (folder.chance(2)) {
            String word = folder.pick(List.of("and", "or"));
            String other = atoms.remove(folder.number(atoms.size()));
            if (folder.chance(2)) {
                String third = folder.pick(atoms);
                other = "(" + other + (word.equals("and") ? " or " : " and ") + third + ")";
            }
            joined += " " + word + " " + other;
        }
        return joined;
    }

    private void stalls(String track) {
        for (String reason : REASONS) {
            if (folder.chance(5)) {
                Map<String, String> row = new TreeMap<>(Map.of(
                        "track", track, "reason", reason, "source", folder.source(), "stance", folder.pick(STANCES)));
                folder.sometimes(row, "since", folder.pick(RandomFolder.DATES));
                folder.sometimes(row, "until", folder.pick(RandomFolder.DATES));
                folder.texts(row, "note", false);
                stalls.add(row);
            }
        }
    }

    private void outcomes(String track, List<Map<String, String>> way) {
        Set<String> taken = new HashSet<>();
        for (int some = folder.number(3); some > 0; some--) {
            Map<String, String> row = new TreeMap<>(Map.of(
                    "track",
                    track,
                    "defendant",
                    folder.shortText(),
                    "outcome",
                    folder.pick(VERDICTS),
                    "step",
                    cell(folder.pick(way), "slug")));
            folder.sometimes(row, "count", folder.shortText());
            folder.texts(row, "note", false);
            if (taken.add(cell(row, "defendant") + "|" + row.getOrDefault("count", ""))) {
                outcomes.add(row);
            }
        }
    }

    private static final List<String> POSITIONS = List.of("yes", "no", "abstain", "absent", "not-voting");

    // One of each at most: a tally by chance may count no more than one.
    private void positions(String track, List<Map<String, String>> way) {
        for (Map<String, String> step : way) {
            if (cell(step, "event").equals("voted") || cell(step, "event").equals("adopted")) {
                for (String position : POSITIONS.subList(0, folder.number(POSITIONS.size()))) {
                    Map<String, String> row = new TreeMap<>(Map.of(
                            "track",
                            track,
                            "step",
                            cell(step, "slug"),
                            "position",
                            position,
                            "source",
                            folder.source()));
                    row.put("voter", position.equals("yes") ? "DE" : "Office of " + position);
                    folder.texts(row, "note", false);
                    positions.add(row);
                }
            }
        }
    }

    private void links(String track, List<Map<String, String>> way, List<String> others) {
        if (way.stream().anyMatch(step -> cell(step, "event").equals("reopened"))) {
            link(folder.pick(others), "reopens", track);
        }
        if (!others.isEmpty() && folder.chance(2)) {
            link(track, folder.pick(LINKS), folder.pick(others));
        }
    }

    private void link(String from, String kind, String to) {
        if (linked.add(List.of(from, kind, to))) {
            Map<String, String> row = new TreeMap<>(Map.of("from", from, "kind", kind, "to", to));
            folder.texts(row, "note", false);
            links.add(row);
        }
    }
}
