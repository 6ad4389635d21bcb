package org.yadman.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Changes;
import org.yadman.platform.text.RuleWords;
import org.yadman.platform.web.ICalendar;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;

/// The days as a calendar feed: last year, this year and the next ten.
@Component
class DaysCalendar {

    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 10;

    private final Days days;
    private final Groups groups;
    private final RuleWords words;
    private final Changes changes;
    private final Options options;

    DaysCalendar(Days days, Groups groups, RuleWords words, Changes changes, Options options) {
        this.days = days;
        this.groups = groups;
        this.words = words;
        this.changes = changes;
        this.options = options;
    }

    /// The years that are shown of every day: last year, this year and the next ten.
    static List<Integer> years(LocalDate today) {
        return java.util.stream.IntStream.rangeClosed(today.getYear() - YEARS_BACK, today.getYear() + YEARS_AHEAD)
                .boxed()
                .toList();
    }

    String feed(Visitor v, String host) {
        Instant stamp = changes.last().at();
        Map<UUID, String> keepers = keepers(v);
        ICalendar calendar = new ICalendar(v.siteName().value(), v.language().tag());
        for (Day day : days.listAll()) {
            for (int year : years(v.today())) {
                for (Occurrence occurrence : day.in(year)) {
                    calendar.event(event(v, day, occurrence, keepers.getOrDefault(day.id(), ""), stamp, host));
                }
            }
        }
        return calendar.text();
    }

    private Map<UUID, String> keepers(Visitor v) {
        List<Observance> observances = days.listObservances();
        Map<UUID, Group> byId =
                groups.byId(observances.stream().map(Observance::group).toList());
        return observances.stream()
                .collect(Collectors.groupingBy(
                        Observance::day,
                        Collectors.mapping(
                                observance -> v.in(Objects.requireNonNull(byId.get(observance.group()))
                                                .name())
                                        .value(),
                                Collectors.joining(v.t("platform.rule.comma")))));
    }

    private ICalendar.Event event(
            Visitor v, Day day, Occurrence occurrence, String keepers, Instant stamp, String host) {
        StringBuilder description = new StringBuilder(v.fullDate(occurrence.first()));
        if (day.rule() != null) {
            description.append('\n').append(words.of(v.language(), day.rule()));
        }
        if (!keepers.isEmpty()) {
            description.append('\n').append(v.t("days.calendar.kept-by", "groups", keepers));
        }
        String address = options.base(host) + v.to("/days/" + day.slug());
        return new ICalendar.Event(
                occurrence.first() + "." + day.slug() + "@yadman",
                occurrence.first(),
                occurrence.last(),
                v.in(day.name()).value(),
                description.toString(),
                List.of(v.t("days.role." + org.yadman.platform.collect.FolderRow.word(day.role()))),
                address,
                stamp);
    }
}
