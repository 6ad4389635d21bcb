package org.yadman.platform.db;

/// What the database still holds of what was deleted.
@FunctionalInterface
public interface Remains {

    /// Takes it off the disk as far as the database allows. To be called outside a transaction, after one that
    /// has deleted what must not stay; every daily job is followed by it anyway.
    void wipe();
}
