package org.yadman.agreements;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yadman.platform.mail.Mail;

/// A mail address, and by what the same mailbox is known again however it is written.
///
/// @param typed where a letter goes
/// @param mailbox the same for all spellings that reach one mailbox, as far as anybody can know
record SupportAddress(String typed, String mailbox) {

    private static final Set<String> DOTS_DO_NOT_COUNT = Set.of("gmail.com", "googlemail.com");

    static Optional<SupportAddress> read(String typed) {
        String address = typed.strip();
        return Mail.isAddress(address) ? Optional.of(new SupportAddress(address, mailbox(address))) : Optional.empty();
    }

    // One person could otherwise be counted as often as there are spellings: name+1@…, name+2@…
    private static String mailbox(String address) {
        String folded = address.toLowerCase(Locale.ROOT);
        int at = folded.lastIndexOf('@');
        String domain = folded.substring(at + 1);
        String name = folded.substring(0, at);
        int plus = name.indexOf('+');
        if (plus > 0) {
            name = name.substring(0, plus);
        }
        return DOTS_DO_NOT_COUNT.contains(domain) ? name.replace(".", "") + "@gmail.com" : name + "@" + domain;
    }

    String domain() {
        return mailbox.substring(mailbox.lastIndexOf('@') + 1);
    }

    /// Names nobody, so that no log line can.
    @Override
    public String toString() {
        return "SupportAddress";
    }
}
