package org.yadman.pure.names;

import java.util.List;

/// What two entries are compared by.
public enum Field {
    NAME(0),
    FATHER(1),
    /// The year; where a list says none, what follows from age and death.
    BORN(2),
    DIED(3),
    PLACE(4),
    PRISON(5),
    GENDER(6);

    static final List<Field> ALL = List.of(values());

    private static final int MASK = (1 << Level.BITS) - 1;

    private final int number;

    Field(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// The level in a pattern, which holds one for each field.
    Level in(int pattern) {
        return Level.of((pattern >>> (Level.BITS * number)) & MASK);
    }

    int pattern(Level level) {
        return level.code() << (Level.BITS * number);
    }

    /// Whether a disagreement cannot be a slip: a person has to look at it.
    boolean contradicts(Level level) {
        return level == Level.OTHER && this != PLACE && this != PRISON;
    }
}
