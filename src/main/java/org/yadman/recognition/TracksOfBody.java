package org.yadman.recognition;

import gg.jte.Content;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Body;
import org.yadman.bodies.BodyPanel;
import org.yadman.platform.web.KeptParts;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What has been before a body and what became of it, on its page; and how much, in the list of bodies.
@Component
class TracksOfBody implements BodyPanel {

    private static final int MOST = 50;

    private final TrackStore store;
    private final TrackWords words;
    private final BodyRecord told;
    private final KeptParts parts;
    private final Templates templates;

    TracksOfBody(TrackStore store, TrackWords words, BodyRecord told, KeptParts parts, Templates templates) {
        this.store = store;
        this.words = words;
        this.told = told;
        this.parts = parts;
        this.templates = templates;
    }

    /// @param tally how many requests stand where
    /// @param total of all requests, of which the latest are shown
    record Model(List<TrackWords.Entry> entries, List<BodyRecord.Line> lines, String tally, int total) {}

    @Override
    public Optional<Content> panel(Body body, Visitor visitor) {
        return Optional.of(parts.get(
                "body " + body.id(),
                visitor,
                () -> templates.fragment(visitor, "recognition/body", model(body, visitor))));
    }

    private Model model(Body body, Visitor v) {
        List<TrackWords.Entry> entries = words.entries(store.listOfBody(body.id(), MOST), v);
        Map<Standing, Integer> counted = store.countOfBody(body.id());
        return new Model(
                entries,
                told.lines(entries, v),
                BodyRecord.tally(counted, v),
                counted.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public Map<UUID, String> inList(Collection<UUID> bodies, Visitor visitor) {
        Map<UUID, String> words = new LinkedHashMap<>();
        store.countByBody(bodies)
                .forEach((body, tracks) -> words.put(body, visitor.t("recognition.tracks.count", "tracks", tracks)));
        return words;
    }
}
