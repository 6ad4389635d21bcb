package org.yadman.gatherings;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A drawing as a picture.
final class KitPicture {

    static {
        // No files of its own beside the answer.
        ImageIO.setUseCache(false);
    }

    private KitPicture() {}

    static byte[] png(KitDrawing drawing, double scale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try {
            ImageIO.write(image(drawing, scale), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage image(KitDrawing drawing, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(drawing.width() * scale),
                (int) Math.round(drawing.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, image.getWidth(), image.getHeight());
            pen.scale(image.getWidth() / drawing.width(), image.getHeight() / drawing.height());
            for (KitDrawing.Mark mark : drawing.marks()) {
                pen.setColor(new Color(mark.ink().rgb()));
                switch (mark) {
                    case KitDrawing.Area area -> pen.fill(area.shape());
                    case KitDrawing.Words words -> words.lines().forEach(line -> pen.fill(line.outline()));
                }
            }
        } finally {
            pen.dispose();
        }
        return image;
    }
}
