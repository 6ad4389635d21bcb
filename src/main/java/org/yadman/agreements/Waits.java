package org.yadman.agreements;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Forbidden;
import org.yadman.pure.conditions.Accord;
import org.yadman.pure.conditions.Pledge;
import org.yadman.pure.conditions.Rule;

/// Who waits for whom.
@Component
class Waits {

    /// How long two stewards see what is hidden.
    static final Duration OPEN = Duration.ofMinutes(15);

    private final Agreements agreements;
    private final SightStore sights;
    private final Audit audit;
    private final Made made;

    Waits(Agreements agreements, SightStore sights, Audit audit, Made made) {
        this.agreements = agreements;
        this.sights = sights;
        this.audit = audit;
        this.made = made;
    }

    /// An agreement that waits.
    ///
    /// @param hidden how, or null where it is public
    /// @param helpers the others that wait and whose agreement would help
    record Waiting(
            UUID id,
            UUID group,
            boolean circle,
            @Nullable Visibility hidden,
            int after,
            @Nullable Rule rule,
            List<Rule.Leaf> open,
            List<UUID> helpers) {}

    /// Those that are published and wait.
    @Transactional(readOnly = true)
    public List<Waiting> published(UUID text) {
        Ledger ledger = agreements.readPublished(text);
        List<Line> waiting = ledger.lines().values().stream()
                .filter(line -> line.visible() && !line.agreement().inForce() && line.good(made.today()))
                .toList();
        return waiting(ledger.accord(), waiting);
    }

    /// All that wait or are hidden, for somebody to whom it is open.
    ///
    /// @throws Forbidden when it is not
    @Transactional
    public List<Waiting> whole(UUID text, ActorId who) {
        if (!isOpen(who)) {
            throw new Forbidden();
        }
        audit.note(who, "agreements.act.whole-seen", new Ref(AgreementText.KIND, text), Map.of());
        Ledger ledger = agreements.read(text);
        List<Line> waiting = ledger.lines().values().stream()
                .filter(line -> line.member().counts() && !line.agreement().inForce() && line.good(made.today()))
                .toList();
        return waiting(ledger.accordWith(waiting), waiting);
    }

    private static List<Waiting> waiting(Accord accord, List<Line> lines) {
        Map<Pledge.Key, UUID> ids = new HashMap<>();
        lines.forEach(line -> ids.put(line.key(), line.id()));
        List<Waiting> all = new ArrayList<>();
        for (Line line : lines) {
            Agreement agreement = line.agreement();
            Set<Pledge.Key> helpers = accord.couldHelp(line.key());
            all.add(new Waiting(
                    line.id(),
                    agreement.group(),
                    !accord.circleOf(line.key()).isEmpty(),
                    agreement.published() ? null : agreement.visibility(),
                    agreement.after(),
                    agreement.rule(),
                    accord.open(line.key()),
                    helpers.stream()
                            .filter(ids::containsKey)
                            .map(key -> Objects.requireNonNull(ids.get(key)))
                            .toList()));
        }
        return all;
    }

    boolean isOpen(ActorId who) {
        return sights.isOpen(who, made.clock().instant());
    }

    /// Opens it for two.
    @Transactional(propagation = Propagation.MANDATORY)
    void open(ActorId one, ActorId other) {
        Instant until = made.clock().instant().plus(OPEN);
        sights.open(one, until);
        sights.open(other, until);
    }

    /// Forgets who has seen it.
    @Transactional
    public void forget() {
        sights.forget(made.clock().instant());
    }
}
