package org.yadman.platform.mail;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The outbox.
@Component
public class Mail {

    /// A letter to one address, plain text.
    ///
    /// @param subject without names of groups, people or matters where it goes to an account
    public record Letter(String to, String subject, String text) {}

    /// Whether the operator named a mail server. Without one nothing can be queued.
    public boolean isSetUp() {
        return false;
    }

    /// Sends a letter soon after this transaction has ended well; at most once.
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Letter letter) {
        throw new UnsupportedOperationException();
    }
}
