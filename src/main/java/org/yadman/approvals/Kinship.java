package org.yadman.approvals;

import java.util.Set;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.Permission;

/// What approvals must know about people; implemented by the room that knows accounts.
public interface Kinship {

    /// Whether one of the two created or recovered the other's account in the last 30 days (security (l)).
    boolean areClose(ActorId one, ActorId other);

    /// How many stewards there are. With a single one a grave act takes effect after 72 hours and is publicly marked
    /// "by one person" (security (c)).
    int stewards();

    /// What somebody may do now; nothing where the account has ended.
    Set<Permission> permissions(ActorId who);
}
