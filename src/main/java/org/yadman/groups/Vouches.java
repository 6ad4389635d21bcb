package org.yadman.groups;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.groups.StandingStore.Row;
import org.yadman.groups.Vetting.Made;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.vault.Vault;

/// One group's word for another, and what it may not be.
@Component
class Vouches {

    /// So many may a group give in this many days, whether it takes them back or not.
    static final int MOST = 3;

    static final int DAYS = 90;

    /// So many may a founder give in its first days (security (c)).
    static final int MOST_OF_A_FOUNDER = 20;

    static final int FOUNDING_DAYS = 180;

    private final StandingStore standings;
    private final CheckStore checks;
    private final Vetting vetting;
    private final Vault vault;
    private final Made made;

    Vouches(StandingStore standings, CheckStore checks, Vetting vetting, Vault vault, Made made) {
        this.standings = standings;
        this.checks = checks;
        this.vetting = vetting;
        this.vault = vault;
        this.made = made;
    }

    /// Why a group's word for another is not taken.
    enum Against {
        /// It vouches for itself, or for a group at its own web address.
        SAME,
        /// It is neither a founder nor known to two.
        VOUCHER_NOT_KNOWN,
        /// One of the two is suspended.
        SUSPENDED,
        /// It has given its word too often.
        QUOTA,
        /// The other vouches for it, or for one that does, and so on.
        CYCLE,
        /// It vouches for it already.
        ALREADY,
        /// One of the two was made up for a demonstration.
        EXAMPLE
    }

    /// Gives a group's word for another.
    ///
    /// @param note how the two know each other
    /// @return why not, or null where it was taken
    @Transactional
    public @Nullable Against vouch(UUID voucher, UUID group, String note, ActorId by) {
        made.changes().waitForTurn();
        Row from = standings.find(voucher).orElseThrow();
        Row to = standings.find(group).orElseThrow();
        List<Vouch> live = checks.listVouches();
        Against against = against(from, to, live, checks.listVouchesBy(voucher), made.today());
        if (against != null) {
            return against;
        }
        vetting.reckoned(() -> {
            UUID id = made.ids().random();
            String sealed = vault.seal(Vetting.place("group_vouch", id, "note"), note);
            checks.insert(new Vouch(id, voucher, group, made.today(), sealed, null), by);
            made.note(by, "groups.act.vouched", group, Map.of("voucher", voucher.toString()));
            return true;
        });
        return null;
    }

    /// Why a vouch is not taken, or null.
    ///
    /// @param all that nobody took back, of all groups
    /// @param own all that this group ever gave
    static @Nullable Against against(Row from, Row to, Collection<Vouch> all, Collection<Vouch> own, LocalDate today) {
        if (from.example() || to.example()) {
            return Against.EXAMPLE;
        }
        if (from.id().equals(to.id()) || (from.domain() != null && from.domain().equals(to.domain()))) {
            return Against.SAME;
        }
        if (from.suspendedOn() != null || to.suspendedOn() != null) {
            return Against.SUSPENDED;
        }
        if (!Tiers.mayVouch(from.known(), from.checked())) {
            return Against.VOUCHER_NOT_KNOWN;
        }
        if (own.stream().anyMatch(vouch -> vouch.group().equals(to.id()) && vouch.livesOn(today))) {
            return Against.ALREADY;
        }
        if (reaches(to.id(), from.id(), all, today)) {
            return Against.CYCLE;
        }
        return left(from, own, today) > 0 ? null : Against.QUOTA;
    }

    /// How often a group may still give its word.
    static int left(Row from, Collection<Vouch> own, LocalDate today) {
        LocalDate since = from.founderSince();
        if (since != null && !today.isBefore(since) && today.isBefore(since.plusDays(FOUNDING_DAYS))) {
            return MOST_OF_A_FOUNDER - count(own, since);
        }
        return MOST - count(own, today.minusDays(DAYS - 1L));
    }

    private static int count(Collection<Vouch> own, LocalDate first) {
        return (int) own.stream().filter(vouch -> !vouch.on().isBefore(first)).count();
    }

    /// Whether one group's word leads to another, over any number of groups.
    private static boolean reaches(UUID from, UUID to, Collection<Vouch> all, LocalDate today) {
        Set<UUID> seen = new HashSet<>(Set.of(from));
        Deque<UUID> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            UUID at = open.removeFirst();
            if (at.equals(to)) {
                return true;
            }
            all.stream()
                    .filter(vouch -> vouch.voucher().equals(at) && vouch.livesOn(today) && seen.add(vouch.group()))
                    .forEach(vouch -> open.addLast(vouch.group()));
        }
        return false;
    }

    /// Takes a word back.
    @Transactional
    public boolean revoke(UUID voucher, UUID id, ActorId by) {
        return vetting.reckoned(() -> {
            Vouch vouch = checks.findVouch(id)
                    .filter(each -> each.voucher().equals(voucher))
                    .orElse(null);
            if (vouch == null || !checks.revoke(id, made.today())) {
                return false;
            }
            made.note(by, "groups.act.vouch-revoked", vouch.group(), Map.of("voucher", voucher.toString()));
            return true;
        });
    }
}
