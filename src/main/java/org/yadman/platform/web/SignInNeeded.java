package org.yadman.platform.web;

/// Somebody who has not signed in, or no longer, asked for what only people with an account may see. Answered by the
/// {@link Door}.
public final class SignInNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SignInNeeded() {
        super("Nobody has signed in");
    }
}
