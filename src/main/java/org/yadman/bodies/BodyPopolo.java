package org.yadman.bodies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.collect.PopoloSource;

/// Bodies as organizations.
@Component
class BodyPopolo implements PopoloSource {

    private final Bodies bodies;

    BodyPopolo(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Popolo.Kind kind() {
        return Popolo.Kind.ORGANIZATIONS;
    }

    @Override
    public long count() {
        return bodies.count();
    }

    @Override
    public List<Popolo.Organization> list(Slice slice, UnaryOperator<String> address) {
        List<Body> read = bodies.list(slice);
        Map<UUID, Body> wholes = bodies.byId(
                read.stream().flatMap(body -> Stream.ofNullable(body.parent())).collect(Collectors.toSet()));
        return read.stream()
                .map(body -> {
                    Body whole = body.parent() == null ? null : wholes.get(body.parent());
                    return new Popolo.Organization(
                            body.popoloId(),
                            Popolo.text(body.name()),
                            Popolo.otherNames(body.name()),
                            FolderRow.word(body.kind()),
                            whole == null ? null : whole.popoloId(),
                            links(body, address));
                })
                .toList();
    }

    private static List<Popolo.Link> links(Body body, UnaryOperator<String> address) {
        List<Popolo.Link> links = new ArrayList<>();
        links.add(new Popolo.Link(address.apply("/bodies/" + body.slug()), "in this record"));
        if (body.site() != null) {
            Popolo.uri(body.site()).ifPresent(site -> links.add(new Popolo.Link(site, "its own site")));
        }
        return links;
    }
}
