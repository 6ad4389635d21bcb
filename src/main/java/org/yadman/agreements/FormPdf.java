package org.yadman.agreements;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.platform.pdf.KeptPapers;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Visitor;

/// The form that a group fills in with a pen and sends, for groups that have no code and no wish for a site.
@Component
class FormPdf {

    private final Texts texts;
    private final Pdf pdf;
    private final KeptPapers kept;

    FormPdf(Texts texts, Pdf pdf, KeptPapers kept) {
        this.texts = texts;
        this.pdf = pdf;
        this.kept = kept;
    }

    /// @param picture the address; a code is never in it, for whoever finds the paper may read it too
    record Model(AgreementText text, String address, QrCode picture) {}

    /// Nothing while there is no text to agree to.
    ///
    /// @param base of the address at which it was asked for
    Optional<byte[]> blank(Visitor v, String base) {
        return kept.get(
                "form " + base + " " + v.language().tag(),
                v,
                () -> texts.current().map(text -> make(text, v, base)));
    }

    private byte[] make(AgreementText text, Visitor v, String base) {
        String address = base + v.to("/answer");
        Model model = new Model(text, address, QrCode.of(address));
        Paper paper = new Paper(
                v.t("papers.form.title"),
                v.t("papers.form.about", "name", v.siteName().value()),
                v.today());
        return pdf.make(v, "agreements/formpdf", model, paper);
    }
}
