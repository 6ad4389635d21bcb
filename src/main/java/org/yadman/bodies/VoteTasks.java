package org.yadman.bodies;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// Reminds a group of a number that will soon be forgotten, unless it says it again.
@Component
class VoteTasks implements DeskSource {

    private static final int MONTHS_BEFORE = 2;

    private final Bodies bodies;
    private final VotesWeHave votes;

    VoteTasks(Bodies bodies, VotesWeHave votes) {
        this.bodies = bodies;
        this.votes = votes;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        UUID group = caller.group();
        if (group == null || !caller.may(Permission.ACT_FOR_GROUP)) {
            return List.of();
        }
        Map<UUID, Body> all = bodies.listAll().stream().collect(Collectors.toMap(Body::id, Function.identity()));
        return votes.own(group, all.keySet()).entrySet().stream()
                .filter(own ->
                        !visitor.today().isBefore(forgotten(own.getValue()).minusMonths(MONTHS_BEFORE)))
                .map(own -> task(Objects.requireNonNull(all.get(own.getKey())), own.getValue(), visitor))
                .toList();
    }

    private static Task task(Body body, VotesWeHave.Own own, Visitor visitor) {
        return new Task(
                visitor.t("votes.task", "body", visitor.in(body.name()).value()),
                forgotten(own).minusDays(1),
                VotesDesk.PATH + "/own?body=" + body.slug());
    }

    private static LocalDate forgotten(VotesWeHave.Own own) {
        return own.month().plusMonths(VotesWeHave.MONTHS_KEPT).atDay(1);
    }
}
