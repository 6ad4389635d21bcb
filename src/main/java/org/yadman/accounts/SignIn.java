package org.yadman.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.vault.Vault;
import org.yadman.pure.names.SearchText;

/// Decides whether somebody is who they say. Every attempt costs one Argon2 run and has one refusal, whatever was wrong
/// with it: name, passphrase, number or browser.
@Component
class SignIn {

    static final Duration RECOVERY_WAITS = Duration.ofHours(24);
    static final Duration RECOVERY_STAYS = Duration.ofDays(14);

    private final AccountStore accounts;
    private final CodeStore codes;
    private final Sessions sessions;
    private final Notices notices;
    private final Lanes lanes;
    private final Secrets secrets;
    private final Vault vault;
    private final PasswordEncoder passphrases;
    private final Clock clock;
    private final TransactionTemplate transaction;
    /// What the passphrase of somebody unknown is compared with.
    private final String nobody;

    SignIn(
            AccountStore accounts,
            CodeStore codes,
            Sessions sessions,
            Notices notices,
            Lanes lanes,
            Secrets secrets,
            Vault vault,
            PasswordEncoder passphrases,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.notices = notices;
        this.lanes = lanes;
        this.secrets = secrets;
        this.vault = vault;
        this.passphrases = passphrases;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.nobody = secrets.hashOfNothing();
    }

    /// What is still to be looked at once the passphrase has been checked.
    ///
    /// @param browser the token of this browser, if it was ever enrolled
    /// @param here whether the browser runs on this machine
    record Attempt(
            @Nullable UUID account,
            String number,
            String code,
            @Nullable String browser,
            boolean here,
            Instant at) {}

    sealed interface Answer {
        /// In.
        ///
        /// @param enrols whether this browser is one of the account's from now on
        record Welcome(Account account, boolean enrols) implements Answer {}

        record Refused() implements Answer {}

        record Waits(String ticket) implements Answer {}

        record Full() implements Answer {}

        /// A recovery code admits this browser from then on.
        record Tomorrow(Instant from) implements Answer {}
    }

    Answer attempt(SignInForm form, @Nullable String browser, boolean here) {
        if (form.isTooLong()) {
            return new Answer.Refused();
        }
        // Before anything is looked up, which would cost others who only read.
        if (browser == null && lanes.isFull()) {
            return new Answer.Full();
        }
        Optional<Account> account = accounts.findByName(SearchText.fold(form.name()));
        boolean enrolled = account.filter(known -> sessions.isEnrolled(browser, known.id()))
                .isPresent();
        Attempt attempt = new Attempt(
                account.map(Account::id).orElse(null), form.number(), form.code(), browser, here, clock.instant());
        String hash = account.map(Account::passphrase).orElse(nobody);
        String typed = Secrets.plain(form.passphrase());
        Callable<Boolean> check = () -> passphrases.matches(typed, hash);
        return switch (enrolled ? lanes.first(attempt, check) : lanes.queue(attempt, check)) {
            case Lanes.Place.Checked<Attempt> checked -> judge(checked);
            case Lanes.Place.Waits<Attempt> waits -> new Answer.Waits(waits.ticket());
            case Lanes.Place.Full<Attempt> full -> new Answer.Full();
        };
    }

    /// What a ticket has come to; nothing if there is no such ticket, or not yet.
    Optional<Answer> collect(String ticket) {
        return lanes.collect(ticket, Attempt.class).map(this::judge);
    }

    private Answer judge(Lanes.Place.Checked<Attempt> checked) {
        UUID id = checked.about().account();
        if (!checked.right() || id == null) {
            return new Answer.Refused();
        }
        return transaction.execute(status -> accounts.find(id)
                .map(account -> judge(account, checked.about()))
                .orElse(new Answer.Refused()));
    }

    // The browser first: whoever relays a number from a browser of their own has not even used it up.
    private Answer judge(Account account, Attempt attempt) {
        boolean enrolled = sessions.isEnrolled(attempt.browser(), account.id());
        boolean free = !account.role().guarded() || (account.demo() && attempt.here());
        Optional<Code> code = enrolled || free ? Optional.empty() : admission(account, attempt);
        if (!enrolled && !free && code.isEmpty()) {
            return new Answer.Refused();
        }
        if (!usesNumber(account, attempt)) {
            return new Answer.Refused();
        }
        if (code.isPresent() && !code.get().worksAt(clock.instant())) {
            return new Answer.Tomorrow(begin(account, code.get()));
        }
        code.ifPresent(used -> {
            codes.delete(used.id());
            notices.tell(account, Notice.BROWSER_ADMITTED);
        });
        return new Answer.Welcome(account, enrolled || code.isPresent());
    }

    private Optional<Code> admission(Account account, Attempt attempt) {
        if (attempt.code().isBlank()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return codes.find(secrets.hashOfCode(attempt.code()))
                .filter(code -> account.id().equals(code.account()) && !code.isOver(now))
                .filter(code ->
                        code.kind() == Code.Kind.RECOVERY || (code.kind() == Code.Kind.ADMISSION && code.worksAt(now)));
    }

    private boolean usesNumber(Account account, Attempt attempt) {
        if (account.totp() == null) {
            return !account.role().guarded();
        }
        byte[] secret = Totp.bytes(vault.open(totpPlace(account.id()), account.totp()));
        OptionalLong step = Totp.accept(secret, attempt.number(), attempt.at(), account.totpStep());
        return step.isPresent() && accounts.useStep(account.id(), step.getAsLong());
    }

    static Vault.Place totpPlace(UUID account) {
        return new Vault.Place("account", account.toString(), "totp");
    }

    /// A recovery code begins to wait, if it does not wait already: the owner has a day to see it and to object.
    Instant begin(Account account, Code code) {
        if (code.worksFrom() != null) {
            return code.worksFrom();
        }
        Instant from = clock.instant().plus(RECOVERY_WAITS);
        codes.letWork(code.id(), from, from.plus(RECOVERY_STAYS));
        notices.tell(account, Notice.RECOVERY_BEGUN);
        return from;
    }
}
