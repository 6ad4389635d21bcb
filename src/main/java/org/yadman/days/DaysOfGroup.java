package org.yadman.days;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.GroupPanel;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Claims;

/// The days that a group keeps, on its page and in the list of groups.
@Component
class DaysOfGroup implements GroupPanel {

    private final Days days;
    private final Claims claims;
    private final Remembrance remembrance;
    private final Templates templates;

    DaysOfGroup(Days days, Claims claims, Remembrance remembrance, Templates templates) {
        this.days = days;
        this.claims = claims;
        this.remembrance = remembrance;
        this.templates = templates;
    }

    @Override
    public Optional<Content> panel(Group group, Visitor visitor) {
        List<Remembrance.Kept> kept = remembrance.ofGroup(group, visitor);
        return Optional.of(templates.fragment(visitor, "days/group", kept));
    }

    @Override
    public Map<UUID, List<Visitor.Link>> inList(Collection<UUID> groups, Visitor visitor) {
        Map<UUID, Day> byId = days.listAll().stream().collect(Collectors.toMap(Day::id, Function.identity()));
        Map<UUID, String> since = claims.values(Observance.KIND, "since");
        Map<UUID, List<Visitor.Link>> links = new LinkedHashMap<>();
        for (Observance observance : days.listObservances()) {
            if (groups.contains(observance.group())) {
                Day day = Objects.requireNonNull(byId.get(observance.day()));
                links.computeIfAbsent(observance.group(), group -> new ArrayList<>())
                        .add(new Visitor.Link(
                                withSince(visitor.in(day.name()).value(), since.get(observance.id()), visitor),
                                visitor.to("/days/" + day.slug()),
                                false,
                                visitor.language()));
            }
        }
        return links;
    }

    private static String withSince(String day, @org.jspecify.annotations.Nullable String since, Visitor visitor) {
        return since == null
                ? day
                : visitor.t("days.kept-since", "day", day, "since", visitor.date(PartialDate.parse(since)));
    }
}
