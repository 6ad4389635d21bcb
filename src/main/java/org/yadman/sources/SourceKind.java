package org.yadman.sources;

/// What a source is.
public enum SourceKind {
    ESSAY,
    ARTICLE,
    REPORT,
    RESOLUTION,
    MOTION,
    LETTER,
    ANNOUNCEMENT,
    PETITION,
    WEB_PAGE,
    COURT_RECORD,
    STATEMENT,
    RECOLLECTION,
    PHOTO,
    BROADCAST,
    COMPUTATION
}
