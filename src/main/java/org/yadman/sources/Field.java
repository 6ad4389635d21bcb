package org.yadman.sources;

/// A field of something in the record on which sources can differ.
///
/// @param name one word, lower case with hyphens, as in the campaign folder; its label is the message
///     `<feature>.field.<name>`
/// @param yearly whether there is one such field a year: `held/2003`
/// @param label the key of its label
public record Field(String name, FieldType type, boolean yearly, String label) {

    /// Whether a name as it stands in a claim (`held/2003`) is of this field.
    boolean matches(String written) {
        return yearly
                ? written.startsWith(name + "/")
                        && written.substring(name.length() + 1).matches("[12][0-9]{3}")
                : written.equals(name);
    }
}
