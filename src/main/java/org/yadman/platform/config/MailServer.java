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
/// @param reply where answers to a thread go: an address with one `*` for the thread's own word
/// @param pace how many letters of threads leave in a minute at most
/// @param authserv under which name our own mail server says which sender it has checked, or null if its
///     word is not asked; only an operator knows that it removes what strangers write under this name
public record MailServer(
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        String from,
        String reply,
        int pace,
        @Nullable String authserv) {

    /// The pace where none is said.
    public static final int USUAL_PACE = 20;

    /// As the operator says it who says nothing about threads.
    public MailServer(
            String host,
            int port,
            Encryption encryption,
            @Nullable String user,
            @Nullable String password,
            String from) {
        this(host, port, encryption, user, password, from, pattern(from), USUAL_PACE, null);
    }

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

    /// The longest word by which a thread is known, and what an address may have before its @.
    private static final int LONGEST_WORD = 32;
    private static final int MOST_BEFORE_AT = 64;

    private static final String SHAPE =
            "The mail server must look like smtp://user@mail.example.org:587 or smtps://user@mail.example.org:465";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");
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
        return read(parse(address, SHAPE), from, data);
    }

    /// The same with what is said of letters in threads.
    ///
    /// @param answers `name@example.org`, or `*@replies.example.org` where a whole domain is ours; null for
    ///     the address from which letters come
    public MailServer withThreads(@Nullable String answers, int lettersAMinute, @Nullable String checker) {
        if (lettersAMinute < 1 || lettersAMinute > 10_000) {
            throw new OptionsException("The pace is a number of letters a minute from 1 to 10000.");
        }
        String place = pattern(answers == null ? from : answers);
        if (place.indexOf('*') != place.lastIndexOf('*')
                || place.indexOf('*') > place.indexOf('@')
                || !isAddress(place.replace("*", "a".repeat(LONGEST_WORD)))) {
            throw new OptionsException(
                    "The address for answers must look like name@example.org, or like *@replies.example.org where"
                            + " every name of a domain arrives in one mailbox; before the @ there is room for "
                            + (MOST_BEFORE_AT - LONGEST_WORD) + " signs.");
        }
        if (checker != null && !NAME.matcher(checker).matches()) {
            throw new OptionsException("The name for --mail-authserv must look like mail.example.org.");
        }
        return new MailServer(host, port, encryption, user, password, from, place, lettersAMinute, checker);
    }

    private static String pattern(String reply) {
        return reply.contains("*") ? reply : reply.replaceFirst("@", "+*@");
    }

    static URI parse(String address, String shape) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            // The address itself is not repeated: it can hold the password.
            throw new OptionsException(shape + "; signs like @ or % in a user's name are written as %40 or %25.");
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
        return new MailServer(
                host,
                port,
                encryption,
                user,
                user == null ? null : password(said, data.resolve(PASSWORD_FILE), "mail server's"),
                from);
    }

    static String password(@Nullable String said, Path file, String whose) {
        if (said != null) {
            return said;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OptionsException("The " + whose + " password is missing. Write it into " + file
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
