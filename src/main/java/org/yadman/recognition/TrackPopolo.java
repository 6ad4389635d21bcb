package org.yadman.recognition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.collect.PopoloSource;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Claim;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldValue;
import org.yadman.sources.Source;

/// Tracks as motions. Where sources differ and nobody has chosen, the field is left out.
@Component
class TrackPopolo implements PopoloSource {

    private final TrackStore tracks;
    private final StepStore steps;
    private final Tracks placed;
    private final Bodies bodies;
    private final Claims claims;

    TrackPopolo(TrackStore tracks, StepStore steps, Tracks placed, Bodies bodies, Claims claims) {
        this.tracks = tracks;
        this.steps = steps;
        this.placed = placed;
        this.bodies = bodies;
        this.claims = claims;
    }

    static String id(Track track) {
        return Track.KIND + ":" + track.slug();
    }

    @Override
    public Popolo.Kind kind() {
        return Popolo.Kind.MOTIONS;
    }

    @Override
    public long count() {
        return tracks.countAll();
    }

    @Override
    public List<Popolo.Motion> list(Slice slice, UnaryOperator<String> address) {
        List<Track> read = tracks.list(slice);
        List<UUID> ids = read.stream().map(Track::id).toList();
        Map<UUID, TrackNow> now = tracks.listPlaced(ids).stream()
                .collect(Collectors.toMap(each -> each.track().id(), TrackStore.Placed::now));
        Map<UUID, List<Step>> ofTrack = steps.listSteps(ids).stream().collect(Collectors.groupingBy(Step::track));
        Map<UUID, Map<String, FieldValue>> said = claims.of(
                Step.KIND,
                ofTrack.values().stream().flatMap(List::stream).map(Step::id).toList());
        Map<UUID, Source> cited = placed.cited(said.values());
        Map<UUID, Body> before = bodies.byId(read.stream().map(Track::body).collect(Collectors.toSet()));
        Map<UUID, String> majorities = claims.values(Body.KIND, Bodies.MAJORITY, before.keySet());
        return read.stream()
                .map(track -> {
                    List<Step> way = ofTrack.getOrDefault(track.id(), List.of());
                    return new Popolo.Motion(
                            id(track),
                            Objects.requireNonNull(before.get(track.body())).popoloId(),
                            Popolo.text(track.ask().isEmpty() ? track.name() : track.ask()),
                            FolderRow.word(track.procedure()),
                            proposed(way, said),
                            majorities.get(track.body()),
                            result(Objects.requireNonNull(now.get(track.id()))),
                            sources(way.stream().flatMap(step -> claimsOn(step, said)), cited, address));
                })
                .toList();
    }

    private static @Nullable String proposed(List<Step> way, Map<UUID, Map<String, FieldValue>> said) {
        return way.stream()
                .filter(step -> step.event() == ResolutionStage.SUBMITTED)
                .flatMap(step -> Stream.ofNullable(date(said.getOrDefault(step.id(), Map.of()))))
                .findFirst()
                .orElse(null);
    }

    static @Nullable String date(Map<String, FieldValue> said) {
        FieldValue date = said.get(StepFields.DATE);
        String value = date == null ? null : date.value();
        return value == null ? null : Popolo.date(PartialDate.parse(value));
    }

    private static @Nullable String result(TrackNow now) {
        Stage stage = now.stage();
        return stage == null ? null : result(stage, now.proof());
    }

    /// Popolo's "pass" and "fail" where they are certain; else what the record calls it. Null while nothing is
    /// decided, and for a court case, which nobody passes.
    static @Nullable String result(Stage stage, Proof proof) {
        String result = switch (stage) {
            case ResolutionStage resolution -> result(resolution);
            case MandateStage mandate -> mandate.compareTo(MandateStage.CREATED) >= 0 ? "pass" : null;
            case CriminalStage criminal -> null;
            case CivilStage civil -> null;
        };
        return result != null && stage.needsProof() && proof == Proof.REPORTED ? "reported-" + result : result;
    }

    private static @Nullable String result(ResolutionStage stage) {
        return switch (stage) {
            case IDEA, DRAFTING, SEEKING_SPONSOR, SUBMITTED, IN_COMMITTEE, SCHEDULED, REFERRED, DEFERRED, REOPENED ->
                null;
            case ADOPTED, ADOPTED_IN_PART, IN_FORCE, IMPLEMENTING, AMENDED, SUSPENDED, RESCINDED, SUPERSEDED -> "pass";
            case REJECTED, RULED_OUT -> "fail";
            case ADOPTED_CONDITIONAL, WITHDRAWN, MERGED, CONDITION_FAILED, LAPSED -> stage.word();
        };
    }

    private static Stream<Claim> claimsOn(Step step, Map<UUID, Map<String, FieldValue>> said) {
        return Tracks.standing(said.getOrDefault(step.id(), Map.of()).values()).stream();
    }

    /// Where the claims come from: the document where it is published, else what this record says of it.
    static List<Popolo.Link> sources(Stream<Claim> claims, Map<UUID, Source> cited, UnaryOperator<String> address) {
        return claims.map(claim -> Objects.requireNonNull(cited.get(claim.source())))
                .distinct()
                .map(source -> new Popolo.Link(url(source, address), Popolo.text(source.title())))
                .toList();
    }

    private static String url(Source source, UnaryOperator<String> address) {
        Optional<String> published = source.address() == null ? Optional.empty() : Popolo.uri(source.address());
        return published.orElseGet(() -> address.apply("/sources/" + source.slug()));
    }
}
