package org.yadman.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yadman.agreements.Agreements;
import org.yadman.agreements.ConsentWatch;
import org.yadman.audit.Audit;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Ids;
import org.yadman.platform.jobs.Job;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Facts;
import org.yadman.pure.conditions.Progress;

/// Measures the conditions of bodies whenever something that they ask for has changed, and every night. One that holds
/// is met (claimed) from then on; when it holds no more before the body has confirmed it, that is taken back, and the
/// desk is told of both. The evidence is the signed list of who agrees, as it is on the day it is asked for.
///
/// Only published agreements count (security (o)).
@Component
class Measuring implements ConsentWatch, Job {

    private static final ActorId CLOCK = new ActorId("clock");

    private final TrackStore tracks;
    private final StepStore steps;
    private final FindingStore findings;
    private final Agreements agreements;
    private final Days days;
    private final Audit audit;
    private final Changes changes;
    private final Counts counts;
    private final Ids ids;
    private final Clock clock;

    Measuring(
            TrackStore tracks,
            StepStore steps,
            FindingStore findings,
            Agreements agreements,
            Days days,
            Audit audit,
            Changes changes,
            Counts counts,
            Ids ids,
            Clock clock) {
        this.tracks = tracks;
        this.steps = steps;
        this.findings = findings;
        this.agreements = agreements;
        this.days = days;
        this.audit = audit;
        this.changes = changes;
        this.counts = counts;
        this.ids = ids;
        this.clock = clock;
    }

    /// The key under which a condition is known for good.
    static String key(Track track, Condition condition) {
        return track.slug() + "/" + condition.slug();
    }

    /// What counts towards the conditions of a track. Groups have agreed with the common day; who wants another, or
    /// none,
    /// counts nobody.
    Facts facts(Track track) {
        Facts counted = counts.of(new OfDay(today()), agreements::facts);
        Optional<UUID> common = counts.of("the common day", () -> Optional.ofNullable(commonDay()));
        return facts(track, counted, common.orElse(null));
    }

    /// Facts of a day, kept while the record stays as it is.
    private record OfDay(LocalDate day) {}

    private static Facts facts(Track track, Facts facts, @Nullable UUID common) {
        return common != null && common.equals(track.day())
                ? facts
                : new Facts(Set.of(), facts.reached(), facts.adoptedBy(), facts.signatures(), facts.today());
    }

    private @Nullable UUID commonDay() {
        return days.findCommon().map(Day::id).orElse(null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void consentsChanged() {
        soon();
    }

    @Override
    public String name() {
        return "recognition-conditions";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(4, 20);
    }

    @Override
    @Transactional
    public void run() {
        changes.waitForTurn();
        soon();
    }

    /// Measures before this transaction ends: once, and when all that it does has been done, so that nothing is found
    /// in
    /// the middle of it.
    void soon() {
        boolean already =
                TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Soon.class::isInstance);
        if (!already) {
            TransactionSynchronizationManager.registerSynchronization(new Soon(this));
        }
    }

    // After what computes where tracks stand, which some conditions ask for.
    private record Soon(Measuring measuring) implements TransactionSynchronization {
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            measuring.measure();
        }
    }

    private void measure() {
        List<Condition> open =
                steps.listOpenConditions().stream().filter(Condition::measured).toList();
        List<Finding> standing = findings.listStanding();
        if (open.isEmpty() && standing.isEmpty()) {
            return;
        }
        Map<UUID, Track> of = tracksOf(open);
        Map<String, Finding> left = new HashMap<>();
        standing.forEach(finding -> left.put(finding.condition(), finding));
        Facts facts = agreements.facts();
        UUID common = commonDay();
        boolean changed = false;
        for (Condition condition : open) {
            Track track = Objects.requireNonNull(of.get(condition.track()));
            Facts counted = facts(track, facts, common);
            Finding finding = left.remove(key(track, condition));
            boolean holds = Objects.requireNonNull(condition.rule()).holds(counted);
            if (holds && finding == null) {
                find(track, condition, counted);
                changed = true;
            } else if (!holds && finding != null) {
                takeBack(finding);
                audit.note(CLOCK, "recognition.act.condition-back", condition.ref(), Map.of());
                changed = true;
            }
        }
        // What the body has confirmed or dropped stays as it was found. What cannot be measured any more, or is none
        // any more, is found no longer: nobody can freeze it by taking away what it is measured by.
        Set<String> settled = left.isEmpty() ? Set.of() : settled();
        for (Finding finding : left.values()) {
            if (!settled.contains(finding.condition())) {
                takeBack(finding);
                changed = true;
            }
        }
        if (changed) {
            changes.raise();
        }
    }

    private Set<String> settled() {
        List<Condition> settled =
                steps.listAllConditions().stream().filter(Condition::settled).toList();
        Map<UUID, Track> of = tracksOf(settled);
        return settled.stream()
                .map(condition -> key(Objects.requireNonNull(of.get(condition.track())), condition))
                .collect(Collectors.toSet());
    }

    private Map<UUID, Track> tracksOf(List<Condition> conditions) {
        return tracks.list(conditions.stream().map(Condition::track).distinct().toList()).stream()
                .collect(Collectors.toMap(Track::id, Function.identity()));
    }

    private void find(Track track, Condition condition, Facts counted) {
        Set<String> groups = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (Progress progress : Objects.requireNonNull(condition.rule()).progress(counted)) {
            progress.consents().stream().map(Consent::group).forEach(groups::add);
            countries.addAll(progress.countries());
        }
        findings.insert(new Finding(
                ids.random(), key(track, condition), today(), groups.size(), countries.size(), null, false));
        audit.note(CLOCK, "recognition.act.condition-met", condition.ref(), Map.of());
    }

    private void takeBack(Finding finding) {
        findings.takeBack(finding.id(), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
