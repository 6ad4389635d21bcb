package org.yadman.gatherings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Language;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// The form of a gathering that stands already, filled with all that its host typed: for its host, and for who looks
/// after it.
@Component
class Prefill {

    private final HeldBack heldBack;
    private final Names names;
    private final Groups groups;
    private final Sources sources;

    Prefill(HeldBack heldBack, Names names, Groups groups, Sources sources) {
        this.heldBack = heldBack;
        this.names = names;
        this.groups = groups;
        this.sources = sources;
    }

    /// The form.
    ///
    /// @param code of a host without an account; else empty
    GatheringForm of(Gathering gathering, String code, Language language) {
        Place place = place(gathering);
        Map<UUID, Group> byId = groups.byId(gathering.groups());
        List<String> slugs = gathering.groups().stream()
                .filter(byId::containsKey)
                .map(id -> Objects.requireNonNull(byId.get(id)).slug())
                .toList();
        String source = Optional.ofNullable(gathering.source())
                .flatMap(id -> Optional.ofNullable(sources.byId(List.of(id)).get(id)))
                .map(Source::slug)
                .orElse("");
        return GatheringForm.of(
                gathering,
                place,
                heldBack.contact(gathering.id()),
                names.city(place, language),
                slugs,
                source,
                code,
                language);
    }

    /// All that was typed of its place; what is shown where that is erased.
    Place place(Gathering gathering) {
        return heldBack.place(gathering.id()).orElse(gathering.shown().place());
    }

    String contact(Gathering gathering) {
        return heldBack.contact(gathering.id());
    }
}
