package org.yadman.recognition;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.platform.collect.RecordEdits.Outcome;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Removes a version of a text, with its paragraphs and where it was laid, after a page that asks once more.
@Controller
class MotionRemoval {

    private final Motions motions;
    private final MotionWriting writing;
    private final TrackStore tracks;
    private final Templates templates;

    MotionRemoval(Motions motions, MotionWriting writing, TrackStore tracks, Templates templates) {
        this.motions = motions;
        this.writing = writing;
        this.tracks = tracks;
        this.templates = templates;
    }

    /// A version that is to be removed.
    ///
    /// @param path where that is sent
    record AskModel(Caller caller, Text name, String label, String path, List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/recognition/texts/{slug}/{version}/removal")
    @Requires(Permission.PROPOSE)
    Page ask(@PathVariable String slug, @PathVariable String version, Caller caller, Visitor v) {
        Motions.Text text = find(slug);
        return page(text, find(text, version), List.of(), caller, v);
    }

    private Motions.Text find(String slug) {
        return motions.find(slug).orElseThrow(NotFound::new);
    }

    private static Motions.Whole find(Motions.Text text, String version) {
        return text.find(version).orElseThrow(NotFound::new);
    }

    private Page page(Motions.Text text, Motions.Whole whole, List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(
                v,
                "recognition/motionremoval",
                new AskModel(
                        caller,
                        v.in(text.motion().name()),
                        MotionViews.label(whole.version(), v),
                        v.to(String.join(
                                "/",
                                MotionDesk.PATH,
                                text.motion().slug(),
                                whole.version().slug(),
                                "removal")),
                        mistakes));
    }

    @PostMapping("/{lang}/desk/recognition/texts/{slug}/{version}/removal")
    @Requires(Permission.PROPOSE)
    View remove(@PathVariable String slug, @PathVariable String version, Caller caller, Visitor v) {
        Motions.Text text = find(slug);
        Motions.Whole whole = find(text, version);
        List<String> before = tracks
                .list(whole.tablings().stream().map(MotionTabling::track).toList())
                .stream()
                .map(Track::slug)
                .toList();
        return switch (writing.remove(text, whole, before, caller)) {
            case Outcome.Saved _ -> new SeeOther(v.to(MotionDesk.PATH));
            case Outcome.Asked(var request) -> new SeeOther(v.to("/desk/approvals/" + request));
            case Outcome.Mistakes(var found) -> {
                List<Mistake> mistakes = found.stream()
                        .map(each -> Mistake.at("", each.expected()))
                        .toList();
                yield page(text, whole, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Outcome.Moved _ ->
                page(text, whole, List.of(Mistake.at("", "motions.mistake.moved-amendment")), caller, v)
                        .with(HttpStatus.CONFLICT);
        };
    }
}
