package org.yadman.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.pure.seal.ChainLine;

/// The record of acts.
///
/// A line is written at the very end of the transaction that does the act, after everything else, so that the row which
/// puts all lines in one order is held for a moment only, and always last: no two transactions can wait for each other
/// because of it. If it cannot be written, the act is not done.
@Component
public class Audit {

    /// What was erased stays erased in the eyes of `verify` because a line of this act says so.
    static final String ERASED_CONTENT = "audit.act.erased-content";

    static final String ERASED_PERSON = "audit.act.erased-person";

    private static final Pattern PERSON = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final ActorId OPERATOR = new ActorId("operator");
    private static final ActorId THEMSELVES = new ActorId("themselves");
    private static final int SALT = 32;

    private final AuditStore store;
    private final Clock clock;
    private final Random random;

    Audit(AuditStore store, Clock clock, Random random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// What accounts are to be called where acts are listed: words for their roles, never names. Implemented by the
    /// room that knows them.
    public interface Roles {

        /// An account that is gone is left out.
        Map<ActorId, String> of(Collection<ActorId> accounts, Language language);
    }

    /// Adds an act, in the transaction that does it.
    ///
    /// @param act the key of the message that names the act, which begins with its room: `accounts.act.invited`
    /// @param details ids, numbers and words of the program; never what a person typed
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(ActorId actor, String act, Ref subject, Map<String, String> details) {
        atTheEnd(() -> append(actor, act, subject, details));
    }

    /// Adds an act that was done on the machine itself, by a command.
    @Transactional
    public void noteByOperator(String act, Map<String, String> details) {
        atTheEnd(() -> append(OPERATOR, act, null, details));
    }

    /// Forgets that these acts were this person's. The lines stay and say that somebody did it.
    ///
    /// @param by who erases; may be the person
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(ActorId person, ActorId by) {
        atTheEnd(() -> {
            store.lock();
            int days = store.deletePseudonyms(person.value());
            append(by.equals(person) ? THEMSELVES : by, ERASED_PERSON, null, Map.of("days", String.valueOf(days)));
        });
    }

    /// Forgets that these acts were done to this. The lines stay and say that something was done.
    @Transactional(propagation = Propagation.MANDATORY)
    public void eraseAbout(Ref subject, ActorId by) {
        atTheEnd(() -> {
            store.lock();
            for (long number : store.listNumbers(subject, ERASED_CONTENT)) {
                store.deleteContent(number);
                append(by, ERASED_CONTENT, null, Map.of("line", String.valueOf(number)));
            }
        });
    }

    private static void atTheEnd(Runnable writing) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                writing.run();
            }
        });
    }

    private void append(ActorId actor, String act, @Nullable Ref subject, Map<String, String> details) {
        store.lock();
        AuditStore.Head head = store.head();
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        Content content = new Content(salt(), subject, details);
        store.insert(
                ChainLine.after(head.link(), head.number() + 1, day, act, name(actor, day), content.hash()), content);
    }

    // A role or a word such as "import" names nobody and can stand in the chain itself.
    private String name(ActorId actor, String day) {
        if (!PERSON.matcher(actor.value()).matches()) {
            return actor.value();
        }
        return store.findPseudonym(actor.value(), day).orElseGet(() -> {
            Pseudonym made = Pseudonym.of(actor.value(), day, salt());
            store.insert(made);
            return made.value();
        });
    }

    private String salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
