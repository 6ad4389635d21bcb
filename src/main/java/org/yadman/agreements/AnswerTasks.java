package org.yadman.agreements;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.agreements.Answer.State;
import org.yadman.groups.Group;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What waits for those who reach groups: answers to be read back, to be replied to, to be asked for again; agreements
/// whose year ends.
@Component
class AnswerTasks implements DeskSource {

    private final Answers answers;
    private final Slips slips;
    private final Texts texts;
    private final Agreements agreements;

    AnswerTasks(Answers answers, Slips slips, Texts texts, Agreements agreements) {
        this.answers = answers;
        this.slips = slips;
        this.texts = texts;
        this.agreements = agreements;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        if (!caller.may(Permission.REACH_GROUPS)) {
            return List.of();
        }
        Stream<Task> renewals = texts.current().stream()
                .flatMap(text -> agreements.record(text.id()).stream())
                .filter(agreement -> agreement.toRenew(visitor.today()))
                // Whoever has let it lapse for so long has answered.
                .filter(agreement -> agreement.renewBy().isAfter(visitor.today().minusDays(Agreements.DAYS_TO_RENEW)))
                .flatMap(agreement ->
                        slips.group(agreement.group()).stream().map(group -> renewal(agreement, group, visitor)));
        return Stream.concat(waiting(caller, visitor), renewals).toList();
    }

    // A group without a representative sees no desk: somebody reminds it, and it renews by its code.
    private static Task renewal(Agreement agreement, Group group, Visitor v) {
        return new Task(
                v.t("answers.task.renew", "group", v.in(group.name()).value()), agreement.renewBy(), "/desk/slips");
    }

    private Stream<Task> waiting(Caller caller, Visitor visitor) {
        return answers.list(State.WAITING).stream()
                .filter(answer -> !answer.content().takesEffect() || answers.mayRead(answer, caller))
                // Whoever asked to be asked again later is left in peace until then.
                .filter(answer -> answer.content().kind() != AnswerKind.LATER
                        || !answer.dueOn().isAfter(visitor.today()))
                .flatMap(answer -> task(answer, visitor).stream());
    }

    private Optional<Task> task(Answer answer, Visitor v) {
        return answers.from(answer)
                .map(to -> new Task(
                        v.t(
                                "answers.task",
                                "kind",
                                answer.content().takesEffect()
                                        ? "agrees"
                                        : answer.content().kind().word(),
                                "group",
                                v.in(to.name()).value()),
                        answer.dueOn(),
                        "/desk/answers/" + answer.id()));
    }
}
