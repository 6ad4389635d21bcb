package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;

/// Who has signed in, as far as a handler needs to know. A handler that carries {@link Requires} takes it as an
/// argument; a public one never does, because its page is kept for everybody.
///
/// @param account the account
/// @param name what the account calls itself, a pseudonym; shown to this person only
/// @param group the group the account speaks for, if it speaks for one
/// @param formToken stands in every form that changes something, and is good for this session only
public record Caller(
        UUID account,
        String name,
        Set<Permission> permissions,
        @Nullable UUID group,
        String formToken) {

    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /// How the record knows this person: by the account's random id.
    public ActorId actor() {
        return new ActorId(account.toString());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// Whoever asks with this request; nothing for a visitor.
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /// Marks the request as this person's: by the part of the program that has checked the session, and no other.
    public void ask(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
