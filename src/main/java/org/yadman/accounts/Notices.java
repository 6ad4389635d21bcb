package org.yadman.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ids;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.vault.Vault;

/// Tells the owner of an account what happened to it: on the account's page, and by mail where there is an
/// address and a mail server. And notes it in the record of acts.
@Component
class Notices {

    private final AccountStore store;
    private final Mail mail;
    private final Vault vault;
    private final Messages messages;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Notices(AccountStore store, Mail mail, Vault vault, Messages messages, Audit audit, Ids ids, Clock clock) {
        this.store = store;
        this.mail = mail;
        this.vault = vault;
        this.messages = messages;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Account account, Notice what) {
        store.tell(ids.random(), account.id(), what, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        note(account.actor(), "accounts.act.notice", account, Map.of("what", what.word()));
        if (account.email() != null && mail.isSetUp()) {
            mail.queue(new Mail.Letter(vault.open(emailPlace(account), account.email()), subject(), text(what)));
        }
    }

    // In both languages, because an account has none of its own.
    private String subject() {
        return messages.text(Language.SOURCE, "accounts.mail.subject") + " · "
                + messages.text(new Language("fa"), "accounts.mail.subject");
    }

    private String text(Notice what) {
        String key = "accounts.notice." + what.word();
        return messages.text(Language.SOURCE, key) + "\n\n" + messages.text(new Language("fa"), key) + "\n";
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(ActorId actor, String act, Account subject, Map<String, String> details) {
        audit.note(actor, act, subject.ref(), details);
    }

    /// Whoever leaves is forgotten in the record of acts too; that somebody did these things stays.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Account account) {
        audit.erase(account.actor(), account.actor());
    }

    static Vault.Place emailPlace(Account account) {
        return new Vault.Place("account", account.id().toString(), "email");
    }
}
