package org.yadman.bodies;

import gg.jte.Content;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yadman.platform.web.Visitor;

/// What a room below knows about bodies: a part of a body's page, and a few words for its line in the list.
public interface BodyPanel {

    /// The part of the body's page, or nothing if the room knows nothing of this body.
    Optional<Content> panel(Body body, Visitor visitor);

    /// A few words on each of these bodies that the room knows.
    Map<UUID, String> inList(Collection<UUID> bodies, Visitor visitor);
}
