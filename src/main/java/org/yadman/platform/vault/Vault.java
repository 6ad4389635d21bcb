package org.yadman.platform.vault;

import org.springframework.stereotype.Component;

/// Seals and opens the values of sealed columns, and makes what can only be compared.
@Component
public class Vault {

    /// Where a sealed value stands; it opens nowhere else.
    ///
    /// @param row the id of its row
    public record Place(String table, String row, String column) {}

    /// The ciphertext to be stored in this place.
    public String seal(Place place, String plain) {
        throw new UnsupportedOperationException();
    }

    /// What was sealed for this place.
    ///
    /// @throws VaultException when it was not sealed for this place by a key that this server has
    public String open(Place place, String sealed) {
        throw new UnsupportedOperationException();
    }

    /// A keyed hash by which equal values can be found again without being kept: 64 hexadecimal digits.
    ///
    /// @param purpose one word for each use, so that two uses cannot be compared with each other
    public String blindIndex(String purpose, String value) {
        throw new UnsupportedOperationException();
    }
}
