package org.yadman.platform.db;

import java.util.Map;

/// Somebody else changed the same thing since it was opened. Carries both versions, so that a page can show them
/// side by side and nothing that was typed is lost.
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Map<String, String> theirs;
    private final transient Map<String, String> yours;

    public Conflict(Map<String, String> theirs, Map<String, String> yours) {
        super("Someone changed this");
        this.theirs = Map.copyOf(theirs);
        this.yours = Map.copyOf(yours);
    }

    /// What stands in the record now.
    public Map<String, String> theirs() {
        return theirs;
    }

    /// What was to be written.
    public Map<String, String> yours() {
        return yours;
    }
}
