package org.yadman.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Counts;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.BackPlan;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.sources.Claims;

/// The dates that follow from the rules of bodies' calendars, as far as sources agree on them.
@Component
public class Calendars {

    /// How far ahead a date is looked for: every rule that comes back does so within nine years.
    private static final int YEARS_AHEAD = 9;

    private final BodyStore store;
    private final Claims claims;
    private final Counts counts;

    Calendars(BodyStore store, Claims claims, Counts counts) {
        this.store = store;
        this.claims = claims;
        this.counts = counts;
    }

    /// A last day to come.
    ///
    /// @param deadline of which it is the next one
    /// @param name what it is called
    public record Due(UUID deadline, Localized name, LocalDate on) {}

    /// A session with what leads to it, planned backwards.
    ///
    /// @param steps what can stand in the plan, in one order
    record Planned(Deadline session, List<Deadline> steps, BackPlan<UUID> plan) {}

    private record Day(LocalDate day) {}

    /// The next last day of everything that must be done before these bodies can decide, by body.
    public Map<UUID, List<Due>> dues(LocalDate today) {
        return counts.of(new Day(today), () -> {
            Map<UUID, List<Due>> dues = new LinkedHashMap<>();
            store.listAllDeadlines().stream()
                    .collect(Collectors.groupingBy(Deadline::body))
                    .forEach((body, calendar) -> {
                        List<Due> ofBody = dues(calendar, today);
                        if (!ofBody.isEmpty()) {
                            dues.put(body, ofBody);
                        }
                    });
            return dues;
        });
    }

    private List<Due> dues(List<Deadline> calendar, LocalDate today) {
        Map<UUID, Occurrence> next = next(calendar, today);
        return calendar.stream()
                .filter(deadline -> deadline.kind() != Deadline.Kind.SESSION)
                .flatMap(deadline -> Stream.ofNullable(next.get(deadline.id()))
                        .map(on -> new Due(deadline.id(), deadline.name(), on.first())))
                .filter(due -> !due.on().isBefore(today))
                .sorted(Comparator.comparing(Due::on))
                .toList();
    }

    /// When the dates of one body's calendar fall next; without those of which it is not known.
    Map<UUID, Occurrence> next(List<Deadline> calendar, LocalDate today) {
        Map<UUID, DayRule> rules = rules(calendar);
        List<Planned> plans = plans(calendar, rules, today);
        Map<UUID, Occurrence> next = new LinkedHashMap<>();
        rules.forEach((deadline, rule) -> {
            Optional<Occurrence> on = rule.countsFromMeeting()
                    ? plans.stream()
                            .flatMap(each -> each.plan().next(deadline).stream())
                            .min(Comparator.naturalOrder())
                            .map(day -> new Occurrence(day, day))
                    : next(rule, today);
            on.ifPresent(occurrence -> next.put(deadline, occurrence));
        });
        return next;
    }

    private static Optional<Occurrence> next(DayRule rule, LocalDate today) {
        return rule.between(today.minusDays(DayRule.LONGEST_RANGE), today.plusYears(YEARS_AHEAD)).stream()
                .filter(occurrence -> !occurrence.last().isBefore(today))
                .min(Comparator.comparing(Occurrence::first));
    }

    /// The plans for the sessions of a body that are known to come and need something before.
    List<Planned> plans(Body body, LocalDate today) {
        List<Deadline> calendar = store.listDeadlines(body.id());
        return plans(calendar, rules(calendar), today);
    }

    private static List<Planned> plans(List<Deadline> calendar, Map<UUID, DayRule> rules, LocalDate today) {
        List<Planned> plans = new ArrayList<>();
        for (Deadline session : calendar) {
            DayRule meets = rules.get(session.id());
            if (session.kind() == Deadline.Kind.SESSION && meets != null) {
                Map<UUID, DayRule> towards = new LinkedHashMap<>();
                List<Deadline> steps = calendar.stream()
                        .filter(step -> step.kind() != Deadline.Kind.SESSION && rules.containsKey(step.id()))
                        .filter(step -> step.session() == null || session.id().equals(step.session()))
                        .toList();
                steps.forEach(
                        step -> Stream.ofNullable(rules.get(step.id())).forEach(rule -> towards.put(step.id(), rule)));
                BackPlan<UUID> plan = BackPlan.of(meets, towards, today);
                if (!steps.isEmpty() && !plan.meetings().isEmpty()) {
                    plans.add(new Planned(session, steps, plan));
                }
            }
        }
        return plans;
    }

    private Map<UUID, DayRule> rules(Collection<Deadline> calendar) {
        Map<UUID, DayRule> rules = new LinkedHashMap<>();
        claims.values(
                        Deadline.KIND,
                        Deadlines.RULE,
                        calendar.stream().map(Deadline::id).toList())
                .forEach((deadline, rule) -> rules.put(deadline, DayRule.parse(rule)));
        return rules;
    }
}
