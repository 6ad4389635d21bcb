package org.yadman.gatherings;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Compares two pictures as one who looks for what is wrong, not for other greys: a dot that is clearly dark in one
/// must be dark, there or right beside it, in the other.
final class KitLook {

    private static final int DARK = 130;
    private static final int LIGHT = 215;
    /// Dots that may be lost to chance.
    private static final int FORGIVEN = 2;

    private final BufferedImage one;
    private final BufferedImage other;

    KitLook(BufferedImage one, BufferedImage other) {
        this.one = one;
        this.other = other;
    }

    List<String> differences() {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return List.of("The sizes differ");
        }
        List<String> differences = new ArrayList<>(missing(one, other, "gone"));
        differences.addAll(missing(other, one, "new"));
        return differences.size() <= FORGIVEN ? List.of() : differences;
    }

    private static List<String> missing(BufferedImage from, BufferedImage in, String what) {
        List<String> missing = new ArrayList<>();
        for (int y = 0; y < from.getHeight(); y++) {
            for (int x = 0; x < from.getWidth(); x++) {
                if (grey(from, x, y) < DARK && !isThere(in, x, y)) {
                    missing.add(what + " " + x + " " + y);
                }
            }
        }
        return missing;
    }

    private static boolean isThere(BufferedImage image, int x, int y) {
        return grey(image, x, y) < LIGHT;
    }

    // Light is weighed as the eye does it.
    private static int grey(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        return ((rgb >> 16 & 0xff) * 3 + (rgb >> 8 & 0xff) * 6 + (rgb & 0xff)) / 10;
    }
}
