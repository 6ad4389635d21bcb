package org.yadman.agreements;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Visitor;

/// Where a representative answers for the group: the same pages as with a code.
@Controller
class AnswerDeskPages {

    private static final String PATH = "/desk/answer";

    private final Slips slips;
    private final Answers answers;
    private final AnswerFlow flow;

    AnswerDeskPages(Slips slips, Answers answers, AnswerFlow flow) {
        this.slips = slips;
        this.answers = answers;
        this.flow = flow;
    }

    @GetMapping("/{lang}/desk/answer")
    @Requires(Permission.ACT_FOR_GROUP)
    Page open(Caller caller, Visitor v) {
        UUID group = group(caller);
        return flow.read(way(caller, v), addressee(group), answers.ofGroup(group), null, v);
    }

    @PostMapping("/{lang}/desk/answer")
    @Requires(Permission.ACT_FOR_GROUP)
    View answer(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        UUID group = group(caller);
        Addressee to = addressee(group);
        AnswerFlow.Way way = way(caller, v);
        if (sent.getOrDefault("act", "").equals("withdraw")) {
            answers.withdraw(group, caller.actor());
            return flow.read(way, to, answers.ofGroup(group), v.t("answers.withdrawn"), v);
        }
        return flow.go(way, to, answers.ofGroup(group), sent, v, content -> {
            Answer given = answers.speak(group, content, caller.actor());
            String told = v.t(
                    given.state() == Answer.State.CONFIRMED || !content.kind().agrees()
                            ? "answers.taken"
                            : "answers.taken.unchecked");
            return flow.read(way, to, answers.ofGroup(group), told, v);
        });
    }

    private static AnswerFlow.Way way(Caller caller, Visitor v) {
        return AnswerFlow.Way.of(v.to(PATH), Map.of(), caller, caller.account().toString());
    }

    private static UUID group(Caller caller) {
        UUID group = caller.group();
        if (group == null) {
            throw new NotFound();
        }
        return group;
    }

    private Addressee addressee(UUID group) {
        return slips.group(group).map(Addressee::of).orElseThrow(NotFound::new);
    }
}
