package org.yadman.groups;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.accounts.GroupChoices;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.SortKeys;

/// Every group, for whoever invites a representative.
@Component
class GroupsToSpeakFor implements GroupChoices {

    private final GroupStore store;
    private final SortKeys keys;

    GroupsToSpeakFor(GroupStore store, SortKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public List<GroupChoices.Group> choices(Language language) {
        return store.listAll().stream()
                .map(group -> new GroupChoices.Group(
                        group.id(), group.name().in(language).value()))
                .sorted(Comparator.comparing(group -> keys.key(language, group.name())))
                .toList();
    }
}
