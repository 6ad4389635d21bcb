package org.yadman.days;

import org.jspecify.annotations.Nullable;

/// The pieces of SVG that the drawings of the year are made of. How they look stands in the style sheet; here
/// are only classes and places. Every text goes through [#escape], because names come from people.
final class YearSvg {

    static final String PLAIN = "";
    static final String OWN = "w";
    static final String SOFT = "s";
    static final String MONTH = "m";
    static final String TITLE = "big";
    static final String DATE = "mid";

    /// From one mark to the next one below it.
    static final double MARKS_APART = 11;

    private YearSvg() {}

    /// The whole picture.
    ///
    /// @param label what somebody hears who does not see it
    static String picture(YearScale scale, double top, double height, String label, String content) {
        return "<svg class=\"year " + (scale.narrow() ? "narrow" : "broad") + "\" viewBox=\"-1 " + number(top) + " "
                + number(scale.width() + 2) + " " + number(height) + "\" role=\"img\" aria-label=\"" + escape(label)
                + "\">" + content + "</svg>";
    }

    /// The mark of a day: a diamond, a dot, a square or a bar, told apart by shape and not by colour.
    static String mark(DayRole role, double x, double y) {
        return switch (role) {
            case COMMON -> "<path class=\"d\" d=\"M" + number(x) + " " + number(y - 7) + "l7 7-7 7-7-7z\"/>";
            case OWN -> "<circle class=\"o\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"4.5\"/>";
            case NEIGHBOUR -> "<path class=\"u\" d=\"M" + number(x - 4.5) + " " + number(y - 4.5) + "h9v9h-9z\"/>";
            case HOLIDAY -> "<path class=\"f\" d=\"M" + number(x - 5) + " " + number(y) + "h10\"/>";
        };
    }

    static boolean marksTouch(double dx, double dy) {
        return Math.abs(dx) < 10.5 && Math.abs(dy) < MARKS_APART;
    }

    /// @param style a class, or [#PLAIN]
    /// @param anchor `start`, which needs no attribute, `end`, or null where the style sheet decides
    static String text(String text, String style, double x, double y, @Nullable String anchor) {
        return "<text" + (style.isEmpty() ? "" : " class=\"" + style + "\"") + " x=\"" + number(x) + "\" y=\""
                + number(y) + "\"" + ("end".equals(anchor) ? " text-anchor=\"end\"" : "") + ">" + escape(text)
                + "</text>";
    }

    /// @param style a class, or [#PLAIN]
    static String path(String style, String d) {
        return "<path" + (style.isEmpty() ? "" : " class=\"" + style + "\"") + " d=\"" + d + "\"/>";
    }

    /// With one decimal and a point, whatever the language.
    static String number(double number) {
        return Double.toString(Math.round(number * 10) / 10.0);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
