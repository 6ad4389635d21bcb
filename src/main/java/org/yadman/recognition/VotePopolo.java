package org.yadman.recognition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.collect.PopoloSource;
import org.yadman.platform.text.Language;
import org.yadman.pure.tally.Tally;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldValue;
import org.yadman.sources.Source;

/// Votes on tracks as vote events.
@Component
class VotePopolo implements PopoloSource {

    private final TrackStore tracks;
    private final StepStore steps;
    private final Tracks placed;
    private final Bodies bodies;
    private final Claims claims;
    private final PositionStore positions;

    VotePopolo(
            TrackStore tracks, StepStore steps, Tracks placed, Bodies bodies, Claims claims, PositionStore positions) {
        this.tracks = tracks;
        this.steps = steps;
        this.placed = placed;
        this.bodies = bodies;
        this.claims = claims;
        this.positions = positions;
    }

    @Override
    public Popolo.Kind kind() {
        return Popolo.Kind.VOTE_EVENTS;
    }

    @Override
    public long count() {
        return claims.countSubjects(Step.KIND, StepFields.VOTE);
    }

    @Override
    public List<Popolo.VoteEvent> list(Slice slice, UnaryOperator<String> address) {
        List<UUID> ids = claims.subjects(Step.KIND, StepFields.VOTE, slice);
        Map<UUID, Step> read = steps.listStepsById(ids).stream().collect(Collectors.toMap(Step::id, step -> step));
        Map<UUID, Track> ofStep =
                tracks.list(read.values().stream().map(Step::track).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Track::id, track -> track));
        Map<UUID, Body> before =
                bodies.byId(ofStep.values().stream().map(Track::body).collect(Collectors.toSet()));
        Map<UUID, Map<String, FieldValue>> said = claims.of(Step.KIND, ids);
        Map<UUID, Source> cited = placed.cited(said.values());
        Map<UUID, List<Position>> cast =
                positions.listOfSteps(ids).stream().collect(Collectors.groupingBy(Position::step));
        return ids.stream()
                .map(id -> {
                    Step step = Objects.requireNonNull(read.get(id));
                    Track track = Objects.requireNonNull(ofStep.get(step.track()));
                    Body body = Objects.requireNonNull(before.get(track.body()));
                    return event(
                            step,
                            track,
                            body,
                            Objects.requireNonNull(said.get(id)),
                            cast.getOrDefault(id, List.of()),
                            cited,
                            address);
                })
                .toList();
    }

    private static Popolo.VoteEvent event(
            Step step,
            Track track,
            Body body,
            Map<String, FieldValue> said,
            List<Position> cast,
            Map<UUID, Source> cited,
            UnaryOperator<String> address) {
        FieldValue vote = Objects.requireNonNull(said.get(StepFields.VOTE));
        Tally tally = vote.value() == null ? null : Tally.parse(vote.value());
        Proof proof = Proof.of(Tracks.standing(said.values()), cited);
        return new Popolo.VoteEvent(
                Step.KIND + ":" + RecognitionTables.key(track.slug(), step.slug()),
                body.popoloId(),
                TrackPopolo.id(track),
                tally == null ? null : tally.method().word(),
                TrackPopolo.date(said),
                step.stage().map(stage -> TrackPopolo.result(stage, proof)).orElse(null),
                tally == null ? List.of() : counts(tally),
                cast.stream().map(VotePopolo::vote).toList(),
                tally == null ? "Sources differ on this vote." : tally.words().isEmpty() ? null : tally.words(),
                TrackPopolo.sources(Tracks.standing(List.of(vote)).stream(), cited, address));
    }

    private static List<Popolo.Count> counts(Tally tally) {
        return tally.numbers().entrySet().stream()
                .filter(number -> number.getKey().isPart())
                .map(number -> new Popolo.Count(option(number.getKey()), number.getValue()))
                .toList();
    }

    private static Popolo.Vote vote(Position position) {
        return new Popolo.Vote(
                Voters.country(position.voter()).map("country:"::concat).orElse(null),
                new Popolo.Voter(Voters.name(position.voter(), Language.SOURCE)),
                option(position.choice().count()));
    }

    // Popolo writes its options as words with spaces.
    private static String option(Tally.Count count) {
        return count.word().replace('-', ' ');
    }
}
