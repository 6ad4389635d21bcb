package org.yadman.platform.db;

import org.springframework.dao.NonTransientDataAccessResourceException;

/// The database cannot grow: the disk is full. Whatever was being written has been rolled back.
public final class DiskFullException extends NonTransientDataAccessResourceException {
    private static final long serialVersionUID = 1;

    DiskFullException(Throwable cause) {
        super("The disk is full", cause);
    }
}
