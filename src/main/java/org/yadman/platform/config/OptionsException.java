package org.yadman.platform.config;

/// Something the operator asked for cannot be done; the message is one clear sentence that says what to do.
public final class OptionsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OptionsException(String message) {
        super(message);
    }
}
