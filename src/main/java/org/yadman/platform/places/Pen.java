package org.yadman.platform.places;

import java.util.ArrayList;
import java.util.List;

/// Draws rings as SVG paths in whole units, as far as they are on the paper.
final class Pen {

    /// So far outside the paper a cut edge runs, where nobody sees it.
    private static final double OUTSIDE = 8;
    /// Points nearer to the one before than this, in units, are passed over.
    private static final int LEAST_STEP = 5;
    private static final int LEAST_POINTS = 3;

    private Pen() {}

    static void draw(List<Point> ring, int height, StringBuilder path) {
        List<Point> cut = ring;
        cut = cut(cut, true, -OUTSIDE, 1);
        cut = cut(cut, true, World.WIDTH + OUTSIDE, -1);
        cut = cut(cut, false, -OUTSIDE, 1);
        cut = cut(cut, false, height + OUTSIDE, -1);
        if (cut.size() < LEAST_POINTS) {
            return;
        }
        long x = Math.round(cut.getFirst().x());
        long y = Math.round(cut.getFirst().y());
        StringBuilder steps = new StringBuilder();
        int drawn = 1;
        long atX = x;
        long atY = y;
        for (Point point : cut.subList(1, cut.size())) {
            long dx = Math.round(point.x()) - atX;
            long dy = Math.round(point.y()) - atY;
            if (Math.abs(dx) + Math.abs(dy) >= LEAST_STEP) {
                steps.append(dx < 0 || steps.isEmpty() ? "" : " ").append(dx);
                steps.append(dy < 0 ? "" : " ").append(dy);
                atX += dx;
                atY += dy;
                drawn++;
            }
        }
        if (drawn >= LEAST_POINTS) {
            path.append('M').append(x).append(y < 0 ? "" : " ").append(y);
            path.append('l').append(steps).append('z');
        }
    }

    // What of a ring lies on one side of a line (Sutherland & Hodgman 1974).
    private static List<Point> cut(List<Point> ring, boolean upright, double line, int side) {
        List<Point> kept = new ArrayList<>(ring.size());
        for (int i = 0; i < ring.size(); i++) {
            Point p = ring.get(i);
            Point q = ring.get((i + 1) % ring.size());
            double atP = ((upright ? p.x() : p.y()) - line) * side;
            double atQ = ((upright ? q.x() : q.y()) - line) * side;
            if (atP >= 0) {
                kept.add(p);
            }
            if (atP >= 0 != atQ >= 0) {
                double part = atP / (atP - atQ);
                kept.add(new Point(p.x() + part * (q.x() - p.x()), p.y() + part * (q.y() - p.y())));
            }
        }
        return kept;
    }
}
