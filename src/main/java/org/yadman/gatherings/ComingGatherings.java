package org.yadman.gatherings;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.gatherings.GatheringStore.Count;
import org.yadman.gatherings.GatheringViews.Line;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where to go: what is held next, for the front page.
@Component
public class ComingGatherings {

    private static final int MOST = 4;

    private final Gatherings gatherings;
    private final GatheringViews views;
    private final Templates templates;

    ComingGatherings(Gatherings gatherings, GatheringViews views, Templates templates) {
        this.gatherings = gatherings;
        this.views = views;
        this.templates = templates;
    }

    /// @param year of the common day that comes next
    /// @param total how many are registered for it
    record ComingModel(int year, int total, int countries, List<Line> lines) {}

    /// The part of the page.
    ///
    /// @param day the common day that comes next, or null
    public Content panel(@Nullable LocalDate day, Visitor v) {
        int year = day == null ? v.today().getYear() : day.getYear();
        List<Count> counts = gatherings.countries(year);
        List<Line> lines = gatherings.list(GatheringFilter.all(Part.PUBLIC).between(v.today(), null), 0, MOST).stream()
                .map(each -> views.line(each, each.path(), v))
                .toList();
        return templates.fragment(
                v,
                "gatherings/coming",
                new ComingModel(
                        year,
                        counts.stream().mapToInt(Count::gatherings).sum(),
                        (int) counts.stream()
                                .filter(count -> !count.country().isEmpty())
                                .count(),
                        lines));
    }
}
