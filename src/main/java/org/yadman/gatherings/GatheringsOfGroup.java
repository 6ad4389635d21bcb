package org.yadman.gatherings;

import gg.jte.Content;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.gatherings.GatheringViews.Line;
import org.yadman.groups.Group;
import org.yadman.groups.GroupPanel;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What a group holds next, on its page.
@Component
class GatheringsOfGroup implements GroupPanel {

    private static final int MOST = 5;

    private final Gatherings gatherings;
    private final GatheringViews views;
    private final Templates templates;

    GatheringsOfGroup(Gatherings gatherings, GatheringViews views, Templates templates) {
        this.gatherings = gatherings;
        this.views = views;
        this.templates = templates;
    }

    /// The part of its page.
    ///
    /// @param all where all of them are
    record PanelModel(List<Line> lines, String all) {}

    @Override
    public Optional<Content> panel(Group group, Visitor v) {
        List<Line> lines =
                gatherings
                        .list(
                                GatheringFilter.all(Part.PUBLIC)
                                        .heldBy(group.id())
                                        .between(v.today(), null),
                                0,
                                MOST)
                        .stream()
                        .map(each -> views.line(each, each.path(), v))
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(templates.fragment(
                        v,
                        "gatherings/group",
                        new PanelModel(lines, v.to(GatheringPages.PATH) + "?group=" + group.slug())));
    }

    @Override
    public Map<UUID, List<Visitor.Link>> inList(Collection<UUID> groups, Visitor v) {
        return Map.of();
    }
}
