package org.yadman.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.groups.StandingStore.Row;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How groups are checked, for everybody: the ways, the founders, how often what was decided, and each group as data.
@Controller
class StandingPages implements PublicPages {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final StandingStore standings;
    private final Mandates mandates;
    private final Groups groups;
    private final Templates templates;

    StandingPages(StandingStore standings, Mandates mandates, Groups groups, Templates templates) {
        this.standings = standings;
        this.mandates = mandates;
        this.groups = groups;
        this.templates = templates;
    }

    /// @param ways each way with how many groups are checked so
    /// @param months each month with what was decided in it
    record CheckingModel(List<Way> ways, List<Founding> founders, List<Month> months) {}

    record Way(String name, String about, int groups) {}

    record Founding(Text name, String path, String since) {}

    record Month(String name, String admitted, String refused, String suspended, String restored) {}

    @GetMapping("/{lang}/verification")
    @Public
    Page checking(Visitor v) {
        List<Row> rows = standings.listAll().stream()
                .filter(row -> !row.example() && row.standing().counts())
                .toList();
        List<Way> ways = new ArrayList<>();
        for (Checked checked : List.of(Checked.BY_TELEPHONE_OR_MAIL, Checked.BY_WEBSITE, Checked.KNOWN_TO_TWO)) {
            ways.add(new Way(
                    v.t("groups.checked." + checked.word()),
                    v.t("groups.way", "way", checked.word().replace('-', '_')),
                    (int) rows.stream().filter(row -> row.checked() == checked).count()));
        }
        return templates.page(v, "groups/verification", new CheckingModel(ways, founders(v), months(v)));
    }

    private List<Founding> founders(Visitor v) {
        List<Founder> founders = standings.listFounders();
        Map<UUID, Group> named =
                groups.byId(founders.stream().map(Founder::group).toList());
        return founders.stream()
                .flatMap(founder -> Optional.ofNullable(named.get(founder.group()))
                        .map(group -> new Founding(
                                v.in(group.name()), v.to("/groups/" + group.slug()), v.date(founder.since())))
                        .stream())
                .sorted(java.util.Comparator.comparing(Founding::path))
                .toList();
    }

    private List<Month> months(Visitor v) {
        Map<java.time.YearMonth, Map<StandingStore.Decision, Integer>> counts = new LinkedHashMap<>();
        standings
                .listCounts()
                .forEach(count -> counts.computeIfAbsent(
                                count.month(), any -> new java.util.EnumMap<>(StandingStore.Decision.class))
                        .put(count.decision(), count.number()));
        return counts.entrySet().stream()
                .map(month -> new Month(
                        v.date(PartialDate.parse(month.getKey().toString())),
                        number(month.getValue(), StandingStore.Decision.ADMITTED, v),
                        number(month.getValue(), StandingStore.Decision.REFUSED, v),
                        number(month.getValue(), StandingStore.Decision.SUSPENDED, v),
                        number(month.getValue(), StandingStore.Decision.RESTORED, v)))
                .toList();
    }

    private static String number(
            Map<StandingStore.Decision, Integer> counts, StandingStore.Decision decision, Visitor v) {
        return v.number(counts.getOrDefault(decision, 0));
    }

    /// One group as data.
    ///
    /// @param mandate the firmest that counts today; `none` where there is none
    record Line(
            String group,
            String checked,
            boolean admitted,
            boolean suspended,
            boolean founder,
            String mandate,
            @Nullable String mandateUntil) {

        String csv() {
            return String.join(
                    ",",
                    group,
                    checked,
                    String.valueOf(admitted),
                    String.valueOf(suspended),
                    String.valueOf(founder),
                    mandate,
                    mandateUntil == null ? "" : mandateUntil);
        }
    }

    private record Lines(List<Line> verification) {}

    @GetMapping("/api/v1/verification")
    @Public
    ResponseEntity<byte[]> json(Freshness freshness) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/json")
                .cacheControl(CacheControl.noCache())
                .body(JSON.writeValueAsBytes(new Lines(lines(freshness))));
    }

    @GetMapping("/api/v1/verification.csv")
    @Public
    ResponseEntity<String> csv(Freshness freshness) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"verification.csv\"")
                .cacheControl(CacheControl.noCache())
                .body("\uFEFFgroup,checked,admitted,suspended,founder,mandate,mandate_until\r\n"
                        + lines(freshness).stream()
                                .map(line -> line.csv() + "\r\n")
                                .collect(Collectors.joining()));
    }

    // Groups on which nothing was ever said are in the table of groups; here they would only be noise.
    private List<Line> lines(Freshness freshness) {
        freshness.today();
        Map<UUID, Row> rows = standings.listAll().stream()
                .filter(row -> !row.example()
                        && (row.checked() != Checked.NOT_YET || row.admittedOn() != null || row.founderSince() != null))
                .collect(Collectors.toMap(Row::id, row -> row));
        Map<UUID, Mandate> current = mandates.current(rows.keySet());
        Map<UUID, Group> named = groups.byId(rows.keySet());
        return rows.values().stream()
                .map(row -> {
                    Mandate mandate = current.get(row.id());
                    Standing standing = row.standing();
                    return new Line(
                            java.util.Objects.requireNonNull(named.get(row.id()))
                                    .slug(),
                            standing.checked().word(),
                            standing.admitted(),
                            standing.suspended(),
                            standing.founder(),
                            (mandate == null ? MandateLevel.NONE : mandate.level())
                                    .name()
                                    .toLowerCase(Locale.ROOT),
                            mandate == null ? null : mandate.until().toString());
                })
                .sorted(java.util.Comparator.comparing(Line::group))
                .toList();
    }

    @Override
    public List<String> paths() {
        return List.of("/verification");
    }
}
