package org.yadman;

/// A command cannot do what it was asked; the message is for the person at the terminal.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
