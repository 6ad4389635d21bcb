package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Texts of resolutions, by chance: versions in their order, amendments of earlier ones, paragraphs as they must follow
/// one another, laid before some of the tracks.
final class RandomMotions {

    private static final List<String> OUTCOMES = List.of("proposed", "accepted", "rejected", "withdrawn", "absorbed");

    private final RandomFolder folder;
    private final List<Map<String, String>> versions = new ArrayList<>();
    private final List<Map<String, String>> clauses = new ArrayList<>();
    private final List<Map<String, String>> tablings = new ArrayList<>();

    RandomMotions(RandomFolder folder) {
        this.folder = folder;
    }

    /// Adds all tables of motions to the folder.
    void add(List<String> tracks) {
        List<Map<String, String>> motions = new ArrayList<>();
        for (String motion : folder.slugs("m", folder.number(4))) {
            Map<String, String> row = new TreeMap<>(Map.of("slug", motion));
            folder.texts(row, "name", true);
            folder.texts(row, "about", false);
            folder.sometimes(row, "model", folder.pick(List.of("city", "ngo-section", "un-ga")));
            motions.add(row);
            List<String> earlier = new ArrayList<>();
            for (String version : folder.slugs("v", folder.number(5))) {
                version(motion, version, earlier);
                clauses(motion, version);
                tracks.stream().filter(track -> folder.chance(4)).forEach(track -> {
                    Map<String, String> tabling =
                            new TreeMap<>(Map.of("motion", motion, "version", version, "track", track));
                    folder.texts(tabling, "note", false);
                    tablings.add(tabling);
                });
                earlier.add(version);
            }
        }
        folder.table("motions", motions);
        folder.table("versions", versions);
        folder.table("clauses", clauses);
        folder.table("tablings", tablings);
    }

    private void version(String motion, String slug, List<String> earlier) {
        boolean amendment = !earlier.isEmpty() && folder.chance(2);
        Map<String, String> row = new TreeMap<>(Map.of(
                "motion",
                motion,
                "slug",
                slug,
                "number",
                // Places need not be next to each other.
                String.valueOf(7 * (earlier.size() + 1)),
                "kind",
                amendment ? "amendment" : folder.pick(List.of("draft", "revision"))));
        if (amendment) {
            row.put("amends", folder.pick(earlier));
            row.put("outcome", folder.pick(OUTCOMES));
        }
        folder.sometimes(row, "date", folder.pick(List.of("2002", "2002-10", "2002-10-02", "sh:1381-06")));
        folder.texts(row, "proposed_by", false);
        folder.texts(row, "note", false);
        versions.add(row);
    }

    private void clauses(String motion, String version) {
        List<String> kinds = new ArrayList<>();
        if (folder.chance(2)) {
            kinds.add("title");
        }
        for (int i = folder.number(12); i > 0; i--) {
            kinds.add("whereas");
        }
        for (int i = 1 + folder.number(4); i > 0; i--) {
            kinds.add("resolved");
        }
        for (int i = 0; i < kinds.size(); i++) {
            Map<String, String> row = new TreeMap<>(Map.of(
                    "motion", motion, "version", version, "number", String.valueOf(i + 1), "kind", kinds.get(i)));
            folder.texts(row, "text", true);
            clauses.add(row);
        }
    }
}
