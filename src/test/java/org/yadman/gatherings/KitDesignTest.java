package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Drawings: nothing leaves the page, nothing touches, and they look as they did.
///
/// The pictures in `src/test/resources/kits` were looked at one by one. Where a drawing changes on purpose,
/// `target/kits`
/// has the new ones: look at each, and copy them.
class KitDesignTest {

    private static final Path KEPT = Path.of("src/test/resources/kits");
    private static final Path NEW = Path.of("target/kits");
    private static final List<KitFormat> FORMATS = List.of(KitFormat.values());

    /// Of 300 drawings with words of all lengths, on each format in turn.
    @Test
    void whatever_the_words_no_line_leaves_the_page_and_no_two_touch() {
        Random chance = new Random(8);
        for (int i = 0; i < 300; i++) {
            KitFormat format = FORMATS.get(i % FORMATS.size());
            check(KitDesign.of(format, KitSamples.random(chance)), format + " " + i);
        }
    }

    private static void check(KitDrawing drawing, String name) {
        Rectangle2D page = new Rectangle2D.Double(12, 8, drawing.width() - 24, drawing.height() - 12);
        List<Rectangle2D> lines = new ArrayList<>();
        for (KitDrawing.Words words : drawing.words()) {
            for (KitDrawing.Line line : words.lines()) {
                Rectangle2D ink = line.ink();
                if (!ink.isEmpty()) {
                    assertThat(page.contains(ink))
                            .as("%s: %s %s", name, line.text(), ink)
                            .isTrue();
                    lines.add(ink);
                }
            }
        }
        drawing.marks().stream()
                .filter(KitDrawing.Area.class::isInstance)
                .map(area -> ((KitDrawing.Area) area).shape().getBounds2D())
                .forEach(lines::add);
        int words = (int)
                drawing.words().stream().mapToLong(each -> each.lines().size()).sum();
        for (int i = 0; i < Math.min(words, lines.size()); i++) {
            for (int k = i + 1; k < lines.size(); k++) {
                assertThat(lines.get(i).intersects(lines.get(k)))
                        .as("%s: %s touches %s", name, lines.get(i), lines.get(k))
                        .isFalse();
            }
        }
    }

    @Test
    void two_languages_stand_in_the_same_sizes() {
        for (KitFormat format : KitFormat.values()) {
            List<Double> titles = KitDesign.of(format, KitSamples.sheet(KitTongues.BOTH)).words().stream()
                    .filter(KitDrawing.Words::heading)
                    .map(words -> words.lines().getFirst().size())
                    .toList();
            assertThat(titles).hasSize(2);
            assertThat(titles.get(0)).isEqualTo(titles.get(1));
        }
    }

    @Test
    void no_picture_has_a_side_of_more_than_2160_dots() {
        for (KitFormat format : KitFormat.values()) {
            assertThat(Math.max(format.width(), format.height()) * format.scale())
                    .isLessThan(2160.5);
        }
    }

    static List<Arguments> drawings() {
        List<Arguments> drawings = new ArrayList<>();
        for (KitFormat format : KitFormat.values()) {
            for (KitTongues tongues : KitTongues.values()) {
                if (format != KitFormat.POSTER_A3) {
                    drawings.add(Arguments.of(format, tongues));
                }
            }
        }
        return drawings;
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void a_drawing_looks_as_it_did(KitFormat format, KitTongues tongues) throws IOException {
        KitDrawing drawing = KitDesign.of(format, KitSamples.sheet(tongues));
        BufferedImage now = KitPicture.image(drawing, scale(format));
        String name = format.word() + "-" + tongues.name().toLowerCase(java.util.Locale.ROOT) + ".png";
        Files.createDirectories(NEW);
        Files.write(NEW.resolve(name), KitPicture.png(drawing, scale(format)));
        BufferedImage before = ImageIO.read(KEPT.resolve(name).toFile());
        assertThat(new KitLook(before, now).differences()).as(name).isEmpty();
    }

    /// Small enough to be kept, large enough that a dot of a letter is a dot of the picture.
    private static double scale(KitFormat format) {
        return format == KitFormat.BANNER ? 1 : 1.1;
    }

    @Test
    void the_comparison_sees_a_letter_that_is_gone_apart_moved_or_turned() {
        KitSheet sheet = KitSamples.sheet(KitTongues.FA);
        BufferedImage right = image(sheet);
        assertThat(new KitLook(right, image(sheet)).differences()).isEmpty();
        for (String wrong : List.of(
                "روز یادبود نمونه‌های گمشد",
                "روز یادبود نمونه‌های گم‌شده",
                "روز یادبوذ نمونه‌های گمشده",
                "روز دوبدای نمونه‌های گمشده",
                "گمشده نمونه‌های یادبود روز")) {
            assertThat(new KitLook(right, image(titled(sheet, wrong))).differences())
                    .as(wrong)
                    .isNotEmpty();
        }
        BufferedImage moved = new BufferedImage(right.getWidth(), right.getHeight(), right.getType());
        moved.createGraphics().drawImage(right, 0, 2, null);
        assertThat(new KitLook(right, moved).differences()).isNotEmpty();
    }

    private static BufferedImage image(KitSheet sheet) {
        return KitPicture.image(KitDesign.of(KitFormat.SQUARE, sheet), scale(KitFormat.SQUARE));
    }

    private static KitSheet titled(KitSheet sheet, String title) {
        KitSheet.Side old = sheet.sides().getFirst();
        return new KitSheet(
                List.of(new KitSheet.Side(
                        old.language(),
                        old.over(),
                        title,
                        old.occasion(),
                        old.when(),
                        old.second(),
                        old.where(),
                        old.note(),
                        old.groups())),
                sheet.address(),
                sheet.code());
    }

    @Test
    void the_comparison_forgives_the_greys_at_the_edges_of_letters() {
        KitDrawing drawing = KitDesign.of(KitFormat.SQUARE, KitSamples.sheet(KitTongues.BOTH));
        BufferedImage image = KitPicture.image(drawing, 1.1);
        BufferedImage softer = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        java.awt.Graphics2D pen = softer.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.translate(.2, .2);
        pen.drawImage(image, 0, 0, null);
        assertThat(new KitLook(image, softer).differences()).isEmpty();
    }
}
