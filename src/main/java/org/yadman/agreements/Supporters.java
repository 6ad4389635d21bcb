package org.yadman.agreements;

/// How many individuals support the text, as far as that is public; what conditions mean by signatures.
interface Supporters {

    /// The number that is published now.
    long published();
}
