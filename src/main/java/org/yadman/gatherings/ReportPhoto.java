package org.yadman.gatherings;

import java.util.UUID;

/// A photo of a report.
///
/// @param version rises with every change
/// @param width in dots, as it is kept
/// @param covered whether what was marked is gone from its dots, and the photo as it came erased
/// @param marks what is marked and not yet gone
/// @param seen what can be seen on it, for who cannot see it
record ReportPhoto(
        UUID id,
        UUID report,
        int version,
        int width,
        int height,
        boolean covered,
        ReportPhotoMarks marks,
        String seen) {

    /// Where everybody sees it, behind the language.
    ///
    /// @param gathering the path of the gathering
    static String path(String gathering, UUID id) {
        return gathering + "/photos/" + id;
    }
}
