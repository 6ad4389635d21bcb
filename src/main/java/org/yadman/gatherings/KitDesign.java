package org.yadman.gatherings;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yadman.gatherings.KitColumn.Piece;
import org.yadman.gatherings.KitColumn.Stack;
import org.yadman.gatherings.KitDrawing.Area;
import org.yadman.gatherings.KitDrawing.Mark;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.QrCode;

/// Where everything stands: a light on an axis, and on the same axis the words, as on a stone. The axis belongs to no
/// direction of writing, so two languages stand on it as equals, in the same sizes: where one must give way, both do.
final class KitDesign {

    /// More than any printer cuts off.
    private static final double OVER_THE_EDGE = 40;

    private static final double LEAST_SHARE = .04;
    // Below this, a long word is broken before everything becomes still smaller.
    private static final double SMALL = .5;

    private static final double WORTH_A_LINE = .8;

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)");

    private final KitFormat format;
    private final KitSheet sheet;
    private final List<Mark> marks = new ArrayList<>();
    // What stands at the foot is drawn and read last.
    private final List<Mark> last = new ArrayList<>();

    private KitDesign(KitFormat format, KitSheet sheet) {
        this.format = format;
        this.sheet = sheet;
    }

    static KitDrawing of(KitFormat format, KitSheet sheet) {
        KitDesign design = new KitDesign(format, sheet);
        switch (format) {
            case POSTER_A4, POSTER_A3 -> design.poster();
            case SQUARE -> design.square();
            case STORY -> design.story();
            case BANNER -> design.banner();
        }
        design.marks.addAll(design.last);
        return new KitDrawing(format.width(), format.height(), design.marks);
    }

    private boolean alone() {
        return sheet.sides().size() == 1;
    }

    private double axis() {
        return format.width() / 2;
    }

    private void poster() {
        band(9);
        light(axis(), 40, alone() ? 92 : 72);
        double foot = foot(72);
        columns(alone() ? sizes(66, 24, 23) : sizes(46, 20, 19), alone() ? 156 : 124, foot - 18, 52);
    }

    // What is looked at on a telephone needs no code for telephones.
    private void square() {
        band(8);
        light(axis(), 26, alone() ? 76 : 46);
        double foot = address(format.height() - 24, 13);
        columns(alone() ? sizes(54, 23, 22) : sizes(38, 18, 17), alone() ? 108 : 80, foot - 18, 34);
    }

    // A telephone lays its own signs over the upper and the lower edge.
    private void story() {
        band(8);
        light(axis(), 118, alone() ? 120 : 92);
        double foot = address(format.height() - 146, 15);
        columns(alone() ? sizes(60, 26, 25) : sizes(46, 22, 21), alone() ? 256 : 224, foot - 24, 38);
    }

    private void banner() {
        band(7);
        double foot = address(format.height() - 16, 12);
        if (alone()) {
            light(74, 62, 176);
            light(format.width() - 74, 62, 176);
            columns(sizes(66, 24, 22), 24, foot - 12, 124);
        } else {
            light(axis(), 52, 176);
            sideBySide(sizes(50, 20, 19), 24, foot - 12);
        }
    }

    /// @param title size of the title
    /// @param when size of the date
    /// @param text size of all else that is read from near
    private record Sizes(double title, double when, double text) {}

    private static Sizes sizes(double title, double when, double text) {
        return new Sizes(title, when, text);
    }

    private KitColumn column(KitSheet.Side side, Sizes sizes) {
        List<Piece> pieces = new ArrayList<>();
        double small = sizes.text() * .76;
        pieces.add(new Piece(side.over(), false, small, 0, KitInk.SOFT));
        pieces.add(new Piece(side.title(), true, sizes.title(), small * .4, KitInk.INK));
        pieces.add(new Piece(side.occasion(), false, sizes.when(), sizes.when() * .5, KitInk.INK));
        pieces.add(new Piece(side.when(), false, sizes.when(), sizes.when() * .7, KitInk.ACCENT));
        pieces.add(new Piece(side.second(), false, small, 0, KitInk.SOFT));
        double before = sizes.text() * .6;
        for (String line : format == KitFormat.BANNER ? List.of(String.join(" · ", side.where())) : side.where()) {
            pieces.add(new Piece(line, false, sizes.text(), before, KitInk.INK));
            before = 0;
        }
        if (format != KitFormat.BANNER) {
            pieces.add(new Piece(side.note(), false, small, sizes.text() * .6, KitInk.INK));
        }
        if (format == KitFormat.POSTER_A4 || format == KitFormat.POSTER_A3) {
            pieces.add(new Piece(side.groups(), false, small * .86, sizes.text() * .7, KitInk.SOFT));
        }
        return new KitColumn(side.language(), pieces);
    }

    private List<KitColumn> columns(Sizes sizes) {
        return sheet.sides().stream().map(side -> column(side, sizes)).toList();
    }

    /// One language under the other, with a line between them.
    private void columns(Sizes sizes, double top, double bottom, double margin) {
        double between = alone() ? 0 : sizes.title() * .8;
        List<Stack> stacks = fit(columns(sizes), format.width() - 2 * margin, bottom - top, between, true);
        double free = bottom - top - height(stacks, between, true);
        double more = alone() ? 0 : Math.min(free * .3, sizes.title());
        // Nearer to the top: what stands in the exact middle seems to sink.
        double y = top + (free - more) * .42;
        for (int i = 0; i < stacks.size(); i++) {
            if (i > 0) {
                double middle = y + (between + more) / 2;
                marks.add(new Area(new Rectangle2D.Double(axis() - 28, middle - .4, 56, .8), KitInk.ACCENT));
                y += between + more;
            }
            marks.addAll(stacks.get(i).at(axis(), y));
            y += stacks.get(i).height();
        }
    }

    /// Each language on the side of the axis on which its lines begin, both from the same height.
    private void sideBySide(Sizes sizes, double top, double bottom) {
        double inner = 28;
        double width = axis() - inner - 32;
        List<Stack> stacks = fit(columns(sizes), width, bottom - top, 0, false);
        double y = top + (bottom - top - height(stacks, 0, false)) * .46;
        for (int i = 0; i < stacks.size(); i++) {
            boolean right = sheet.sides().get(i).language().rightToLeft();
            double distance = inner + width / 2;
            marks.addAll(stacks.get(i).at(axis() + (right ? distance : -distance), y));
        }
    }

    /// Sets all columns in the largest size in which they have room; in a slightly smaller one where titles then need
    /// fewer lines, because a title in four lines has lost its sense.
    private static List<Stack> fit(
            List<KitColumn> columns, double width, double height, double between, boolean stacked) {
        List<Stack> best = List.of();
        double first = 0;
        for (double share = 1; share > LEAST_SHARE && share >= first * WORTH_A_LINE; share *= .965) {
            List<Stack> stacks = new ArrayList<>();
            for (KitColumn column : columns) {
                column.set(width, share, share < SMALL).ifPresent(stacks::add);
            }
            if (stacks.size() < columns.size() || height(stacks, between, stacked) > height) {
                continue;
            }
            if (best.isEmpty()) {
                first = share;
            }
            if (best.isEmpty() || titleLines(stacks) < titleLines(best)) {
                best = stacks;
            }
            if (titleLines(best) <= 2) {
                break;
            }
        }
        if (best.isEmpty()) {
            throw new IllegalArgumentException("More words than a sheet has room for");
        }
        return best;
    }

    private static double height(List<Stack> stacks, double between, boolean stacked) {
        return stacked
                ? stacks.stream().mapToDouble(Stack::height).sum() + between * (stacks.size() - 1)
                : stacks.stream().mapToDouble(Stack::height).max().orElse(0);
    }

    /// Of the longest title.
    private static int titleLines(List<Stack> stacks) {
        return stacks.stream()
                .flatMap(stack -> stack.words().stream())
                .filter(KitDrawing.Words::heading)
                .mapToInt(title -> title.lines().size())
                .max()
                .orElse(0);
    }

    private void band(double height) {
        double width = format.width() + 2 * OVER_THE_EDGE;
        marks.add(new Area(
                new Rectangle2D.Double(-OVER_THE_EDGE, -OVER_THE_EDGE, width, height + OVER_THE_EDGE), KitInk.ACCENT));
    }

    /// A candle, three times as tall as its flame or more.
    private void light(double axis, double top, double height) {
        double flame = Math.min(height * .34, 30);
        AffineTransform place = AffineTransform.getTranslateInstance(axis, top);
        place.scale(flame, flame);
        marks.add(new Area(place.createTransformedShape(flame()), KitInk.ACCENT));
        bar(axis, top + flame * .86, flame * .06, flame * .3);
        double body = top + flame * 1.16;
        bar(axis, body, flame * .26, top + height - body);
    }

    /// One unit tall. It leans a little and is hollow where it is brightest: a drop would say something else.
    private static Path2D flame() {
        Path2D flame = new Path2D.Double(Path2D.WIND_NON_ZERO);
        flame.moveTo(.05, 0);
        flame.curveTo(.07, .2, .26, .38, .26, .64);
        flame.curveTo(.26, .84, .15, 1, 0, 1);
        flame.curveTo(-.15, 1, -.26, .84, -.26, .64);
        flame.curveTo(-.26, .44, -.02, .3, .05, 0);
        flame.closePath();
        // The other way round: inside it is outside.
        flame.moveTo(.02, .5);
        flame.curveTo(0, .62, -.12, .68, -.12, .78);
        flame.curveTo(-.12, .86, -.07, .92, 0, .92);
        flame.curveTo(.07, .92, .12, .86, .12, .78);
        flame.curveTo(.12, .66, .03, .6, .02, .5);
        flame.closePath();
        return flame;
    }

    private void bar(double axis, double top, double width, double height) {
        marks.add(new Area(new Rectangle2D.Double(axis - width / 2, top, width, height), KitInk.INK));
    }

    /// The code for telephones and the address under it.
    ///
    /// @return where they begin
    private double foot(double side) {
        double top = address(format.height() - 34, 12) - 8 - side;
        QrCode code = QrCode.of(sheet.code());
        Path2D modules = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (MatchResult module : MODULE.matcher(code.path()).results().toList()) {
            double x = Integer.parseInt(module.group(1));
            double y = Integer.parseInt(module.group(2));
            modules.append(new Rectangle2D.Double(x, y, 1, 1), false);
        }
        AffineTransform place = AffineTransform.getTranslateInstance(axis() - side / 2, top);
        place.scale(side / code.size(), side / code.size());
        last.addFirst(new Area(place.createTransformedShape(modules), KitInk.INK));
        return top;
    }

    /// The address, in one line.
    ///
    /// @return where it begins
    private double address(double baseline, double size) {
        Language language = Language.SOURCE;
        double width = format.width() * .8;
        double own = size;
        Optional<List<KitType.Set>> lines = KitType.text().lines(sheet.address(), language, own, width, false);
        while (lines.isEmpty() || lines.get().size() > 1) {
            own *= .95;
            lines = KitType.text().lines(sheet.address(), language, own, width, false);
        }
        KitType.Set line = lines.get().getFirst();
        double x = axis() - line.advance() / 2;
        AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
        last.add(new KitDrawing.Words(
                language,
                sheet.address(),
                false,
                List.of(new KitDrawing.Line(
                        line.text(), place.createTransformedShape(line.outline()), x, baseline, line.advance(), own)),
                KitInk.SOFT));
        return baseline - line.up();
    }
}
