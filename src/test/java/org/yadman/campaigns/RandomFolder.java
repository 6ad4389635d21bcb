package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A sound campaign folder by chance, from a seed: awkward texts, documents of every kind, tracks on ways that the
/// model allows, corrections, preferences made and taken back. Written by code of its own, so that the program's writer
/// is not tested with itself.
public final class RandomFolder {

    private static final List<String> AWKWARD = List.of(
            "plain",
            "with, commas, in it",
            "a \"quoted\" word",
            "two\nlines",
            "line\r\nends",
            "=1+1",
            "+49",
            "-x",
            "@all",
            "می‌خواهیم",
            "خانواده‌ها",
            "\u200Fراست\u200E",
            "\u2067جدا\u2069",
            "\u202Bدرون\u202C",
            "'apostrophe",
            "back\\slash",
            "# no comment",
            "a;b",
            "tab\there",
            "no\u00A0break",
            "${no} {0}",
            "<b>&amp;</b>",
            "null",
            "true",
            "~",
            "- item",
            "key: value",
            "100 %",
            "e\u0301",
            "ي ك",
            "۱۳۶۷",
            "«گیومه»",
            "| pipe |",
            "[link](https://example.org)",
            "%PDF-",
            "\"");
    static final List<String> LANGUAGES = List.of("en", "fa", "de", "es", "zh-Hant");
    static final List<String> DATES = List.of(
            "2002",
            "2002-10",
            "2002-10-02",
            "1988-22",
            "2021?",
            "2002-10~",
            "2002%",
            "1988-07/1988-09",
            "2003/..",
            "sh:1381-06-08",
            "sh:1367",
            "sh:1367-05/1367-07");
    private static final List<String> RULES = List.of(
            "gregorian 09-01",
            "solar-hijri 06-10",
            "friday nearest (solar-hijri 06-10)",
            "last friday of solar-hijri 12");
    private static final List<String> FIGURES = List.of("5000", "~5000", "2800-5000", ">1000", "thousands", "30000");
    private static final List<String> TALLIES = List.of(
            "counted 91-5",
            "recorded 84-19-68 of 193",
            "recorded 25-7-14 absent 1 of 47",
            "roll-call 507-12-17 not-voting 3 needed 269 quorum 100 of 705",
            "unanimous-consent",
            "consensus",
            "qualitative \"با \"\"اکثریت\"\" قاطع\"");
    private static final Map<String, byte[]> DOCUMENTS = Map.of(
            "pdf", "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\0".getBytes(ISO_8859_1),
            "jpg", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0".getBytes(ISO_8859_1),
            "png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1),
            "webp", "RIFF$\0\0\0WEBPVP8 ".getBytes(ISO_8859_1),
            "txt", "خاطره\n".getBytes(UTF_8));

    private final Random random;
    private final FolderFiles files = new FolderFiles();
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<String, String> subjects = new TreeMap<>();

    private RandomFolder(long seed) {
        this.random = new Random(seed);
    }

    /// The folder of a seed.
    public static RandomFolder of(long seed) {
        RandomFolder folder = new RandomFolder(seed);
        folder.campaign();
        folder.sources();
        List<String> groups = folder.slugs("g", 1 + folder.random.nextInt(5));
        List<String> days = folder.slugs("d", 1 + folder.random.nextInt(5));
        folder.groups(groups);
        folder.days(days);
        folder.observances(groups, days);
        List<String> steps = new RandomTracks(folder).add(groups, days);
        folder.claims(steps);
        folder.tables.forEach(folder::write);
        return folder;
    }

    public FolderFiles files() {
        return files;
    }

    /// Table → rows, each cell that is not empty by its column; the order is that of the file.
    Map<String, List<Map<String, String>>> tables() {
        return tables;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    String text() {
        StringBuilder text = new StringBuilder(pick(AWKWARD));
        while (random.nextBoolean()) {
            text.append(pick(List.of(" ", "\n", " – ", ""))).append(pick(AWKWARD));
        }
        if (chance(25)) {
            text.append(" دراز".repeat(800));
        }
        return text.toString();
    }

    String shortText() {
        String text = text();
        return text.length() > 500 ? text.substring(0, 500).strip() : text;
    }

    void texts(Map<String, String> row, String column, boolean required) {
        if (required || chance(2)) {
            do {
                row.put(column + "." + pick(LANGUAGES), text());
            } while (random.nextBoolean());
        }
    }

    void sometimes(Map<String, String> row, String column, String text) {
        if (random.nextBoolean()) {
            row.put(column, text);
        }
    }

    List<String> slugs(String letter, int count) {
        Set<String> slugs = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            slugs.add(letter + random.nextInt(1000) + (chance(3) ? "-x" : ""));
        }
        return new ArrayList<>(slugs);
    }

    private void campaign() {
        StringBuilder yaml = new StringBuilder("slug: campaign-x\nname:\n");
        for (String language : List.of("en", "fa", "zh-Hant")) {
            // Single quotes: only the quote itself is doubled, and a line stays a line.
            yaml.append("  ")
                    .append(language)
                    .append(": '")
                    .append(line().replace("'", "''"))
                    .append("'\n");
        }
        files.with("campaign.yaml", yaml.toString());
        subjects.put("campaign:campaign-x", "victims period");
        for (String key : List.of("lead", "guarantee", "about", "press")) {
            if (chance(2)) {
                files.with("texts/" + key + "." + pick(LANGUAGES) + ".md", text() + "\n");
            }
        }
    }

    private String line() {
        String text = text().replaceAll("[\r\n\t]+", " ");
        return text.length() > 400 ? text.substring(0, 400).strip() : text;
    }

    private void sources() {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> kinds = List.of("essay", "report", "web-page", "court-record", "broadcast");
        for (String slug : slugs("s", 2 + random.nextInt(5))) {
            Map<String, String> row = new TreeMap<>(Map.of("slug", slug, "kind", pick(kinds), "held", "page"));
            texts(row, "title", true);
            texts(row, "about", false);
            sometimes(row, "language", pick(LANGUAGES));
            sometimes(row, "author", shortText());
            sometimes(row, "publisher", shortText());
            sometimes(row, "published", pick(DATES));
            sometimes(row, "address", "https://example.org/?a=b&c=%d9%be#x");
            // Through one that stands before or, as the rows are shuffled, after it.
            if (!sources.isEmpty() && chance(3)) {
                row.put("held", "cited");
                row.put("via", pick(sources));
            } else if (chance(2)) {
                String ending = pick(new ArrayList<>(new TreeSet<>(DOCUMENTS.keySet())));
                String name = slug + (chance(2) ? ", a \"copy\"." : ".") + ending;
                row.put("held", "document");
                row.put("document", name);
                byte[] beginning = Objects.requireNonNull(DOCUMENTS.get(ending));
                byte[] mark = chance(4) ? new byte[0] : slug.getBytes(UTF_8);
                byte[] content = new byte[beginning.length + mark.length];
                System.arraycopy(beginning, 0, content, 0, beginning.length);
                System.arraycopy(mark, 0, content, beginning.length, mark.length);
                files.with("documents/" + name, content);
            }
            sources.add(slug);
            rows.add(row);
        }
        java.util.Collections.shuffle(rows, random);
        tables.put("sources", rows);
    }

    private void groups(List<String> slugs) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String slug : slugs) {
            Map<String, String> row = new TreeMap<>(
                    Map.of("slug", slug, "kind", pick(List.of("families", "human-rights-organisation", "other"))));
            texts(row, "name", true);
            texts(row, "about", false);
            sometimes(row, "country", pick(List.of("DE", "IR", "US")));
            sometimes(row, "site", "http://example.org/" + slug);
            rows.add(row);
            subjects.put("group:" + slug, "founded seat affiliation");
        }
        java.util.Collections.shuffle(rows, random);
        tables.put("groups", rows);
    }

    private void days(List<String> slugs) {
        List<Map<String, String>> rows = new ArrayList<>();
        String common = pick(slugs);
        for (String slug : slugs) {
            Map<String, String> row = new TreeMap<>(Map.of(
                    "slug",
                    slug,
                    "role",
                    slug.equals(common) ? "common" : pick(List.of("own", "neighbour", "holiday"))));
            texts(row, "name", true);
            texts(row, "about", false);
            rows.add(row);
            subjects.put("day:" + slug, "rule title proposed reason");
        }
        java.util.Collections.shuffle(rows, random);
        tables.put("days", rows);
    }

    private void observances(List<String> groups, List<String> days) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String group : groups) {
            for (String day : days) {
                if (chance(2)) {
                    Map<String, String> row = new TreeMap<>(Map.of("group", group, "day", day));
                    texts(row, "about", false);
                    rows.add(row);
                    subjects.put("observance:" + group + "/" + day, "since held/2003 people/2004 place/2005");
                }
            }
        }
        java.util.Collections.shuffle(rows, random);
        tables.put("observances", rows);
    }

    private static String type(String field) {
        return switch (field) {
            case "rule" -> "rule";
            case "vote" -> "tally";
            case "victims", "people/2004", "members" -> "figure";
            case "period", "founded", "proposed", "since", "held/2003", "date" -> "date";
            default -> "text";
        };
    }

    // Every step has a claim on its date; what else is claimed falls as it may.
    private void claims(List<String> steps) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<Map<String, String>> preferences = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        for (String step : steps) {
            Map<String, String> row = claim(step, "date");
            keys.add(key(row));
            rows.add(row);
        }
        for (int i = 0; i < 40; i++) {
            Map<String, String> row = claim(rows);
            if (!keys.add(key(row))) {
                continue;
            }
            rows.add(row);
            if (!cell(row, "stance").equals("denies") && chance(2)) {
                preferences.add(preference(row));
            }
        }
        tables.put("claims", rows);
        tables.put("preferences", preferences);
    }

    private static List<String> key(Map<String, String> row) {
        return List.of(
                cell(row, "subject"), cell(row, "field"), cell(row, "source"), cell(row, "value"), cell(row, "stance"));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private Map<String, String> claim(List<Map<String, String>> earlier) {
        List<Map<String, String>> correctable = earlier.stream()
                .filter(claim -> !cell(claim, "stance").equals("denies"))
                .toList();
        if (!correctable.isEmpty() && chance(4)) {
            Map<String, String> corrected = pick(correctable);
            Map<String, String> row = claim(cell(corrected, "subject"), cell(corrected, "field"));
            row.put("source", cell(corrected, "source"));
            row.put("corrects", cell(corrected, "value"));
            return row;
        }
        String subject = pick(new ArrayList<>(subjects.keySet()));
        return claim(subject, pick(List.of(cell(subjects, subject).split(" ", -1))));
    }

    private Map<String, String> claim(String subject, String field) {
        Map<String, String> row = new TreeMap<>(Map.of("subject", subject, "field", field, "source", pick(sources)));
        String type = type(cell(row, "field"));
        row.put(
                "value",
                switch (type) {
                    case "rule" -> pick(RULES);
                    case "figure" -> pick(FIGURES);
                    case "tally" -> pick(TALLIES);
                    case "date" -> pick(DATES);
                    default -> shortText();
                });
        if (type.equals("text")) {
            row.put("language", pick(LANGUAGES));
            texts(row, "translation", false);
        }
        row.put("stance", pick(List.of("asserts", "asserts", "reports", "infers", "denies")));
        sometimes(row, "claimed_by", shortText());
        sometimes(row, "locator", shortText());
        if (chance(3)) {
            row.put("quote", text());
            row.put("quote_language", pick(LANGUAGES));
        }
        texts(row, "note", false);
        row.put("entered_by", shortText());
        row.put("entered_on", "2026-0" + (1 + random.nextInt(9)) + "-15");
        return row;
    }

    /// Notes something that claims can be made about, with its fields.
    void subject(String subject, String fields) {
        subjects.put(subject, fields);
    }

    String source() {
        return pick(sources);
    }

    void table(String name, List<Map<String, String>> rows) {
        java.util.Collections.shuffle(rows, random);
        tables.put(name, rows);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private Map<String, String> preference(Map<String, String> claim) {
        Map<String, String> row = new TreeMap<>(Map.of(
                "subject",
                cell(claim, "subject"),
                "field",
                cell(claim, "field"),
                "decided_on",
                "2026-10-0" + (1 + random.nextInt(9))));
        if (!chance(4)) {
            row.put("source", cell(claim, "source"));
            row.put("value", cell(claim, "value"));
        }
        texts(row, "editor", true);
        texts(row, "reason", true);
        return row;
    }

    // Columns in any order, every cell in quotation marks or only those that need them: both are CSV.
    private void write(String table, List<Map<String, String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> names =
                rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        List<String> columns = new ArrayList<>(names);
        java.util.Collections.shuffle(columns, random);
        boolean always = random.nextBoolean();
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append(end);
        for (Map<String, String> row : rows) {
            csv.append(columns.stream()
                            .map(column -> quoted(row.getOrDefault(column, ""), always))
                            .collect(Collectors.joining(",")))
                    .append(end);
        }
        files.with(table + ".csv", csv.toString());
    }

    private static String quoted(String cell, boolean always) {
        boolean needed = cell.matches("(?s).*[\",\r\n].*");
        return always || needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
