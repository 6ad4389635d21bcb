package org.yadman.gatherings;

import java.util.Locale;

/// The colours of a kit, each on a screen and in print. In print what is dark is black ink alone: letters put
/// together from four inks have coloured edges where the sheets do not lie exactly one over the other.
enum KitInk {
    INK(0x1f1c19, 0, 0, 0, 1),
    SOFT(0x5d564e, 0, 0, 0, .72f),
    ACCENT(0x8a1c2c, .22f, 1, .78f, .3f),
    LINE(0xc9c1b4, 0, 0, .04f, .28f);

    private final int rgb;
    private final float cyan;
    private final float magenta;
    private final float yellow;
    private final float black;

    KitInk(int rgb, float cyan, float magenta, float yellow, float black) {
        this.rgb = rgb;
        this.cyan = cyan;
        this.magenta = magenta;
        this.yellow = yellow;
        this.black = black;
    }

    int rgb() {
        return rgb;
    }

    /// `#8a1c2c`.
    String code() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /// Shares of cyan, magenta, yellow and black.
    float[] print() {
        return new float[] {cyan, magenta, yellow, black};
    }
}
