package org.yadman.outreach;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.GroupKind;
import org.yadman.platform.db.ActorId;

/// Draws the codes by which groups answer on the site; implemented by the room where they are typed in.
public interface Invitations {

    /// A code for somebody who is asked; inside the caller's transaction.
    ///
    /// @param reach where it can be reached, as published
    Invitation draw(Whom whom, String reach, ActorId by);

    /// Whether a code still opens its slip: another letter to the same group may have drawn a new one.
    boolean works(UUID slip, String code);

    /// The slip that a group of the record has already.
    Optional<UUID> slipOf(UUID group);

    /// Notes that a code was shown to somebody, who could answer by it: they read nothing back that came
    /// by it.
    void shown(UUID slip, ActorId to);

    /// Whether a code was drawn by somebody or shown to them.
    boolean isKnownTo(UUID slip, ActorId who);

    /// Forgets where the group of a slip can be reached.
    void forget(UUID slip);

    /// Who is asked.
    ///
    /// @param group in the record, or null
    record Whom(
            @Nullable UUID group,
            String name,
            GroupKind kind,
            @Nullable String country) {}

    /// A code that was drawn.
    ///
    /// @param code its eight digits
    record Invitation(UUID slip, String code) {}
}
