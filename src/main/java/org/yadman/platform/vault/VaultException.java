package org.yadman.platform.vault;

/// A sealed value that does not open: another key, another place, or somebody changed it.
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VaultException(String message) {
        super(message);
    }
}
