package org.yadman.gatherings;

import com.ibm.icu.text.Bidi;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;
import org.yadman.platform.text.Language;

/// A drawing on paper: a PDF of one page. Letters are outlines, as {@link KitType} set them; under each line lie the
/// same words unseen, so that they can be searched, copied and read aloud. For a printing shop the page is larger than
/// the sheet: three millimetres that are cut off, marks where to cut, and the four inks of print.
final class KitPaper {

    /// What is cut off.
    private static final double BLEED = 3 * 72 / 25.4;

    private static final double MARK = 5 * 72 / 25.4;
    private static final double THIN = .25;

    private final KitDrawing drawing;
    private final KitFormat format;
    private final boolean forShop;
    private final PDDocument document;
    private final Map<Boolean, PDFont> fonts = new HashMap<>();
    private final COSArray parents = new COSArray();
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();

    private KitPaper(PDDocument document, KitDrawing drawing, KitFormat format, boolean forShop) {
        this.document = document;
        this.drawing = drawing;
        this.format = format;
        this.forShop = forShop;
    }

    /// @param title as it stands in the window of whoever reads it
    /// @param forShop with what a printing shop needs, else as it comes out of any printer
    static byte[] pdf(KitDrawing drawing, KitFormat format, String title, Language language, boolean forShop) {
        try (PDDocument document = new PDDocument()) {
            return new KitPaper(document, drawing, format, forShop).make(title, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] make(String title, Language language) throws IOException {
        double around = forShop ? BLEED + MARK : 0;
        float width = (float) (drawing.width() * format.points());
        float height = (float) (drawing.height() * format.points());
        PDPage page = new PDPage(new PDRectangle(width + 2 * (float) around, height + 2 * (float) around));
        page.setTrimBox(new PDRectangle((float) around, (float) around, width, height));
        double cut = forShop ? MARK : 0;
        PDRectangle bleed = new PDRectangle(
                (float) cut, (float) cut, width + 2 * (float) (around - cut), height + 2 * (float) (around - cut));
        page.setBleedBox(bleed);
        page.setStructParents(0);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        PDStructureElement whole = new PDStructureElement("Document", tree);
        tree.appendKid(whole);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            out.saveGraphicsState();
            out.addRect(bleed.getLowerLeftX(), bleed.getLowerLeftY(), bleed.getWidth(), bleed.getHeight());
            out.clip();
            float points = (float) format.points();
            out.transform(new Matrix(points, 0, 0, -points, (float) around, (float) around + height));
            for (KitDrawing.Mark mark : drawing.marks()) {
                switch (mark) {
                    case KitDrawing.Area area -> draw(out, area);
                    case KitDrawing.Words words -> write(out, words, whole, page);
                }
            }
            out.restoreGraphicsState();
            if (forShop) {
                cutMarks(out, around, width, height);
            }
        }
        about(title, language);
        document.setDocumentId((long) Arrays.hashCode(title.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void about(String title, Language language) {
        PDNumberTreeNode numbers = new PDNumberTreeNode(COSArray.class);
        COSArray pages = new COSArray();
        pages.add(COSInteger.ZERO);
        pages.add(parents);
        numbers.getCOSObject().setItem(COSName.NUMS, pages);
        tree.setParentTree(numbers);
        tree.setParentTreeNextKey(1);
        document.getDocumentCatalog().setStructureTreeRoot(tree);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setLanguage(language.tag());
        PDViewerPreferences window = new PDViewerPreferences(new COSDictionary());
        window.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(window);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Yadman");
    }

    private void draw(PDPageContentStream out, KitDrawing.Area area) throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
        colour(out, area.ink());
        fill(out, area.shape());
        out.endMarkedContent();
    }

    private void write(PDPageContentStream out, KitDrawing.Words words, PDStructureElement whole, PDPage page)
            throws IOException {
        String kind = words.heading() ? "H1" : "P";
        PDStructureElement element = new PDStructureElement(kind, whole);
        element.setLanguage(words.language().tag());
        element.setPage(page);
        whole.appendKid(element);
        int id = parents.size();
        parents.add(element.getCOSObject());
        element.appendKid(id);
        COSDictionary marked = new COSDictionary();
        marked.setInt(COSName.MCID, id);
        out.beginMarkedContent(COSName.getPDFName(kind), PDPropertyList.create(marked));
        colour(out, words.ink());
        for (KitDrawing.Line line : words.lines()) {
            COSDictionary actual = new COSDictionary();
            actual.setString(COSName.ACTUAL_TEXT, line.text() + " ");
            actual.setString(COSName.LANG, words.language().tag());
            out.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(actual));
            fill(out, line.outline());
            writeUnseen(out, line, words.language());
            out.endMarkedContent();
        }
        out.endMarkedContent();
    }

    // As wide as what is seen, in the order in which it is seen: so it is marked where it stands.
    private void writeUnseen(PDPageContentStream out, KitDrawing.Line line, Language language) throws IOException {
        boolean rightToLeft = language.rightToLeft();
        PDFont font = font(rightToLeft);
        String text = known(font, seen(line.text(), rightToLeft));
        float natural = font.getStringWidth(text) / 1000 * (float) line.size();
        if (natural <= 0) {
            return;
        }
        out.beginText();
        out.setRenderingMode(RenderingMode.NEITHER);
        out.setFont(font, (float) line.size());
        out.setHorizontalScaling((float) line.advance() / natural * 100);
        out.setTextMatrix(new Matrix(1, 0, 0, -1, (float) line.x(), (float) line.baseline()));
        out.showText(text);
        out.endText();
    }

    private static String seen(String text, boolean rightToLeft) {
        Bidi bidi = new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        return bidi.writeReordered(Bidi.DO_MIRRORING | Bidi.REMOVE_BIDI_CONTROLS);
    }

    private PDFont font(boolean arabic) throws IOException {
        PDFont known = fonts.get(arabic);
        if (known == null) {
            String name = arabic ? "/kits/vazirmatn.ttf" : "/kits/serif.ttf";
            try (InputStream in = Objects.requireNonNull(KitPaper.class.getResourceAsStream(name))) {
                known = PDType0Font.load(document, in, true);
            }
            fonts.put(arabic, known);
        }
        return known;
    }

    private static String known(PDFont font, String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(point -> {
            try {
                font.encode(Character.toString(point));
                known.appendCodePoint(point);
            } catch (IOException | IllegalArgumentException none) {
                // The words that are read aloud have it all the same.
            }
        });
        return known.toString();
    }

    private void colour(PDPageContentStream out, KitInk ink) throws IOException {
        if (forShop) {
            out.setNonStrokingColor(new PDColor(ink.print(), PDDeviceCMYK.INSTANCE));
        } else {
            float[] parts = {(ink.rgb() >> 16 & 0xff) / 255f, (ink.rgb() >> 8 & 0xff) / 255f, (ink.rgb() & 0xff) / 255f
            };
            out.setNonStrokingColor(new PDColor(parts, PDDeviceRGB.INSTANCE));
        }
    }

    private static void fill(PDPageContentStream out, Shape shape) throws IOException {
        float[] to = new float[6];
        float x = 0;
        float y = 0;
        boolean any = false;
        for (PathIterator way = shape.getPathIterator(null); !way.isDone(); way.next()) {
            any = true;
            switch (way.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> {
                    out.moveTo(to[0], to[1]);
                    x = to[0];
                    y = to[1];
                }
                case PathIterator.SEG_LINETO -> {
                    out.lineTo(to[0], to[1]);
                    x = to[0];
                    y = to[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    // PDF has curves of the third degree only.
                    out.curveTo(
                            x + (to[0] - x) * 2 / 3,
                            y + (to[1] - y) * 2 / 3,
                            to[2] + (to[0] - to[2]) * 2 / 3,
                            to[3] + (to[1] - to[3]) * 2 / 3,
                            to[2],
                            to[3]);
                    x = to[2];
                    y = to[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    out.curveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
                    x = to[4];
                    y = to[5];
                }
                default -> out.closePath();
            }
        }
        if (any) {
            out.fill();
        }
    }

    // Black of all four inks: they have to show on every plate.
    private static void cutMarks(PDPageContentStream out, double around, double width, double height)
            throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setStrokingColor(new PDColor(new float[] {1, 1, 1, 1}, PDDeviceCMYK.INSTANCE));
        out.setLineWidth((float) THIN);
        double reach = around - BLEED;
        for (double x : new double[] {around, around + width}) {
            line(out, x, 0, x, reach);
            line(out, x, around + height + BLEED, x, around + height + BLEED + reach);
        }
        for (double y : new double[] {around, around + height}) {
            line(out, 0, y, reach, y);
            line(out, around + width + BLEED, y, around + width + BLEED + reach, y);
        }
        out.endMarkedContent();
    }

    private static void line(PDPageContentStream out, double fromX, double fromY, double toX, double toY)
            throws IOException {
        out.moveTo((float) fromX, (float) fromY);
        out.lineTo((float) toX, (float) toY);
        out.stroke();
    }
}
