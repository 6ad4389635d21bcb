package org.yadman.gatherings;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yadman.platform.text.Language;

/// Paragraphs of one language, one under the other, centred on an axis. Lines keep their distance; where letters are
/// taller than most (marks upon marks, two scripts in a line) they get more, so that nothing ever touches.
final class KitColumn {

    private static final double PITCH = 1.25;
    private static final double TITLE_PITCH = 1.12;
    private static final double ARABIC_PITCH = 1.5;
    private static final double ARABIC_TITLE_PITCH = 1.32;

    /// How much of a line's height lies over its baseline.
    private static final double OVER = .76;

    private final Language language;
    private final List<Prepared> pieces;

    KitColumn(Language language, List<Piece> pieces) {
        this.language = language;
        this.pieces = pieces.stream()
                .filter(piece -> !piece.text().isBlank())
                .map(piece -> new Prepared(piece, type(piece).paragraph(piece.text(), language)))
                .toList();
    }

    private static KitType type(Piece piece) {
        return piece.title() ? KitType.title() : KitType.text();
    }

    private record Prepared(Piece piece, KitType.Paragraph paragraph) {}

    /// A paragraph.
    ///
    /// @param title whether it has the strong face, and yields first where there is little room
    /// @param size of its letters, where there is room
    /// @param before what is left empty before it, in the same measure
    record Piece(String text, boolean title, double size, double before, KitInk ink) {}

    /// What was set, not yet at its place: its upper edge is 0, its axis 0.
    record Stack(List<KitDrawing.Words> words, double height) {

        /// The same at a place.
        List<KitDrawing.Words> at(double axis, double top) {
            return words.stream().map(each -> moved(each, axis, top)).toList();
        }

        private static KitDrawing.Words moved(KitDrawing.Words words, double axis, double top) {
            AffineTransform way = AffineTransform.getTranslateInstance(axis, top);
            List<KitDrawing.Line> lines = words.lines().stream()
                    .map(line -> new KitDrawing.Line(
                            line.text(),
                            way.createTransformedShape(line.outline()),
                            line.x() + axis,
                            line.baseline() + top,
                            line.advance(),
                            line.size()))
                    .toList();
            return new KitDrawing.Words(words.language(), words.text(), words.heading(), lines, words.ink());
        }
    }

    /// Sets all of it.
    ///
    /// @param share of its size that the title has; other text gives way more slowly
    /// @param anywhere whether words that are wider than the column may be broken
    /// @return nothing where a word is wider than the column
    Optional<Stack> set(double width, double share, boolean anywhere) {
        List<KitDrawing.Words> words = new ArrayList<>();
        Pen pen = new Pen();
        for (Prepared prepared : pieces) {
            Piece piece = prepared.piece();
            double size = piece.size() * (piece.title() ? share : Math.pow(share, .6));
            Optional<List<KitType.Set>> lines = prepared.paragraph().lines(size, width, anywhere);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            pen.skip(words.isEmpty() ? 0 : piece.before() * size / piece.size());
            List<KitDrawing.Line> placed = new ArrayList<>();
            for (KitType.Set line : lines.get()) {
                placed.add(pen.write(line, size, pitch(piece) * size));
            }
            words.add(new KitDrawing.Words(language, piece.text(), piece.title(), placed, piece.ink()));
        }
        return Optional.of(new Stack(words, pen.bottom()));
    }

    private double pitch(Piece piece) {
        if (language.rightToLeft()) {
            return piece.title() ? ARABIC_TITLE_PITCH : ARABIC_PITCH;
        }
        return piece.title() ? TITLE_PITCH : PITCH;
    }

    /// Goes down the column.
    private static final class Pen {
        private double edge;
        private double black;

        void skip(double gap) {
            edge += gap;
        }

        KitDrawing.Line write(KitType.Set line, double size, double pitch) {
            double baseline = Math.max(edge + OVER * pitch, black + line.up() + size / 12);
            edge = Math.max(baseline + (1 - OVER) * pitch, baseline + line.down());
            black = baseline + line.down();
            double x = -line.advance() / 2;
            AffineTransform way = AffineTransform.getTranslateInstance(x, baseline);
            return new KitDrawing.Line(
                    line.text(), way.createTransformedShape(line.outline()), x, baseline, line.advance(), size);
        }

        double bottom() {
            return edge;
        }
    }
}
