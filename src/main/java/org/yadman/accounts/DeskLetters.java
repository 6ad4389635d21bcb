package org.yadman.accounts;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.vault.Vault;

/// Letters that say that something waits at the desk, and not what, nor where the desk is: whoever reads another's
/// mail learns nothing of a campaign.
@Component
public class DeskLetters {

    private final AccountStore store;
    private final Mail mail;
    private final Vault vault;
    private final Messages messages;

    DeskLetters(AccountStore store, Mail mail, Vault vault, Messages messages) {
        this.store = store;
        this.mail = mail;
        this.vault = vault;
        this.messages = messages;
    }

    /// To whom something can matter.
    ///
    /// @param groups whoever speaks for one of these
    /// @param coordinators and stewards
    public record Readers(Set<UUID> groups, boolean coordinators, boolean stewards) {
        public Readers {
            groups = Set.copyOf(groups);
        }

        private boolean holds(Account account) {
            return (account.group() != null && groups.contains(account.group()))
                    || (coordinators && account.role() == Role.COORDINATOR)
                    || (stewards && account.role() == Role.STEWARD);
        }
    }

    /// Queues one letter to each of these people who gave an address; none where no mail server is set up.
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Readers readers) {
        if (mail.isSetUp()) {
            store.list().stream().filter(readers::holds).forEach(this::queue);
        }
    }

    private void queue(Account account) {
        if (account.email() != null) {
            String address = vault.open(Notices.emailPlace(account), account.email());
            if (mail.mayReach(address)) {
                mail.queue(new Mail.Letter(
                        address, inBoth("accounts.letter.subject", " · "), inBoth("accounts.letter.waits", "\n\n")));
            }
        }
    }

    // In both languages, because an account has none of its own.
    private String inBoth(String key, String between) {
        return messages.text(Language.SOURCE, key) + between + messages.text(new Language("fa"), key);
    }
}
