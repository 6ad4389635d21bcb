package org.yadman.pure.seal;

import java.util.Optional;

/// Goes along a chain from its first line and says where it does not hold. After a fault it goes on from what it has
/// found, so that one fault is not told for every line behind it.
public final class ChainWalk {

    private long number;
    private String link = ChainLine.BEFORE_FIRST;

    /// Where a chain does not hold.
    ///
    /// @param missing whether lines before this one are missing; else it or the one before was changed
    /// @param expected the number that a line should have had here
    /// @param found the number that it has
    public record Fault(boolean missing, long expected, long found) {}

    /// The next line.
    public Optional<Fault> next(ChainLine line) {
        long expected = number + 1;
        boolean follows = line.number() == expected;
        boolean fits = follows && line.fits(link);
        number = line.number();
        link = line.link();
        return fits ? Optional.empty() : Optional.of(new Fault(!follows, expected, line.number()));
    }

    /// The number of the last line; 0 before the first.
    public long number() {
        return number;
    }

    /// The link of the last line.
    public String link() {
        return link;
    }
}
