package org.yadman.federation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yadman.federation.Delivery.Act;
import org.yadman.federation.Delivery.State;
import org.yadman.gatherings.GatheringWatch;
import org.yadman.gatherings.Gist;

/// What is to be told to those who follow, written down in the transaction in which a gathering changes. Only that it
/// is to be told, not what: that is made when it is sent, so nothing is sent that is not so any more.
@Component
class Deliveries implements GatheringWatch {

    /// What was held longer ago is told to nobody.
    static final int DAYS_TOLD = 7;

    private static final List<State> EVER = List.of(State.values());
    private static final List<State> TO_COME = List.of(State.WAITING);

    private final Federation federation;
    private final FederationStore store;
    private final DeliveryStore deliveries;
    private final Federation.Made made;
    private final Semaphore bell = new Semaphore(0);

    Deliveries(Federation federation, FederationStore store, DeliveryStore deliveries, Federation.Made made) {
        this.federation = federation;
        this.store = store;
        this.deliveries = deliveries;
        this.made = made;
    }

    @Override
    public boolean passesOn() {
        return federation.isOn();
    }

    /// Whether a gathering is still told of.
    boolean isCurrent(Gist gist) {
        return !gist.heldOn().isBefore(made.today().minusDays(DAYS_TOLD));
    }

    // Who has read the outbox knows it already and takes a Create for a thing of the past: so it is changed besides.
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void shown(Gist gist, boolean anew) {
        if (!federation.isOn() || !isCurrent(gist)) {
            return;
        }
        int turn = store.timesGone(gist.id());
        targets().forEach(target -> {
            boolean told = deliveries.has(target.inbox(), gist.id(), turn, Act.CREATE, EVER);
            if (!told) {
                add(target, Act.CREATE, gist.id(), turn);
                add(target, Act.ANNOUNCE, gist.id(), turn);
            }
            if ((told || !anew) && !deliveries.has(target.inbox(), gist.id(), turn, Act.UPDATE, TO_COME)) {
                add(target, Act.UPDATE, gist.id(), turn);
            }
        });
        ringLater();
    }

    // Also to those who were never told: they may have read it in the outbox.
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hidden(Gist last) {
        if (!federation.isOn()) {
            return;
        }
        int turn = store.timesGone(last.id());
        store.go(last.id(), made.today());
        deliveries.removeWaiting(last.id());
        targets().forEach(target -> {
            add(target, Act.DELETE, last.id(), turn);
            add(target, Act.DELETE_EVENT, last.id(), turn);
        });
        ringLater();
    }

    private record Target(String inbox, String host) implements Comparable<Target> {
        @Override
        public int compareTo(Target other) {
            return inbox.compareTo(other.inbox);
        }
    }

    private Set<Target> targets() {
        Set<Target> targets = new TreeSet<>();
        store.followers().forEach(each -> targets.add(new Target(each.target(), each.host())));
        return targets;
    }

    private void add(Target target, Act act, @Nullable UUID gathering, int turn) {
        deliveries.add(new Delivery(
                made.ids().random(),
                target.host(),
                target.inbox(),
                0,
                act,
                null,
                gathering,
                turn,
                State.WAITING,
                0,
                made.clock().instant()));
    }

    /// There is something to send, once this transaction has ended well.
    void ringLater() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.release();
            }
        });
    }

    /// Rings at once.
    void ring() {
        bell.release();
    }

    /// Waits for the bell, or so long.
    void await(int seconds) throws InterruptedException {
        if (bell.tryAcquire(seconds, TimeUnit.SECONDS)) {
            bell.drainPermits();
        }
    }
}
