package org.yadman.platform.web;

/// What somebody who has signed in may do.
public enum Permission {
    /// Keep sources, claims, days and groups.
    KEEP_RECORD
}
