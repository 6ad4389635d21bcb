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

/// Says in words where tracks stand, the same on the ladder, in lists and on their own pages.
@Component
class TrackWords {

    private final Bodies bodies;
    private final StepStore steps;
    private final TrackStore tracks;

    TrackWords(Bodies bodies, StepStore steps, TrackStore tracks) {
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
    /// @param links how it belongs to other tracks
    record Entry(
            Text name,
            String path,
            String state,
            String mark,
            String date,
            Text body,
            String bodyPath,
            String activity,
            String scope,
            List<Linked> links) {}

    /// A link to another track, said from the side of the one whose page it is.
    ///
    /// @param says for instance "takes up again"
    record Linked(String says, Text name, String path, Text note) {}

    List<Entry> entries(Collection<TrackStore.Placed> placed, Visitor v) {
        Map<UUID, Body> before = bodies.byId(
                placed.stream().map(each -> each.track().body()).distinct().toList());
        Map<UUID, List<Linked>> links =
                links(placed.stream().map(each -> each.track().id()).toList(), v);
        return placed.stream()
                .map(each -> entry(
                        each,
                        Objects.requireNonNull(before.get(each.track().body())),
                        links.getOrDefault(each.track().id(), List.of()),
                        v))
                .toList();
    }

    private static Entry entry(TrackStore.Placed placed, Body body, List<Linked> links, Visitor v) {
        Track track = placed.track();
        TrackNow now = placed.now();
        return new Entry(
                v.in(track.name()),
                v.to("/recognition/" + track.slug()),
                state(now, v),
                mark(now),
                date(now, v),
                v.in(body.name()),
                v.to("/bodies/" + body.slug()),
                activity(now, v),
                scope(track, v),
                links);
    }

    /// "Adopted on condition", or "reported: adopted" where proof is asked for and none is held.
    static String state(TrackNow now, Visitor v) {
        Stage stage = now.stage();
        String state = v.t(stage == null ? "recognition.stage.none" : stage.label());
        return now.reported() ? v.t("recognition.reported", "state", state) : state;
    }

    static String mark(TrackNow now) {
        return FolderRow.word(now.standing());
    }

    private static String date(TrackNow now, Visitor v) {
        String date = now.stageDate();
        return date == null ? "" : v.date(PartialDate.parse(date));
    }

    /// That nothing has happened for long, with the day since which it counts; else empty.
    static String activity(TrackNow now, Visitor v) {
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
