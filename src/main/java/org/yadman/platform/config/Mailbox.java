package org.yadman.platform.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.config.MailServer.Encryption;

/// The mailbox in which answers arrive.
///
/// @param folder which of its folders is read
public record Mailbox(String host, int port, Encryption encryption, String user, String password, String folder) {

    /// The file in the data folder that has the password.
    public static final String PASSWORD_FILE = "mail-in.password";

    private static final String SHAPE = "The mailbox must look like imaps://user@mail.example.org:993/INBOX or"
            + " imap://user@mail.example.org:143/INBOX";

    /// Reads what the operator said.
    ///
    /// @param address null where no mailbox is read
    /// @param server the one that takes our letters: the same password, where the account is the same
    /// @return null where no mailbox is read
    /// @throws OptionsException when a value cannot be used; the sentence never holds the password
    public static @Nullable Mailbox find(@Nullable String address, @Nullable MailServer server, Path data) {
        if (address == null) {
            return null;
        }
        if (server == null) {
            throw new OptionsException("A mailbox is read for answers to letters; say with --mail where they leave.");
        }
        return read(MailServer.parse(address, SHAPE), server, data);
    }

    private static Mailbox read(URI uri, MailServer server, Path data) {
        boolean implicit = "imaps".equals(uri.getScheme());
        String host = uri.getHost();
        if (!(implicit || "imap".equals(uri.getScheme()))
                || host == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new OptionsException(SHAPE + ", with nothing behind the folder.");
        }
        String[] credentials =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        if (credentials.length == 0 || credentials[0].isEmpty()) {
            throw new OptionsException(SHAPE + ", with a user.");
        }
        String said = credentials.length < 2 || credentials[1].isEmpty() ? null : credentials[1];
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        Encryption encryption =
                implicit ? Encryption.TLS : Options.isLoopback(host) ? Encryption.NONE : Encryption.STARTTLS;
        return new Mailbox(
                host,
                uri.getPort() > 0 ? uri.getPort() : implicit ? 993 : 143,
                encryption,
                credentials[0],
                password(said, host, credentials[0], server, data.resolve(PASSWORD_FILE)),
                path.isEmpty() ? "INBOX" : path);
    }

    private static String password(@Nullable String said, String host, String user, MailServer server, Path file) {
        String other = server.password();
        boolean same = user.equals(server.user())
                && host.toLowerCase(Locale.ROOT).equals(server.host().toLowerCase(Locale.ROOT));
        if (said == null && other != null && same && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return other;
        }
        return MailServer.password(said, file, "mailbox's");
    }

    /// Without user and password, so that no log line can hold them.
    @Override
    public String toString() {
        return "Mailbox[" + host + ":" + port + " " + encryption + "]";
    }
}
