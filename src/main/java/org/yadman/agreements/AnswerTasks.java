package org.yadman.agreements;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.agreements.Answer.State;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// Answers that wait for somebody: to be read back, to be replied to, to be asked again.
@Component
class AnswerTasks implements DeskSource {

    private final Answers answers;

    AnswerTasks(Answers answers) {
        this.answers = answers;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        if (!caller.may(Permission.REACH_GROUPS)) {
            return List.of();
        }
        return answers.list(State.WAITING).stream()
                .filter(answer -> !answer.content().kind().agrees() || answers.mayRead(answer, caller))
                // Whoever asked to be asked again later is left in peace until then.
                .filter(answer -> answer.content().kind() != AnswerKind.LATER
                        || !answer.dueOn().isAfter(visitor.today()))
                .flatMap(answer -> task(answer, visitor).stream())
                .toList();
    }

    private Optional<Task> task(Answer answer, Visitor v) {
        return answers.from(answer)
                .map(to -> new Task(
                        v.t(
                                "answers.task",
                                "kind",
                                answer.content().kind().agrees()
                                        ? "agrees"
                                        : answer.content().kind().word(),
                                "group",
                                v.in(to.name()).value()),
                        answer.dueOn(),
                        "/desk/answers/" + answer.id()));
    }
}
