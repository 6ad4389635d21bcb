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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.Agreements;
import org.yadman.agreements.ConsentWatch;
import org.yadman.agreements.Evidence;
import org.yadman.audit.Audit;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Ids;
import org.yadman.platform.jobs.Job;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Facts;
import org.yadman.pure.conditions.Progress;
import org.yadman.pure.conditions.Rule;

/// Measures the conditions of bodies whenever something that they ask for has changed, and every night. One that holds
/// is met (claimed) from then on, with the evidence of that day; when it holds no more before the body has confirmed
/// it, the finding is taken back, and the desk is told of both.
///
/// Only published agreements count (security (o)), and of a group that agrees no longer no evidence is kept.
@Component
class Measuring implements ConsentWatch, Job {

    private static final ActorId CLOCK = new ActorId("clock");

    private final TrackStore tracks;
    private final StepStore steps;
    private final FindingStore findings;
    private final Agreements agreements;
    private final Evidence evidence;
    private final Days days;
    private final Audit audit;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    Measuring(
            TrackStore tracks,
            StepStore steps,
            FindingStore findings,
            Agreements agreements,
            Evidence evidence,
            Days days,
            Audit audit,
            Changes changes,
            Ids ids,
            Clock clock) {
        this.tracks = tracks;
        this.steps = steps;
        this.findings = findings;
        this.agreements = agreements;
        this.evidence = evidence;
        this.days = days;
        this.audit = audit;
        this.changes = changes;
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
        return facts(track, agreements.facts(), commonDay());
    }

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
        measure();
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
        measure();
    }

    /// Measures all that are open. To be called in the transaction that changed what they ask for.
    @Transactional(propagation = Propagation.MANDATORY)
    void measure() {
        List<Condition> open = steps.listOpenConditions().stream()
                .filter(condition -> !condition.unmeasurable())
                .toList();
        List<Finding> standing =
                findings.listOpen().stream().filter(Finding::stands).toList();
        if (open.isEmpty() && standing.isEmpty()) {
            return;
        }
        Measured now = new Measured(this, agreements.facts(), commonDay());
        Map<UUID, Track> of = tracks
                .list(open.stream().map(Condition::track).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Track::id, Function.identity()));
        Map<String, Finding> left = new HashMap<>();
        standing.forEach(finding -> left.put(finding.condition(), finding));
        for (Condition condition : open) {
            Track track = Objects.requireNonNull(of.get(condition.track()));
            now.measure(track, condition, left.remove(key(track, condition)));
        }
        left.values().forEach(now::settle);
        if (now.changed()) {
            changes.raise();
        }
    }

    /// One measuring of all.
    private static final class Measured {
        private final Measuring by;
        private final Facts facts;
        private final @Nullable UUID common;
        private final LocalDate today;
        private boolean changed;

        Measured(Measuring by, Facts facts, @Nullable UUID common) {
            this.by = by;
            this.facts = facts;
            this.common = common;
            this.today = LocalDate.ofInstant(by.clock.instant(), ZoneOffset.UTC);
        }

        boolean changed() {
            return changed;
        }

        void measure(Track track, Condition condition, @Nullable Finding finding) {
            Rule rule = Objects.requireNonNull(condition.rule());
            Facts counted = facts(track, facts, common);
            boolean holds = rule.holds(counted);
            if (holds && finding == null) {
                find(track, condition, rule, counted);
            } else if (holds) {
                renew(finding, rule);
            } else if (finding != null) {
                by.findings.takeBack(finding.id(), today);
                by.audit.note(CLOCK, "recognition.act.condition-back", condition.ref(), Map.of());
                changed = true;
            }
        }

        private void find(Track track, Condition condition, Rule rule, Facts counted) {
            Set<String> groups = new HashSet<>();
            Set<String> countries = new HashSet<>();
            for (Progress progress : rule.progress(counted)) {
                progress.consents().stream().map(Consent::group).forEach(groups::add);
                countries.addAll(progress.countries());
            }
            put(
                    new Finding(
                            by.ids.random(),
                            key(track, condition),
                            today,
                            groups.size(),
                            countries.size(),
                            null,
                            Set.of(),
                            null,
                            false),
                    rule);
            by.audit.note(CLOCK, "recognition.act.condition-met", condition.ref(), Map.of());
        }

        // Who is in the evidence is who agrees: also when others came or left while the condition held.
        private void renew(@Nullable Finding finding, Rule rule) {
            Set<String> agreeing = facts.consents().stream().map(Consent::group).collect(Collectors.toSet());
            if (finding != null && asksForGroups(rule) && !finding.named().equals(agreeing)) {
                put(finding, rule);
            }
        }

        private void put(Finding finding, Rule rule) {
            Evidence.Signed signed = asksForGroups(rule) ? by.evidence.now().orElse(null) : null;
            by.findings.put(
                    new Finding(
                            finding.id(),
                            finding.condition(),
                            finding.on(),
                            finding.groups(),
                            finding.countries(),
                            signed == null ? null : signed.digest(),
                            signed == null ? Set.of() : signed.groups(),
                            null,
                            false),
                    signed);
            changed = true;
        }

        private static boolean asksForGroups(Rule rule) {
            return rule.leaves().stream().anyMatch(leaf -> leaf instanceof Rule.AtLeast || leaf instanceof Rule.Named);
        }

        // Its condition is settled, or is none any more.
        void settle(Finding finding) {
            Set<String> agreeing = facts.consents().stream().map(Consent::group).collect(Collectors.toSet());
            if (finding.hasEvidence() && !agreeing.containsAll(finding.named())) {
                by.findings.dropEvidence(finding.id());
                changed = true;
            }
        }
    }
}
