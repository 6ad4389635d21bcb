package org.yadman.platform.files;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Component;
import org.yadman.platform.files.Cleaning.Cleaned;

/// Reads the QR codes of a scan or of a photo. Whatever comes is cleaned first ({@link Cleaning}), which
/// also refuses bombs, and is then looked at with few pixels and on few pages. One at a time, as cleaning.
@Component
public class CodeScan {

    /// Enough for a code of 27 mm on a page that was taken whole.
    private static final int LONGEST_SIDE = 1800;
    /// What a camera blurs in full size can often be read in a smaller one.
    private static final int[] SIDES = {LONGEST_SIDE, 1000};

    private static final int MOST_PAGES = 12;
    private static final int POINTS_OF_AN_INCH = 72;
    private static final float DOTS_OF_AN_INCH = 200;

    private static final Map<DecodeHintType, Object> HOW = Map.of(DecodeHintType.TRY_HARDER, true);

    private final Cleaning cleaning;
    private final Semaphore turn = new Semaphore(1, true);

    CodeScan(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    /// The words of all codes found, each once; none for anything that cannot be read.
    public List<String> read(byte[] file) {
        return switch (cleaning.clean(file)) {
            case Cleaned.Refused _ -> List.of();
            case Cleaned.Clean clean -> inTurn(clean);
        };
    }

    private List<String> inTurn(Cleaned.Clean clean) {
        turn.acquireUninterruptibly();
        try {
            return switch (clean.type()) {
                case PDF -> ofPages(clean.content());
                case JPEG, PNG, WEBP -> codes(ImageIO.read(new ByteArrayInputStream(clean.content())));
                case TEXT -> List.of();
            };
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // Decoders throw anything at a file that is not what it says.
            return List.of();
        } finally {
            turn.release();
        }
    }

    private static List<String> ofPages(byte[] pdf) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            // A picture inside a page is then read as coarsely as it is drawn.
            renderer.setSubsamplingAllowed(true);
            for (int i = 0; i < Math.min(MOST_PAGES, document.getNumberOfPages()); i++) {
                PDRectangle size = document.getPage(i).getCropBox();
                float longest = Math.max(size.getWidth(), size.getHeight());
                float scale = Math.min(DOTS_OF_AN_INCH / POINTS_OF_AN_INCH, LONGEST_SIDE / longest);
                if (size.getWidth() * scale >= 1 && size.getHeight() * scale >= 1) {
                    found.addAll(codes(renderer.renderImage(i, scale, ImageType.GRAY)));
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<String> codes(BufferedImage picture) {
        Set<String> found = new LinkedHashSet<>();
        int side = Math.max(picture.getWidth(), picture.getHeight());
        for (int wanted : SIDES) {
            if (found.isEmpty() && (wanted == LONGEST_SIDE || wanted < side)) {
                found.addAll(codes(grey(picture, wanted)));
            }
        }
        return List.copyOf(found);
    }

    private static BufferedImage greyOf(BufferedImage picture, int width, int height) {
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = grey.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // A clear ground would be drawn black.
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return grey;
    }

    private static LuminanceSource grey(BufferedImage picture, int longest) {
        double scale = Math.min(1.0, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        byte[] dots =
                ((DataBufferByte) greyOf(picture, width, height).getRaster().getDataBuffer()).getData();
        return new PlanarYUVLuminanceSource(dots, width, height, 0, 0, width, height, false);
    }

    private static List<String> codes(LuminanceSource grey) {
        List<String> found = new ArrayList<>();
        for (BinaryBitmap black : List.of(
                new BinaryBitmap(new HybridBinarizer(grey)), new BinaryBitmap(new GlobalHistogramBinarizer(grey)))) {
            if (found.isEmpty()) {
                found.addAll(codes(black));
            }
        }
        return found;
    }

    private static List<String> codes(BinaryBitmap black) {
        List<String> found = new ArrayList<>();
        try {
            for (Result result : new QRCodeMultiReader().decodeMultiple(black, HOW)) {
                found.add(result.getText());
            }
        } catch (NotFoundException none) {
            return List.of();
        }
        return found;
    }
}
