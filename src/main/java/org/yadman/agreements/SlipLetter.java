package org.yadman.agreements;

import org.springframework.stereotype.Component;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Commitment;

/// The letter with a group's code, on paper. It is made while somebody waits for it and kept nowhere: the code stands
/// in it.
@Component
class SlipLetter {

    private final Texts texts;
    private final Pdf pdf;

    SlipLetter(Texts texts, Pdf pdf) {
        this.texts = texts;
        this.pdf = pdf;
    }

    /// @param commitment what groups of its kind are usually asked for
    /// @param words what the group would say; empty while there is no text
    /// @param address where the code is typed in
    /// @param picture the same address: it carries no code and signs nobody in
    record Model(
            Text name, Commitment commitment, Text words, String code, String address, QrCode picture, Slip slip) {}

    /// @param base of the address at which it was asked for
    byte[] of(Slip slip, Addressee to, SlipCode code, String base, Visitor v) {
        String address = base + v.to("/answer");
        Localized words =
                texts.current(to.example()).map(text -> text.words(to.usual())).orElse(Localized.EMPTY);
        Model model =
                new Model(v.in(to.name()), to.usual(), v.in(words), code.shown(), address, QrCode.of(address), slip);
        Paper paper = new Paper(
                v.t("papers.letter.title"),
                v.t("papers.letter.about", "name", v.siteName().value()),
                v.today());
        return pdf.make(v, "agreements/slippdf", model, paper);
    }
}
