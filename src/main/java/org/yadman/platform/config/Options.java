package org.yadman.platform.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the operator said, checked.
///
/// @param listen the address to listen on; loopback unless said otherwise
/// @param port 0 to 65535; 0 lets the system choose one
/// @param origin the public origin (`https://example.org`), if there is one; nothing behind the host
/// @param onion the onion host name without scheme, if there is one
/// @param proxy whether a reverse proxy on this machine may say by X-Forwarded-Proto that the visitor came
///     over https
/// @param data the data folder
/// @param database the address of a PostgreSQL database, or null for SQLite in the data folder
/// @param mail the server that takes our letters, or null where none is set up
/// @param mailbox in which answers arrive, or null where none is read
/// @param resolvers the name servers that are asked whether a domain is a group's own; none: nothing is asked
public record Options(
        String listen,
        int port,
        @Nullable URI origin,
        @Nullable String onion,
        boolean proxy,
        Path data,
        @Nullable String database,
        @Nullable MailServer mail,
        @Nullable Mailbox mailbox,
        List<InetSocketAddress> resolvers) {

    // The long form is how the container writes the IPv6 address of a client.
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    // Numbers only: a name would have to be looked up by somebody else.
    private static final Pattern RESOLVER = Pattern.compile(
            "(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*))(?::(\\d{1,5}))?");

    private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /// Refuses what would be unsafe or could not work, with a sentence for the operator.
    ///
    /// @throws OptionsException when a value cannot be used
    public Options {
        resolvers = List.copyOf(resolvers);
        if (port < 0 || port > 65535) {
            throw new OptionsException("The port must be a number from 1 to 65535, not " + port + ".");
        }
        if (origin != null) {
            checkOrigin(origin);
        }
        if (onion != null && !onion.matches("[a-z2-7]{56}\\.onion")) {
            throw new OptionsException(
                    "An onion host has 56 characters (a–z, 2–7) before .onion; this one has not: " + onion);
        }
        if (database != null && !database.startsWith("jdbc:postgresql:") && !database.matches("postgres(ql)?://.*")) {
            throw new OptionsException("The database address must begin with postgresql:// or jdbc:postgresql://.");
        }
    }

    /// Without a mail server.
    public Options(
            String listen,
            int port,
            @Nullable URI origin,
            @Nullable String onion,
            boolean proxy,
            Path data,
            @Nullable String database) {
        this(listen, port, origin, onion, proxy, data, database, null, null, List.of());
    }

    /// The same with this mail server.
    public Options with(@Nullable MailServer server) {
        return new Options(listen, port, origin, onion, proxy, data, database, server, mailbox, resolvers);
    }

    /// The same with this mailbox.
    public Options with(@Nullable Mailbox read) {
        return new Options(listen, port, origin, onion, proxy, data, database, mail, read, resolvers);
    }

    /// The same with these name servers.
    ///
    /// @param named numeric addresses with commas between them, each with a port if it is not 53
    /// @throws OptionsException when one is no address, or there is a single one
    public Options withResolvers(@Nullable String named) {
        List<InetSocketAddress> servers = named == null
                ? List.of()
                : Arrays.stream(named.split(","))
                        .map(Options::resolver)
                        .distinct()
                        .toList();
        if (servers.size() == 1) {
            throw new OptionsException(
                    "Name two name servers or more, of different operators; what one says is not" + " believed.");
        }
        return new Options(listen, port, origin, onion, proxy, data, database, mail, mailbox, servers);
    }

    private static InetSocketAddress resolver(String text) {
        Matcher address = RESOLVER.matcher(text.strip());
        if (!address.matches()) {
            throw new OptionsException("A name server is named by its number, like 9.9.9.9 or [2620:fe::fe]:53, not "
                    + text.strip() + ".");
        }
        String number = address.group(1) == null ? address.group(2) : address.group(1);
        int port = address.group(3) == null ? 53 : Integer.parseInt(address.group(3));
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(number), port);
        } catch (IllegalArgumentException e) {
            throw new OptionsException(text.strip() + " is not the number of a name server.");
        }
    }

    private static void checkOrigin(URI origin) {
        String host = origin.getHost();
        String path = origin.getPath();
        boolean web = "https".equals(origin.getScheme()) || "http".equals(origin.getScheme());
        boolean bare =
                origin.getRawQuery() == null && origin.getRawFragment() == null && origin.getRawUserInfo() == null;
        if (!web || !bare || host == null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new OptionsException(
                    "The origin must look like https://example.org, with nothing behind the host, not " + origin + ".");
        }
        if ("http".equals(origin.getScheme()) && !isLoopback(host) && !host.endsWith(".onion")) {
            throw new OptionsException(
                    "The origin " + origin + " is not encrypted. Use https://, or http:// only for an .onion host.");
        }
    }

    /// Whether a host name means this machine itself.
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || LOOPBACK_4.matcher(name).matches();
    }

    /// The host names (without port) besides loopback that are answered; all others get 421.
    public Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        if (origin != null) {
            hosts.add(origin.getHost().toLowerCase(Locale.ROOT));
        }
        if (onion != null) {
            hosts.add(onion);
        }
        return Set.copyOf(hosts);
    }

    /// What stands before an address of this site where it must be whole, as in a calendar file: a visitor of
    /// the onion site is never sent to the open net.
    ///
    /// @param host the Host header of the request
    public String base(String host) {
        return origin == null || host.endsWith(".onion")
                ? "http://" + host
                : origin.toString().replaceAll("/$", "");
    }

    /// Whether the public origin is encrypted.
    public boolean secure() {
        return origin != null && "https".equals(origin.getScheme());
    }
}
