package org.yadman.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who waits for whom, as a drawing: numbered points on a ring, and an arrow from each to everybody who could help.
///
/// @param size of the square it stands in
record Drawing(int size, List<Point> points, List<Arrow> arrows) {

    private static final int MOST = 60;
    private static final double RADIUS = 16;

    /// A numbered point.
    record Point(String x, String y, int number, boolean circle) {}

    /// An arrow, from edge to edge.
    record Arrow(String x1, String y1, String x2, String y2) {}

    static @Nullable Drawing of(List<Waits.Waiting> all, Map<UUID, Integer> numbers) {
        if (all.isEmpty() || all.size() > MOST) {
            return null;
        }
        double ring = Math.max(90, all.size() * 2.6 * RADIUS / Math.PI);
        int size = (int) Math.ceil(2 * (ring + 2 * RADIUS));
        double middle = size / 2.0;
        double[][] at = new double[all.size() + 1][];
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double angle = 2 * Math.PI * i / all.size() - Math.PI / 2;
            double[] place = all.size() == 1
                    ? new double[] {middle, middle}
                    : new double[] {middle + ring * Math.cos(angle), middle + ring * Math.sin(angle)};
            int number = Objects.requireNonNull(numbers.get(all.get(i).id()));
            at[number] = place;
            points.add(
                    new Point(text(place[0]), text(place[1]), number, all.get(i).circle()));
        }
        List<Arrow> arrows = new ArrayList<>();
        for (Waits.Waiting each : all) {
            double[] from = at[Objects.requireNonNull(numbers.get(each.id()))];
            for (UUID helper : each.helpers()) {
                arrows.add(arrow(from, at[Objects.requireNonNull(numbers.get(helper))]));
            }
        }
        return new Drawing(size, points, arrows);
    }

    private static Arrow arrow(double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.max(1, Math.hypot(dx, dy));
        double cut = RADIUS / length;
        double end = (RADIUS + 4) / length;
        return new Arrow(
                text(from[0] + dx * cut), text(from[1] + dy * cut), text(to[0] - dx * end), text(to[1] - dy * end));
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
