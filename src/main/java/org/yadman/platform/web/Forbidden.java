package org.yadman.platform.web;

/// The caller may not do this.
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Forbidden() {
        super("Forbidden");
    }
}
