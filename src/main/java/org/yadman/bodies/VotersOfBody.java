package org.yadman.bodies;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.sources.FieldView;

/// Who can vote in a body: how it decides, who may bring something before it, how the vote is gained and until when,
/// how many of us have one, and which group speaks for us.
@Component
class VotersOfBody {

    /// The fields that stand here and not among what else is known.
    static final List<String> FIELDS = List.of(Bodies.ELIGIBILITY, Bodies.MAJORITY, Bodies.MAY_TABLE);

    private final BodyStore store;
    private final Calendars calendars;
    private final LastDays lastDays;
    private final VotesWeHave votes;
    private final Groups groups;
    private final Templates templates;

    VotersOfBody(
            BodyStore store,
            Calendars calendars,
            LastDays lastDays,
            VotesWeHave votes,
            Groups groups,
            Templates templates) {
        this.store = store;
        this.calendars = calendars;
        this.lastDays = lastDays;
        this.votes = votes;
        this.groups = groups;
        this.templates = templates;
    }

    /// @param facts the fields of `FIELDS` that anybody says something of
    /// @param joined whether people can join the body
    /// @param join sentences
    /// @param ours a sentence; empty where nobody can join
    record VotersModel(List<FieldView> facts, boolean joined, List<String> join, String ours, List<Speaker> speakers) {}

    /// Who speaks for us at a meeting.
    ///
    /// @param when the next one, in words; empty where it is not known
    record Speaker(Text session, String when, Text group, String path) {}

    Content of(Body body, Map<String, FieldView> fields, Visitor v) {
        List<FieldView> facts = FIELDS.stream()
                .flatMap(name -> Stream.ofNullable(fields.get(name)))
                .toList();
        return templates.fragment(
                v,
                "bodies/voters",
                new VotersModel(
                        facts,
                        body.kind().canBeJoined(),
                        lastDays.of(body, v),
                        body.kind().canBeJoined() ? ours(votes.told(), body.id(), v) : "",
                        speakers(List.of(body.id()), v).getOrDefault(body.id(), List.of())));
    }

    /// How many of us have a vote there, as it is published.
    static String ours(VotesWeHave.Told told, UUID body, Visitor v) {
        LocalDate on = told.on();
        Long number = told.votes().get(body);
        return on == null || number == null
                ? v.t("votes.ours.none")
                : v.t("votes.ours", "number", number, "date", v.date(on));
    }

    /// Body → who speaks at its meetings.
    Map<UUID, List<Speaker>> speakers(Collection<UUID> bodies, Visitor v) {
        return bodies.stream().collect(Collectors.toMap(body -> body, body -> speakers(store.listDeadlines(body), v)));
    }

    private List<Speaker> speakers(List<Deadline> calendar, Visitor v) {
        List<Deadline> sessions =
                calendar.stream().filter(each -> each.speaker() != null).toList();
        if (sessions.isEmpty()) {
            return List.of();
        }
        Map<UUID, Group> speaking = groups.byId(sessions.stream()
                .map(each -> Objects.requireNonNull(each.speaker()))
                .collect(Collectors.toSet()));
        Map<UUID, Occurrence> next = calendars.next(calendar, v.today());
        List<Speaker> speakers = new ArrayList<>();
        for (Deadline session : sessions) {
            Group group = Objects.requireNonNull(speaking.get(Objects.requireNonNull(session.speaker())));
            speakers.add(new Speaker(
                    v.in(session.name()),
                    Optional.ofNullable(next.get(session.id()))
                            .map(on -> v.date(on.first()))
                            .orElse(""),
                    v.in(group.name()),
                    v.to("/groups/" + group.slug())));
        }
        return speakers;
    }
}
