package org.yadman.recognition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.ClaimWatch;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// The fields on which sources can differ about a step, and where claims on it lead.
@Component
class StepFields implements RefSource, ClaimFields, ClaimWatch {

    static final String DATE = "date";
    static final String VOTE = "vote";
    static final String WORDING = "wording";

    private final TrackStore tracks;
    private final StepStore steps;
    private final Messages messages;
    private final Tracks placed;

    StepFields(
            TrackStore tracks,
            StepStore steps,
            Messages messages,
            @org.springframework.context.annotation.Lazy Tracks placed) {
        this.tracks = tracks;
        this.steps = steps;
        this.messages = messages;
        this.placed = placed;
    }

    @Override
    public String kind() {
        return Step.KIND;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field(DATE, FieldType.DATE, false, "recognition.field.date"),
                new Field("place", FieldType.TEXT, false, "recognition.field.place"),
                new Field("by", FieldType.TEXT, false, "recognition.field.by"),
                new Field("result", FieldType.TEXT, false, "recognition.field.result"),
                new Field(VOTE, FieldType.TALLY, false, "recognition.field.vote"),
                new Field("code", FieldType.TEXT, false, "recognition.field.code"),
                new Field("title", FieldType.TEXT, false, "recognition.field.title"),
                new Field(WORDING, FieldType.TEXT, false, "recognition.field.wording"));
    }

    @Override
    public List<String> required() {
        return List.of(DATE);
    }

    @Override
    public void claimed(UUID subject) {
        placed.stepClaimed(subject);
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "recognition.steps");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        List<Step> asked = steps.listStepsById(ids);
        Map<UUID, Track> ofTrack = tracks
                .list(asked.stream().map(Step::track).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Track::id, track -> track));
        Map<UUID, Named> names = new LinkedHashMap<>();
        for (Step step : asked) {
            Track track = Objects.requireNonNull(ofTrack.get(step.track()));
            String title = messages.text(
                    language,
                    "recognition.step.of",
                    "event",
                    messages.text(language, step.event().label()),
                    "track",
                    track.name().in(language).value());
            names.put(step.id(), new Named(step.ref(), title, "/recognition/" + track.slug()));
        }
        return names;
    }
}
