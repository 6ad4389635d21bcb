package org.yadman.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.bodies.Power;
import org.yadman.bodies.Tabler;
import org.yadman.days.Days;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Opens a request with what is needed to begin, or takes up again one that had stopped; then come the questions of its
/// checklist.
@Controller
class OpeningDesk {

    static final String PATH = "/desk/recognition/new";

    private final Tracks tracks;
    private final Checklists checklists;
    private final Bodies bodies;
    private final Groups groups;
    private final Days days;
    private final ThingChoices things;
    private final RecordEdits edits;
    private final Templates templates;

    OpeningDesk(
            Tracks tracks,
            Checklists checklists,
            Bodies bodies,
            Groups groups,
            Days days,
            ThingChoices things,
            RecordEdits edits,
            Templates templates) {
        this.tracks = tracks;
        this.checklists = checklists;
        this.bodies = bodies;
        this.groups = groups;
        this.days = days;
        this.things = things;
        this.edits = edits;
        this.templates = templates;
    }

    /// The form.
    ///
    /// @param reopens the slug of the track that it takes up again, or empty
    /// @param of its name, or null
    record FormModel(
            Caller caller,
            String reopens,
            @Nullable Text of,
            List<Language> languages,
            List<Choice> bodies,
            List<Choice> powers,
            List<Choice> tablers,
            List<Choice> stages,
            List<Choice> scopes,
            List<Choice> days,
            List<Choice> owners,
            List<Choice> deputies,
            List<Choice> sources,
            Opening typed,
            List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/recognition/new")
    @Requires(Permission.KEEP_RECORD)
    Page form(
            @RequestParam(defaultValue = "") String reopens,
            @RequestParam(defaultValue = "") String body,
            Caller caller,
            Visitor v) {
        Track from = reopened(reopens);
        Map<String, String> begun = new TreeMap<>(from == null ? common() : taken(from));
        begun.put("on", v.today().toString());
        if (!body.isEmpty()) {
            begun.put("body", body);
        }
        return page(from, new Opening(begun, v.words().languages().all()), List.of(), caller, v);
    }

    private @Nullable Track reopened(String slug) {
        return slug.isEmpty()
                ? null
                : tracks.find(slug)
                        .map(TrackStore.Placed::track)
                        .filter(Opening::canTakeUp)
                        .orElseThrow(NotFound::new);
    }

    // A request is about the common day, unless somebody says otherwise.
    private Map<String, String> common() {
        return days.findCommon().map(day -> Map.of("day", day.slug())).orElse(Map.of());
    }

    // What stays the same when a request is taken up again.
    private Map<String, String> taken(Track from) {
        Map<String, String> taken = new TreeMap<>();
        from.name().texts().forEach((language, text) -> taken.put("name." + language, text));
        from.ask().texts().forEach((language, text) -> taken.put("ask." + language, text));
        from.concerns().texts().forEach((language, text) -> taken.put("concerns." + language, text));
        taken.put("scope", FolderRow.word(from.scope()));
        first(bodies.byId(List.of(from.body())), Body::slug).ifPresent(slug -> taken.put("body", slug));
        days.listAll().stream().filter(day -> day.id().equals(from.day())).forEach(day -> taken.put("day", day.slug()));
        group(from.owner()).ifPresent(slug -> taken.put("owner", slug));
        group(from.deputy()).ifPresent(slug -> taken.put("deputy", slug));
        return taken;
    }

    private Optional<String> group(@Nullable UUID id) {
        return id == null ? Optional.empty() : first(groups.byId(List.of(id)), Group::slug);
    }

    private static <T> Optional<String> first(Map<UUID, T> found, Function<T, String> slug) {
        return found.values().stream().map(slug).findFirst();
    }

    private Page page(@Nullable Track from, Opening typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(
                v,
                "recognition/open",
                new FormModel(
                        caller,
                        from == null ? "" : from.slug(),
                        from == null ? null : v.in(from.name()),
                        List.copyOf(v.words().languages().all()),
                        things.bodies("recognition.open.choose", typed.text("body"), v),
                        ChecklistDesk.powers(FolderRow.constant(Power.class, typed.text("power")), v),
                        ChecklistDesk.tablers(FolderRow.constant(Tabler.class, typed.text("tabler")), v),
                        Opening.BEGINNINGS.stream()
                                .map(stage -> new Choice(
                                        stage.word(),
                                        v.t(stage.label()),
                                        stage.word().equals(typed.text("stage"))))
                                .toList(),
                        Arrays.stream(Track.Scope.values())
                                .map(scope -> new Choice(
                                        FolderRow.word(scope),
                                        v.t("recognition.scope." + FolderRow.word(scope)),
                                        FolderRow.word(scope).equals(typed.text("scope"))))
                                .toList(),
                        days(typed, v),
                        things.groups("recognition.open.none", typed.text("owner"), v),
                        things.groups("recognition.open.none", typed.text("deputy"), v),
                        things.sources("recognition.open.own-note", typed.text("source"), v),
                        typed,
                        mistakes));
    }

    private List<Choice> days(Opening typed, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("recognition.open.none"),
                                typed.text("day").isEmpty())),
                        days.listAll().stream()
                                .map(day -> new Choice(
                                        day.slug(),
                                        v.in(day.name()).value(),
                                        day.slug().equals(typed.text("day")))))
                .toList();
    }

    @PostMapping("/{lang}/desk/recognition/new")
    @Requires(Permission.KEEP_RECORD)
    View open(
            @RequestParam(defaultValue = "") String reopens,
            @RequestParam Map<String, String> sent,
            Caller caller,
            Visitor v) {
        Track from = reopened(reopens);
        Opening typed = new Opening(sent, v.words().languages().all());
        List<String> known = bodies.listAll().stream().map(Body::slug).toList();
        return switch (typed.check(
                from, reopening(from), slug -> tracks.find(slug).map(TrackStore.Placed::track), known, v.today())) {
            case Checked.Invalid<Opening.Opened>(var mistakes) ->
                page(from, typed, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Opening.Opened>(var opened) -> save(opened, from, typed, caller, v);
        };
    }

    // Behind which step it says that the request was taken up again; 0 where its state does not allow for that.
    private int reopening(@Nullable Track from) {
        if (from == null) {
            return 0;
        }
        Way way = tracks.way(from);
        boolean stopped = way.stage()
                .filter(stage -> stage.next().contains(ResolutionStage.REOPENED))
                .isPresent();
        return stopped ? way.steps().getLast().number() : 0;
    }

    private View save(Opening.Opened opened, @Nullable Track from, Opening typed, Caller caller, Visitor v) {
        return switch (edits.edit(opened.rows(), caller.actor(), caller.may(Permission.KEEP_RECORD))) {
            case RecordEdits.Outcome.Saved _ -> {
                Track track = tracks.find(opened.slug()).orElseThrow().track();
                checklists.keep(new Checklist(track.id(), opened.power(), opened.tabler(), Map.of(), 0));
                yield new SeeOther(v.to(ChecklistDesk.PATH + "/" + opened.slug()));
            }
            case RecordEdits.Outcome.Moved _ ->
                throw new IllegalStateException("A new row has no version to be behind");
            case RecordEdits.Outcome.Asked(var request) -> new SeeOther(v.to("/desk/approvals/" + request));
            case RecordEdits.Outcome.Mistakes(var found) ->
                page(
                                from,
                                typed,
                                found.stream()
                                        .map(each -> Mistake.at(each.line() == 0 ? each.column() : "", each.expected()))
                                        .toList(),
                                caller,
                                v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }
}
