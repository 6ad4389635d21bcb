package org.yadman.recognition;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.WorkWords;
import org.yadman.platform.pdf.KeptPapers;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Consent;

/// A request on one page, for whoever has to decide on it or speak for it: what is asked, where it stands, what has
/// happened, who agrees.
@Component
class Brief {

    /// Of a long history, only its latest steps find room.
    private static final int MOST_STEPS = 3;

    private static final int MOST_TASKS = 3;

    private final TrackStory story;
    private final Bodies bodies;
    private final WorkWords work;
    private final Measuring measuring;
    private final Pdf pdf;
    private final KeptPapers kept;

    Brief(TrackStory story, Bodies bodies, WorkWords work, Measuring measuring, Pdf pdf, KeptPapers kept) {
        this.story = story;
        this.bodies = bodies;
        this.work = work;
        this.measuring = measuring;
        this.pdf = pdf;
        this.kept = kept;
    }

    /// @param tasks what the body is working on now
    /// @param steps the latest of its history
    /// @param groups how many groups agree with the day, publicly and in force; 0 where it is about another day
    /// @param countries from how many countries these are, as far as known
    record Model(
            TrackStory.ShowModel track,
            List<WorkWords.Task> tasks,
            List<TrackStory.Told> steps,
            long groups,
            long countries,
            String address,
            QrCode picture) {}

    /// @param base of the address at which it was asked for
    byte[] of(TrackStore.Placed placed, String base, Visitor v) {
        String slug = placed.track().slug();
        return kept.get(
                        "brief " + base + " " + slug + " " + v.language().tag(),
                        v,
                        () -> Optional.of(make(placed, base, v)))
                .orElseThrow();
    }

    private byte[] make(TrackStore.Placed placed, String base, Visitor v) {
        TrackStory.ShowModel track = story.of(placed, v);
        List<TrackStory.Told> steps = track.story();
        String address = base + v.to("/recognition/" + placed.track().slug());
        var consents = measuring.facts(placed.track()).consents();
        Model model = new Model(
                track,
                bodies.byId(List.of(placed.track().body())).values().stream()
                        .flatMap(body -> work.current(body, v).stream())
                        .limit(MOST_TASKS)
                        .toList(),
                steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size()),
                consents.stream().map(Consent::group).distinct().count(),
                consents.stream()
                        .map(Consent::country)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .count(),
                address,
                QrCode.of(address));
        String name = v.in(placed.track().name()).value();
        return pdf.make(
                v,
                "recognition/briefpdf",
                model,
                new Paper(name, v.t("recognition.brief.about", "track", name), v.today()));
    }
}
