package org.yadman.platform.web;

/// Not there, or not yours to see: the same page for both.
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound() {
        super("Not found");
    }
}
