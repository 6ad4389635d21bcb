package org.yadman.recognition;

import gg.jte.Content;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Body;
import org.yadman.bodies.BodyPanel;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What has been before a body, on its page and in the list of bodies.
@Component
class TracksOfBody implements BodyPanel {

    private static final int MOST = 50;

    private final TrackStore store;
    private final TrackWords words;
    private final Templates templates;

    TracksOfBody(TrackStore store, TrackWords words, Templates templates) {
        this.store = store;
        this.words = words;
        this.templates = templates;
    }

    @Override
    public Optional<Content> panel(Body body, Visitor visitor) {
        return Optional.of(templates.fragment(
                visitor, "recognition/body", words.entries(store.listOfBody(body.id(), MOST), visitor)));
    }

    @Override
    public Map<UUID, String> inList(Collection<UUID> bodies, Visitor visitor) {
        Map<UUID, String> words = new LinkedHashMap<>();
        store.countByBody(bodies)
                .forEach((body, tracks) -> words.put(body, visitor.t("recognition.tracks.count", "tracks", tracks)));
        return words;
    }
}
