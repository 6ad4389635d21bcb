package org.yadman.outreach;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yadman.outreach.DeskFigures.Row;
import org.yadman.platform.web.Visitor;

/// Months one below the other, each with four bars: asked, arrived, answered, agreed. Bars begin where lines
/// begin in the reader's language. The table beside it says the same in numbers.
final class FigureDrawing {

    /// More months than these find no room; the table has them all.
    static final int MOST = 24;

    private static final int BAR = 6;
    private static final int GAP = 12;
    private static final List<String> LOOKS = List.of("u", "of stopped", "q", "d");

    private FigureDrawing() {}

    /// The same in one of two widths.
    record Picture(String width, int size, int height, List<Bar> bars, List<Label> labels) {}

    /// A bar.
    ///
    /// @param look the class of its shape
    record Bar(String look, String d) {}

    /// A month.
    record Label(int x, int y, String text) {}

    /// A row with its name in words.
    record Named(String name, Row row) {}

    static List<Picture> of(List<Named> rows, Visitor v) {
        List<Named> shown = rows.subList(Math.max(0, rows.size() - MOST), rows.size());
        return Stream.of(picture("broad", 800, 150, shown, v), picture("narrow", 344, 120, shown, v))
                .toList();
    }

    private static Picture picture(String width, int size, int gutter, List<Named> rows, Visitor v) {
        boolean rightToLeft = v.language().rightToLeft();
        int most = rows.stream().mapToInt(named -> named.row().asked()).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        int y = 1;
        for (Named named : rows) {
            Row row = named.row();
            labels.add(new Label(rightToLeft ? size : 0, y + 2 * BAR + 4, named.name()));
            List<Integer> counts = List.of(row.asked(), row.arrived(), row.answered(), row.agreed());
            for (int i = 0; i < counts.size(); i++) {
                int length = (size - gutter - 2) * counts.get(i) / most;
                if (length > 0) {
                    bars.add(new Bar(LOOKS.get(i), bar(gutter, size, y + i * BAR, length, rightToLeft)));
                }
            }
            y += counts.size() * BAR + GAP;
        }
        return new Picture(width, size, y, bars, labels);
    }

    private static String bar(int gutter, int size, int y, int length, boolean rightToLeft) {
        int x = rightToLeft ? size - gutter - length : gutter;
        return "M" + x + " " + y + "h" + length + "v" + (BAR - 1) + "h-" + length + "z";
    }
}
