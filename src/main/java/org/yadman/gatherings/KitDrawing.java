package org.yadman.gatherings;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.yadman.platform.text.Language;

/// A drawing: areas and words, each in one colour, from back to front. Words are outlines already, so that they are
/// the same in a picture, in a preview and on paper.
///
/// @param marks areas may reach over the edge, as far as a printer cuts
record KitDrawing(double width, double height, List<Mark> marks) {

    KitDrawing {
        marks = List.copyOf(marks);
    }

    /// One thing that is drawn.
    sealed interface Mark {
        KitInk ink();
    }

    /// Something that says nothing.
    record Area(Shape shape, KitInk ink) implements Mark {}

    /// A paragraph.
    ///
    /// @param heading whether it is what the drawing is called
    record Words(Language language, String text, boolean heading, List<Line> lines, KitInk ink) implements Mark {
        Words {
            lines = List.copyOf(lines);
        }
    }

    /// A line of words at its place.
    ///
    /// @param outline where it stands in the drawing
    /// @param x where it begins at the left
    /// @param advance how far it reaches
    record Line(String text, Shape outline, double x, double baseline, double advance, double size) {

        /// What is black.
        Rectangle2D ink() {
            return outline.getBounds2D();
        }
    }

    List<Words> words() {
        return marks.stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .toList();
    }
}
