package org.yadman.bodies;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;

/// What bodies can do, who may ask them to, and what they work on.
@Component
public class Work {

    private final WorkStore store;
    private final BodyStore bodies;
    private final History history;

    Work(WorkStore store, BodyStore bodies, History history) {
        this.store = store;
        this.bodies = bodies;
        this.history = history;
    }

    /// What a body can do as far as the record knows.
    ///
    /// @param powers what it can do; empty while nothing is known
    /// @param tablers of whom it is said that they may ask it to do so; none while nothing is known
    public record Known(Set<Power> powers, Map<Power, Set<Tabler>> tablers) {

        /// Whether the record says what this body can do, and this is not part of it.
        public boolean excludes(Power power) {
            return !powers.isEmpty() && !powers.contains(power);
        }

        /// Whether the record says who may bring this before it, and these are not among them.
        public boolean excludes(Power power, Tabler tabler) {
            Set<Tabler> may = tablers.getOrDefault(power, Set.of());
            return !may.isEmpty() && !may.contains(tabler) && !may.contains(Tabler.ANYBODY);
        }
    }

    public Known known(Body body) {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        Map<Power, Set<Tabler>> tablers = new EnumMap<>(Power.class);
        for (Competence competence : competences(body)) {
            powers.add(competence.power());
            Tabler tabledBy = competence.tabledBy();
            if (tabledBy != null) {
                tablers.computeIfAbsent(competence.power(), power -> EnumSet.noneOf(Tabler.class))
                        .add(tabledBy);
            }
        }
        return new Known(powers, tablers);
    }

    /// The bodies of which the record says that they can do it, by slug.
    public List<Body> bodiesWith(Power power) {
        return bodies.list(store.listBodiesWith(power));
    }

    List<Competence> competences(Body body) {
        return store.listCompetences(List.of(body.id()));
    }

    List<Strategy> strategies(Body body) {
        return store.listStrategies(List.of(body.id()));
    }

    List<Competence> listCompetences(Collection<UUID> bodies) {
        return store.listCompetences(bodies);
    }

    List<Competence> listCompetences(Slice slice) {
        return store.listCompetences(slice);
    }

    List<Strategy> listStrategies(Collection<UUID> bodies) {
        return store.listStrategies(bodies);
    }

    List<Strategy> listStrategies(Slice slice) {
        return store.listStrategies(slice);
    }

    int countCompetences() {
        return store.countCompetences();
    }

    int countStrategies() {
        return store.countStrategies();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Competence competence, Map<String, String> row, ActorId actor) {
        store.put(competence);
        history.recordReplacing(new Ref(Competence.KIND, competence.id()), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Strategy strategy, Map<String, String> row, ActorId actor) {
        store.put(strategy);
        history.recordReplacing(new Ref(Strategy.KIND, strategy.id()), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remove(Ref thing) {
        switch (thing.kind()) {
            case Competence.KIND -> store.deleteCompetence(thing.id());
            case Strategy.KIND -> store.deleteStrategy(thing.id());
            default -> {}
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.clear();
    }
}
