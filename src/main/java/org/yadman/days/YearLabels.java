package org.yadman.days;

import java.util.ArrayList;
import java.util.List;
import org.yadman.days.YearDrawing.Mark;

/// What is written beside the mark of a day, and on which side of it there is room.
final class YearLabels {

    /// Between a mark and its label.
    static final double GAP = 11;

    private static final double OFF_THE_MIDDLE = 8;
    private static final double PADDING = 14;
    private static final double ROOM_FOR_A_MARK = 12;

    private final YearScale scale;
    private final YearWords words;
    private final boolean distances;
    private final YearText measure;

    /// @param distances whether there is a common day from which to count
    YearLabels(YearScale scale, YearWords words, boolean distances) {
        this.scale = scale;
        this.words = words;
        this.distances = distances;
        this.measure = new YearText(scale.rightToLeft());
    }

    /// Where a label stands.
    enum Place {
        /// Beside the mark, away from the middle.
        OUT,
        /// Beside the mark, towards the middle.
        IN,
        /// Over the mark, from the outer edge.
        ABOVE
    }

    record Line(String text, String style, double size) {}

    /// @param fromEdge the mark's distance from the outer edge of its half
    /// @param leading from one line to the next
    record Label(Mark day, double fromEdge, List<Line> lines, Place place, double leading) {

        double height() {
            return lines.size() * leading + PADDING + (place == Place.ABOVE ? ROOM_FOR_A_MARK : 0);
        }

        /// How far below the top of its row the mark stands.
        double markBelow() {
            return place == Place.ABOVE ? lines.size() * leading + 10 : 8;
        }
    }

    double size() {
        return scale.narrow() ? 13 : 12;
    }

    double leading() {
        return scale.narrow() ? 15 : 13;
    }

    Label of(Mark day) {
        double fromEdge = scale.middle() - Math.abs(scale.distance(day.date())) * scale.unit();
        List<Line> lines = new ArrayList<>();
        double most = scale.middle() - GAP;
        String style = day.role() == DayRole.OWN ? YearSvg.OWN : YearSvg.PLAIN;
        add(lines, day.name(), style, scale.narrow() ? most - 15 : most);
        String when = words.bothCalendars(day.date());
        if (!distances) {
            add(lines, when, YearSvg.SOFT, most);
        } else if (scale.narrow()) {
            add(lines, when, YearSvg.SOFT, most);
            add(lines, words.distance(scale.distance(day.date())), YearSvg.SOFT, most);
        } else {
            add(lines, when + " · " + words.distance(scale.distance(day.date())), YearSvg.SOFT, most);
        }
        double width = lines.stream().mapToDouble(this::width).max().orElse(0);
        return new Label(day, fromEdge, lines, place(fromEdge, width), leading());
    }

    private Place place(double fromEdge, double width) {
        if (fromEdge - GAP - width >= 0) {
            return Place.OUT;
        }
        if (!scale.narrow() && scale.middle() - fromEdge - GAP - width >= OFF_THE_MIDDLE) {
            return Place.IN;
        }
        return Place.ABOVE;
    }

    /// What stands beside the middle line for a day that falls on the common day itself.
    List<Line> onTheMiddle(Mark day) {
        List<Line> lines = new ArrayList<>();
        add(lines, day.name(), YearSvg.OWN, scale.middle() - 12);
        add(lines, words.distance(scale.distance(day.date())), YearSvg.SOFT, scale.middle() - 12);
        return lines;
    }

    double width(Line line) {
        return measure.width(line.text(), line.size(), line.style());
    }

    private void add(List<Line> lines, String text, String style, double most) {
        double size = style.equals(YearSvg.SOFT) ? size() - 1 : size();
        measure.wrap(text, most, size, style).forEach(part -> lines.add(new Line(part, style, size)));
    }
}
