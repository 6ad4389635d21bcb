package org.yadman.pure.names;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.calendars.PartialDate;

/// What one entry of one list says, as far as entries are compared by it. What it does not say is null
/// or empty.
///
/// @param names all its spellings, in either script, given name before surname where the list keeps
/// them apart
/// @param fathers the father's, likewise; mostly a given name
public record EntryFacts(
        EntryKey key,
        List<Spelling> names,
        List<Spelling> fathers,
        @Nullable Gender gender,
        Circumstances circumstances) {

    /// As the list says it.
    public enum Gender {
        FEMALE,
        MALE
    }

    /// When and where.
    ///
    /// @param age in years, at death
    public record Circumstances(
            @Nullable PartialDate born,
            @Nullable Integer age,
            @Nullable PartialDate died,
            @Nullable String place,
            @Nullable String prison) {

        /// Nothing is said.
        public static final Circumstances UNKNOWN = new Circumstances(null, null, null, null, null);
    }

    public EntryFacts {
        names = List.copyOf(names);
        fathers = List.copyOf(fathers);
    }

    /// Whether it may be linked to another without a person looking: it has a name of two words.
    boolean isNamed() {
        return names.stream().anyMatch(name -> !name.isOneWord());
    }
}
