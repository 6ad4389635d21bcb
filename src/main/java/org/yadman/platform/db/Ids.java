package org.yadman.platform.db;

import java.util.UUID;

/// Where new ids come from; passed in, so that a test can know them.
@FunctionalInterface
public interface Ids {

    /// A random id (UUID version 4) that tells nothing about when it was made or what came before it.
    UUID random();
}
