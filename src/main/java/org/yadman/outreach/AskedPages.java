package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.db.Counts;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;

/// How we asked: in numbers, for everybody.
@Controller
class AskedPages implements PublicPages {

    private final Figures figures;
    private final Countries countries;
    private final Counts counts;
    private final Templates templates;

    AskedPages(Figures figures, Countries countries, Counts counts, Templates templates) {
        this.figures = figures;
        this.countries = countries;
        this.counts = counts;
        this.templates = templates;
    }

    @Override
    public List<String> paths() {
        return List.of("/asked");
    }

    /// The page.
    ///
    /// @param until up to which day it is counted, which is left out
    /// @param fewest of how few addressees a country is not named
    /// @param aired what was on the air, in a sentence; empty where nothing was
    record AskedModel(Figures.Row total, int answered, List<Table> tables, String aired, LocalDate until, int fewest) {}

    /// One table, with a bar for each row.
    ///
    /// @param most the longest bar
    record Table(String title, String first, List<Line> lines, int most) {}

    /// A row of a table.
    record Line(String name, Figures.Row row) {}

    @GetMapping("/{lang}/asked")
    @Public
    Page asked(Visitor v) {
        LocalDate until = v.today().withDayOfMonth(1);
        Figures.All all = counts.of(new UpTo(until), () -> figures.before(until));
        return templates.page(
                v,
                "outreach/asked",
                new AskedModel(
                        all.total(),
                        all.answered(),
                        List.of(
                                table(
                                        "channel",
                                        all.channels(),
                                        word -> word.isEmpty()
                                                ? v.t("outreach.asked.others")
                                                : v.t("outreach.channel." + word),
                                        v),
                                table("country", all.countries(), code -> country(code, v), v),
                                table(
                                        "language",
                                        all.languages(),
                                        tag -> tag.isEmpty()
                                                ? v.t("outreach.asked.others")
                                                : new Language(tag).nameIn(v.language()),
                                        v),
                                table("month", all.months(), month -> month(month, v), v)),
                        aired(all.aired(), v),
                        until,
                        Figures.FEWEST));
    }

    private static String aired(Map<Channel, Integer> aired, Visitor v) {
        return aired.isEmpty()
                ? ""
                : v.t(
                        "broadcasts.asked",
                        "radio",
                        aired.getOrDefault(Channel.RADIO, 0),
                        "television",
                        aired.getOrDefault(Channel.TELEVISION, 0));
    }

    private record UpTo(LocalDate day) {}

    private Table table(String by, List<Figures.Row> rows, Function<String, String> name, Visitor v) {
        return new Table(
                v.t("outreach.asked.by", "by", by),
                v.t("outreach.asked.column", "by", by),
                rows.stream().map(row -> new Line(name.apply(row.name()), row)).toList(),
                rows.stream().mapToInt(Figures.Row::asked).max().orElse(0));
    }

    private String country(String code, Visitor v) {
        return code.isEmpty() ? v.t("outreach.asked.others") : countries.name(code, v.language());
    }

    private static String month(String month, Visitor v) {
        return v.date(PartialDate.parse(month));
    }
}
