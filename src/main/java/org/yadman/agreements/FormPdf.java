package org.yadman.agreements;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
    record Model(@Nullable AgreementText text, String address, QrCode picture) {}

    /// @param base of the address at which it was asked for
    byte[] blank(Visitor v, String base) {
        return kept.get("form " + base + " " + v.language().tag(), v, () -> Optional.of(make(v, base)))
                .orElseThrow();
    }

    private byte[] make(Visitor v, String base) {
        String address = base + v.to("/answer");
        Model model = new Model(texts.current().orElse(null), address, QrCode.of(address));
        Paper paper = new Paper(
                v.t("papers.form.title"),
                v.t("papers.form.about", "name", v.siteName().value()),
                v.today());
        return pdf.make(v, "agreements/formpdf", model, paper);
    }
}
