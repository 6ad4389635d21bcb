package org.yadman.memorial;

import java.time.LocalDate;
import java.util.List;

/// One file that became what stands in a list.
///
/// @param header the names of its columns, in their order
record ListEdition(
        int number,
        String fileName,
        String sha256,
        List<String> header,
        int rows,
        Counts counts,
        LocalDate importedOn) {

    ListEdition {
        header = List.copyOf(header);
    }

    /// What an edition does to the one before it.
    record Counts(int added, int changed, int gone, int same) {

        static final Counts NONE = new Counts(0, 0, 0, 0);
    }
}
