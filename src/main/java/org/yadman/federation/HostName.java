package org.yadman.federation;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a server, as it stands in a certificate.
///
/// @param value lower case, a name beyond ASCII in its form for the DNS
record HostName(String value) {

    // The last part has a letter, so no number of an address is a name.
    private static final Pattern NAME =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern NOT_OPEN =
            Pattern.compile(".*\\.(onion|local|localhost|internal|test|invalid|i2p|home\\.arpa)");

    HostName {
        if (!isHostName(value)) {
            throw new IllegalArgumentException("Not the name of a host");
        }
    }

    static boolean isHostName(String name) {
        return NAME.matcher(name).matches() && !NOT_OPEN.matcher(name).matches();
    }

    /// Reads what somebody typed: a name, or an address that begins with one.
    static Optional<HostName> read(String typed) {
        String name = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https://", "")
                .replaceFirst("^@?[^@/]*@", "")
                .replaceFirst("/.*$", "");
        try {
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return isHostName(ascii) ? Optional.of(new HostName(ascii)) : Optional.empty();
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
