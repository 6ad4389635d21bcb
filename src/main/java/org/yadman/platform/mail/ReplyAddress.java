package org.yadman.platform.mail;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The addresses to which answers go: one for each thread, told apart by the thread's word.
final class ReplyAddress {

    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{8,32}");

    private final String pattern;
    private final Pattern inText;

    /// @param pattern an address with one `*`
    ReplyAddress(String pattern) {
        this.pattern = pattern;
        String[] around = pattern.split("\\*", 2);
        // What stands before or behind must not belong to a longer address.
        this.inText = Pattern.compile(
                "(?<![A-Za-z0-9.!#$%&'*+/=?^_`{|}~-])" + Pattern.quote(around[0]) + "([a-z0-9]{8,32})"
                        + Pattern.quote(around[1]) + "(?![A-Za-z0-9-]|\\.[A-Za-z0-9])",
                Pattern.CASE_INSENSITIVE);
    }

    /// Whether a text can be a thread's word.
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    String of(String token) {
        return pattern.replace("*", token);
    }

    /// The words of threads whose addresses stand in a text, in their order.
    Set<String> find(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        Matcher each = inText.matcher(text);
        while (each.find()) {
            tokens.add(each.group(1).toLowerCase(Locale.ROOT));
        }
        return tokens;
    }
}
