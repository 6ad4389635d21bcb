package org.yadman.groups;

import gg.jte.Content;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yadman.platform.web.Visitor;

/// What a room below knows about groups: a part of a group's page, and a few words for a group's line in the list.
public interface GroupPanel {

    /// The part of the group's page, or nothing if the room knows nothing of this group.
    Optional<Content> panel(Group group, Visitor visitor);

    /// A few words on each of these groups that the room knows; each word with the address it leads to.
    Map<UUID, List<Visitor.Link>> inList(Collection<UUID> groups, Visitor visitor);
}
