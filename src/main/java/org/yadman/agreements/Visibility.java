package org.yadman.agreements;

/// When an agreement becomes public.
enum Visibility {
    /// As soon as it is confirmed.
    NOW,
    /// Together with others, when so many others are public and in force.
    AFTER,
    /// Never by name: counted among the unnamed.
    NEVER
}
