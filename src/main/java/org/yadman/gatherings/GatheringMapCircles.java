package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.places.Drawing;
import org.yadman.platform.places.Point;

/// Circles on a map whose areas follow numbers, so laid out that none hides another, and names beside
/// them where there is room. Everything here is in units of the drawing.
final class GatheringMapCircles {

    /// In pixels, from the middle: a circle that stands for a single gathering at most, and the least that is seen.
    private static final double OF_ONE = 8;

    private static final double LEAST = 3;
    /// Between two circles, in pixels.
    private static final double GAP = 1.5;
    /// How wide a letter or digit is, and how high a line, in pixels.
    private static final double LETTER = 6.9;

    private static final double LINE = 15;
    private static final double BESIDE = 3;
    private static final int ROUNDS = 80;

    private final Drawing drawing;
    /// How many units one pixel is.
    private final double unit;
    /// How many pixels the largest circle has from its middle.
    private final double largest;

    GatheringMapCircles(Drawing drawing, double unit, double largest) {
        this.drawing = drawing;
        this.unit = unit;
        this.largest = largest;
    }

    /// Something with a number that belongs at a point.
    record Mark<T>(T what, Point at, int count) {}

    /// A mark with its place on the paper.
    ///
    /// @param x where it stands, which may be a little beside where it belongs; so y
    record Circle<T>(T what, double x, double y, double r, int count) {}

    /// A text beside a circle.
    ///
    /// @param side which part of the text stands at x: `start`, `middle` or `end`, from left to right
    record Label(double x, double y, String side, String text) {}

    // If the largest is to stand for so many.
    private double radius(int count, int most) {
        return Math.max(LEAST, Math.min(OF_ONE, largest / Math.sqrt(most)) * Math.sqrt(count)) * unit;
    }

    /// Whether circles of these would cover each other where they belong.
    <T> boolean crowded(List<Mark<T>> marks, int most) {
        for (int i = 0; i < marks.size(); i++) {
            for (Mark<T> other : marks.subList(i + 1, marks.size())) {
                if (gap(marks.get(i), other, most) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private double gap(Mark<?> a, Mark<?> b, int most) {
        return Math.hypot(a.at().x() - b.at().x(), a.at().y() - b.at().y())
                - radius(a.count(), most)
                - radius(b.count(), most);
    }

    /// The marks, each that would cover a larger one gathered into it.
    <T> List<List<Mark<T>>> gathered(List<Mark<T>> marks) {
        int most = most(marks);
        List<List<Mark<T>>> groups = new ArrayList<>();
        marks.stream()
                .sorted(Comparator.comparingInt(Mark<T>::count).reversed())
                .forEach(mark -> groups.stream()
                        .filter(group -> gap(group.getFirst(), mark, most) < -radius(mark.count(), most) / 2)
                        .findFirst()
                        .ifPresentOrElse(group -> group.add(mark), () -> groups.add(new ArrayList<>(List.of(mark)))));
        return groups;
    }

    /// Where marks belong together: the middle, by their numbers.
    static Point middle(List<? extends Mark<?>> marks) {
        double sum = marks.stream().mapToDouble(Mark::count).sum();
        return new Point(
                marks.stream().mapToDouble(mark -> mark.at().x() * mark.count()).sum() / sum,
                marks.stream().mapToDouble(mark -> mark.at().y() * mark.count()).sum() / sum);
    }

    /// The circles, the largest first; those that cover each other are moved apart, the smaller one farther.
    <T> List<Circle<T>> placed(List<Mark<T>> marks) {
        int most = most(marks);
        List<Mark<T>> sorted = marks.stream()
                .sorted(Comparator.comparingInt(Mark<T>::count).reversed())
                .toList();
        double[] x = sorted.stream().mapToDouble(mark -> mark.at().x()).toArray();
        double[] y = sorted.stream().mapToDouble(mark -> mark.at().y()).toArray();
        double[] r =
                sorted.stream().mapToDouble(mark -> radius(mark.count(), most)).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) {
                    moved |= parted(x, y, r, i, j);
                }
                x[i] = Math.clamp(x[i], r[i], Math.max(r[i], drawing.width() - r[i]));
                y[i] = Math.clamp(y[i], r[i], Math.max(r[i], drawing.height() - r[i]));
            }
            if (!moved) {
                break;
            }
        }
        List<Circle<T>> circles = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            circles.add(new Circle<>(
                    sorted.get(i).what(), x[i], y[i], r[i], sorted.get(i).count()));
        }
        return circles;
    }

    private boolean parted(double[] x, double[] y, double[] r, int i, int j) {
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        double distance = Math.hypot(dx, dy);
        double overlap = r[i] + r[j] + GAP * unit - distance;
        if (overlap <= unit / 10) {
            return false;
        }
        // Two in one place are parted to the east and west.
        double east = distance == 0 ? 1 : dx / distance;
        double south = distance == 0 ? 0 : dy / distance;
        double ofJ = r[i] * r[i] / (r[i] * r[i] + r[j] * r[j]);
        x[j] += east * overlap * ofJ;
        y[j] += south * overlap * ofJ;
        x[i] -= east * overlap * (1 - ofJ);
        y[i] -= south * overlap * (1 - ofJ);
        return true;
    }

    /// Whether a text has room inside a circle.
    boolean inside(Circle<?> circle, String text) {
        return text.length() * LETTER + 2 <= 2 * circle.r() / unit && LINE - 2 <= 2 * circle.r() / unit;
    }

    /// Names beside the circles, the largest first, each where it covers neither a circle nor another name.
    ///
    /// @param texts of each circle, those to try in turn
    /// @param needed whether the last of them must be said though there is no room; then it stands to the right
    /// @return of each circle its label, or null
    List<@Nullable Label> labels(List<? extends Circle<?>> circles, List<List<String>> texts, List<Boolean> needed) {
        List<double[]> taken = new ArrayList<>();
        circles.forEach(circle -> taken.add(new double[] {
            circle.x() - circle.r(), circle.y() - circle.r(), circle.x() + circle.r(), circle.y() + circle.r()
        }));
        List<@Nullable Label> labels = new ArrayList<>();
        for (int i = 0; i < circles.size(); i++) {
            Circle<?> circle = circles.get(i);
            @Nullable
            Label free = texts.get(i).stream()
                    .flatMap(text -> around(circle, text).stream())
                    .filter(label -> isFree(box(label), taken))
                    .findFirst()
                    .orElse(null);
            if (free != null) {
                taken.add(box(free));
            } else if (needed.get(i)) {
                free = around(circle, texts.get(i).getLast()).getFirst();
            }
            labels.add(free);
        }
        return labels;
    }

    private boolean isFree(double[] box, List<double[]> taken) {
        return onPaper(box) && taken.stream().noneMatch(other -> cover(box, other));
    }

    private List<Label> around(Circle<?> circle, String text) {
        double aside = circle.r() + BESIDE * unit;
        double away = circle.r() + LINE * unit / 2;
        return List.of(
                new Label(circle.x() + aside, circle.y(), "start", text),
                new Label(circle.x() - aside, circle.y(), "end", text),
                new Label(circle.x(), circle.y() + away, "middle", text),
                new Label(circle.x(), circle.y() - away, "middle", text));
    }

    private double[] box(Label label) {
        double wide = label.text().length() * LETTER * unit;
        double west = label.x()
                - switch (label.side()) {
                    case "start" -> 0;
                    case "end" -> wide;
                    default -> wide / 2;
                };
        double half = (LINE - 3) * unit / 2;
        return new double[] {west, label.y() - half, west + wide, label.y() + half};
    }

    private boolean onPaper(double[] box) {
        return box[0] >= 0 && box[1] >= 0 && box[2] <= drawing.width() && box[3] <= drawing.height();
    }

    private static boolean cover(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    private static <T> int most(List<Mark<T>> marks) {
        return marks.stream().mapToInt(Mark::count).max().orElse(1);
    }
}
