package org.yadman.gatherings;

/// Who tells of a gathering.
enum ReportOrigin {
    /// Somebody with the code by which it was registered.
    HOST,
    /// Somebody who speaks for a group that holds it.
    GROUP,
    /// Somebody who looks after the record.
    DESK,
    /// Anybody else.
    OTHER
}
