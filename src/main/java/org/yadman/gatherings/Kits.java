package org.yadman.gatherings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Language;

/// Makes the files of kits, one drawing at a time: whoever would have to wait long is asked to come back, so that no
/// crowd of them holds up the rest of the site. What was made is kept for a while, because a page asks for its
/// previews again and again.
@Component
class Kits {

    private static final int MOST_WAITING = 6;
    private static final int LONGEST_WAIT_SECONDS = 5;
    private static final int MOST_BYTES = 3_000_000;
    private static final int MOST_OF_PREVIEWS = 1_500_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Semaphore turn = new Semaphore(1, true);
    private final Cache<Wanted, byte[]> files = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Wanted wanted, byte[] file) -> file.length)
            .expireAfterWrite(KEPT)
            .build();
    private final Cache<Wanted, Preview> previews = Caffeine.newBuilder()
            .maximumWeight(MOST_OF_PREVIEWS)
            .weigher((Wanted wanted, Preview preview) -> preview.weight())
            .expireAfterWrite(KEPT)
            .build();

    /// The ways in which a drawing leaves.
    enum Kind {
        PNG("image/png", "png"),
        /// As it comes out of any printer.
        PDF("application/pdf", "pdf"),
        /// For a printing shop, with bleed and marks.
        PRINT("application/pdf", "pdf");

        private final String type;
        private final String ending;

        Kind(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }

        String type() {
            return type;
        }

        String ending() {
            return ending;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Wanted(KitSheet sheet, KitFormat format, Kind kind) {}

    /// A drawing inside a page.
    ///
    /// @param width in the unit of its layers
    record Preview(KitFormat format, int width, int height, List<Layer> layers) {
        int weight() {
            return layers.stream().mapToInt(layer -> layer.path().length()).sum();
        }
    }

    /// What has one colour.
    record Layer(String colour, String path) {}

    /// A file; nothing where too many wait for theirs.
    Optional<byte[]> file(KitSheet sheet, KitFormat format, Kind kind) {
        return kept(files, new Wanted(sheet, format, kind), Kits::make);
    }

    /// A preview; nothing where too many wait for theirs.
    Optional<Preview> preview(KitSheet sheet, KitFormat format) {
        return kept(previews, new Wanted(sheet, format, Kind.PNG), Kits::draw);
    }

    private <T> Optional<T> kept(Cache<Wanted, T> cache, Wanted wanted, Function<Wanted, T> maker) {
        @Nullable T known = cache.getIfPresent(wanted);
        if (known != null) {
            return Optional.of(known);
        }
        return inTurn(() -> {
            // Whoever stood before may have made the same.
            @Nullable T made = cache.getIfPresent(wanted);
            T file = made == null ? maker.apply(wanted) : made;
            cache.put(wanted, file);
            return file;
        });
    }

    /// Does what costs as much as a drawing; nothing where too many wait for theirs.
    <T> Optional<T> inTurn(Supplier<T> work) {
        try {
            if (turn.getQueueLength() >= MOST_WAITING || !turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turn.release();
        }
    }

    private static byte[] make(Wanted wanted) {
        KitFormat format = wanted.format();
        KitDrawing drawing = KitDesign.of(format, wanted.sheet());
        KitSheet.Side side = wanted.sheet().sides().getFirst();
        Language language = side.language();
        return switch (wanted.kind()) {
            case PNG -> KitPicture.png(drawing, format.scale());
            case PDF -> KitPaper.pdf(drawing, format, side.title(), language, false);
            case PRINT -> KitPaper.pdf(drawing, format, side.title(), language, true);
        };
    }

    private static Preview draw(Wanted wanted) {
        KitDrawing drawing = KitDesign.of(wanted.format(), wanted.sheet());
        List<Layer> layers = drawing.marks().stream()
                .map(mark -> new Layer(mark.ink().code(), KitPath.of(mark)))
                .toList();
        return new Preview(
                wanted.format(),
                (int) Math.ceil(drawing.width() * KitPath.FINE),
                (int) Math.ceil(drawing.height() * KitPath.FINE),
                layers);
    }
}
