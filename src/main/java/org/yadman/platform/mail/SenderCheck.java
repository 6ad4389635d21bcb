package org.yadman.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.pure.mime.Fields;
import org.yadman.pure.mime.Fields.Field;

/// What our own mail server says about who sent a mail (RFC 8601). Everybody can write such a line; only
/// the topmost ones under our server's name are its own, since it writes them above all that arrived, and
/// the operator says by naming it that it removes what others write under its name.
final class SenderCheck {

    /// From our server's door into the mailbox.
    private static final int OWN_HOPS = 3;

    private static final int LONGEST_LINE = 4_000;
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern PROPERTY = Pattern.compile("([a-z]+\\.[a-z-]+)\\s*=\\s*\"?([^\\s\";]+)");

    private SenderCheck() {}

    /// Whether the domain of the sender was checked: by DMARC, or by a signature or an envelope of that
    /// domain.
    ///
    /// @param authserv the name of our own mail server
    /// @param domain of the one sender
    static boolean passes(Fields head, String authserv, String domain) {
        String own = domain.toLowerCase(Locale.ROOT);
        return topmost(head, authserv).stream().anyMatch(line -> passes(line, own));
    }

    // One run of lines: what stands below something else, a Received of an earlier server above all, is not ours.
    private static List<String> topmost(Fields head, String authserv) {
        List<String> lines = new ArrayList<>();
        int received = 0;
        for (Field field : head.list()) {
            if (field.name().equals("authentication-results")) {
                String value = COMMENT.matcher(beginning(field.value())).replaceAll(" ");
                String[] parts = value.split(";", 2);
                String name = parts[0].strip().split("\\s", 2)[0];
                if (parts.length == 2 && name.equalsIgnoreCase(authserv)) {
                    lines.add(parts[1].toLowerCase(Locale.ROOT));
                }
            } else if (field.name().equals("received")) {
                received++;
                if (!lines.isEmpty() || received > OWN_HOPS) {
                    return lines;
                }
            }
        }
        return lines;
    }

    private static String beginning(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST_LINE));
    }

    private static boolean passes(String line, String domain) {
        for (String result : line.split(";", -1)) {
            String said = result.strip();
            if (said.matches("(?s)dmarc\\s*=\\s*pass\\b.*") && says(said, "header.from", domain, false)) {
                return true;
            }
            if (said.matches("(?s)dkim\\s*=\\s*pass\\b.*")
                    && (says(said, "header.d", domain, true) || says(said, "header.i", domain, true))) {
                return true;
            }
            if (said.matches("(?s)spf\\s*=\\s*pass\\b.*") && says(said, "smtp.mailfrom", domain, false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(String result, String property, String domain, boolean above) {
        Matcher each = PROPERTY.matcher(result);
        while (each.find()) {
            String value = each.group(2).substring(each.group(2).lastIndexOf('@') + 1);
            boolean same = value.equals(domain) || (above && value.contains(".") && domain.endsWith("." + value));
            if (each.group(1).equals(property)) {
                return same;
            }
        }
        return false;
    }
}
