package org.yadman.recognition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// What others call a condition, and where it stands.
@Component
class ConditionNames implements RefSource {

    private final StepStore steps;
    private final TrackStore tracks;
    private final Messages messages;

    ConditionNames(StepStore steps, TrackStore tracks, Messages messages) {
        this.steps = steps;
        this.tracks = tracks;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return Condition.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "recognition.conditions");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        List<Condition> asked = steps.listConditionsById(ids);
        Map<UUID, Track> ofTrack = tracks
                .list(asked.stream().map(Condition::track).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Track::id, track -> track));
        return asked.stream()
                .collect(Collectors.toMap(
                        Condition::id,
                        condition ->
                                named(condition, Objects.requireNonNull(ofTrack.get(condition.track())), language)));
    }

    private Named named(Condition condition, Track track, Language language) {
        String title = messages.text(
                language,
                "recognition.condition.of",
                "track",
                track.name().in(language).value());
        return new Named(condition.ref(), title, "/recognition/" + track.slug() + "#condition-" + condition.slug());
    }
}
