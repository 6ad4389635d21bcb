package org.yadman.outreach;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.PaperSize;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Letters on paper, many in one file: made while somebody waits for them and kept nowhere, because of the
/// codes in them.
@Component
class LetterPaper {

    /// Pages take many times the memory of their words.
    static final int MOST = 100;

    private final Pdf pdf;
    private final Templates templates;

    LetterPaper(Pdf pdf, Templates templates) {
        this.pdf = pdf;
        this.templates = templates;
    }

    /// @param picture the reference and nothing else: whoever finds the slip learns nothing from it
    record Model(PrintedLetter letter, int number, QrCode picture, Pdf.Foot foot) {}

    /// @param letters one at least, and at most {@link #MOST}
    /// @param duplex whether each letter begins on a sheet of its own when both sides are printed
    byte[] of(List<PrintedLetter> letters, PaperSize size, boolean duplex, Visitor v) {
        if (letters.isEmpty() || letters.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " letters in a file, not " + letters.size());
        }
        List<Content> contents = new ArrayList<>();
        for (PrintedLetter letter : letters) {
            Visitor reader = v.reading(letter.language());
            Model model = new Model(letter, contents.size(), QrCode.of(letter.reference()), Pdf.Foot.of(reader));
            contents.add(templates.fragment(reader, "outreach/letterpdf", model));
        }
        String title = v.t("letters.paper.title", "count", letters.size());
        Paper paper = new Paper(
                title,
                v.t("letters.paper.about", "name", letters.getFirst().senderName()),
                letters.getFirst().date());
        return pdf.letters(v, contents, paper, size, duplex);
    }
}
