package org.yadman.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;

/// A field as a page shows it: its value in words, or that it is undecided, and every claim with its source.
///
/// @param name as in the campaign folder, with the year of a yearly field
/// @param year of a yearly field, in digits of the reader's language; else empty
/// @param value in words, or null while it is undecided
/// @param derived what follows from the value by counting, where it is a tally: sentences; else empty
/// @param differing whether sources contradict each other
public record FieldView(
        String name,
        String label,
        String year,
        Localized.@Nullable Text value,
        List<String> derived,
        boolean differing,
        List<Said> claims) {

    public FieldView {
        derived = List.copyOf(derived);
        claims = List.copyOf(claims);
    }

    /// The claims that have not been corrected.
    public List<Said> standing() {
        return claims.stream().filter(claim -> !claim.corrected()).toList();
    }

    /// What one source says.
    ///
    /// @param anchor the id of its place in a page
    /// @param value in words, in the reader's language where it can be
    /// @param derived what follows from the value by counting, where it is a tally: sentences; else empty
    /// @param original the words of a text value in its own language, if the value is shown in another
    /// @param says how the source stands to it: a whole sentence
    /// @param kept whether its value is the one that stands by an editor's choice
    /// @param why the editor's reason and date, where one chose this claim
    public record Said(
            String anchor,
            Localized.Text value,
            List<String> derived,
            Localized.@Nullable Text original,
            String says,
            Localized.@Nullable Text quote,
            Localized.Text source,
            String sourcePath,
            String locator,
            Localized.@Nullable Text note,
            boolean kept,
            boolean denied,
            boolean corrected,
            @Nullable Why why) {}

    /// Why an editor chose a claim.
    public record Why(Localized.Text reason, Localized.Text editor, String when) {}
}
