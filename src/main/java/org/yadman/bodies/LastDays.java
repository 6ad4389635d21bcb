package org.yadman.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Deadline.Kind;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.BackPlan;
import org.yadman.pure.calendars.Occurrence;

/// Until when one can still join a body to vote at its next meeting, in sentences.
@Component
class LastDays {

    private final BodyStore store;
    private final Calendars calendars;

    LastDays(BodyStore store, Calendars calendars) {
        this.store = store;
        this.calendars = calendars;
    }

    /// A sentence for each kind of meeting; where no meeting is known to come, the next last day by itself. Nothing
    /// where neither is known.
    List<String> of(Body body, Visitor v) {
        List<String> sentences = new ArrayList<>();
        for (Calendars.Planned planned : calendars.plans(body, v.today())) {
            planned.steps().stream()
                    .filter(step -> step.kind() == Kind.ELIGIBILITY)
                    .flatMap(step -> sentence(planned, step, v).stream())
                    .forEach(sentences::add);
        }
        return sentences.isEmpty() ? alone(body, v) : sentences;
    }

    private static Optional<String> sentence(Calendars.Planned planned, Deadline step, Visitor v) {
        String session = v.in(planned.session().name()).value();
        Optional<BackPlan.Missed<UUID>> missed = planned.plan().missed().stream()
                .filter(each -> each.what().equals(step.id()))
                .findFirst();
        if (missed.isEmpty()) {
            return planned.plan().meetings().stream()
                    .flatMap(meeting -> meeting.steps().stream()
                            .filter(each -> each.what().equals(step.id()))
                            .map(each -> v.t(
                                    "votes.join.open",
                                    "session",
                                    session,
                                    "meeting",
                                    v.date(meeting.day()),
                                    "day",
                                    v.fullDate(each.lastDay()))))
                    .findFirst();
        }
        LocalDate then = missed.get().then();
        LocalDate later = missed.get().thenMeeting();
        return Optional.of(v.t(
                "votes.join.over",
                "session",
                session,
                "meeting",
                v.date(missed.get().meeting()),
                "day",
                v.date(missed.get().lastDay()),
                "again",
                then == null ? "no" : "yes",
                "then",
                then == null ? "" : v.fullDate(then),
                "later",
                later == null ? "" : v.date(later)));
    }

    private List<String> alone(Body body, Visitor v) {
        List<Deadline> days = store.listDeadlines(body.id()).stream()
                .filter(deadline -> deadline.kind() == Kind.ELIGIBILITY)
                .toList();
        Map<UUID, Occurrence> next = calendars.next(days, v.today());
        return days.stream()
                .filter(deadline -> next.containsKey(deadline.id()))
                .map(deadline -> v.t(
                        "votes.join.day",
                        "name",
                        v.in(deadline.name()).value(),
                        "day",
                        v.fullDate(
                                Objects.requireNonNull(next.get(deadline.id())).first())))
                .toList();
    }
}
