package org.yadman.recognition;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.platform.pdf.KeptPapers;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.web.Visitor;

/// A version of a text on paper, to be handed in or to lie on the table: of an amendment, what it would change.
@Component
class MotionPaper {

    private final MotionViews views;
    private final Pdf pdf;
    private final KeptPapers kept;

    MotionPaper(MotionViews views, Pdf pdf, KeptPapers kept) {
        this.views = views;
        this.pdf = pdf;
        this.kept = kept;
    }

    /// @param paragraphs none of an amendment, whose changes stand in their place
    record Model(Motion motion, MotionViews.Version version, List<MotionViews.Paragraph> paragraphs) {}

    byte[] of(Motions.Text text, Motions.Whole whole, Visitor v) {
        String key = "motion " + text.motion().slug() + " " + whole.version().slug() + " "
                + v.language().tag();
        return kept.get(key, v, () -> Optional.of(make(text, whole, v))).orElseThrow();
    }

    private byte[] make(Motions.Text text, Motions.Whole whole, Visitor v) {
        MotionViews.Version version = views.versions(text, each -> each.equals(whole), v).stream()
                .filter(each -> each.slug().equals(whole.version().slug()))
                .findFirst()
                .orElseThrow();
        String name = v.in(text.motion().name()).value();
        return pdf.make(
                v,
                "recognition/motionpdf",
                new Model(text.motion(), version, whole.stands() ? views.paragraphs(whole, v) : List.of()),
                new Paper(name, v.t("motions.paper.about", "version", version.label(), "text", name), v.today()));
    }
}
