package org.yadman.pure.names;

import java.util.ArrayList;
import java.util.List;

/// That two entries of two lists may be of one person, and why.
///
/// @param one that of the list whose key comes first
/// @param weight the sum of its parts, in bits: at 0 both is as likely, at 10 it is a thousand to one
/// @param certainty from 0 to 1, when all other entries that could be meant are weighed too
/// @param parts what the weight is made of, from the first to the last
public record Link(EntryKey one, EntryKey other, Decision decision, double weight, double certainty, List<Part> parts) {

    /// Why two entries weigh what they do; a field of which one of them says nothing has no part.
    public sealed interface Part {
        double weight();
    }

    /// What was known before anything was compared: how many of the pairs with such names are one
    /// person.
    public record Before(double weight) implements Part {}

    /// A field agrees so well.
    public record Agreement(Field field, Level level, double weight) implements Part {}

    /// The name is rarer than most that agree so well, or more common.
    public record RareName(double weight) implements Part {}

    public Link {
        parts = List.copyOf(parts);
    }

    /// The fields that contradict each other.
    public List<Field> contradictions() {
        List<Field> fields = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Agreement(Field field, Level level, double _) && field.contradicts(level)) {
                fields.add(field);
            }
        }
        return fields;
    }
}
