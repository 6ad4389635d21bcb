package org.yadman.groups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.groups.StandingStore.Row;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What waits on the desk: groups to check again, proofs to look at, mandates and words to renew.
@Component
class GroupTasks implements DeskSource {

    private static final int DAYS_TO_SEE = 14;

    private final StandingStore standings;
    private final CheckStore checks;
    private final MandateStore mandates;
    private final Groups groups;

    GroupTasks(StandingStore standings, CheckStore checks, MandateStore mandates, Groups groups) {
        this.standings = standings;
        this.checks = checks;
        this.mandates = mandates;
        this.groups = groups;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        List<Task> tasks = new ArrayList<>();
        if (caller.may(Permission.MODERATE)) {
            tasks.addAll(checksToRepeat(v));
            tasks.addAll(proofsToSee(v));
        }
        UUID own = caller.group();
        if (own != null && caller.may(Permission.ACT_FOR_GROUP)) {
            tasks.addAll(ofGroup(own, v));
        }
        return tasks;
    }

    private List<Task> checksToRepeat(Visitor v) {
        LocalDate today = v.today();
        Map<UUID, LocalDate> last = checks.listChecksSince(LocalDate.EPOCH).stream()
                .filter(check -> check.how().reaches())
                .collect(Collectors.toMap(Check::group, Check::over, (one, other) -> one.isAfter(other) ? one : other));
        List<UUID> due = standings.listCounting().stream()
                .filter(row -> !row.example())
                .map(Row::id)
                .filter(id -> !last.getOrDefault(id, LocalDate.EPOCH).isAfter(today.plusDays(VettingList.DAYS_BEFORE)))
                .toList();
        return groups.byId(due).values().stream()
                .sorted(Comparator.comparing(Group::slug))
                .map(group -> new Task(
                        v.t("groups.task.check", "name", name(group, v)),
                        last.getOrDefault(group.id(), today),
                        VettingPages.PATH + "/" + group.slug()))
                .toList();
    }

    private static String name(Group group, Visitor v) {
        return v.in(group.name()).value();
    }

    private List<Task> proofsToSee(Visitor v) {
        List<MandateStore.Kept> unseen = mandates.listUnseen();
        Map<UUID, Group> named =
                groups.byId(unseen.stream().map(kept -> kept.mandate().group()).toList());
        List<Task> tasks = new ArrayList<>();
        unseen.forEach(kept -> Optional.ofNullable(named.get(kept.mandate().group()))
                .ifPresent(group -> tasks.add(new Task(
                        v.t("groups.task.proof", "name", name(group, v)),
                        kept.addedOn().plusDays(DAYS_TO_SEE),
                        VettingPages.PATH + "/" + group.slug()))));
        return tasks;
    }

    private List<Task> ofGroup(UUID own, Visitor v) {
        LocalDate soon = v.today().plusDays(VettingList.DAYS_BEFORE);
        List<Task> tasks = new ArrayList<>();
        mandates.listCurrent(List.of(own), v.today()).stream()
                .max(Comparator.comparing(Mandate::until))
                .filter(mandate -> !mandate.until().isAfter(soon))
                .ifPresent(
                        mandate -> tasks.add(new Task(v.t("groups.task.mandate"), mandate.until(), "/desk/mandates")));
        List<Vouch> ending = checks.listVouchesBy(own).stream()
                .filter(vouch -> vouch.livesOn(v.today()) && !vouch.over().isAfter(soon))
                .toList();
        Map<UUID, Group> named = groups.byId(ending.stream().map(Vouch::group).toList());
        ending.forEach(vouch -> Optional.ofNullable(named.get(vouch.group()))
                .ifPresent(group -> tasks.add(
                        new Task(v.t("groups.task.vouch", "name", name(group, v)), vouch.over(), "/desk/vouches"))));
        return tasks;
    }
}
