package org.yadman.bodies;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.bodies.VoteSeatStore.Row;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.groups.Standing;
import org.yadman.groups.Standings;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ids;
import org.yadman.platform.vault.Vault;
import org.yadman.pure.tally.Crowd;

/// How many of us have a vote in a body. Each group says its own number; nobody but the group ever sees it, and that a
/// group has members in a body at all stands nowhere in clear. What is shown is the sum over all groups, once a week
/// and told as {@link Crowd#together} tells it. No audit notes it: its lines would tell who was when here.
@Component
class VotesWeHave {

    /// How many people are told together.
    static final int K = 10;

    /// So many days lie between two numbers at least.
    static final int DAYS = 7;

    static final int MONTHS_KEPT = 24;

    private static final String TABLE = "votes_we_have";

    private final VoteSeatStore store;
    private final BodyStore bodies;
    private final Groups groups;
    private final Standings standings;
    private final Vault vault;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    VotesWeHave(
            VoteSeatStore store,
            BodyStore bodies,
            Groups groups,
            Standings standings,
            Vault vault,
            Changes changes,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.groups = groups;
        this.standings = standings;
        this.vault = vault;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a group has said of one body.
    ///
    /// @param month in which it said so last
    record Own(long number, YearMonth month, int version) {}

    private String who(UUID body, UUID group) {
        return vault.blindIndex("votes-we-have", body + " " + group);
    }

    /// What this group has said, for its own eyes: body → number.
    @Transactional(readOnly = true)
    public Map<UUID, Own> own(UUID group, Collection<UUID> ofBodies) {
        Map<String, UUID> byMark = new LinkedHashMap<>();
        ofBodies.forEach(body -> byMark.put(who(body, group), body));
        Map<UUID, Own> own = new HashMap<>();
        store.list(byMark.keySet())
                .forEach(row -> own.put(
                        Objects.requireNonNull(byMark.get(row.who())),
                        new Own(open(row).number(), row.month(), row.version())));
        return own;
    }

    private VoteSeat open(Row row) {
        return VoteSeat.of(vault.open(place(row.id()), row.content()));
    }

    private static Vault.Place place(UUID id) {
        return new Vault.Place(TABLE, id.toString(), "content");
    }

    /// Writes down how many of a group's people have a vote in a body, or that it says so again.
    ///
    /// @param number 0: none, and nothing is kept
    /// @param seen the version that the group saw, 0 for none; null for whoever writes down what the group said and
    ///     may not see what stood there
    /// @throws Conflict when somebody else has written meanwhile
    @Transactional
    public void say(UUID body, UUID group, long number, @Nullable Integer seen) {
        String who = who(body, group);
        Optional<Row> before = store.find(who);
        int version = before.map(Row::version).orElse(0);
        if (seen != null && seen != version) {
            throw new Conflict(
                    Map.of(
                            "number",
                            String.valueOf(before.map(row -> open(row).number()).orElse(0L))),
                    Map.of("number", String.valueOf(number)));
        }
        if (number == 0) {
            before.ifPresent(row -> store.delete(row.id()));
            return;
        }
        // A new id each time, so that the ciphertexts of one row say nothing about each other.
        UUID id = ids.random();
        String content = vault.seal(place(id), new VoteSeat(body, group, number).plain());
        if (!store.put(new Row(id, who, content, YearMonth.from(today()), version + 1))) {
            throw new Conflict(Map.of(), Map.of("number", String.valueOf(number)));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Forgets what has been kept for long enough, and what is of a group or a body that is no more.
    @Transactional
    public void forget() {
        store.deleteUntil(YearMonth.from(today()).minusMonths(MONTHS_KEPT));
        List<Row> rows = store.listAll();
        Map<UUID, VoteSeat> seats = rows.stream().collect(Collectors.toMap(Row::id, this::open));
        Set<UUID> known = known(seats.values());
        seats.forEach((id, seat) -> {
            if (!known.contains(seat.body()) || !known.contains(seat.group())) {
                store.delete(id);
            }
        });
    }

    private Set<UUID> known(Collection<VoteSeat> seats) {
        Set<UUID> known = groups.byId(seats.stream().map(VoteSeat::group).collect(Collectors.toSet())).values().stream()
                .map(Group::id)
                .collect(Collectors.toSet());
        bodies.list(seats.stream().map(VoteSeat::body).collect(Collectors.toSet()))
                .forEach(body -> known.add(body.id()));
        return known;
    }

    /// Publishes the numbers, if a week has passed since the last ones: the clock alone decides when.
    @Transactional
    public void tell() {
        Optional<LocalDate> last = store.findLastTold();
        if (last.isPresent() && today().isBefore(last.get().plusDays(DAYS))) {
            return;
        }
        Map<UUID, Long> told = sums();
        store.insertTold(today(), K, told);
        if (!told.equals(last.map(store::listTold).orElse(Map.of()))) {
            changes.raise();
        }
    }

    // Groups made up for a demonstration and those that are suspended count for nobody.
    private Map<UUID, Long> sums() {
        List<VoteSeat> seats = store.listAll().stream().map(this::open).toList();
        Set<UUID> of = seats.stream().map(VoteSeat::group).collect(Collectors.toSet());
        Map<UUID, Group> known = groups.byId(of);
        Map<UUID, Standing> stand = standings.of(of);
        Map<UUID, List<Long>> byBody = new HashMap<>();
        seats.stream()
                .filter(seat -> known.containsKey(seat.group()) && !isLeftOut(known, stand, seat.group()))
                .forEach(seat -> byBody.computeIfAbsent(seat.body(), body -> new ArrayList<>())
                        .add(seat.number()));
        Map<UUID, Long> sums = new LinkedHashMap<>();
        byBody.forEach((body, numbers) -> {
            long together = Crowd.together(numbers, K);
            if (together > 0) {
                sums.put(body, together);
            }
        });
        return sums;
    }

    private static boolean isLeftOut(Map<UUID, Group> known, Map<UUID, Standing> stand, UUID group) {
        return Objects.requireNonNull(known.get(group)).example()
                || Objects.requireNonNull(stand.get(group)).suspended();
    }

    /// What is published now.
    ///
    /// @param on the day of the numbers; null before the first
    /// @param votes body → how many at least; without the bodies where it is too few to say
    record Told(@Nullable LocalDate on, Map<UUID, Long> votes) {}

    /// The numbers that are published now.
    @Transactional(readOnly = true)
    public Told told() {
        return store.findLastTold().map(on -> new Told(on, store.listTold(on))).orElse(new Told(null, Map.of()));
    }
}
