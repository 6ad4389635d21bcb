package org.yadman.groups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How far each group has been checked, computed from all that is known on one day (security 5).
///
/// Whoever vouches must itself be known to two, or a founder. So this is the least answer that is true of itself: the
/// founders come first, then whoever they vouch for, and so on. Groups that only vouch for each other stay outside.
final class Tiers {

    static final int VOUCHES = 2;
    static final int VOUCHES_WITHOUT_DOMAIN = 3;

    private final LocalDate today;
    private final Map<UUID, Known> groups;
    private final Map<UUID, List<Check>> checks;
    private final Map<UUID, Set<UUID>> vouchers;

    private Tiers(Collection<Known> groups, Collection<Check> checks, Collection<Vouch> vouches, LocalDate today) {
        this.today = today;
        this.groups = groups.stream().collect(Collectors.toMap(Known::id, group -> group));
        this.checks = checks.stream().filter(this::holds).collect(Collectors.groupingBy(Check::group));
        this.vouchers = vouches.stream()
                .filter(vouch -> vouch.livesOn(today))
                .collect(Collectors.groupingBy(Vouch::group, Collectors.mapping(Vouch::voucher, Collectors.toSet())));
    }

    /// What must be known of a group.
    ///
    /// @param domain its own, or null
    /// @param counts whether it is admitted and not suspended
    record Known(UUID id, @Nullable String domain, boolean counts, boolean founder) {}

    /// How each of the groups is checked; whoever is not named is not checked.
    static Map<UUID, Checked> of(
            Collection<Known> groups, Collection<Check> checks, Collection<Vouch> vouches, LocalDate today) {
        return new Tiers(groups, checks, vouches, today).compute();
    }

    // A web address that was changed since shows nothing of the new one.
    private boolean holds(Check check) {
        Known group = groups.get(check.group());
        return group != null
                && check.livesOn(today)
                && (!check.how().ofDomain() || Objects.equals(check.domain(), group.domain()));
    }

    private Map<UUID, Checked> compute() {
        Map<UUID, Checked> found = new HashMap<>();
        groups.keySet().forEach(id -> {
            Checked alone = alone(id);
            if (alone != Checked.NOT_YET) {
                found.put(id, alone);
            }
        });
        Set<UUID> trusted = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Known group : groups.values()) {
                if (found.get(group.id()) != Checked.KNOWN_TO_TWO
                        && found.containsKey(group.id())
                        && isKnown(group.id(), trusted)) {
                    found.put(group.id(), Checked.KNOWN_TO_TWO);
                    more = true;
                }
                if (mayVouch(group, found.getOrDefault(group.id(), Checked.NOT_YET))) {
                    more |= trusted.add(group.id());
                }
            }
        }
        return found;
    }

    /// Whether a group's word for another counts.
    static boolean mayVouch(Known group, Checked checked) {
        return group.counts() && (checked == Checked.KNOWN_TO_TWO || (group.founder() && checked != Checked.NOT_YET));
    }

    private Checked alone(UUID group) {
        boolean reached = has(group, true, null);
        if (!reached) {
            return Checked.NOT_YET;
        }
        return has(group, false, How.DNS) ? Checked.BY_WEBSITE : Checked.BY_TELEPHONE_OR_MAIL;
    }

    private boolean has(UUID group, boolean reaching, @Nullable How how) {
        return checks.getOrDefault(group, List.of()).stream()
                .anyMatch(check -> reaching ? check.how().reaches() : check.how() == how);
    }

    private boolean isKnown(UUID group, Set<UUID> trusted) {
        long count = vouchers.getOrDefault(group, Set.of()).stream()
                .filter(voucher -> !voucher.equals(group) && trusted.contains(voucher))
                .count();
        return (has(group, false, How.DNS) && count >= VOUCHES)
                || (has(group, false, How.RECORD) && count >= VOUCHES_WITHOUT_DOMAIN);
    }
}
