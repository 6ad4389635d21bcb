package org.yadman.platform.web;

import java.util.List;

/// What became of a form that was sent: something that cannot be invalid, or what is wrong with it.
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Invalid<T>(List<Mistake> mistakes) implements Checked<T> {
        public Invalid {
            mistakes = List.copyOf(mistakes);
        }
    }
}
