package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.platform.config.Options;

/// On which site a request asks. A passkey is good only where it was made: the public address and the onion address
/// are two sites, this machine by its name a third. What counts as ours is said by the operator and never by a request.
@Component
class PasskeySites {

    private final Options options;

    PasskeySites(Options options) {
        this.options = options;
    }

    /// A site.
    ///
    /// @param id its name, WebAuthn's "relying party id"
    /// @param origin as a browser says it
    record Site(String id, String origin) {}

    /// Nothing where browsers keep no passkeys: an address that is a number.
    Optional<Site> of(HttpServletRequest request) {
        String name = request.getServerName().toLowerCase(Locale.ROOT);
        URI origin = options.origin();
        if (name.matches("[0-9.]+|.*:.*")) {
            return Optional.empty();
        }
        if (origin != null && name.equalsIgnoreCase(origin.getHost())) {
            return Optional.of(new Site(name, origin(origin.getScheme(), name, origin.getPort())));
        }
        if (name.equals(options.onion())) {
            return Optional.of(new Site(name, "http://" + name));
        }
        // The port is our own and not the one asked for: another program of this machine has another.
        return name.equals("localhost")
                ? Optional.of(new Site(name, origin("http", name, request.getLocalPort())))
                : Optional.empty();
    }

    private static String origin(String scheme, String name, int port) {
        boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + name + (usual ? "" : ":" + port);
    }
}
