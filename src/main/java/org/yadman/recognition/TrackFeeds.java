package org.yadman.recognition;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.History;
import org.yadman.platform.text.TallyWords;
import org.yadman.platform.web.AtomFeed;
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.tally.Tally;
import org.yadman.sources.Claim;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldValue;

/// A feed per track and per body: one entry per step, which is renewed when a source says something new about it.
@Controller
class TrackFeeds {

    private static final int MOST_TRACKS = 50;
    private static final int MOST_STEPS = 100;

    private final Tracks tracks;
    private final TrackStore store;
    private final StepStore steps;
    private final Bodies bodies;
    private final Claims claims;
    private final History history;
    private final TallyWords tallies;
    private final Options options;

    TrackFeeds(
            Tracks tracks,
            TrackStore store,
            StepStore steps,
            Bodies bodies,
            Claims claims,
            History history,
            TallyWords tallies,
            Options options) {
        this.tracks = tracks;
        this.store = store;
        this.steps = steps;
        this.bodies = bodies;
        this.claims = claims;
        this.history = history;
        this.tallies = tallies;
        this.options = options;
    }

    @GetMapping("/{lang}/recognition/{slug}.atom")
    @Public
    ResponseEntity<byte[]> track(@PathVariable String slug, Visitor v, HttpServletRequest request) {
        Track track = tracks.find(slug).orElseThrow(NotFound::new).track();
        String name = v.in(track.name()).value();
        return feed(track.id(), name, name, "/recognition/" + slug, List.of(track), v, request);
    }

    // The address is the body's, the steps are this room's: a body knows nothing of what lies before it.
    @GetMapping("/{lang}/bodies/{slug}.atom")
    @Public
    ResponseEntity<byte[]> body(@PathVariable String slug, Visitor v, HttpServletRequest request) {
        Body body = bodies.find(slug).orElseThrow(NotFound::new);
        String name = v.in(body.name()).value();
        List<Track> before = store.listOfBody(body.id(), MOST_TRACKS).stream()
                .map(TrackStore.Placed::track)
                .toList();
        return feed(body.id(), v.t("recognition.feed.body", "body", name), name, "/bodies/" + slug, before, v, request);
    }

    private ResponseEntity<byte[]> feed(
            UUID id, String title, String about, String path, List<Track> of, Visitor v, HttpServletRequest request) {
        Map<UUID, Track> byId = of.stream().collect(Collectors.toMap(Track::id, track -> track));
        List<Step> told = steps.listSteps(byId.keySet());
        Map<UUID, Map<String, FieldValue>> said =
                claims.of(Step.KIND, told.stream().map(Step::id).toList());
        List<FeedSource.Entry> entries = new ArrayList<>();
        for (Step step : told) {
            Track track = Objects.requireNonNull(byId.get(step.track()));
            entries.add(entry(track, step, said.getOrDefault(step.id(), Map.of()), v));
        }
        entries.sort(Comparator.comparing(FeedSource.Entry::on).reversed());
        String base = options.base(String.valueOf(request.getHeader("Host")));
        return new AtomFeed(
                        id,
                        title,
                        about,
                        path,
                        base,
                        entries.stream().limit(MOST_STEPS).toList())
                .answer(v);
    }

    private FeedSource.Entry entry(Track track, Step step, Map<String, FieldValue> said, Visitor v) {
        String when = standing(said, StepFields.DATE)
                .map(value -> v.date(PartialDate.parse(value)))
                .orElse("");
        String vote = standing(said, StepFields.VOTE)
                .map(value -> tallies.of(v.language(), Tally.parse(value)))
                .orElse("");
        return new FeedSource.Entry(
                step.id(),
                v.t(
                        "recognition.step.of",
                        "event",
                        v.t(step.event().label()),
                        "track",
                        v.in(track.name()).value()),
                v.t(
                        "recognition.feed.step",
                        "known",
                        when.isEmpty() ? "no" : "yes",
                        "date",
                        when,
                        "text",
                        v.in(step.text()).value(),
                        "voted",
                        vote.isEmpty() ? "no" : "yes",
                        "vote",
                        vote),
                "/recognition/" + track.slug() + "#s-" + step.slug(),
                lastSaid(step, said));
    }

    private static Optional<String> standing(Map<String, FieldValue> said, String field) {
        return Optional.ofNullable(said.get(field)).map(FieldValue::value);
    }

    // The day on which the step was last written or something was said about it.
    private LocalDate lastSaid(Step step, Map<String, FieldValue> said) {
        Optional<LocalDate> written =
                history.findLast(step.ref()).map(version -> LocalDate.ofInstant(version.at(), ZoneOffset.UTC));
        return Stream.concat(
                        written.stream(),
                        said.values().stream()
                                .flatMap(field -> field.claims().stream().map(Claim::enteredOn)))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }
}
