package org.yadman.groups;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.approvals.Approvals;
import org.yadman.audit.Audit;
import org.yadman.groups.CheckStore.Known;
import org.yadman.groups.StandingStore.Decision;
import org.yadman.groups.StandingStore.Row;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;

/// What people of the coalition do to make sure of groups, and what they decide on them.
@Component
class Vetting {

    static final String ADMIT = "groups.admit";
    static final String SUSPEND = "groups.suspend";
    static final String RESTORE = "groups.restore";

    private final StandingStore standings;
    private final CheckStore checks;
    private final Reckoning reckoning;
    private final Approvals approvals;
    private final Vault vault;
    private final Made made;

    Vetting(
            StandingStore standings,
            CheckStore checks,
            Reckoning reckoning,
            Approvals approvals,
            Vault vault,
            Made made) {
        this.standings = standings;
        this.checks = checks;
        this.reckoning = reckoning;
        this.approvals = approvals;
        this.vault = vault;
        this.made = made;
    }

    /// What every command needs: ids, days, the turn among writers, the record of acts.
    @Component
    record Made(Ids ids, Clock clock, Changes changes, Audit audit) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }

        void note(ActorId by, String act, UUID group, Map<String, String> details) {
            audit.note(by, act, new Ref(Group.KIND, group), details);
        }
    }

    /// Notes that somebody made sure of a group.
    ///
    /// @param source that knows it, for a public record, else null
    /// @param noted whom one spoke to; may be empty
    @Transactional
    public void check(UUID group, How how, @Nullable UUID source, String noted, ActorId by) {
        if (how.ofDomain()) {
            throw new IllegalArgumentException("That a domain is a group's own shows itself");
        }
        add(group, how, null, source, noted, by);
    }

    /// The same for what showed itself.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID group, How how, @Nullable String domain, @Nullable UUID source, String noted, ActorId by) {
        reckoned(() -> {
            UUID id = made.ids().random();
            checks.insert(new Check(
                    id,
                    group,
                    how,
                    made.today(),
                    domain,
                    source,
                    noted.isEmpty() ? null : vault.seal(place("group_check", id, "noted"), noted),
                    by,
                    null));
            made.note(by, "groups.act.checked", group, Map.of("how", how.word()));
            return true;
        });
    }

    /// Takes a check back that was noted by mistake.
    @Transactional
    public boolean withdraw(UUID group, UUID check, ActorId by) {
        return reckoned(() -> {
            boolean ours = checks.findCheck(check)
                    .filter(each -> each.group().equals(group))
                    .isPresent();
            if (!ours || !checks.withdraw(check, made.today())) {
                return false;
            }
            made.note(by, "groups.act.check-withdrawn", group, Map.of());
            return true;
        });
    }

    boolean reckoned(Supplier<Boolean> work) {
        made.changes().waitForTurn();
        Map<UUID, Standing> before = reckoning.standings();
        boolean done = work.get();
        reckoning.after(before, made.today());
        return done;
    }

    /// Notes that somebody knows a group.
    ///
    /// @param said how
    @Transactional
    public void know(UUID group, String said, ActorId by) {
        UUID id = made.ids().random();
        checks.insertIfNew(new Known(id, group, by, vault.seal(place("group_known", id, "said"), said), made.today()));
        made.note(by, "groups.act.known", group, Map.of());
    }

    static Place place(String table, UUID id, String column) {
        return new Place(table, id.toString(), column);
    }

    /// What a sealed text says.
    String open(String table, UUID id, String column, @Nullable String sealed) {
        return sealed == null ? "" : vault.open(place(table, id, column), sealed);
    }

    /// Why something cannot be asked for.
    enum Against {
        /// Nobody has reached it.
        NOT_CHECKED,
        /// Whoever asks has not said how they know it.
        NOT_KNOWN,
        /// It stands so already.
        DONE
    }

    /// Why somebody cannot ask that a group is admitted, or null.
    @Nullable
    Against againstAdmitting(Row row, ActorId by) {
        if (row.admittedOn() != null) {
            return Against.DONE;
        }
        if (row.checked() == Checked.NOT_YET) {
            return Against.NOT_CHECKED;
        }
        return checks.listKnown(row.id()).stream().anyMatch(known -> known.by().equals(by)) ? null : Against.NOT_KNOWN;
    }

    /// Asks for the second person who knows a group.
    ///
    /// @return the request, or nothing where something stands against it
    @Transactional
    public Optional<UUID> askToAdmit(UUID group, ActorId by) {
        return standings
                .find(group)
                .filter(row -> againstAdmitting(row, by) == null)
                .map(row -> ask(ADMIT, row, by));
    }

    @Transactional
    public Optional<UUID> askToSuspend(UUID group, ActorId by) {
        return standings.find(group).filter(row -> row.standing().counts()).map(row -> ask(SUSPEND, row, by));
    }

    @Transactional
    public Optional<UUID> askToRestore(UUID group, ActorId by) {
        return standings.find(group).filter(row -> row.suspendedOn() != null).map(row -> ask(RESTORE, row, by));
    }

    private UUID ask(String kind, Row row, ActorId by) {
        return approvals.ask(kind, new Ref(Group.KIND, row.id()), row.version(), Map.of(), by);
    }

    /// Sets a group aside that asked to be admitted, or was proposed. It can be admitted later all the same.
    @Transactional
    public boolean refuse(UUID group, ActorId by) {
        return reckoned(() -> {
            Optional<Row> row =
                    standings.find(group).filter(each -> each.admittedOn() == null && each.refusedOn() == null);
            row.ifPresent(each -> {
                standings.put(group, null, null, made.today());
                count(Decision.REFUSED);
                made.note(by, "groups.act.refused", group, Map.of());
            });
            return row.isPresent();
        });
    }

    /// Admits, as approved. Whoever approves says by it to know the group, too.
    @Transactional(propagation = Propagation.MANDATORY)
    void admit(UUID group, int version, ActorId asked, ActorId approved) {
        decide(group, version, row -> row.admittedOn() == null && row.checked() != Checked.NOT_YET, row -> {
            if (!approved.equals(asked)) {
                checks.insertIfNew(new Known(made.ids().random(), group, approved, null, made.today()));
            }
            standings.put(group, made.today(), null, null);
            count(Decision.ADMITTED);
            made.note(approved, "groups.act.admitted", group, Map.of());
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void suspend(UUID group, int version, ActorId approved) {
        decide(group, version, row -> row.standing().counts(), row -> {
            standings.put(group, row.admittedOn(), made.today(), null);
            count(Decision.SUSPENDED);
            made.note(approved, "groups.act.suspended", group, Map.of());
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void restore(UUID group, int version, ActorId approved) {
        decide(group, version, row -> row.suspendedOn() != null, row -> {
            standings.put(group, row.admittedOn(), null, null);
            count(Decision.RESTORED);
            made.note(approved, "groups.act.restored", group, Map.of());
        });
    }

    private void decide(
            UUID group,
            int version,
            java.util.function.Predicate<Row> fits,
            java.util.function.Consumer<Row> decision) {
        Row row = standings
                .find(group)
                .filter(each -> each.version() == version && fits.test(each))
                .orElseThrow(() -> new Conflict(Map.of(), Map.of()));
        reckoned(() -> {
            decision.accept(row);
            return true;
        });
    }

    private void count(Decision decision) {
        standings.count(YearMonth.from(made.today()), decision);
    }
}
