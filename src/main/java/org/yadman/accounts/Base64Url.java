package org.yadman.accounts;

import java.util.Base64;

/// Bytes as they travel between a browser and us.
final class Base64Url {

    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException when it is no Base64 for addresses
    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
