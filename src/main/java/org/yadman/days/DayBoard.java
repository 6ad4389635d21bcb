package org.yadman.days;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Claims;

/// All days on one year around the common day: half a year before it, half a year after it.
@Component
public class DayBoard {

    private final Days days;
    private final Groups groups;
    private final Claims claims;
    private final YearDrawing drawing;

    DayBoard(Days days, Groups groups, Claims claims, YearDrawing drawing) {
        this.days = days;
        this.groups = groups;
        this.claims = claims;
        this.drawing = drawing;
    }

    /// The year around the common day's date.
    ///
    /// @param centre that date, or 1 July where there is no common day
    /// @param lines every occurrence in the window, in the order of time
    public record Year(@Nullable Day common, LocalDate centre, List<Line> lines) {

        List<YearDrawing.Mark> marks() {
            return lines.stream()
                    .filter(line -> !line.common())
                    .map(line -> new YearDrawing.Mark(line.slug(), line.name().value(), line.role(), line.date()))
                    .toList();
        }
    }

    /// One occurrence of a day.
    ///
    /// @param last its last day if it lasts longer than one, else null
    /// @param distance days after the common day, negative before it; null where there is none
    /// @param distanceWords the same in words
    public record Line(
            String slug,
            Text name,
            String path,
            DayRole role,
            LocalDate date,
            @Nullable LocalDate last,
            @Nullable Integer distance,
            String distanceWords,
            List<Keeper> keepers) {

        public boolean common() {
            return role == DayRole.COMMON;
        }
    }

    /// A group that keeps a day.
    ///
    /// @param since in words, or empty
    public record Keeper(Text name, String path, String since) {}

    /// The year whose common day begins in the Gregorian year.
    public Year of(int gregorianYear, Visitor v) {
        List<Day> all = days.listAll();
        Day common = all.stream()
                .filter(day -> day.role() == DayRole.COMMON)
                .findFirst()
                .orElse(null);
        LocalDate date = common == null
                ? null
                : common.in(gregorianYear).stream()
                        .findFirst()
                        .map(Occurrence::first)
                        .orElse(null);
        LocalDate centre = date == null ? LocalDate.of(gregorianYear, Month.JULY, 1) : date;
        Map<UUID, List<Keeper>> keepers = keepers(v);
        List<Line> lines = new ArrayList<>();
        for (Day day : all) {
            for (Occurrence occurrence : day.between(YearDrawing.windowStart(centre), YearDrawing.windowEnd(centre))) {
                lines.add(line(day, occurrence, date, keepers.getOrDefault(day.id(), List.of()), v));
            }
        }
        lines.sort(Comparator.comparing(Line::date).thenComparing(Line::role).thenComparing(Line::slug));
        return new Year(date == null ? null : common, centre, lines);
    }

    private Line line(Day day, Occurrence occurrence, @Nullable LocalDate common, List<Keeper> keepers, Visitor v) {
        Integer distance = common == null ? null : (int) ChronoUnit.DAYS.between(common, occurrence.first());
        return new Line(
                day.slug(),
                v.in(day.name()),
                v.to("/days/" + day.slug()),
                day.role(),
                occurrence.first(),
                occurrence.last().equals(occurrence.first()) ? null : occurrence.last(),
                distance,
                distance == null || day.role() == DayRole.COMMON ? "" : distance(distance, v),
                keepers);
    }

    /// "3 days after", "the same day".
    String distance(int days, Visitor v) {
        return days == 0
                ? v.t("days.distance.same")
                : v.t("days.distance", "direction", days < 0 ? "before" : "after", "days", Math.abs(days));
    }

    private Map<UUID, List<Keeper>> keepers(Visitor v) {
        List<Observance> observances = days.listObservances();
        Map<UUID, Group> byId =
                groups.byId(observances.stream().map(Observance::group).toList());
        Map<UUID, String> since = claims.values(Observance.KIND, "since");
        return observances.stream()
                .collect(Collectors.groupingBy(
                        Observance::day,
                        Collectors.mapping(
                                observance -> {
                                    Group group = Objects.requireNonNull(byId.get(observance.group()));
                                    String began = since.get(observance.id());
                                    return new Keeper(
                                            v.in(group.name()),
                                            v.to("/groups/" + group.slug()),
                                            began == null ? "" : v.date(PartialDate.parse(began)));
                                },
                                Collectors.toList())));
    }

    /// The year as a strip: the rulers of both calendars with a mark for each day; SVG, safe to insert as it is.
    public String strip(Year year, Visitor v) {
        return drawing.strip(v.language(), year.common() != null, year.centre(), year.marks());
    }
}
