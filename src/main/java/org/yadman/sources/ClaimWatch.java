package org.yadman.sources;

import java.util.UUID;

/// Told of every claim and every choice on objects of one kind; implemented by a room that keeps something computed
/// from them.
public interface ClaimWatch {

    /// The kind of {@link org.yadman.platform.db.Ref}.
    String kind();

    /// What sources say of this object has changed; called inside the transaction that changed it.
    void claimed(UUID subject);
}
