package org.yadman.bodies;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// The field on which sources can differ about a date in a body's calendar, and where claims on it lead.
@Component
class Deadlines implements RefSource, ClaimFields {

    static final String RULE = "rule";

    private final BodyStore store;
    private final Messages messages;

    Deadlines(BodyStore store, Messages messages) {
        this.store = store;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return Deadline.KIND;
    }

    @Override
    public List<Field> fields() {
        return List.of(new Field(RULE, FieldType.RULE_TO_MEETING, false, "bodies.field.rule"));
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "bodies.deadlines");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        List<Deadline> asked = store.listAllDeadlines().stream()
                .filter(deadline -> ids.contains(deadline.id()))
                .toList();
        Map<UUID, Body> bodies = store.list(asked.stream().map(Deadline::body).toList()).stream()
                .collect(Collectors.toMap(Body::id, body -> body));
        return asked.stream().collect(Collectors.toMap(Deadline::id, deadline -> named(deadline, bodies, language)));
    }

    private Named named(Deadline deadline, Map<UUID, Body> bodies, Language language) {
        Body body = java.util.Objects.requireNonNull(bodies.get(deadline.body()));
        String title = messages.text(
                language,
                "bodies.deadline.of",
                "deadline",
                deadline.name().in(language).value(),
                "body",
                body.name().in(language).value());
        return new Named(deadline.ref(), title, "/bodies/" + body.slug());
    }
}
