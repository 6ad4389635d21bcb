package org.yadman.platform.pdf;

/// The two papers on which letters are printed, each with the envelope that belongs to it.
public enum PaperSize {
    /// 210 × 297 mm, folded for a window at the left: DIN 5008 form B, DIN 680.
    A4("letters-a4.css"),
    /// 8½ × 11 inches, folded in three for a number 10 envelope with a window.
    LETTER("letters-us.css");

    private final String style;

    PaperSize(String style) {
        this.style = style;
    }

    String style() {
        return style;
    }
}
