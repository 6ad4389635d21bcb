package org.yadman.days;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// Which group keeps which day, as others name it and make claims about it.
@Component
class Observances implements RefSource, ClaimFields {

    private final DayStore store;
    private final Groups groups;
    private final Messages messages;

    Observances(DayStore store, Groups groups, Messages messages) {
        this.store = store;
        this.groups = groups;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return Observance.KIND;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("since", FieldType.DATE, false, "days.field.since"),
                new Field("until", FieldType.DATE, false, "days.field.until"),
                new Field("held", FieldType.DATE, true, "days.field.held"),
                new Field("people", FieldType.FIGURE, true, "days.field.people"),
                new Field("place", FieldType.TEXT, true, "days.field.place"));
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "days.observances");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        List<Observance> wanted = store.listObservances().stream()
                .filter(observance -> ids.contains(observance.id()))
                .toList();
        Map<UUID, Group> keepers =
                groups.byId(wanted.stream().map(Observance::group).toList());
        Map<UUID, Days.Written> days =
                store.listDays().stream().collect(Collectors.toMap(Days.Written::id, Function.identity()));
        return wanted.stream().collect(Collectors.toMap(Observance::id, observance -> {
            Group group = Objects.requireNonNull(keepers.get(observance.group()));
            Days.Written day = Objects.requireNonNull(days.get(observance.day()));
            String title = messages.text(
                    language,
                    "days.observance.title",
                    "group",
                    group.name().in(language).value(),
                    "day",
                    day.name().in(language).value());
            return new Named(observance.ref(), title, "/groups/" + group.slug());
        }));
    }
}
