package org.yadman.groups;

import java.util.UUID;

/// Told when a group stands otherwise than before; implemented by rooms below.
public interface StandingWatch {

    /// Called in the transaction that changed it.
    void standingChanged(UUID group);
}
