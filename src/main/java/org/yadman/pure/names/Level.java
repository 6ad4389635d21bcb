package org.yadman.pure.names;

import java.util.List;

/// How well two entries agree in one field.
public enum Level {
    /// One of them says nothing.
    MISSING(0),
    SAME(1),
    /// Two spellings of one name, two days of one week, a prison and its city.
    CLOSE(2),
    /// Likely enough: a name with a slip, a day and its year.
    NEAR(3),
    /// Hardly.
    FAR(4),
    /// They contradict each other.
    OTHER(5);

    /// Bits that hold a level.
    static final int BITS = 3;

    /// Those of which both say something, from the best to the worst.
    static final List<Level> SAID = List.of(SAME, CLOSE, NEAR, FAR, OTHER);

    private static final List<Level> BY_CODE = List.of(values());

    private final int code;

    Level(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Level of(int code) {
        return BY_CODE.get(code);
    }
}
