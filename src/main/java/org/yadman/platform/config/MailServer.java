package org.yadman.platform.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The server that takes our letters, and the address from which they come.
///
/// @param user null where it asks for no sign-in
/// @param password null where there is no user
/// @param from a plain address; the part behind the @ is also the name by which we greet the server
public record MailServer(
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /// How the connection is protected.
    public enum Encryption {
        /// Begins in the clear and must become encrypted before anything is said.
        STARTTLS,
        /// Encrypted from the first byte.
        TLS,
        /// Not at all: only to a server on this machine.
        NONE
    }

    /// The file in the data folder that has the password.
    public static final String PASSWORD_FILE = "mail.password";

    private static final String SHAPE =
            "The mail server must look like smtp://user@mail.example.org:587 or smtps://user@mail.example.org:465";
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /// Reads what the operator said.
    ///
    /// @param address null where no mail is wanted
    /// @param data the data folder, in which the password may stand
    /// @return null where no mail is wanted
    /// @throws OptionsException when a value cannot be used; the sentence never holds the password
    public static @Nullable MailServer find(@Nullable String address, @Nullable String from, Path data) {
        if (address == null) {
            if (from != null) {
                throw new OptionsException(
                        "There is an address for letters to come from, and no mail server. Say it with --mail.");
            }
            return null;
        }
        if (from == null) {
            throw new OptionsException("Say from which address letters come, with --mail-from name@example.org.");
        }
        if (!isAddress(from)) {
            throw new OptionsException(
                    "The address from which letters come must look like name@example.org, without a name before it.");
        }
        return read(parse(address), from, data);
    }

    private static URI parse(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            // The address itself is not repeated: it can hold the password.
            throw new OptionsException(SHAPE + "; signs like @ or % in a user's name are written as %40 or %25.");
        }
    }

    private static MailServer read(URI uri, String from, Path data) {
        boolean implicit = "smtps".equals(uri.getScheme());
        String path = uri.getPath();
        boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        String host = uri.getHost();
        if (!(implicit || "smtp".equals(uri.getScheme())) || !bare || host == null) {
            throw new OptionsException(SHAPE + ", with nothing behind the port.");
        }
        String[] credentials =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        String user = credentials.length == 0 || credentials[0].isEmpty() ? null : credentials[0];
        String said = credentials.length < 2 || credentials[1].isEmpty() ? null : credentials[1];
        Encryption encryption =
                implicit ? Encryption.TLS : Options.isLoopback(host) ? Encryption.NONE : Encryption.STARTTLS;
        int port = uri.getPort() > 0 ? uri.getPort() : implicit ? 465 : 587;
        return new MailServer(host, port, encryption, user, user == null ? null : password(said, data), from);
    }

    private static String password(@Nullable String said, Path data) {
        Path file = data.resolve(PASSWORD_FILE);
        if (said != null) {
            return said;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OptionsException("The mail server's password is missing. Write it into " + file
                    + ", readable for its owner only (chmod 600).");
        }
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && !Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                            .containsAll(Files.getPosixFilePermissions(file))) {
                throw new OptionsException("Others on this machine can read " + file
                        + ". Make it readable for its owner only: chmod 600.");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new OptionsException("The file " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /// Whether a text is one plain mail address, with nothing before or behind it.
    public static boolean isAddress(String text) {
        return text.length() <= 254 && ADDRESS.matcher(text).matches();
    }

    /// What stands behind the @ of the address from which letters come.
    public String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /// Without user and password, so that no log line can hold them.
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + " " + encryption + "]";
    }
}
