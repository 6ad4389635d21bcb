package org.yadman.agreements;

import java.util.Set;

/// From which countries nothing is asked, because it could endanger people; implemented by the room that owns the
/// campaign's settings.
public interface ProtectedCountries {

    /// Their ISO 3166 codes.
    Set<String> codes();
}
