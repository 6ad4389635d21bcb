package org.yadman.gatherings;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/// The outline of a drawing as the path of an SVG, in steps of two fifths of a unit and each point told
/// from the one before: a preview of a whole poster is smaller than a picture of it.
final class KitPath {

    /// Steps along one unit.
    static final double FINE = 2.5;

    private final StringBuilder path = new StringBuilder();
    private long atX;
    private long atY;

    private KitPath() {}

    static String of(KitDrawing.Mark mark) {
        KitPath path = new KitPath();
        switch (mark) {
            case KitDrawing.Area area -> path.add(area.shape());
            case KitDrawing.Words words -> words.lines().forEach(line -> path.add(line.outline()));
        }
        return path.path.toString();
    }

    private void add(Shape shape) {
        double[] points = new double[6];
        long startX = 0;
        long startY = 0;
        for (PathIterator way = shape.getPathIterator(null); !way.isDone(); way.next()) {
            switch (way.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> {
                    startX = fine(points[0]);
                    startY = fine(points[1]);
                    append('m', points, 1);
                }
                case PathIterator.SEG_LINETO -> append('l', points, 1);
                case PathIterator.SEG_QUADTO -> append('q', points, 2);
                case PathIterator.SEG_CUBICTO -> append('c', points, 3);
                default -> {
                    path.append('z');
                    atX = startX;
                    atY = startY;
                }
            }
        }
    }

    private void append(char command, double[] points, int count) {
        path.append(command);
        for (int i = 0; i < count; i++) {
            number(fine(points[2 * i]) - atX, i > 0);
            number(fine(points[2 * i + 1]) - atY, true);
        }
        atX = fine(points[2 * count - 2]);
        atY = fine(points[2 * count - 1]);
    }

    private void number(long number, boolean apart) {
        if (apart && number >= 0) {
            path.append(' ');
        }
        path.append(number);
    }

    private static long fine(double place) {
        return Math.round(place * FINE);
    }
}
