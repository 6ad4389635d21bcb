package org.yadman.recognition;

import java.util.List;

/// The mark of how far something has come: told apart by its shape, so that it can be read without colours. The same as
/// beside the words of lists.
final class Shape {

    private Shape() {}

    /// A part of a mark.
    ///
    /// @param look its class: `d` in the accent, `q` full, `u` hollow, `f` a bare line
    record Part(String look, String d) {}

    /// @param of a standing or a shade, as written in a class
    /// @param r half its width
    static List<Part> of(String of, double x, double y, double r) {
        return switch (of) {
            case "in-force" -> List.of(new Part("d", at(x, y - r * 1.2) + diamond(r * 1.2)));
            case "decided" -> List.of(new Part("q", square(x, y, r * .85)));
            case "conditional" ->
                List.of(
                        new Part("u", square(x, y, r * .85)),
                        new Part(
                                "q",
                                at(x - r * .85, y) + "h" + n(r * 1.7) + "v" + n(r * .85) + "h" + n(-r * 1.7) + "z"));
            case "mentioned" -> List.of(new Part("u", circle(x, y, r * .95)), new Part("q", circle(x, y, r * .3)));
            case "under-way" -> List.of(new Part("u", circle(x, y, r * .95)));
            case "stopped" -> List.of(new Part("f", at(x - r, y) + "h" + n(2 * r)));
            default -> throw new IllegalArgumentException(of);
        };
    }

    private static String diamond(double r) {
        return "l" + n(r) + " " + n(r) + " " + n(-r) + " " + n(r) + " " + n(-r) + " " + n(-r) + "z";
    }

    private static String square(double x, double y, double r) {
        double side = 2 * r;
        return at(x - r, y - r) + "h" + n(side) + "v" + n(side) + "h" + n(-side) + "z";
    }

    private static String circle(double x, double y, double r) {
        String arc = "a" + n(r) + " " + n(r) + " 0 1 0 ";
        return at(x - r, y) + arc + n(2 * r) + " 0" + arc + n(-2 * r) + " 0z";
    }

    private static String at(double x, double y) {
        return "M" + n(x) + " " + n(y);
    }

    /// With one decimal and a point, whatever the language.
    static String n(double number) {
        double rounded = Math.round(number * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
