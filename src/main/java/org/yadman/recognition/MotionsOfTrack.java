package org.yadman.recognition;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The text that stands before a body, on the page of its track, with the other bodies that have the same text.
@Component
class MotionsOfTrack {

    private final Motions motions;
    private final MotionViews views;
    private final Templates templates;

    MotionsOfTrack(Motions motions, MotionViews views, Templates templates) {
        this.motions = motions;
        this.views = views;
        this.templates = templates;
    }

    /// One text.
    ///
    /// @param here the version before this body
    record Line(Text name, String path, MotionViews.Before here, List<MotionViews.Before> others) {}

    /// Nothing where no text is known.
    @Nullable
    Content of(Track track, Visitor v) {
        String own = v.to("/recognition/" + track.slug());
        List<Line> lines = motions.before(track.id()).stream()
                .map(text -> {
                    List<MotionViews.Before> all = views.before(text, v);
                    return new Line(
                            v.in(text.motion().name()),
                            v.to(MotionViews.path(text.motion())),
                            all.stream()
                                    .filter(each -> each.entry().path().equals(own))
                                    .findFirst()
                                    .orElseThrow(),
                            all.stream()
                                    .filter(each -> !each.entry().path().equals(own))
                                    .toList());
                })
                .toList();
        return lines.isEmpty() ? null : templates.fragment(v, "recognition/motionbefore", lines);
    }
}
