package org.yadman.pure;

import java.util.Arrays;
import java.util.List;

/// What is wrong with something that somebody wrote, in no language: this part of the program has no words. Who shows
/// it has a sentence for each code.
///
/// @param code what is wrong
/// @param arguments name, value, name, value …; a value is a text, a number, a truth, a day, a list of words or
///     another fault
public record Fault(Enum<?> code, List<Object> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault of(Enum<?> code, Object... arguments) {
        return new Fault(code, Arrays.asList(arguments));
    }
}
