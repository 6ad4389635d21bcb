package org.yadman.recognition;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yadman.bodies.Power;
import org.yadman.bodies.Tabler;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.RecordEdits.Line;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What somebody typed to open a request: what is needed to begin, and nothing that can be added later.
///
/// @param sent field → text
/// @param languages in which texts are asked for
record Opening(Map<String, String> sent, Collection<Language> languages) {

    /// Where a request can begin that is no mandate.
    static final List<ResolutionStage> BEGINNINGS = List.of(
            ResolutionStage.IDEA, ResolutionStage.DRAFTING, ResolutionStage.SEEKING_SPONSOR, ResolutionStage.SUBMITTED);

    /// Addresses that no track can have, because the ladder itself needs them.
    static final Set<String> RESERVED = Set.of("map", "new", "form", "texts", "changes");

    private static final int LONGEST_SLUG = 50;

    /// Our own note, where no source is chosen.
    static final String OWN_NOTE = "";

    /// A request that can be opened.
    ///
    /// @param rows of the record
    /// @param slug of the track
    record Opened(
            List<Line> rows,
            String slug,
            Power power,
            @Nullable Tabler tabler) {}

    /// Whether a new request can take this one up again: a case before a court is no request of ours.
    static boolean canTakeUp(Track track) {
        return switch (track.procedure()) {
            case RESOLUTION, MANDATE -> true;
            case CRIMINAL_CASE, CIVIL_CASE -> false;
        };
    }

    String text(String field) {
        return sent.getOrDefault(field, "").strip();
    }

    /// @param from the track that it takes up again; null: none
    /// @param found the track with this slug
    /// @param bodies the slug of each body
    Checked<Opened> check(
            @Nullable Track from,
            int lastNumber,
            Function<String, Optional<Track>> found,
            List<String> bodies,
            LocalDate today) {
        List<Mistake> mistakes = new ArrayList<>();
        String body = text("body");
        if (!bodies.contains(body)) {
            mistakes.add(Mistake.at("body", "recognition.open.mistake.body"));
        }
        if (texts("name").isEmpty()) {
            mistakes.add(Mistake.at("name.en", "recognition.open.mistake.name"));
        }
        if (texts("ask").isEmpty()) {
            mistakes.add(Mistake.at("ask.en", "recognition.open.mistake.ask"));
        }
        Power power = FolderRow.constant(Power.class, text("power"));
        if (power == null) {
            mistakes.add(Mistake.at("power", "recognition.open.mistake.power"));
        }
        Optional<LocalDate> on = TypedDay.read(text("on"));
        if (on.isEmpty() || on.get().isAfter(today)) {
            mistakes.add(Mistake.at("on", "recognition.open.mistake.on"));
        }
        if (from != null && texts("trigger").isEmpty()) {
            mistakes.add(Mistake.at("trigger.en", "recognition.open.mistake.trigger"));
        }
        if (power == null || on.isEmpty() || !mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        String slug = slug(
                body,
                on.get(),
                each -> RESERVED.contains(each) || found.apply(each).isPresent());
        // Pressed twice on a slow line, it is one request all the same.
        Optional<Track> same = found.apply(stem(body, on.get()))
                .filter(track -> from == null || !track.id().equals(from.id()))
                .filter(track -> texts("name").equals(names(track)));
        if (same.isPresent()) {
            return new Checked.Invalid<>(List.of(Mistake.at(
                    "name.en",
                    "recognition.open.mistake.same",
                    "slug",
                    same.get().slug())));
        }
        return new Checked.Valid<>(new Opened(
                rows(slug, power, on.get(), from, lastNumber),
                slug,
                power,
                FolderRow.constant(Tabler.class, text("tabler"))));
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new TreeMap<>();
        for (Language language : languages) {
            String name = field + "." + language.tag();
            if (!text(name).isEmpty()) {
                texts.put(name, text(name));
            }
        }
        return texts;
    }

    private static Map<String, String> names(Track track) {
        Map<String, String> names = new TreeMap<>();
        track.name().texts().forEach((language, text) -> names.put("name." + language, text));
        return names;
    }

    // Its own name in Latin letters, else the body's.
    private String stem(String body, LocalDate on) {
        String latin = Normalizer.normalize(text("name.en"), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String whole = latin.length() < 3 ? body + "-" + on.getYear() : latin;
        return whole.substring(0, Math.min(whole.length(), LONGEST_SLUG)).replaceAll("-$", "");
    }

    // With a number where another track has it already.
    private String slug(String body, LocalDate on, Predicate<String> taken) {
        String stem = stem(body, on);
        String slug = stem;
        for (int i = 2; taken.test(slug); i++) {
            slug = stem + "-" + i;
        }
        return slug;
    }

    private List<Line> rows(String slug, Power power, LocalDate on, @Nullable Track from, int lastNumber) {
        List<Line> rows = new ArrayList<>();
        Map<String, String> track = new TreeMap<>(texts("name"));
        track.putAll(texts("ask"));
        track.putAll(texts("concerns"));
        track.put("slug", slug);
        track.put("role", FolderRow.word(Track.Role.OURS));
        boolean mandate = power == Power.CREATE_MANDATE;
        track.put("procedure", FolderRow.word(mandate ? Procedure.MANDATE : Procedure.RESOLUTION));
        track.put("force", FolderRow.word(from == null ? Track.Force.UNKNOWN : from.force()));
        Act act = from == null || mandate ? null : from.act();
        if (act != null) {
            track.put("act", FolderRow.word(act));
        }
        for (String column : List.of("body", "scope", "day", "owner", "deputy")) {
            track.put(column, text(column));
        }
        rows.add(Line.added(RecognitionTables.TRACKS.name(), track));
        String source = text("source");
        if (source.equals(OWN_NOTE)) {
            source = slug + "-note";
            rows.add(Line.added("sources", note(source, on)));
        }
        String begins = mandate ? MandateStage.CALLED_FOR.word() : beginning().word();
        rows.addAll(step(slug, "begun", 1, begins, texts("name"), on, source));
        if (from != null) {
            Map<String, String> link = new TreeMap<>();
            texts("trigger").forEach((name, text) -> link.put(name.replace("trigger.", "note."), text));
            link.put("from", slug);
            link.put("kind", FolderRow.word(Link.Kind.REOPENS));
            link.put("to", from.slug());
            rows.add(Line.added(RecognitionTables.LINKS.name(), link));
            if (lastNumber > 0) {
                rows.addAll(step(
                        from.slug(),
                        "reopened",
                        lastNumber + 1,
                        ResolutionStage.REOPENED.word(),
                        texts("trigger"),
                        on,
                        source));
            }
        }
        return rows;
    }

    private ResolutionStage beginning() {
        return BEGINNINGS.stream()
                .filter(stage -> stage.word().equals(text("stage")))
                .findFirst()
                .orElse(ResolutionStage.IDEA);
    }

    private Map<String, String> note(String slug, LocalDate on) {
        Map<String, String> note = new TreeMap<>();
        texts("name").forEach((name, text) -> note.put(name.replace("name.", "title."), text));
        note.put("slug", slug);
        note.put("kind", "statement");
        note.put("held", "told");
        note.put("published", on.toString());
        return note;
    }

    /// A step with its date, as rows of the record.
    ///
    /// @param texts what happened: a text for each language, whatever stands before the point of its name
    static List<Line> step(
            String track,
            String slug,
            int number,
            String event,
            Map<String, String> texts,
            LocalDate on,
            String source) {
        Map<String, String> step = new TreeMap<>();
        texts.forEach((name, text) -> step.put("text" + name.substring(name.indexOf('.')), text));
        step.put("track", track);
        step.put("slug", slug);
        step.put("number", String.valueOf(number));
        step.put("event", event);
        return List.of(
                Line.added(RecognitionTables.STEPS.name(), step),
                Line.added(
                        "claims",
                        Map.of(
                                "subject",
                                Step.KIND + ":" + track + "/" + slug,
                                "field",
                                StepFields.DATE,
                                "value",
                                on.toString(),
                                "source",
                                source,
                                "stance",
                                "asserts")));
    }
}
