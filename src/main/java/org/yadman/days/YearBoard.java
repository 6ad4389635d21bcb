package org.yadman.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.days.YearDrawing.Mark;
import org.yadman.days.YearLabels.Label;
import org.yadman.days.YearLabels.Line;
import org.yadman.days.YearLabels.Place;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;

/// One drawing of the board in one width. The days before the common day go down one half, the days after it down the
/// other, the nearest highest. So a label that points outward meets nothing: what is farther out stands lower, and so
/// does the pole that leads from it down to the rulers.
final class YearBoard {

    private static final double TITLE_SIZE = 27;
    private static final double TITLE_LEADING = 31;
    private static final double MIDDLE_LEADING = 13;
    private static final double LOWERED_BROAD = 20;
    private static final double LOWERED_NARROW = 24;

    private final Language language;
    private final YearScale scale;
    private final boolean common;
    private final Dates dates;
    private final YearLabels labels;
    private final YearText measure;

    private final StringBuilder heading = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private final List<Pole> poles = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();

    /// @param common whether there is a common day in the middle
    YearBoard(Language language, YearScale scale, boolean common, YearWords words, Dates dates) {
        this.language = language;
        this.scale = scale;
        this.common = common;
        this.dates = dates;
        this.labels = new YearLabels(scale, words, common);
        this.measure = new YearText(language.rightToLeft());
    }

    private record Pole(double x, double top) {}

    private record Written(Line line, double x, double y, boolean fromEnd) {}

    /// What a pole must not cross.
    private record Box(double left, double right, double top, double bottom) {}

    /// @param title the common day's name; null if there is none
    /// @param spoken what somebody hears who does not see the picture
    String draw(@Nullable String title, List<Mark> others, String spoken) {
        double y = 2;
        double lineTop = 0;
        if (title != null) {
            lineTop = heading(title);
            y = onTheMiddle(others, lineTop + 9) + 12;
        }
        List<Label> before = half(others, Comparator.reverseOrder(), -1);
        List<Label> after = half(others, Comparator.naturalOrder(), 1);
        double bottom = scale.narrow() ? columns(before, after, y) : rows(before, after, y);

        double rulers = Math.rint(bottom + 8);
        StringBuilder drawn = new StringBuilder(heading);
        drawn.append(new YearRulers(language, scale, common, dates).draw(rulers));
        drawn.append(YearSvg.path(YearSvg.PLAIN, poles(rulers)));
        if (common) {
            drawn.append(YearDrawing.commonLine(scale, lineTop, YearRulers.bottom(rulers)));
        }
        drawn.append(marks);
        for (Written text : written) {
            drawn.append(
                    YearSvg.text(text.line.text(), text.line.style(), text.x, text.y, text.fromEnd ? "end" : "start"));
        }
        return YearSvg.picture(scale, 0, YearRulers.bottom(rulers) + 4, spoken, drawn.toString());
    }

    /// The common day's name and date and its mark; returns the height of the mark, where its line begins.
    private double heading(String title) {
        double y = centred(title, YearSvg.TITLE, TITLE_SIZE, TITLE_LEADING, 26);
        String date = dates.bothWithWeekday(language, scale.centre());
        y = centred(date, YearSvg.DATE, labels.size(), labels.leading(), y + 19) + 21;
        marks.append(YearSvg.mark(DayRole.COMMON, scale.middle(), y));
        return y;
    }

    private double centred(String text, String style, double size, double leading, double first) {
        double y = first - leading;
        for (String part : measure.wrap(text, scale.width(), size, style)) {
            y += leading;
            heading.append(YearSvg.text(part, style, scale.middle(), y, null));
        }
        return y;
    }

    /// The days that fall on the common day, on its line; returns where the next thing may begin.
    private double onTheMiddle(List<Mark> others, double top) {
        double y = top;
        for (Mark day : inOrder(others, Comparator.naturalOrder())) {
            if (scale.distance(day.date()) == 0) {
                y += 14;
                marks.append(YearSvg.mark(day.role(), scale.middle(), y));
                List<Line> lines = labels.onTheMiddle(day);
                write(lines, scale.middle() + 12 * scale.sign(), y + 4, MIDDLE_LEADING, false);
                y += 20 + MIDDLE_LEADING * (lines.size() - 2);
            }
        }
        return y;
    }

    private List<Label> half(List<Mark> others, Comparator<LocalDate> outward, int side) {
        return inOrder(others, outward).stream()
                .filter(day -> side(day) == side)
                .map(labels::of)
                .toList();
    }

    /// -1 before the common day, 1 after it, 0 on it. Without a common day the middle belongs to the second half.
    private int side(Mark day) {
        int side = Integer.signum(scale.distance(day.date()));
        return side == 0 && !common ? 1 : side;
    }

    private static List<Mark> inOrder(List<Mark> others, Comparator<LocalDate> outward) {
        return others.stream()
                .sorted(Comparator.comparing(Mark::date, outward).thenComparing(Mark::slug))
                .toList();
    }

    /// Both halves share their rows; the second one is lowered, so that neighbours of the common day do not touch.
    private double rows(List<Label> before, List<Label> after, double top) {
        double y = top;
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            double bottom = y;
            if (i < before.size()) {
                bottom = draw(before.get(i), -1, y);
            }
            if (i < after.size()) {
                bottom = Math.max(bottom, draw(after.get(i), 1, y + LOWERED_BROAD) - LOWERED_BROAD);
            }
            y = bottom;
        }
        return after.size() >= before.size() ? y + LOWERED_BROAD : y;
    }

    /// Each half runs down by itself.
    private double columns(List<Label> before, List<Label> after, double top) {
        return Math.max(column(before, -1, top), column(after, 1, top + LOWERED_NARROW));
    }

    private double column(List<Label> half, int side, double top) {
        double y = top;
        for (Label label : half) {
            y = draw(label, side, y);
        }
        return y;
    }

    /// Draws a day in the row that begins at `top`, and returns where the row ends.
    private double draw(Label label, int side, double top) {
        // On the screen, time before the common day is left of it only where one reads to the right.
        boolean left = side * scale.sign() < 0;
        double x = left ? label.fromEdge() : scale.width() - label.fromEdge();
        double markY = free(x, top + label.markBelow());
        double y = markY - label.markBelow();
        double outward = left ? -1 : 1;
        double textX = switch (label.place()) {
            case OUT -> x + outward * YearLabels.GAP;
            case IN -> x - outward * YearLabels.GAP;
            case ABOVE -> left ? 0 : scale.width();
        };
        // Anchors follow the direction of reading, so they depend on the side in time, not on the screen.
        boolean fromEnd = (label.place() == Place.OUT) == (side < 0);
        marks.append(YearSvg.mark(label.day().role(), x, markY));
        poles.add(new Pole(x, markY));
        write(label.lines(), textX, y + 12, label.leading(), fromEnd);
        return y + label.height();
    }

    /// The first height from `y` down at which a mark touches none of the other half: close to the middle the
    /// marks of both halves meet.
    private double free(double x, double y) {
        double free = y;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Pole pole : poles) {
                if (YearSvg.marksTouch(x - pole.x, free - pole.top)) {
                    free = pole.top + YearSvg.MARKS_APART;
                    moved = true;
                }
            }
        }
        return free;
    }

    private void write(List<Line> lines, double x, double first, double leading, boolean fromEnd) {
        double y = first;
        for (Line line : lines) {
            written.add(new Written(line, x, y, fromEnd));
            y += leading;
        }
    }

    /// The poles down to the rulers, each interrupted where a label stands in its way.
    private String poles(double rulers) {
        List<Box> boxes = written.stream()
                .map(this::box)
                .sorted(Comparator.comparingDouble(Box::top))
                .toList();
        StringBuilder d = new StringBuilder();
        for (Pole pole : poles) {
            double y = pole.top;
            for (Box box : boxes) {
                if (box.left <= pole.x && pole.x <= box.right && box.bottom > y + 1) {
                    if (box.top > y + 2) {
                        d.append(stroke(pole.x, y, box.top));
                    }
                    y = box.bottom;
                }
            }
            d.append(stroke(pole.x, y, rulers));
        }
        return d.toString();
    }

    private Box box(Written text) {
        double width = labels.width(text.line);
        boolean rightward = text.fromEnd == scale.rightToLeft();
        double left = rightward ? text.x - 2 : text.x - width - 5;
        double right = rightward ? text.x + width + 5 : text.x + 2;
        return new Box(left, right, text.y - text.line.size(), text.y + 4);
    }

    private static String stroke(double x, double from, double to) {
        return "M" + YearSvg.number(x) + " " + YearSvg.number(from) + "V" + YearSvg.number(to);
    }
}
