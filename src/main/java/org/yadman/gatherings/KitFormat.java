package org.yadman.gatherings;

/// What is drawn for a kit. A drawing is made in units of its own; how large they are is said by the paper or by the
/// picture it comes to stand on.
enum KitFormat {
    POSTER_A4(595.2756, 841.8898, mm(210), 1527),
    POSTER_A3(595.2756, 841.8898, mm(297), 1527),
    SQUARE(540, 540, mm(148), 1080),
    STORY(540, 960, mm(108), 1080),
    BANNER(900, 300, mm(3000), 2160);

    private final double width;
    private final double height;
    private final double paper;
    private final int dots;

    KitFormat(double width, double height, double paper, int dots) {
        this.width = width;
        this.height = height;
        this.paper = paper;
        this.dots = dots;
    }

    private static double mm(double length) {
        return length * 72 / 25.4;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /// Points of paper along one unit.
    double points() {
        return paper / width;
    }

    /// Dots of a picture along one unit. No side has more than 2160.
    double scale() {
        return dots / width;
    }

    /// The name of its file: `poster-a4`.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
