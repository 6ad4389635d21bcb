package org.yadman.outreach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.outreach.DeskFigures.All;
import org.yadman.outreach.DeskFigures.By;
import org.yadman.outreach.DeskFigures.Row;
import org.yadman.outreach.FigureDrawing.Named;
import org.yadman.outreach.FigureDrawing.Picture;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;

/// What works, for those who keep the record: a drawing, tables, and the same for a spreadsheet.
@Controller
class FigurePages {

    static final String PATH = "/desk/outreach/figures";

    private final DeskFigures figures;
    private final Appeals appeals;
    private final Countries countries;
    private final Templates templates;

    FigurePages(DeskFigures figures, Appeals appeals, Countries countries, Templates templates) {
        this.figures = figures;
        this.appeals = appeals;
        this.countries = countries;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param aired what was on the air, in a sentence; empty where nothing was
    record Model(Caller caller, Row total, String aired, List<Picture> months, List<Table> tables) {}

    /// One table.
    record Table(String title, String first, List<Named> rows) {}

    @GetMapping("/{lang}/desk/outreach/figures")
    @Requires(Permission.KEEP_RECORD)
    Page show(Caller caller, Visitor v) {
        All all = figures.upTo(v.today());
        Map<By, List<Named>> named = named(all, v);
        List<Table> tables = Arrays.stream(By.values())
                .map(by -> new Table(
                        v.t("figures.by", "by", by.word()),
                        v.t("figures.column", "by", by.word()),
                        Objects.requireNonNull(named.get(by))))
                .toList();
        return templates.page(
                v,
                "outreach/figures",
                new Model(
                        caller,
                        all.total(),
                        aired(all, v),
                        FigureDrawing.of(Objects.requireNonNull(named.get(By.MONTH)), v),
                        tables));
    }

    private static String aired(All all, Visitor v) {
        return all.aired().isEmpty()
                ? ""
                : v.t(
                        "figures.aired",
                        "radio",
                        all.aired().getOrDefault(Channel.RADIO, 0),
                        "television",
                        all.aired().getOrDefault(Channel.TELEVISION, 0),
                        "calls",
                        all.calls());
    }

    private Map<By, List<Named>> named(All all, Visitor v) {
        Map<String, String> titles = appeals.list().stream()
                .collect(Collectors.toMap(
                        appeal -> appeal.id().toString(),
                        appeal -> appeal.content().title()));
        return all.parts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        part -> part.getValue().stream()
                                .map(row -> new Named(name(part.getKey(), row.name(), titles, v), row))
                                .toList()));
    }

    private String name(By by, String name, Map<String, String> titles, Visitor v) {
        if (name.isEmpty()) {
            return v.t("outreach.unknown");
        }
        return switch (by) {
            case APPEAL -> titles.getOrDefault(name, name);
            case CHANNEL -> v.t("outreach.channel." + name);
            case COUNTRY -> countries.name(name, v.language());
            case LANGUAGE -> new Language(name).nameIn(v.language());
            case MONTH -> v.date(PartialDate.parse(name));
        };
    }

    /// The same for a spreadsheet.
    @GetMapping("/{lang}/desk/outreach/figures.csv")
    @Requires(Permission.KEEP_RECORD)
    ResponseEntity<byte[]> sheet(Visitor v) {
        Map<By, List<Named>> named = named(figures.upTo(v.today()), v);
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("by", "name", "asked", "arrived", "answered", "agreed", "median")
                .map(column -> v.t("figures.sheet." + column))
                .toList());
        for (By by : By.values()) {
            for (Named line : Objects.requireNonNull(named.get(by))) {
                Row row = line.row();
                // A month for a program, not for a reader.
                String name = by == By.MONTH ? row.name() : line.name();
                rows.add(List.of(
                        v.t("figures.column", "by", by.word()),
                        name,
                        String.valueOf(row.asked()),
                        String.valueOf(row.arrived()),
                        String.valueOf(row.answered()),
                        String.valueOf(row.agreed()),
                        row.median() == null ? "" : row.median().toString()));
            }
        }
        return CsvText.answer("what-works.csv", rows);
    }
}
