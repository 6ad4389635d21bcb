package org.yadman.approvals;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.approvals.Approval.Decision;
import org.yadman.approvals.Approval.State;
import org.yadman.approvals.ApprovalStore.Part;
import org.yadman.approvals.ApprovalStore.Sight;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;

/// Grave acts that wait for a second person.
@Component
public class Approvals {

    private static final Logger log = LoggerFactory.getLogger(Approvals.class);
    private static final ActorId NOBODY = new ActorId("clock");

    private final ApprovalStore store;
    private final SecondPerson second;
    private final Audit audit;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Approvals(
            ApprovalStore store,
            SecondPerson second,
            Audit audit,
            Changes changes,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.second = second;
        this.audit = audit;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What became of a decision.
    public sealed interface Outcome {
        /// It was approved and done, refused, or taken back, as was wished.
        record Done() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /// What it is about was changed after it was asked for. It was not done and waits no longer.
        record MovedOn(Map<String, String> theirs, Map<String, String> yours) implements Outcome {
            public MovedOn {
                theirs = Map.copyOf(theirs);
                yours = Map.copyOf(yours);
            }
        }
    }

    /// Why a decision does not count.
    public enum Refusal {
        SAME_PERSON,
        TOO_CLOSE,
        NOT_ALLOWED,
        DECIDED,
        LAPSED
    }

    /// Asks for a grave act.
    ///
    /// @param kind of a registered {@link GraveAct}
    /// @param version of the subject that the asker saw; 0 where it has none
    /// @param content what the act needs to be done, without personal data
    /// @return the request's id; its page is `/desk/approvals/{id}`
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID ask(String kind, Ref subject, int version, Map<String, String> content, ActorId by) {
        GraveAct act = Optional.ofNullable(second.acts().get(kind))
                .orElseThrow(() -> new IllegalArgumentException("No room does " + kind));
        Approval approval = new Approval(
                ids.random(), kind, subject, version, content, by, clock.instant(), second.isAlone(act, by), null);
        store.insert(approval);
        note(by, "approvals.act.asked", approval);
        return approval.id();
    }

    /// Approves it, and so does it, in a transaction of its own: whatever of it fails, nothing of it stays.
    ///
    /// @throws NotFound when there is none that the caller may see
    public Outcome approve(UUID id, Caller by) {
        return unlessMovedOn(id, by.actor(), () -> {
            Approval approval = find(id, by);
            Refusal refusal = closed(approval);
            if (refusal == null) {
                refusal = second.againstApproving(approval, by);
            }
            return refusal != null ? new Outcome.Refused(refusal) : perform(approval, by.actor(), false);
        });
    }

    /// Refuses it.
    ///
    /// @param reason for whoever asked
    /// @throws NotFound when there is none that the caller may see
    public Outcome refuse(UUID id, String reason, Caller by) {
        return inTransaction(() -> {
            Approval approval = find(id, by);
            Refusal refusal = closed(approval);
            if (refusal == null) {
                refusal = second.againstRefusing(approval, by);
            }
            return refusal != null
                    ? new Outcome.Refused(refusal)
                    : end(approval, State.REFUSED, by.actor(), reason, "approvals.act.refused");
        });
    }

    /// Takes it back, as the one who asked.
    ///
    /// @throws NotFound when there is none that the caller may see
    public Outcome takeBack(UUID id, Caller by) {
        return inTransaction(() -> {
            Approval approval = find(id, by);
            Refusal refusal = closed(approval);
            if (refusal == null && !approval.askedBy().equals(by.actor())) {
                refusal = Refusal.NOT_ALLOWED;
            }
            return refusal != null
                    ? new Outcome.Refused(refusal)
                    : end(approval, State.TAKEN_BACK, by.actor(), null, "approvals.act.taken-back");
        });
    }

    /// What is asked for by requests of these kinds that wait, in the order in which they were asked for.
    public List<Map<String, String>> listWaiting(Collection<String> kinds) {
        return store.listWaiting(clock.instant()).stream()
                .filter(approval -> kinds.contains(approval.kind()) && stateNow(approval) == State.WAITING)
                .map(Approval::content)
                .toList();
    }

    /// Whether something about one of these was done by one person, while there was only one steward, and two have
    /// not done the same since. A public page that shows it says so: `approvals.by-one-person`.
    @Transactional(readOnly = true)
    public boolean byOnePerson(Collection<UUID> subjects) {
        return !subjects.isEmpty() && store.byOnePerson(subjects);
    }

    /// A request that somebody may see.
    Approval find(UUID id, Caller caller) {
        return store.find(id)
                .filter(approval -> second.maySee(approval, caller))
                .orElseThrow(NotFound::new);
    }

    Listing<Approval> list(Part part, Caller caller, Listing.Query query) {
        Sight sight = sight(caller);
        int page = query.page();
        return Listing.of(store.list(part, sight, page), store.count(part, sight), page, query);
    }

    private Sight sight(Caller caller) {
        return new Sight(
                caller.actor(),
                second.kinds(caller),
                second.acts().keySet(),
                clock.instant().minus(Approval.LIFE));
    }

    State stateNow(Approval approval) {
        return approval.stateAt(clock.instant());
    }

    /// Whether it takes effect by itself as things are now.
    boolean takesEffectAlone(Approval approval) {
        return approval.alone() && second.isAlone(second.act(approval.kind()), approval.askedBy());
    }

    /// Ends what has waited too long, and lets take effect what the only steward asked for 72 hours ago.
    void lookAtTheClock() {
        Instant now = clock.instant();
        for (Approval approval : store.listWaiting(now.minus(Approval.LIFE))) {
            inTransaction(() -> end(approval, State.LAPSED, null, null, "approvals.act.lapsed"));
        }
        for (Approval approval : store.listWaiting(now.minus(Approval.ALONE))) {
            if (second.acts().containsKey(approval.kind()) && takesEffectAlone(approval)) {
                takeEffect(approval);
            }
        }
    }

    // One act that fails must not keep the others from their hour.
    private void takeEffect(Approval approval) {
        try {
            unlessMovedOn(approval.id(), approval.askedBy(), () -> perform(approval, approval.askedBy(), true));
        } catch (RuntimeException failure) {
            log.error("A grave act of kind {} did not take effect", approval.kind(), failure);
        }
    }

    private @Nullable Refusal closed(Approval approval) {
        return switch (stateNow(approval)) {
            case WAITING -> null;
            case LAPSED -> Refusal.LAPSED;
            case DONE, REFUSED, TAKEN_BACK, MOVED_ON -> Refusal.DECIDED;
        };
    }

    // The row is taken first: of two who approve at the same moment, the second waits here and finds it decided.
    private Outcome perform(Approval approval, ActorId by, boolean byOne) {
        if (!store.decide(approval.id(), new Decision(State.DONE, by, clock.instant(), byOne, null))) {
            return new Outcome.Refused(Refusal.DECIDED);
        }
        second.act(approval.kind())
                .execute(approval.subject(), approval.version(), approval.content(), approval.askedBy(), by);
        note(by, byOne ? "approvals.act.by-one-person" : "approvals.act.approved", approval);
        if (byOne) {
            // Pages say so from now on.
            changes.raise();
        }
        return new Outcome.Done();
    }

    private Outcome end(Approval approval, State state, @Nullable ActorId by, @Nullable String reason, String act) {
        if (!store.decide(approval.id(), new Decision(state, by, clock.instant(), false, reason))) {
            return new Outcome.Refused(Refusal.DECIDED);
        }
        note(by == null ? NOBODY : by, act, approval);
        return new Outcome.Done();
    }

    private Outcome unlessMovedOn(UUID id, ActorId by, Supplier<Outcome> work) {
        try {
            return inTransaction(work);
        } catch (Conflict moved) {
            // What the act had written is gone with its transaction. A version never comes back, so it waits in vain.
            inTransaction(() -> store.find(id)
                    .map(approval -> end(approval, State.MOVED_ON, by, null, "approvals.act.moved-on"))
                    .orElseThrow(NotFound::new));
            return new Outcome.MovedOn(moved.theirs(), moved.yours());
        }
    }

    private Outcome inTransaction(Supplier<Outcome> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void note(ActorId actor, String act, Approval approval) {
        audit.note(
                actor,
                act,
                approval.ref(),
                Map.of(
                        "kind", approval.kind(),
                        "subject-kind", approval.subject().kind(),
                        "subject", approval.subject().id().toString(),
                        "version", String.valueOf(approval.version())));
    }

    /// What this person could approve, most urgent first.
    List<Approval> waitingFor(Caller caller) {
        return store.list(Part.WAITING, sight(caller), 1).stream()
                .filter(approval -> second.againstApproving(approval, caller) == null)
                .toList();
    }
}
