package org.yadman.platform.files;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.yadman.platform.files.Cleaning.Removed;

/// What lies over a page of a PDF: stamps, notes, filled fields. What can be seen of it becomes part of the page, for
/// it
/// can be the signature that makes a letter a letter; who laid it there and when, and what it does, is lost.
final class PdfMarks {

    private PdfMarks() {}

    static void draw(PDDocument document, PDPage page, EnumSet<Removed> removed) throws IOException {
        List<PDAnnotation> marks = page.getAnnotations();
        if (marks.isEmpty()) {
            return;
        }
        for (PDAnnotation mark : marks) {
            note(mark, removed);
        }
        List<PDAnnotation> seen = marks.stream().filter(PdfMarks::isSeen).toList();
        if (!seen.isEmpty()) {
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                for (PDAnnotation mark : seen) {
                    draw(mark, content);
                }
            }
        }
        page.getCOSObject().removeItem(COSName.ANNOTS);
    }

    private static void note(PDAnnotation mark, EnumSet<Removed> removed) {
        COSDictionary dictionary = mark.getCOSObject();
        if (dictionary.containsKey(COSName.A) || dictionary.containsKey(COSName.AA)) {
            removed.add(Removed.SCRIPTS);
        }
        String kind = String.valueOf(mark.getSubtype());
        removed.add(
                switch (kind) {
                    case "Widget" -> Removed.FORMS;
                    case "FileAttachment" -> Removed.ATTACHMENTS;
                    default -> Removed.ANNOTATIONS;
                });
    }

    private static boolean isSeen(PDAnnotation mark) {
        String kind = String.valueOf(mark.getSubtype());
        PDAppearanceStream look = mark.getNormalAppearanceStream();
        return !mark.isHidden()
                && !mark.isNoView()
                && !kind.equals("Popup")
                && !kind.equals("FileAttachment")
                && look != null
                && look.getBBox() != null
                && mark.getRectangle() != null;
    }

    // PDF 32000-1, 12.5.5: the box of the appearance, turned by its own matrix, is fitted into the mark's rectangle.
    private static void draw(PDAnnotation mark, PDPageContentStream content) throws IOException {
        PDAppearanceStream look = mark.getNormalAppearanceStream();
        PDRectangle place = mark.getRectangle();
        Rectangle2D box = look.getBBox().transform(look.getMatrix()).getBounds2D();
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            return;
        }
        AffineTransform fit = AffineTransform.getTranslateInstance(place.getLowerLeftX(), place.getLowerLeftY());
        fit.scale(place.getWidth() / box.getWidth(), place.getHeight() / box.getHeight());
        fit.translate(-box.getX(), -box.getY());
        content.saveGraphicsState();
        content.transform(new Matrix(fit));
        content.drawForm(look);
        content.restoreGraphicsState();
    }
}
