package org.yadman.memorial;

/// How much a file with a list may hold. What is more is refused before it is in memory.
final class ListLimits {

    /// Bytes of a file that comes by the desk, and by a command.
    static final long BY_DESK = 50L * 1024 * 1024;

    static final long BY_COMMAND = 1024L * 1024 * 1024;

    static final int COLUMNS = 200;
    static final int CELL = 10_000;
    static final int RECORD = 200_000;
    static final int ROWS = 2_000_000;

    /// Mistakes and remarks that are kept of one file; a file with more is not the one that was meant.
    static final int FAULTS = 100_000;

    /// Parts of an XLSX file, bytes of its directory, and bytes that are unpacked of it, in all and for each
    /// byte that is packed.
    static final int PARTS = 1_000;

    static final int DIRECTORY = 256 * 1024;
    static final long UNPACKED = 1024L * 1024 * 1024;
    static final int RATIO = 200;

    /// Below so many bytes no part is measured by its ratio: a small sheet of nothing packs well.
    static final long RATIO_FROM = 4L * 1024 * 1024;

    /// Bytes between two angle brackets of XML, and how deep its elements nest.
    static final int RUN = 128 * 1024;

    static final int DEPTH = 32;
    static final int XML_NAMES = 2_000;
    static final int STRINGS = 4_000_000;

    private ListLimits() {}
}
