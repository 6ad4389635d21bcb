package org.yadman.agreements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.agreements.Line.Member;
import org.yadman.agreements.Line.Together;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Accord;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Pledge;
import org.yadman.pure.conditions.Rule;
import org.yadman.pure.conditions.World;

/// All agreements to one text, and the rules by which they change: a value, without a database and without a clock.
/// Each act gives the ledger after it, with what is to be told to whom.
///
/// The invariant (security (o)): [#view()] is made of published lines and of the number of the unnamed as it was last
/// published. An act on a hidden line touches neither, so nothing that anybody can see changes with it. It does not
/// even
/// settle what has become due meanwhile: that would show that somebody did something. Only [#day(LocalDate)] lets
/// hidden ones appear, once a day, together.
final class Ledger {

    /// So many are counted and not named at least, and by so many the number moves.
    static final int UNNAMED_STEP = 5;

    private static final int UNNAMED_DAYS = 7;

    private final Map<UUID, Line> lines;
    private final Unnamed unnamed;
    private final World world;
    private final List<Note> notes;

    private Ledger(Map<UUID, Line> lines, Unnamed unnamed, World world, List<Note> notes) {
        this.lines = lines;
        this.unnamed = unnamed;
        this.world = world;
        this.notes = notes;
    }

    /// How many are counted and not named, as last published.
    ///
    /// @param on null before the first time
    record Unnamed(int number, @Nullable LocalDate on) {
        static final Unnamed NONE = new Unnamed(0, null);
    }

    /// What a group is told.
    ///
    /// @param because the groups from which it came
    record Note(Kind kind, UUID agreement, UUID group, Set<UUID> because) {
        enum Kind {
            /// In force no longer: one on whom it depended has gone.
            FELL_BACK,
            /// The circle is another one now: confirm again.
            LAPSED,
            IN_FORCE,
            PUBLISHED
        }
    }

    /// The ledger as it was written down.
    static Ledger of(List<Line> lines, Unnamed unnamed, World world) {
        Map<UUID, Line> byId = new TreeMap<>();
        lines.forEach(line -> byId.put(line.id(), line));
        return new Ledger(byId, unnamed, world, List.of());
    }

    Map<UUID, Line> lines() {
        return Collections.unmodifiableMap(lines);
    }

    Unnamed unnamed() {
        return unnamed;
    }

    /// What is to be told of the acts since it was written down.
    List<Note> notes() {
        return notes;
    }

    private LocalDate today() {
        return world.today();
    }

    /// With a new agreement.
    Ledger enter(Line line) {
        Map<UUID, Line> after = new TreeMap<>(lines);
        after.put(line.id(), line);
        return with(after).settledAfter(line, Set.of());
    }

    /// With other terms.
    Ledger terms(UUID id, @Nullable Rule rule, Localized reservation, Visibility visibility, int after) {
        Line line = line(id).onTerms(rule, reservation, visibility, after, today());
        return replace(line.with((Together) null).carried(false))
                .settledAfter(line, Set.of(line.agreement().group()));
    }

    /// Without an agreement.
    Ledger withdraw(UUID id) {
        Map<UUID, Line> after = new TreeMap<>(lines);
        Line gone = Objects.requireNonNull(after.remove(id));
        return with(after).settledAfter(gone, Set.of(gone.agreement().group()));
    }

    /// Good for another year.
    Ledger renew(UUID id) {
        Line line = line(id).renewed(today().plusYears(1));
        return replace(line).settledAfter(line, Set.of());
    }

    /// A part of its condition that only people can judge has come true.
    Ledger cameTrue(UUID id, Rule.Words words) {
        Line line = line(id);
        Rule rule = line.agreement().rule();
        Line after = rule == null ? line : line.asking(rule.without(words));
        return replace(after).settledAfter(after, Set.of());
    }

    /// With other words beside it.
    Ledger reserve(UUID id, Localized words) {
        Agreement was = line(id).agreement();
        Line line = line(id).with(new Agreement(
                was.id(),
                was.group(),
                was.text(),
                was.commitment(),
                was.rule(),
                words,
                was.visibility(),
                was.after(),
                was.confirmedOn(),
                was.renewBy(),
                was.publishedOn(),
                was.inForceSince(),
                null,
                was.version()));
        return replace(line);
    }

    /// A group is something else than before, or stands otherwise.
    Ledger member(UUID group, Member now) {
        Map<UUID, Line> after = new TreeMap<>(lines);
        after.replaceAll((id, line) -> line.agreement().group().equals(group) ? line.with(now) : line);
        return with(after).settled(Set.of(group));
    }

    /// Where the rest of the world has moved.
    Ledger world(World now) {
        return new Ledger(lines, unnamed, now, notes).settled(Set.of());
    }

    /// One of a circle confirms the joint moment. With the last one all are in force.
    Ledger together(UUID id) {
        Accord accord = accord();
        Line line = line(id);
        Set<UUID> circle = circle(accord, line);
        if (circle.isEmpty()) {
            return this;
        }
        Ledger after = replace(line.with(new Together(today(), circle)));
        boolean all = circle.stream().allMatch(each -> after.line(each).together() != null);
        if (!all) {
            return after;
        }
        Map<UUID, Line> entered = new TreeMap<>(after.lines);
        List<Note> told = new ArrayList<>(notes);
        for (UUID each : circle) {
            Line member = after.line(each);
            entered.put(each, member.inForce(today()).with((Together) null));
            told.add(note(Note.Kind.IN_FORCE, member, Set.of()));
        }
        return new Ledger(entered, unnamed, world, told).settled(Set.of());
    }

    /// A day has come: what is not renewed ends, hidden ones appear together if they can, and once a week the unnamed
    /// are counted anew.
    Ledger day(LocalDate today) {
        World now = new World(world.reached(), world.adoptedBy(), world.signatures(), today);
        Ledger settled = new Ledger(lines, unnamed, now, notes).settled(Set.of());
        return settled.revealed().counted();
    }

    private Ledger revealed() {
        Map<Pledge, Integer> hidden = new LinkedHashMap<>();
        Map<Pledge.Key, UUID> ids = new HashMap<>();
        for (Line line : lines.values()) {
            if (!line.agreement().published()
                    && line.agreement().visibility() == Visibility.AFTER
                    && line.good(today())) {
                hidden.put(line.pledge(), line.agreement().after());
                ids.put(line.key(), line.id());
            }
        }
        if (hidden.isEmpty()) {
            return this;
        }
        Set<Pledge.Key> batch = Accord.reveal(pledges(), before(), hidden, world);
        if (batch.isEmpty()) {
            return this;
        }
        Map<UUID, Line> after = new TreeMap<>(lines);
        List<Note> told = new ArrayList<>(notes);
        for (Pledge.Key key : batch) {
            UUID id = Objects.requireNonNull(ids.get(key));
            Line line = line(id).published(today());
            after.put(id, line);
            told.add(note(Note.Kind.PUBLISHED, line, Set.of()));
        }
        return new Ledger(after, unnamed, world, told).settled(Set.of());
    }

    private Ledger counted() {
        LocalDate last = unnamed.on();
        if (last != null && today().isBefore(last.plusDays(UNNAMED_DAYS))) {
            return this;
        }
        Set<Consent> inForce = lines.values().stream()
                .filter(line -> line.agreement().inForce())
                .map(line -> line.pledge().consent())
                .collect(Collectors.toSet());
        Set<UUID> named = lines.values().stream()
                .filter(Line::visible)
                .map(line -> line.agreement().group())
                .collect(Collectors.toSet());
        long count = lines.values().stream()
                .filter(line -> line.agreement().visibility() == Visibility.NEVER
                        && !line.agreement().published())
                .filter(line -> line.good(today()) && met(line, inForce))
                .map(line -> line.agreement().group())
                .filter(group -> !named.contains(group))
                .distinct()
                .count();
        int shown = (int) (count / UNNAMED_STEP) * UNNAMED_STEP;
        return new Ledger(lines, new Unnamed(shown, today()), world, notes);
    }

    private boolean met(Line line, Set<Consent> inForce) {
        Rule rule = line.agreement().rule();
        Set<Consent> others = inForce.stream()
                .filter(consent -> !consent.group().equals(line.member().slug()))
                .collect(Collectors.toSet());
        return rule == null || rule.holds(world.with(others));
    }

    /// What follows from what is public.
    Accord accord() {
        return Accord.of(pledges(), before(), world);
    }

    /// What would follow if these were public, too: for the eyes of their own groups, and of two stewards.
    Accord accordWith(List<Line> more) {
        Map<Pledge.Key, Pledge> all = new LinkedHashMap<>();
        pledges().forEach(pledge -> all.put(pledge.key(), pledge));
        more.forEach(line -> all.putIfAbsent(line.key(), line.pledge()));
        return Accord.of(all.values(), before(), world);
    }

    private List<Pledge> pledges() {
        return lines.values().stream()
                .filter(line -> line.visible() && line.good(today()))
                .map(Line::pledge)
                .toList();
    }

    private Set<Pledge.Key> before() {
        return lines.values().stream()
                .filter(line -> line.visible() && (line.agreement().inForce() || line.carried()))
                .map(Line::key)
                .collect(Collectors.toSet());
    }

    /// The ids of the circle in which somebody waits; empty where in none.
    Set<UUID> circle(Accord accord, Line line) {
        return line.visible() ? ids(accord.circleOf(line.key())) : Set.of();
    }

    private Set<UUID> ids(Set<Pledge.Key> keys) {
        return lines.values().stream()
                .filter(line -> line.visible() && keys.contains(line.key()))
                .map(Line::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Ledger settledAfter(Line touched, Set<UUID> because) {
        return touched.agreement().published() || touched.agreement().visibility() == Visibility.NOW
                ? settled(because)
                : this;
    }

    /// What is to be public now is, what follows is in force, and confirmations of circles that are gone lapse.
    ///
    /// @param because the groups from which it came
    private Ledger settled(Set<UUID> because) {
        Map<UUID, Line> after = new TreeMap<>(lines);
        after.replaceAll((id, line) -> line.agreement().visibility() == Visibility.NOW
                        && !line.agreement().published()
                        && line.member().counts()
                ? line.published(today())
                : line);
        Ledger open = new Ledger(after, unnamed, world, notes);
        Accord accord = open.accord();
        List<Note> told = new ArrayList<>(notes);
        Map<UUID, Line> settled = new TreeMap<>();
        for (Line line : after.values()) {
            settled.put(line.id(), settled(line, accord, open, because, told));
        }
        return new Ledger(settled, unnamed, world, told);
    }

    private Line settled(Line line, Accord accord, Ledger open, Set<UUID> because, List<Note> told) {
        boolean was = line.agreement().inForce();
        boolean is = line.visible() && line.good(today()) && accord.inForce().contains(line.key());
        Line after = line;
        if (is && !was) {
            after = line.inForce(today()).with((Together) null);
            if (line.agreement().rule() != null && lines.containsKey(line.id())) {
                told.add(note(Note.Kind.IN_FORCE, line, Set.of()));
            }
        } else if (was && !is) {
            after = line.inForce(null).carried(false);
            if (line.visible() && line.good(today())) {
                told.add(note(Note.Kind.FELL_BACK, line, because));
            }
        }
        Together confirmed = after.together();
        if (confirmed != null && !is) {
            Set<UUID> circle = open.circle(accord, line);
            boolean stillWithSome = circle.stream()
                    .anyMatch(id -> !id.equals(line.id()) && confirmed.with().contains(id));
            if (!stillWithSome) {
                after = after.with((Together) null);
                told.add(note(Note.Kind.LAPSED, line, because));
            }
        }
        return after;
    }

    private static Note note(Note.Kind kind, Line line, Set<UUID> because) {
        UUID group = line.agreement().group();
        return new Note(
                kind,
                line.id(),
                group,
                because.stream().filter(each -> !each.equals(group)).collect(Collectors.toSet()));
    }

    private Line line(UUID id) {
        return Objects.requireNonNull(lines.get(id));
    }

    private Ledger replace(Line line) {
        Map<UUID, Line> after = new TreeMap<>(lines);
        after.put(line.id(), line);
        return with(after);
    }

    private Ledger with(Map<UUID, Line> changed) {
        return new Ledger(changed, unnamed, world, notes);
    }

    /// Everything that anybody can see.
    ///
    /// @param open by agreement, what of its condition has not come true
    /// @param circles the agreements that could enter together
    record View(List<Open> lines, Map<UUID, List<Rule.Leaf>> open, Set<Set<UUID>> circles, Totals totals) {}

    /// A published agreement, without anything from when it was hidden.
    record Open(
            UUID id,
            UUID group,
            Commitment commitment,
            @Nullable Rule rule,
            Localized reservation,
            LocalDate publishedOn,
            @Nullable LocalDate inForceSince,
            LocalDate renewBy) {}

    /// What everybody may see, made of published lines and the published number of the unnamed.
    View view() {
        List<Line> shown = lines.values().stream().filter(Line::visible).toList();
        Accord accord = accord();
        Map<UUID, List<Rule.Leaf>> open = new TreeMap<>();
        for (Line line : shown) {
            if (line.agreement().rule() != null && !line.agreement().inForce()) {
                open.put(line.id(), accord.open(line.key()));
            }
        }
        return new View(
                shown.stream().map(Ledger::open).toList(),
                open,
                accord.circles().stream().map(this::ids).collect(Collectors.toSet()),
                totals(shown));
    }

    private static Open open(Line line) {
        Agreement agreement = line.agreement();
        return new Open(
                agreement.id(),
                agreement.group(),
                agreement.commitment(),
                agreement.rule(),
                agreement.reservation(),
                Objects.requireNonNull(agreement.publishedOn()),
                agreement.inForceSince(),
                agreement.renewBy());
    }

    private Totals totals(List<Line> shown) {
        Map<Commitment, Integer> inForce = new EnumMap<>(Commitment.class);
        Map<Commitment, Integer> waiting = new EnumMap<>(Commitment.class);
        Set<UUID> groups = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (Line line : shown) {
            if (line.agreement().inForce()) {
                inForce.merge(line.agreement().commitment(), 1, Integer::sum);
                groups.add(line.agreement().group());
                Stream.ofNullable(line.member().country()).forEach(countries::add);
            } else if (line.good(today())) {
                waiting.merge(line.agreement().commitment(), 1, Integer::sum);
            }
        }
        return new Totals(inForce, waiting, groups.size(), countries.size(), unnamed.number());
    }
}
