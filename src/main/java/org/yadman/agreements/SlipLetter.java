package org.yadman.agreements;

import org.springframework.stereotype.Component;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Visitor;

/// The letter with a group's code, on paper. It is made while somebody waits for it and kept nowhere: the code stands
/// in it.
@Component
class SlipLetter {

    private final Texts texts;
    private final AnswerViews views;
    private final Pdf pdf;

    SlipLetter(Texts texts, AnswerViews views, Pdf pdf) {
        this.texts = texts;
        this.views = views;
        this.pdf = pdf;
    }

    /// @param address where the code is typed in
    /// @param picture the same address: it carries no code and signs nobody in
    record Model(AnswerViews.Question question, Slip slip, String code, String address, QrCode picture) {}

    /// @param base of the address at which it was asked for
    byte[] of(Slip slip, Addressee to, SlipCode code, String base, Visitor v) {
        String address = base + v.to("/answer");
        AnswerViews.Question question =
                views.question(to, texts.current(to.example()).orElse(null), v);
        Model model = new Model(question, slip, code.shown(), address, QrCode.of(address));
        Paper paper = new Paper(
                v.t("papers.letter.title"),
                v.t("papers.letter.about", "name", v.siteName().value()),
                v.today());
        return pdf.make(v, "agreements/slippdf", model, paper);
    }
}
