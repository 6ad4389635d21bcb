package org.yadman.bodies;

import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;

/// The list of bodies and a body's page.
@Controller
class BodyPages {

    private final Bodies bodies;
    private final Calendars calendars;
    private final Timeline timeline;
    private final WorkWords work;
    private final FieldViews views;
    private final VotersOfBody voters;
    private final List<BodyPanel> panels;
    private final Templates templates;

    BodyPages(
            Bodies bodies,
            Calendars calendars,
            Timeline timeline,
            WorkWords work,
            FieldViews views,
            VotersOfBody voters,
            List<BodyPanel> panels,
            Templates templates) {
        this.bodies = bodies;
        this.calendars = calendars;
        this.timeline = timeline;
        this.work = work;
        this.views = views;
        this.voters = voters;
        this.panels = panels;
        this.templates = templates;
    }

    /// The list.
    record ListModel(Listing<Line> list, List<Choice> kinds) {}

    /// One body in the list.
    record Line(Text name, String path, String kind, String country, String tracks) {}

    @GetMapping("/{lang}/bodies")
    @Public
    Page list(@RequestParam Map<String, String> asked, Visitor v) {
        Listing<Body> found = bodies.list(v.language(), new Listing.Query("/bodies", asked));
        Map<UUID, String> tracks = new HashMap<>();
        List<UUID> ids = found.rows().stream().map(Body::id).toList();
        panels.forEach(panel -> tracks.putAll(panel.inList(ids, v)));
        List<Line> lines = found.rows().stream()
                .map(body -> new Line(
                        v.in(body.name()),
                        v.to("/bodies/" + body.slug()),
                        kindName(body.kind(), v),
                        country(body, v),
                        tracks.getOrDefault(body.id(), "")))
                .toList();
        List<Choice> kinds = bodies.kinds().stream()
                .map(kind -> new Choice(
                        FolderRow.word(kind),
                        kindName(kind, v),
                        FolderRow.word(kind).equals(found.query().get("kind"))))
                .toList();
        return templates.page(v, "bodies/list", new ListModel(found.with(lines), kinds));
    }

    private static String kindName(BodyKind kind, Visitor v) {
        return v.t("bodies.kind." + FolderRow.word(kind));
    }

    private static String country(Body body, Visitor v) {
        return body.country() == null
                ? ""
                : new ULocale("", body.country()).getDisplayCountry(v.language().locale());
    }

    /// A body's page.
    ///
    /// @param parent what it is a part of, or null
    /// @param facts without those that stand with who can vote there
    /// @param plan what must be done by when so that it can decide, or null
    record ShowModel(
            Body body,
            String kind,
            String level,
            String country,
            @Nullable Part parent,
            List<Part> parts,
            List<FieldView> facts,
            Content voters,
            List<WorkWords.Can> can,
            List<WorkWords.Task> tasks,
            @Nullable Content plan,
            List<Dated> calendar,
            List<Content> panels) {}

    /// Another body, by name.
    record Part(Text name, String path) {}

    /// A date in its calendar.
    ///
    /// @param next when it falls next, in words; empty while its rule is undecided, or where it does not come back
    record Dated(
            Text name,
            String kind,
            Text about,
            String next,
            @Nullable FieldView rule) {}

    @GetMapping("/{lang}/bodies/{slug}")
    @Public
    Page show(@PathVariable String slug, Visitor v) {
        Body body = bodies.find(slug).orElseThrow(NotFound::new);
        Map<String, FieldView> fields = views.of(body.ref(), v);
        List<Content> shown =
                panels.stream().flatMap(panel -> panel.panel(body, v).stream()).toList();
        return templates.page(
                v,
                "bodies/show",
                new ShowModel(
                        body,
                        kindName(body.kind(), v),
                        v.t("bodies.level." + FolderRow.word(body.level())),
                        country(body, v),
                        parent(body, v),
                        bodies.listParts(body).stream()
                                .map(part -> part(part, v))
                                .toList(),
                        fields.entrySet().stream()
                                .filter(field -> !VotersOfBody.FIELDS.contains(field.getKey()))
                                .map(Map.Entry::getValue)
                                .toList(),
                        voters.of(body, fields, v),
                        work.can(body, v),
                        work.tasks(body, v),
                        timeline.of(body, v).orElse(null),
                        calendar(body, v),
                        shown));
    }

    private @Nullable Part parent(Body body, Visitor v) {
        UUID parent = body.parent();
        return parent == null
                ? null
                : part(Objects.requireNonNull(bodies.byId(List.of(parent)).get(parent)), v);
    }

    private static Part part(Body body, Visitor v) {
        return new Part(v.in(body.name()), v.to("/bodies/" + body.slug()));
    }

    private List<Dated> calendar(Body body, Visitor v) {
        List<Deadline> deadlines = bodies.listDeadlines(body);
        List<UUID> ids = deadlines.stream().map(Deadline::id).toList();
        Map<UUID, Map<String, FieldView>> fields = views.of(Deadline.KIND, ids, v);
        Map<UUID, Occurrence> next = calendars.next(deadlines, v.today());
        List<Dated> calendar = new ArrayList<>();
        for (Deadline deadline : deadlines) {
            Occurrence on = next.get(deadline.id());
            calendar.add(new Dated(
                    v.in(deadline.name()),
                    v.t("bodies.deadline.kind." + FolderRow.word(deadline.kind())),
                    v.in(deadline.about()),
                    on == null ? "" : when(on, v),
                    fields.getOrDefault(deadline.id(), Map.of()).get(Deadlines.RULE)));
        }
        return calendar;
    }

    // A month of which no day is known stays a month.
    private static String when(Occurrence occurrence, Visitor v) {
        return occurrence.first().equals(occurrence.last())
                ? v.fullDate(occurrence.first())
                : v.t("platform.date.interval", "from", v.date(occurrence.first()), "to", v.date(occurrence.last()));
    }
}
