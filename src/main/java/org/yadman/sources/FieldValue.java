package org.yadman.sources;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a field's value is, after weighing all its claims.
///
/// @param field with the year where the field is a yearly one
/// @param type of the field
/// @param state how the value came about
/// @param shown the claim whose value stands; null exactly when the state is `UNDECIDED`
/// @param claims all claims, in the order in which they were entered
/// @param corrected the claims that a later one corrected
/// @param differing whether two standing claims contradict each other
/// @param preference the choice that counts, if one was made
public record FieldValue(
        String field,
        FieldType type,
        State state,
        @Nullable Claim shown,
        List<Claim> claims,
        Set<UUID> corrected,
        boolean differing,
        @Nullable Preference preference) {

    public FieldValue {
        claims = List.copyOf(claims);
        corrected = Set.copyOf(corrected);
        if ((shown == null) != (state == State.UNDECIDED)) {
            throw new IllegalArgumentException("A value is shown exactly when it is decided");
        }
    }

    /// How a value came about.
    public enum State {
        /// The claims do not contradict each other; the most exact one stands.
        UNDISPUTED,
        /// They do, or could, and an editor chose one.
        PREFERRED,
        /// They do and nobody has chosen.
        UNDECIDED
    }

    /// The value that stands, in canonical form, or null.
    public @Nullable String value() {
        return shown == null ? null : shown.value();
    }

    /// The year of a yearly field, else an empty text.
    public String year() {
        int slash = field.indexOf('/');
        return slash < 0 ? "" : field.substring(slash + 1);
    }
}
