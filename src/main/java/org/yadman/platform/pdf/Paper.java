package org.yadman.platform.pdf;

import java.time.LocalDate;
import java.util.List;

/// What a document is besides its pages.
///
/// @param title as it stands in the window of whoever reads it
/// @param about what it is, in a sentence
/// @param day of which it is: its only time
/// @param attached files inside the file, none of them compressed
/// @param sealed whether room is left for a {@link PdfSeal}
public record Paper(String title, String about, LocalDate day, List<Attachment> attached, boolean sealed) {

    public Paper {
        attached = List.copyOf(attached);
    }

    /// Pages and nothing else.
    public Paper(String title, String about, LocalDate day) {
        this(title, about, day, List.of(), false);
    }

    /// A file inside the file.
    public record Attachment(String name, String type, String about, byte[] content) {}
}
