package org.yadman.recognition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.FieldViews;

/// Says in words where tracks stand, the same on the ladder, in lists and on their own pages.
@Component
class TrackWords {

    private final Bodies bodies;
    private final StepStore steps;
    private final TrackStore tracks;
    private final FieldViews views;

    TrackWords(Bodies bodies, StepStore steps, TrackStore tracks, FieldViews views) {
        this.views = views;
        this.bodies = bodies;
        this.steps = steps;
        this.tracks = tracks;
    }

    /// A track as a line of a list or an entry of the ladder.
    ///
    /// @param state in words, "reported" included
    /// @param mark the class of the state's shape
    /// @param date of the state, in words; empty while sources differ on it
    /// @param activity that it is dormant or unobserved, and since when; else empty
    /// @param scope "narrower than ours", or empty where it is the same
    /// @param act what kind of act it is or would be, in words that say whether it has come into being
    /// @param concerns whom it remembers or concerns, in words; empty where the record does not say
    /// @param title the title that a decision gave the day, where it is about one and the title is known; else null
    /// @param links how it belongs to other tracks
    record Entry(
            UUID id,
            Text name,
            String path,
            String state,
            String mark,
            String date,
            Text body,
            String bodyPath,
            String activity,
            String scope,
            boolean reported,
            String act,
            Text concerns,
            @Nullable Text title,
            List<Linked> links) {}

    /// A link to another track, said from the side of the one whose page it is.
    ///
    /// @param says for instance "takes up again"
    record Linked(String says, Text name, String path, Text note) {}

    List<Entry> entries(Collection<TrackStore.Placed> placed, Visitor v) {
        return entries(
                placed, links(placed.stream().map(each -> each.track().id()).toList(), v), v);
    }

    /// The same for a table, which says nothing of how they belong to others.
    List<Entry> lines(Collection<TrackStore.Placed> placed, Visitor v) {
        return entries(placed, Map.of(), v);
    }

    private List<Entry> entries(Collection<TrackStore.Placed> placed, Map<UUID, List<Linked>> links, Visitor v) {
        Map<UUID, Body> before = bodies.byId(
                placed.stream().map(each -> each.track().body()).distinct().toList());
        Map<UUID, Text> titles = views.texts(
                Track.KIND,
                TrackFields.TITLE,
                placed.stream()
                        .filter(each -> each.track().day() != null)
                        .filter(each -> each.now().standing().rank() >= Standing.CONDITIONAL.rank())
                        .map(each -> each.track().id())
                        .toList(),
                v);
        return placed.stream()
                .map(each -> entry(
                        each,
                        Objects.requireNonNull(before.get(each.track().body())),
                        titles.get(each.track().id()),
                        links.getOrDefault(each.track().id(), List.of()),
                        v))
                .toList();
    }

    private static Entry entry(
            TrackStore.Placed placed, Body body, @Nullable Text title, List<Linked> links, Visitor v) {
        Track track = placed.track();
        TrackNow now = placed.now();
        return new Entry(
                track.id(),
                v.in(track.name()),
                v.to("/recognition/" + track.slug()),
                state(now, v),
                mark(now),
                date(now, v),
                v.in(body.name()),
                v.to("/bodies/" + body.slug()),
                activity(now, v),
                scope(track, v),
                now.reported(),
                act(track, now, v),
                v.in(track.concerns()),
                title,
                links);
    }

    /// "Adopted on condition", or "reported: adopted" where proof is asked for and none is held.
    static String state(TrackNow now, Visitor v) {
        Stage stage = now.stage();
        String state = v.t(stage == null ? "recognition.stage.none" : stage.label());
        return now.reported() ? v.t("recognition.reported", "state", state) : state;
    }

    /// What kind of act it is, in words that never let what was only asked for sound like what was decided.
    static String act(Track track, TrackNow now, Visitor v) {
        String act = act(track.procedure(), track.act(), Reach.of(now.stage()), v);
        return now.reported() ? v.t("recognition.reported", "state", act) : act;
    }

    static String act(Procedure procedure, @Nullable Act act, Reach reach, Visitor v) {
        String key = switch (procedure) {
            case RESOLUTION -> act == null ? "ladder.text" : "ladder.act." + FolderRow.word(act);
            case CRIMINAL_CASE -> "ladder.criminal-case";
            case CIVIL_CASE -> "ladder.civil-case";
            case MANDATE -> "ladder.mechanism";
        };
        return v.t(key, "reach", reach.name());
    }

    /// How far a condition is; where it is measured, that says so and no hand.
    ///
    /// @param findings what measuring found of it
    static String status(Condition condition, Collection<Finding> findings, Visitor v) {
        if (condition.unmeasurable()) {
            return v.t("recognition.condition.unmeasurable");
        }
        boolean found = findings.stream().anyMatch(Finding::stands);
        Condition.Status status = !condition.measured()
                ? condition.status()
                : found ? Condition.Status.MET_CLAIMED : Condition.Status.PENDING;
        return v.t("recognition.condition.status." + FolderRow.word(status));
    }

    /// What a stage means, in a sentence for whoever meets the word for the first time.
    static String meaning(@Nullable Stage stage, Visitor v) {
        return stage == null ? "" : v.t(stage.meaning());
    }

    /// The class of the state's shape.
    static String mark(TrackNow now) {
        return FolderRow.word(now.standing());
    }

    /// What a step is. Of the decision on which a track stands, that it is only reported, where it is.
    static String event(Step step, boolean reported, Visitor v) {
        String label = v.t(step.event().label());
        boolean asked = step.stage().filter(Stage::needsProof).isPresent();
        return reported && asked ? v.t("recognition.reported", "state", label) : label;
    }

    private static String date(TrackNow now, Visitor v) {
        String date = now.stageDate();
        return date == null ? "" : v.date(PartialDate.parse(date));
    }

    /// That nothing has happened for long, with the day since which it counts; else empty. The ways of others are not
    /// followed here, so nothing is said of their silence.
    static String activity(TrackNow now, Visitor v) {
        if (now.role() == Track.Role.PRECEDENT) {
            return "";
        }
        LocalDate dormantOn = now.dormantOn();
        LocalDate lastOn = now.lastOn();
        return switch (now.activity(v.today())) {
            case DORMANT -> v.t("recognition.dormant-since", "date", v.date(Objects.requireNonNull(dormantOn)));
            case UNOBSERVED -> v.t("recognition.unobserved", "date", v.date(Objects.requireNonNull(lastOn)));
            case SLOW, ACTIVE, UNDATED, OVER -> "";
        };
    }

    static String scope(Track track, Visitor v) {
        return track.scope() == Track.Scope.SAME || track.role() == Track.Role.PRECEDENT
                ? ""
                : v.t("recognition.scope." + FolderRow.word(track.scope()));
    }

    /// How these tracks belong to others, from each one's side.
    Map<UUID, List<Linked>> links(Collection<UUID> ids, Visitor v) {
        List<Link> links = steps.listLinks(ids);
        Map<UUID, Track> others = new HashMap<>();
        tracks.list(links.stream()
                        .flatMap(link -> java.util.stream.Stream.of(link.from(), link.to()))
                        .distinct()
                        .toList())
                .forEach(track -> others.put(track.id(), track));
        Map<UUID, List<Linked>> said = new HashMap<>();
        for (Link link : links) {
            if (ids.contains(link.from())) {
                add(said, link.from(), linked(link, others.get(link.to()), "", v));
            }
            if (ids.contains(link.to())) {
                add(said, link.to(), linked(link, others.get(link.from()), ".of", v));
            }
        }
        return said;
    }

    private static void add(Map<UUID, List<Linked>> said, UUID track, Linked linked) {
        said.computeIfAbsent(track, each -> new java.util.ArrayList<>()).add(linked);
    }

    private static Linked linked(Link link, @Nullable Track other, String side, Visitor v) {
        Track track = Objects.requireNonNull(other);
        return new Linked(
                v.t("recognition.link." + FolderRow.word(link.kind()) + side),
                v.in(track.name()),
                v.to("/recognition/" + track.slug()),
                v.in(link.note()));
    }
}
