package org.yadman.recognition;

import gg.jte.Content;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.web.KeptParts;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The map of recognitions.
@Controller
class MapPages {

    static final String PATH = "/recognition/map";
    private static final String PRECEDENTS = "precedent";

    private final RecognitionMap map;
    private final KeptParts parts;
    private final Templates templates;

    MapPages(RecognitionMap map, KeptParts parts, Templates templates) {
        this.map = map;
        this.parts = parts;
        this.templates = templates;
    }

    /// @param ours whether it shows our requests, and not the ways of others
    record MapModel(boolean ours, Content drawn) {}

    @GetMapping("/{lang}" + PATH)
    @Public
    Page map(@RequestParam(defaultValue = "") String role, Visitor v) {
        Track.Role shown = role.equals(PRECEDENTS) ? Track.Role.PRECEDENT : Track.Role.OURS;
        return templates.page(
                v,
                "recognition/map",
                new MapModel(
                        shown == Track.Role.OURS,
                        parts.get(
                                "map " + shown,
                                v,
                                () -> templates.fragment(v, "recognition/world", map.of(shown, v)))));
    }
}
