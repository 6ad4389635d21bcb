package org.yadman.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// The session of a body ends: whatever it has not decided lapses, in one act.
@Controller
class SessionEndDesk {

    static final String PATH = "/desk/recognition/session-end";

    private static final int MOST_LAPSING = 500;

    private final Tracks tracks;
    private final TrackStore store;
    private final StepStore steps;
    private final Bodies bodies;
    private final Sources sources;
    private final ThingChoices things;
    private final RecordEdits edits;
    private final Templates templates;

    SessionEndDesk(
            Tracks tracks,
            TrackStore store,
            StepStore steps,
            Bodies bodies,
            Sources sources,
            ThingChoices things,
            RecordEdits edits,
            Templates templates) {
        this.tracks = tracks;
        this.store = store;
        this.steps = steps;
        this.bodies = bodies;
        this.sources = sources;
        this.things = things;
        this.edits = edits;
        this.templates = templates;
    }

    /// Choosing a body, or the form for one.
    ///
    /// @param body its slug; empty while none is chosen
    record FormModel(
            Caller caller,
            List<Choice> bodies,
            String body,
            Text name,
            List<Line> open,
            List<Language> languages,
            List<Choice> sources,
            Map<String, String> typed,
            List<Mistake> mistakes) {

        public String text(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /// A request before it that is not decided.
    record Line(String slug, Text name, Text body, String state, boolean chosen) {}

    @GetMapping("/{lang}/desk/recognition/session-end")
    @Requires(Permission.KEEP_RECORD)
    Page form(@RequestParam(defaultValue = "") String body, Caller caller, Visitor v) {
        return page(
                body.isEmpty() ? Optional.empty() : Optional.of(find(body)),
                Map.of("on", v.today().toString(), "all", "yes"),
                List.of(),
                caller,
                v);
    }

    private Body find(String slug) {
        return bodies.find(slug).orElseThrow(NotFound::new);
    }

    // Of the body and of its parts: what ends for a congress ends for its chambers. What was never handed in has
    // nothing to lapse.
    private Map<TrackStore.Placed, Body> open(Body body) {
        Map<UUID, Body> all = Stream.concat(Stream.of(body), bodies.listParts(body).stream())
                .collect(Collectors.toMap(Body::id, each -> each));
        Map<TrackStore.Placed, Body> open = new LinkedHashMap<>();
        store.listPending(all.keySet(), MOST_LAPSING)
                .forEach(placed -> open.put(
                        placed, Objects.requireNonNull(all.get(placed.track().body()))));
        return open;
    }

    private Page page(
            Optional<Body> body, Map<String, String> typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<Line> open = new ArrayList<>();
        body.ifPresent(chosen -> open(chosen)
                .forEach((placed, of) -> open.add(new Line(
                        placed.track().slug(),
                        v.in(placed.track().name()),
                        v.in(of.name()),
                        TrackWords.state(placed.now(), v),
                        typed.containsKey("all") || typed.containsKey(field(placed.track()))))));
        return templates.page(
                v,
                "recognition/sessionend",
                new FormModel(
                        caller,
                        body.isPresent() ? List.of() : things.bodies("recognition.open.choose", "", v),
                        body.map(Body::slug).orElse(""),
                        body.map(chosen -> v.in(chosen.name()))
                                .orElse(new Text("", v.language().tag())),
                        open,
                        List.copyOf(v.words().languages().all()),
                        things.sources("recognition.open.choose", typed.getOrDefault("source", ""), v),
                        typed,
                        mistakes));
    }

    private static String field(Track track) {
        return "track." + track.slug();
    }

    @PostMapping("/{lang}/desk/recognition/session-end")
    @Requires(Permission.KEEP_RECORD)
    View end(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Body body = find(sent.getOrDefault("body", ""));
        List<TrackStore.Placed> chosen = open(body).keySet().stream()
                .filter(placed -> sent.containsKey(field(placed.track())))
                .toList();
        Optional<LocalDate> on = TypedDay.read(sent.getOrDefault("on", "").strip());
        Optional<Source> source = sources.find(sent.getOrDefault("source", ""));
        Map<String, String> texts = new TreeMap<>();
        v.words().languages().all().forEach(language -> {
            String text = sent.getOrDefault("text." + language.tag(), "").strip();
            if (!text.isEmpty()) {
                texts.put("text." + language.tag(), text);
            }
        });
        List<Mistake> mistakes = new ArrayList<>();
        if (chosen.isEmpty()) {
            mistakes.add(Mistake.at("", "recognition.session-end.mistake.none"));
        }
        if (on.isEmpty() || on.get().isAfter(v.today())) {
            mistakes.add(Mistake.at("on", "recognition.open.mistake.on"));
        }
        if (source.isEmpty()) {
            mistakes.add(Mistake.at("source", "recognition.session-end.mistake.source"));
        }
        if (texts.isEmpty()) {
            mistakes.add(Mistake.at("text.en", "recognition.session-end.mistake.text"));
        }
        if (on.isEmpty() || source.isEmpty() || !mistakes.isEmpty()) {
            return page(Optional.of(body), sent, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<RecordEdits.Line> rows = chosen.stream()
                .flatMap(placed -> lapse(placed.track(), texts, on.get(), source.get()))
                .toList();
        return switch (edits.edit(rows, caller.actor(), caller.may(Permission.KEEP_RECORD))) {
            case RecordEdits.Outcome.Saved _ -> new SeeOther(v.to("/bodies/" + body.slug()));
            case RecordEdits.Outcome.Moved _ ->
                throw new IllegalStateException("A new row has no version to be behind");
            case RecordEdits.Outcome.Asked(var request) -> new SeeOther(v.to("/desk/approvals/" + request));
            case RecordEdits.Outcome.Mistakes(var found) ->
                page(
                                Optional.of(body),
                                sent,
                                found.stream()
                                        .map(each -> Mistake.at("", each.expected()))
                                        .toList(),
                                caller,
                                v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private Stream<RecordEdits.Line> lapse(Track track, Map<String, String> texts, LocalDate on, Source source) {
        List<Step> before = tracks.way(track).steps();
        int number = before.isEmpty() ? 1 : before.getLast().number() + 1;
        List<RecordEdits.Line> rows = new ArrayList<>(Opening.step(
                track.slug(), "lapsed-" + number, number, ResolutionStage.LAPSED.word(), texts, on, source.slug()));
        if (steps.listStalls(track.id()).stream().noneMatch(stall -> stall.reason() == Stall.Reason.SESSION_ENDED)) {
            rows.add(RecordEdits.Line.added(
                    RecognitionTables.STALLS.name(),
                    Map.of(
                            "track",
                            track.slug(),
                            "reason",
                            FolderRow.word(Stall.Reason.SESSION_ENDED),
                            "since",
                            on.toString(),
                            "source",
                            source.slug(),
                            "stance",
                            "asserts")));
        }
        return rows.stream();
    }
}
