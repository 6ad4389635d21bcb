package org.yadman.approvals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.approvals.Approvals.Refusal;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;

/// Who may be the second person of which act.
@Component
class SecondPerson {

    // Both are asked for late: a room that does grave acts also asks for them.
    private final ObjectProvider<GraveAct> acts;
    private final ObjectProvider<Kinship> kinship;

    SecondPerson(ObjectProvider<GraveAct> acts, ObjectProvider<Kinship> kinship) {
        this.acts = acts;
        this.kinship = kinship;
    }

    /// The acts that some room does, by kind.
    Map<String, GraveAct> acts() {
        return acts.stream().collect(Collectors.toMap(GraveAct::kind, Function.identity()));
    }

    /// The act of a kind.
    ///
    /// @throws NotFound when no room does it any more
    GraveAct act(String kind) {
        return Optional.ofNullable(acts().get(kind)).orElseThrow(NotFound::new);
    }

    /// The kinds that somebody may approve.
    Set<String> kinds(Caller caller) {
        return acts().values().stream()
                .filter(act -> caller.may(act.approver()))
                .map(GraveAct::kind)
                .collect(Collectors.toSet());
    }

    /// Whether somebody may look at a request: who asked for it, and who may approve its kind.
    boolean maySee(Approval approval, Caller caller) {
        GraveAct act = acts().get(approval.kind());
        return act != null && (approval.askedBy().equals(caller.actor()) || caller.may(act.approver()));
    }

    /// Why somebody may not refuse it, or null. To say no, one may be close to whoever asks.
    @Nullable
    Refusal againstRefusing(Approval approval, Caller caller) {
        if (approval.askedBy().equals(caller.actor())) {
            return Refusal.SAME_PERSON;
        }
        return caller.may(act(approval.kind()).approver()) ? null : Refusal.NOT_ALLOWED;
    }

    /// Why somebody may not approve it, or null.
    @Nullable
    Refusal againstApproving(Approval approval, Caller caller) {
        Refusal refusal = againstRefusing(approval, caller);
        return refusal == null && kinship.getObject().areClose(approval.askedBy(), caller.actor())
                ? Refusal.TOO_CLOSE
                : refusal;
    }

    /// Whether this person is the only steward, and the act one that a steward approves and that can be done alone:
    /// there is nobody who could be the second person.
    boolean isAlone(GraveAct act, ActorId who) {
        Kinship known = kinship.getObject();
        Set<Permission> may = known.permissions(who);
        return act.canBeDoneAlone()
                && known.stewards() == 1
                && may.contains(Permission.STEWARD)
                && may.contains(act.approver());
    }

    /// What somebody is called by: the word for their role, as it stands in a message's select.
    String role(ActorId who) {
        Set<Permission> may = kinship.getObject().permissions(who);
        if (may.contains(Permission.STEWARD)) {
            return "steward";
        }
        if (may.contains(Permission.MODERATE)) {
            return "coordinator";
        }
        if (may.contains(Permission.ACT_FOR_GROUP)) {
            return "representative";
        }
        return may.contains(Permission.PROPOSE) ? "volunteer" : "gone";
    }
}
