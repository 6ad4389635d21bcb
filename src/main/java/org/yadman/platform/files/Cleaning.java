package org.yadman.platform.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Cleans a document that somebody uploads before it is kept: what a file says besides what can be seen on it
/// can betray who made it, where and with what. Images are drawn anew, PDFs are written anew from their pages.
///
/// One at a time: a picture as large as is taken fills a good part of the memory that the launcher gives Java.
@Component
public class Cleaning {

    private final Semaphore turn = new Semaphore(1, true);

    /// What became of an upload.
    public sealed interface Cleaned {
        /// It can be kept.
        ///
        /// @param removed what was in it and is no longer
        record Clean(byte[] content, MediaType type, List<Removed> removed) implements Cleaned {
            public Clean {
                removed = List.copyOf(removed);
            }
        }

        /// It is not taken.
        record Refused(Reason reason) implements Cleaned {}
    }

    /// What was taken out; {@link #key} names it.
    public enum Removed {
        /// Title, author, program, camera, times.
        METADATA,
        /// Where a picture was taken.
        LOCATION,
        /// More than 4000 dots on a side.
        SIZE,
        /// Files inside the file.
        ATTACHMENTS,
        /// Scripts, and what happens by itself or at a click.
        SCRIPTS,
        /// Notes, links and other marks laid over the pages; what they showed is drawn on the page.
        ANNOTATIONS,
        /// Fields to fill in; what stands in them is drawn on the page.
        FORMS,
        /// Bookmarks and the like.
        OUTLINES;

        /// The message that names it.
        public String key() {
            return "platform.files.removed." + word(this);
        }
    }

    /// Why it is not taken; {@link #key} says what to do.
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        KIND,
        TOO_MANY_PIXELS,
        WEBP_TOO_LARGE,
        IMAGE_BROKEN,
        PDF_BROKEN,
        PDF_ENCRYPTED,
        /// It inflates to a multiple of what a document needs.
        PDF_BOMB;

        /// The message that says what to do.
        public String key() {
            return "platform.files.refused." + word(this);
        }
    }

    /// What a JPEG holds besides its dots: of one that was drawn here nothing.
    ///
    /// @return nothing if it is none, or broken
    public static Optional<Set<Removed>> besidesDots(byte[] content) {
        if (MediaType.of(content).filter(type -> type == MediaType.JPEG).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImageParts.besidesDots(content));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// Cleans an upload.
    public Cleaned clean(byte[] content) {
        if (content.length == 0) {
            return new Cleaned.Refused(Reason.EMPTY);
        }
        if (content.length > Documents.LARGEST) {
            return new Cleaned.Refused(Reason.TOO_LARGE);
        }
        Optional<MediaType> type = MediaType.of(content);
        if (type.isEmpty()) {
            return new Cleaned.Refused(Reason.KIND);
        }
        turn.acquireUninterruptibly();
        try {
            return switch (type.get()) {
                case PDF -> PdfCleaning.clean(content);
                case JPEG, PNG, WEBP -> ImageCleaning.clean(content, type.get());
                case TEXT -> new Cleaned.Clean(content, MediaType.TEXT, List.of());
            };
        } finally {
            turn.release();
        }
    }
}
