package org.yadman.days;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;

/// Who has kept which day, since when, and in which years: what a day's page and a group's page show.
@Component
class Remembrance {

    private final Days days;
    private final Groups groups;
    private final FieldViews views;

    Remembrance(Days days, Groups groups, FieldViews views) {
        this.days = days;
        this.groups = groups;
        this.views = views;
    }

    /// One group's keeping of one day.
    ///
    /// @param title the other side: on a group's page the day, on a day's page the group
    /// @param since the field, or null if nothing is claimed
    /// @param years newest first
    record Kept(
            Text title,
            String path,
            @Nullable DayRole role,
            @Nullable Text about,
            @Nullable FieldView since,
            @Nullable FieldView until,
            List<YearOfRemembrance> years) {}

    /// What is known of one year.
    ///
    /// @param year in the reader's digits
    record YearOfRemembrance(
            String year,
            @Nullable FieldView held,
            @Nullable FieldView people,
            @Nullable FieldView place) {}

    /// Who keeps a day, by slug of the group.
    List<Kept> ofDay(Day day, Visitor v) {
        List<Observance> observances = days.listObservances().stream()
                .filter(observance -> observance.day().equals(day.id()))
                .toList();
        Map<UUID, Group> keepers =
                groups.byId(observances.stream().map(Observance::group).toList());
        Map<UUID, Map<String, FieldView>> fields = fields(observances, v);
        List<Kept> kept = new ArrayList<>();
        for (Observance observance : observances) {
            Group group = Objects.requireNonNull(keepers.get(observance.group()));
            kept.add(kept(observance, v.in(group.name()), v.to("/groups/" + group.slug()), null, fields, v));
        }
        return kept;
    }

    /// Which days a group keeps, the common day first.
    List<Kept> ofGroup(Group group, Visitor v) {
        List<Observance> observances = days.listObservances().stream()
                .filter(observance -> observance.group().equals(group.id()))
                .toList();
        Map<UUID, Day> byId = days.listAll().stream().collect(Collectors.toMap(Day::id, Function.identity()));
        Map<UUID, Map<String, FieldView>> fields = fields(observances, v);
        return observances.stream()
                .map(observance -> new Pair(observance, Objects.requireNonNull(byId.get(observance.day()))))
                .sorted(Comparator.comparing((Pair pair) -> pair.day().role())
                        .thenComparing(pair -> pair.day().slug()))
                .map(pair -> kept(
                        pair.observance(),
                        v.in(pair.day().name()),
                        v.to("/days/" + pair.day().slug()),
                        pair.day().role(),
                        fields,
                        v))
                .toList();
    }

    private record Pair(Observance observance, Day day) {}

    private Map<UUID, Map<String, FieldView>> fields(Collection<Observance> observances, Visitor v) {
        return views.of(
                Observance.KIND, observances.stream().map(Observance::id).toList(), v);
    }

    private static Kept kept(
            Observance observance,
            Text title,
            String path,
            @Nullable DayRole role,
            Map<UUID, Map<String, FieldView>> fields,
            Visitor v) {
        Map<String, FieldView> ofThis = fields.getOrDefault(observance.id(), Map.of());
        return new Kept(
                title,
                path,
                role,
                observance.about().isEmpty() ? null : v.in(observance.about()),
                ofThis.get("since"),
                ofThis.get("until"),
                years(ofThis));
    }

    private static List<YearOfRemembrance> years(Map<String, FieldView> fields) {
        TreeMap<String, String> years = new TreeMap<>(Comparator.reverseOrder());
        fields.values().forEach(field -> {
            int slash = field.name().indexOf('/');
            if (slash > 0) {
                String year = field.name().substring(slash + 1);
                FieldView held = fields.get("held/" + year);
                years.put(year, held == null ? field.year() : held.year());
            }
        });
        return years.entrySet().stream()
                .map(year -> new YearOfRemembrance(
                        year.getValue(),
                        fields.get("held/" + year.getKey()),
                        fields.get("people/" + year.getKey()),
                        fields.get("place/" + year.getKey())))
                .toList();
    }
}
