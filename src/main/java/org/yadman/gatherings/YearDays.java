package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.days.Day;
import org.yadman.days.DayRole;
import org.yadman.days.Days;
import org.yadman.gatherings.GatheringFilter.ForDay;
import org.yadman.gatherings.GatheringStore.DayCount;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;

/// The days of a year with what is held for each: the common day and the groups' own days together.
@Component
class YearDays {

    private final Days days;
    private final Gatherings gatherings;

    YearDays(Days days, Gatherings gatherings) {
        this.days = days;
        this.gatherings = gatherings;
    }

    /// A day of the year.
    ///
    /// @param on when it comes in that year; empty while its rule is undecided
    /// @param count how many gatherings are held for it, without those that were called off
    /// @param address the list narrowed to these
    /// @param here whether it is narrowed to them now
    record Row(Text name, String path, boolean common, List<LocalDate> on, int count, String address, boolean here) {}

    /// The common day always and first, then every other day for which something is held, in the order of the year.
    List<Row> of(int year, Listing.Query query, Visitor v) {
        List<DayCount> counts = gatherings.days(year);
        List<Row> rows = new ArrayList<>();
        for (Day day : days.listAll()) {
            boolean common = day.role() == DayRole.COMMON;
            int count = counts.stream()
                    .mapToInt(each -> day.id().equals(each.day()) ? each.gatherings() : common ? each.common() : 0)
                    .sum();
            if (common || count > 0) {
                rows.add(new Row(
                        v.in(day.name()),
                        v.to("/days/" + day.slug()),
                        common,
                        day.in(year).stream().map(Occurrence::first).toList(),
                        count,
                        query.with("day", day.slug()).with("when", "all").address(v),
                        day.slug().equals(query.get("day"))));
            }
        }
        rows.sort(Comparator.comparing((Row row) -> !row.common())
                .thenComparing(
                        row -> row.on().isEmpty() ? LocalDate.MAX : row.on().getFirst()));
        return rows;
    }

    /// The day of this slug: null where none was asked for, and one that nothing is held for where there is no such.
    @Nullable
    ForDay asked(String slug) {
        return slug.isEmpty()
                ? null
                : days.find(slug)
                        .map(day -> new ForDay(day.id(), day.role() == DayRole.COMMON))
                        .orElse(new ForDay(new UUID(0, 0), false));
    }
}
