package org.yadman.agreements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.agreements.AgreementStore.Told;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What waits for a representative.
@Component
class AgreementTasks implements DeskSource {

    private final Texts texts;
    private final Agreements agreements;
    private final Groups groups;

    AgreementTasks(Texts texts, Agreements agreements, Groups groups) {
        this.texts = texts;
        this.agreements = agreements;
        this.groups = groups;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        List<Task> tasks = new ArrayList<>();
        UUID group = caller.group();
        if (caller.may(Permission.ACT_FOR_GROUP) && group != null) {
            agreements.told(group).forEach(told -> tasks.add(task(told, v)));
            Optional<Group> own =
                    Optional.ofNullable(groups.byId(List.of(group)).get(group));
            own.flatMap(each -> texts.current(each.example())).ifPresent(text -> tasks.addAll(own(group, text, v)));
        }
        return tasks;
    }

    private Task task(Told told, Visitor v) {
        return new Task(
                v.t(
                        "agreements.task.told",
                        "kind",
                        told.note().kind().name(),
                        "groups",
                        names(told.note().because(), v)),
                null,
                GroupDesk.PATH);
    }

    private String names(Collection<UUID> ids, Visitor v) {
        String names = groups.byId(ids).values().stream()
                .map(group -> v.in(group.name()).value())
                .sorted()
                .collect(Collectors.joining(v.t("platform.rule.comma")));
        return names.isEmpty() ? v.t("agreements.task.somebody") : names;
    }

    private List<Task> own(UUID group, AgreementText text, Visitor v) {
        List<Task> tasks = new ArrayList<>();
        List<Agreements.Own> now = agreements.own(group, text.id());
        for (Agreements.Own own : now) {
            if (!own.circle().isEmpty() && !own.hasConfirmed()) {
                tasks.add(new Task(
                        v.t("agreements.task.together", "count", own.circle().size() - 1), null, GroupDesk.PATH));
            }
            CameTrue.toSay(own.agreement())
                    .forEach(words -> tasks.add(
                            new Task(v.t("agreements.task.words", "words", words.words()), null, GroupDesk.PATH)));
            if (own.agreement().toRenew(v.today())) {
                tasks.add(new Task(v.t("agreements.task.renew"), own.agreement().renewBy(), GroupDesk.PATH));
            }
        }
        Map<Boolean, List<AgreementText>> earlier = texts.versions(text.slug()).stream()
                .collect(Collectors.partitioningBy(each -> each.number() < text.number()));
        boolean asked = earlier.getOrDefault(true, List.of()).stream()
                .anyMatch(each -> !agreements.own(group, each.id()).isEmpty());
        if (asked) {
            tasks.add(new Task(v.t("agreements.task.new-text", "number", text.number()), null, GroupDesk.PATH));
        }
        return tasks;
    }
}
