package org.yadman.gatherings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.gatherings.Gathering.State;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.gatherings.GatheringReader.Read;
import org.yadman.gatherings.GatheringViews.Line;
import org.yadman.gatherings.GatheringViews.Whole;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Listings;
import org.yadman.platform.places.City;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The gatherings at the desk: for those who decide on what comes all of them, for a representative those of the group.
@Controller
class GatheringDesk {

    static final String PATH = "/desk/gatherings";

    /// Nobody's: so a list of what is kept by it is empty.
    private static final UUID NOBODY = new UUID(0, 0);

    private static final int LONGEST_REASON = 1000;

    private final Gatherings gatherings;
    private final Registering registering;
    private final GatheringReader reader;
    private final GatheringViews views;
    private final HostChoices choices;
    private final Prefill prefill;
    private final NextTime next;
    private final Templates templates;

    GatheringDesk(
            Gatherings gatherings,
            Registering registering,
            GatheringReader reader,
            GatheringViews views,
            HostChoices choices,
            Prefill prefill,
            NextTime next,
            Templates templates) {
        this.gatherings = gatherings;
        this.registering = registering;
        this.reader = reader;
        this.views = views;
        this.choices = choices;
        this.prefill = prefill;
        this.next = next;
        this.templates = templates;
    }

    /// The list.
    ///
    /// @param parts what waits, and what is public
    record ListModel(Caller caller, List<Visitor.Link> parts, Listing<Line> list) {}

    @GetMapping("/{lang}/desk/gatherings")
    @Requires(Permission.PROPOSE)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        Part part = query.get("show").equals("public") ? Part.PUBLIC : Part.WAITING;
        GatheringFilter filter = new GatheringFilter(
                part,
                year(query.get("year")),
                null,
                null,
                "",
                null,
                null,
                "",
                null,
                caller.may(Permission.MODERATE)
                        ? null
                        : Optional.ofNullable(caller.group()).orElse(NOBODY),
                part == Part.PUBLIC ? Listings.words(query.get("q")) : List.of(),
                v.language().tag());
        List<Line> lines = gatherings.list(filter, (query.page() - 1L) * Listing.SIZE, Listing.SIZE).stream()
                .map(each -> views.line(each, PATH + "/" + each.id(), v))
                .toList();
        List<Visitor.Link> parts = Stream.of(Part.WAITING, Part.PUBLIC)
                .map(each -> new Visitor.Link(
                        v.t("gatherings.desk.show", "part", FolderRow.word(each)),
                        new Listing.Query(PATH, Map.of("show", FolderRow.word(each))).address(v),
                        each == part,
                        v.language()))
                .toList();
        return templates.page(
                v,
                "gatherings/desk",
                new ListModel(caller, parts, Listing.of(lines, gatherings.count(filter), query.page(), query)));
    }

    private static int year(String typed) {
        return typed.matches("[12][0-9]{3}") ? Integer.parseInt(typed) : 0;
    }

    /// The form for a new one.
    record NewModel(
            Caller caller, GatheringForm typed, HostChoices.All choices, List<Mistake> mistakes, boolean history) {}

    @GetMapping("/{lang}/desk/gatherings/new")
    @Requires(Permission.PROPOSE)
    Page begin(@RequestParam(defaultValue = "") String from, Caller caller, Visitor v) {
        GatheringForm typed = from.isEmpty()
                ? GatheringForm.EMPTY
                : next.of(find(from, caller), prefill.of(find(from, caller), "", v.language()), v.today());
        return begin(typed, List.of(), List.of(), caller, v);
    }

    private Page begin(GatheringForm typed, List<Mistake> mistakes, List<City> candidates, Caller caller, Visitor v) {
        return templates.page(
                v,
                "gatherings/new",
                new NewModel(
                        caller, typed, choices.of(typed, candidates, v), mistakes, caller.may(Permission.KEEP_RECORD)));
    }

    @PostMapping("/{lang}/desk/gatherings/new")
    @Requires(Permission.PROPOSE)
    View enter(GatheringForm typed, Caller caller, Visitor v) {
        UUID origin =
                typed.origin().isEmpty() ? null : find(typed.origin(), caller).id();
        return switch (reader.read(typed, null, v.language(), v.today())) {
            case Read.Wrong(List<Mistake> mistakes, List<City> candidates) ->
                begin(typed, mistakes, candidates, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Read.Sound(Draft draft) ->
                to(
                        registering.enter(
                                draft, origin, caller.group(), caller.may(Permission.KEEP_RECORD), caller.actor()),
                        v);
        };
    }

    private static SeeOther to(Gathering gathering, Visitor v) {
        return new SeeOther(v.to(PATH + "/" + gathering.id()));
    }

    // One that is not the caller's looks like one that is not there.
    private Gathering find(String id, Caller caller) {
        try {
            return gatherings
                    .find(UUID.fromString(id))
                    .filter(each -> caller.may(Permission.MODERATE)
                            || (each.by() != null && each.by().equals(caller.group())))
                    .orElseThrow(NotFound::new);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }

    /// One gathering: what was typed, what everybody sees, and what can be done with it.
    ///
    /// @param typed the form, filled
    /// @param place all of its place, the finest first
    /// @param contact empty where it is erased
    /// @param states that it can enter now
    /// @param told why the last thing did not count, or null
    record ShowModel(
            Caller caller,
            Whole whole,
            GatheringForm typed,
            HostChoices.All choices,
            List<String> place,
            String contact,
            boolean history,
            boolean decides,
            List<Choice> states,
            List<Mistake> mistakes,
            @Nullable String told,
            String reason) {}

    @GetMapping("/{lang}/desk/gatherings/{id}")
    @Requires(Permission.PROPOSE)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        Gathering gathering = find(id, caller);
        return page(gathering, prefill.of(gathering, "", v.language()), List.of(), List.of(), null, "", caller, v);
    }

    private Page page(
            Gathering gathering,
            GatheringForm typed,
            List<Mistake> mistakes,
            List<City> candidates,
            @Nullable String told,
            String reason,
            Caller caller,
            Visitor v) {
        return templates.page(
                v,
                "gatherings/one",
                new ShowModel(
                        caller,
                        views.whole(gathering, v),
                        typed,
                        choices.of(typed, candidates, v),
                        views.words(prefill.place(gathering), v),
                        prefill.contact(gathering),
                        caller.may(Permission.KEEP_RECORD),
                        caller.may(Permission.MODERATE),
                        states(gathering, v),
                        mistakes,
                        told,
                        reason));
    }

    private static List<Choice> states(Gathering gathering, Visitor v) {
        return Arrays.stream(State.values())
                .filter(state -> state != gathering.state())
                // What is still to come has not been held.
                .filter(state -> state != State.HELD || !gathering.heldOn().isAfter(v.today()))
                .map(state ->
                        new Choice(FolderRow.word(state), v.t("gatherings.enter." + FolderRow.word(state)), false))
                .toList();
    }

    @PostMapping("/{lang}/desk/gatherings/{id}")
    @Requires(Permission.PROPOSE)
    View change(@PathVariable String id, GatheringForm typed, Caller caller, Visitor v) {
        Gathering gathering = find(id, caller);
        if (!typed.version().equals(String.valueOf(gathering.version()))) {
            return overtaken(gathering, caller, v);
        }
        return switch (reader.read(typed, gathering, v.language(), v.today())) {
            case Read.Wrong(List<Mistake> mistakes, List<City> candidates) ->
                page(gathering, typed, mistakes, candidates, null, "", caller, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Read.Sound(Draft draft) -> to(registering.change(gathering, draft, caller.actor()), v);
        };
    }

    private Page overtaken(Gathering gathering, Caller caller, Visitor v) {
        return page(
                        gathering,
                        prefill.of(gathering, "", v.language()),
                        List.of(),
                        List.of(),
                        v.t("gatherings.overtaken"),
                        "",
                        caller,
                        v)
                .with(HttpStatus.CONFLICT);
    }

    @PostMapping("/{lang}/desk/gatherings/{id}/publication")
    @Requires(Permission.MODERATE)
    View publish(@PathVariable String id, @RequestParam(defaultValue = "") String version, Caller caller, Visitor v) {
        Gathering gathering = find(id, caller);
        if (gathering.published() || !version.equals(String.valueOf(gathering.version()))) {
            return overtaken(gathering, caller, v);
        }
        return to(registering.publish(gathering, caller.actor()), v);
    }

    @PostMapping("/{lang}/desk/gatherings/{id}/refusal")
    @Requires(Permission.MODERATE)
    View refuse(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            Visitor v) {
        Gathering gathering = find(id, caller);
        if (gathering.published() || !version.equals(String.valueOf(gathering.version()))) {
            return overtaken(gathering, caller, v);
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return page(
                            gathering,
                            prefill.of(gathering, "", v.language()),
                            List.of(Mistake.at("reason", "gatherings.mistake.reason", "most", LONGEST_REASON)),
                            List.of(),
                            null,
                            reason,
                            caller,
                            v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        registering.refuse(gathering, reason.strip(), caller.actor());
        return new SeeOther(v.to(PATH));
    }

    @PostMapping("/{lang}/desk/gatherings/{id}/state")
    @Requires(Permission.PROPOSE)
    View state(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String state,
            Caller caller,
            Visitor v) {
        Gathering gathering = find(id, caller);
        State wanted = FolderRow.constant(State.class, state);
        boolean may = wanted != null
                && states(gathering, v).stream().anyMatch(each -> each.value().equals(state));
        if (wanted == null || !may || !version.equals(String.valueOf(gathering.version()))) {
            return overtaken(gathering, caller, v);
        }
        return to(registering.enter(gathering, wanted, caller.actor()), v);
    }
}
