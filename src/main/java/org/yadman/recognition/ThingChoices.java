package org.yadman.recognition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.db.Listings;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// The bodies, groups and sources of the record as the choices of a form: by their slugs, in the order of their
/// names; the first stands for none of them.
@Component
class ThingChoices {

    /// More than these nobody looks through; the full form of the record finds the others.
    private static final int MOST_SHOWN = 500;

    private final Bodies bodies;
    private final Groups groups;
    private final Sources sources;
    private final Listings listings;

    ThingChoices(Bodies bodies, Groups groups, Sources sources, Listings listings) {
        this.bodies = bodies;
        this.groups = groups;
        this.sources = sources;
        this.listings = listings;
    }

    /// @param none the key of what stands for none; so below
    /// @param chosen a slug, or empty; so below
    List<Choice> bodies(String none, String chosen, Visitor v) {
        return named(none, Body.KIND, bodies::byId, Body::slug, chosen, v);
    }

    List<Choice> groups(String none, String chosen, Visitor v) {
        return named(none, Group.KIND, groups::byId, Group::slug, chosen, v);
    }

    List<Choice> sources(String none, String chosen, Visitor v) {
        return named(none, Source.KIND, sources::byId, Source::slug, chosen, v);
    }

    private <T> List<Choice> named(
            String none,
            String kind,
            Function<Collection<UUID>, Map<UUID, T>> byId,
            Function<T, String> slug,
            String chosen,
            Visitor v) {
        List<Listings.Line> lines = listings.list(kind, v.language(), List.of(), 0, MOST_SHOWN);
        Map<UUID, T> found = byId.apply(lines.stream().map(Listings.Line::id).toList());
        return Stream.concat(
                        Stream.of(new Choice("", v.t(none), chosen.isEmpty())),
                        lines.stream().map(line -> {
                            String value = slug.apply(Objects.requireNonNull(found.get(line.id())));
                            return new Choice(value, line.label(), value.equals(chosen));
                        }))
                .toList();
    }
}
