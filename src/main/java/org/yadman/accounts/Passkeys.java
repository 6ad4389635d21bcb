package org.yadman.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.accounts.PasskeyChallenges.Challenge;
import org.yadman.accounts.PasskeyChecks.Credential;
import org.yadman.accounts.PasskeyChecks.Made;
import org.yadman.accounts.PasskeyChecks.Shown;
import org.yadman.accounts.PasskeyChecks.Verdict;
import org.yadman.accounts.PasskeySites.Site;
import org.yadman.platform.db.Ids;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;

/// Passkeys: what a device keeps and signs with once its owner has unlocked it, in place of passphrase, number and
/// enrolled browser (security (i)). It signs for the site on which it was made and for no other, so that there is
/// nothing to relay.
@Component
class Passkeys {

    static final int MOST = 10;

    private static final int LONGEST_NAME = 40;

    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final PasskeyChecks checks;
    private final AccountStore accounts;
    private final Sessions sessions;
    private final Notices notices;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Passkeys(
            PasskeyStore store,
            PasskeyChallenges challenges,
            PasskeyChecks checks,
            AccountStore accounts,
            Sessions sessions,
            Notices notices,
            Vault vault,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.challenges = challenges;
        this.checks = checks;
        this.accounts = accounts;
        this.sessions = sessions;
        this.notices = notices;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What a browser is asked so that a passkey signs.
    ///
    /// @param sealed comes back with the answer
    record Asked(String sealed, String challenge, String site, long milliseconds) {}

    /// What a browser is asked so that a device makes a passkey.
    ///
    /// @param known passkeys of the account here, so that no device gets a second one
    record ToMake(Asked asked, String user, String name, List<Integer> algorithms, List<String> known) {}

    Asked ask(Site site) {
        return asked(challenges.make(""), site, null);
    }

    private Asked asked(Challenge challenge, Site site, @Nullable UUID account) {
        return new Asked(
                challenges.seal(challenge, site, account),
                challenge.value(),
                site.id(),
                PasskeyChallenges.LASTS.toMillis());
    }

    /// The one who signs in; one refusal, whatever was wrong. Until a signature has been found good nothing is
    /// written, and there is no more to it than a look-up and a signature.
    ///
    /// @param browser the token of this browser, if it was ever enrolled
    SignIn.Answer enter(Site site, String sealed, Shown shown, @Nullable String browser) {
        Challenge challenge = challenges.open(sealed, site, null).orElse(null);
        if (challenge == null || store.isSpent(challenge.hash())) {
            return new SignIn.Answer.Refused();
        }
        return switch (checks.shown(site, challenge, shown)) {
            case Verdict.Good good ->
                transaction.execute(status -> enter(good.passkey(), good.count(), challenge, browser));
            case Verdict.WentBack less -> {
                transaction.executeWithoutResult(status -> warn(less.passkey(), challenge));
                yield new SignIn.Answer.Refused();
            }
            case Verdict.Wrong wrong -> new SignIn.Answer.Refused();
        };
    }

    private SignIn.Answer enter(Passkey passkey, long count, Challenge challenge, @Nullable String browser) {
        Optional<Account> account = accounts.find(passkey.account());
        if (account.isEmpty() || !store.spend(challenge.hash(), challenge.ends())) {
            return new SignIn.Answer.Refused();
        }
        // Spring's check compares with the count of the day on which it was made, and no later one.
        if (!store.used(passkey.id(), count, today())) {
            tellOnce(account.get());
            return new SignIn.Answer.Refused();
        }
        return new SignIn.Answer.Welcome(account.get(), sessions.isEnrolled(browser, passkey.account()));
    }

    private void warn(Passkey passkey, Challenge challenge) {
        if (store.spend(challenge.hash(), challenge.ends())) {
            accounts.find(passkey.account()).ifPresent(this::tellOnce);
        }
    }

    // Whoever has the copy could fill the page and the mailbox.
    private void tellOnce(Account account) {
        boolean told = accounts.told(account.id()).stream()
                .anyMatch(each ->
                        each.what() == Notice.PASSKEY_COPIED && each.on().equals(today()));
        if (!told) {
            notices.tell(account, Notice.PASSKEY_COPIED);
        }
    }

    /// What somebody wants to call a passkey.
    Checked<String> checkName(String typed, UUID account) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Checked.Invalid<>(
                    List.of(Mistake.at("name", "accounts.passkey.name.length", "most", LONGEST_NAME)));
        }
        return store.list(account).size() < MOST
                ? new Checked.Valid<>(name)
                : new Checked.Invalid<>(List.of(Mistake.at("name", "accounts.passkey.many", "most", MOST)));
    }

    ToMake askToMake(Account account, Site site, String name) {
        List<String> known = store.list(account.id()).stream()
                .filter(each -> each.site().equals(site.id()))
                .map(each -> Base64Url.of(checks.idOf(each)))
                .toList();
        return new ToMake(
                asked(challenges.make(name), site, account.id()),
                Base64Url.of(PasskeyChecks.userOf(account.id())),
                account.name(),
                PasskeyChecks.ALGORITHMS,
                known);
    }

    /// Keeps a passkey that was made.
    ///
    /// @return false if it was not made as we asked, or not now
    boolean add(Account account, Site site, String sealed, Made made) {
        Challenge challenge = challenges.open(sealed, site, account.id()).orElse(null);
        if (challenge == null || store.isSpent(challenge.hash())) {
            return false;
        }
        Credential credential = checks.made(site, challenge, account, made).orElse(null);
        return credential != null
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean added = store.spend(challenge.hash(), challenge.ends())
                            && store.list(account.id()).size() < MOST
                            && store.insert(sealed(account, site, challenge.name(), credential));
                    if (added) {
                        notices.tell(account, Notice.PASSKEY_ADDED);
                    }
                    return added;
                }));
    }

    private Passkey sealed(Account account, Site site, String name, Credential credential) {
        UUID id = ids.random();
        return new Passkey(
                id,
                account.id(),
                site.id(),
                checks.hash(credential.id()),
                vault.seal(PasskeyChecks.place(id, "name"), name),
                vault.seal(PasskeyChecks.place(id, "attestation"), Base64Url.of(credential.attestation())),
                credential.count(),
                today(),
                null);
    }

    /// A passkey as its owner sees it.
    record Line(
            UUID id,
            String name,
            String site,
            LocalDate madeOn,
            @Nullable LocalDate usedOn) {}

    List<Line> list(UUID account) {
        return store.list(account).stream()
                .map(each -> new Line(
                        each.id(),
                        vault.open(PasskeyChecks.place(each.id(), "name"), each.name()),
                        each.site(),
                        each.madeOn(),
                        each.usedOn()))
                .toList();
    }

    /// Removes a passkey and tells its owner.
    ///
    /// @throws NotFound when the account has no such passkey
    @Transactional
    public void remove(UUID passkey, UUID account) {
        if (!store.delete(passkey, account)) {
            throw new NotFound();
        }
        notices.tell(accounts.find(account).orElseThrow(NotFound::new), Notice.PASSKEY_REMOVED);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Forgets the challenges that nobody could answer any more.
    @Transactional
    public void forget(Instant now) {
        store.forgetSpent(now);
    }
}
