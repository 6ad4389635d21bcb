package org.yadman.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ids;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.VaultException;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.pure.names.SearchText;
import tools.jackson.databind.json.JsonMapper;

/// From a one-time code to an account that can sign in: for somebody new, and for somebody who lost what they had.
/// Between the two pages nothing is kept here: the new secrets travel sealed inside the page.
@Component
class Enrolment {

    static final int RECOVERY_CODES = 8;

    private static final int LONGEST_NAME = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AccountStore accounts;
    private final CodeStore codes;
    private final Sessions sessions;
    private final PasskeyStore passkeys;
    private final SignIn signIn;
    private final Notices notices;
    private final Secrets secrets;
    private final Lanes lanes;
    private final Vault vault;
    private final PasswordEncoder passphrases;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Enrolment(
            AccountStore accounts,
            CodeStore codes,
            Sessions sessions,
            PasskeyStore passkeys,
            SignIn signIn,
            Notices notices,
            Secrets secrets,
            Lanes lanes,
            Vault vault,
            PasswordEncoder passphrases,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.notices = notices;
        this.secrets = secrets;
        this.lanes = lanes;
        this.vault = vault;
        this.passphrases = passphrases;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What somebody will sign in with from now on, once they have confirmed that they have it.
    ///
    /// @param code the id of the one-time code that allows it, or null for somebody who is signed in
    /// @param account whose it is, or null for somebody new
    /// @param totp the secret of the one-time numbers, or null where none are used
    record Draft(
            @Nullable UUID code,
            @Nullable UUID account,
            String name,
            String role,
            String passphrase,
            @Nullable String totp,
            List<String> recovery) {}

    /// Looks at a code and makes new secrets.
    ///
    /// @param words whether the passphrase is to be of words
    Checked<Draft> begin(String typedCode, String typedName, boolean words, @Nullable String browser) {
        Instant now = clock.instant();
        String name = typedName.strip();
        Optional<Code> found = codes.find(secrets.hashOfCode(typedCode))
                .filter(code -> code.kind() != Code.Kind.ADMISSION && !code.isOver(now));
        if (found.isEmpty()) {
            return unknown();
        }
        Code code = found.get();
        if (!code.approved()) {
            return new Checked.Invalid<>(List.of(Mistake.at("code", "accounts.enrol.code.unapproved")));
        }
        if (code.account() == null) {
            return newcomer(code, name, words);
        }
        return accounts.find(code.account())
                .filter(account -> SearchText.fold(account.name()).equals(SearchText.fold(name)))
                .map(account -> returning(code, account, words, browser))
                .orElseGet(Enrolment::unknown);
    }

    // One sentence for an unknown code and for a name that is not the code's: neither tells the other (R-13).
    private static Checked<Draft> unknown() {
        return new Checked.Invalid<>(List.of(Mistake.at("code", "accounts.enrol.code.unknown")));
    }

    private Checked<Draft> newcomer(Code code, String name, boolean words) {
        String key = SearchText.fold(name);
        String wrong = key.isEmpty() || name.length() > LONGEST_NAME
                ? "accounts.enrol.name.length"
                : name.contains("@")
                        ? "accounts.enrol.name.mail"
                        : accounts.findByName(key).isPresent() ? "accounts.enrol.name.taken" : null;
        if (wrong != null) {
            return new Checked.Invalid<>(List.of(Mistake.at("name", wrong, "most", LONGEST_NAME)));
        }
        Role role = code.role() == null ? Role.STEWARD : code.role();
        return new Checked.Valid<>(draft(code.id(), null, name, role, role.guarded(), words));
    }

    private Checked<Draft> returning(Code code, Account account, boolean words, @Nullable String browser) {
        Instant now = clock.instant();
        Instant from = code.kind() == Code.Kind.RECOVERY ? recovery(code, account, browser) : code.worksFrom();
        if (from != null && now.isBefore(from)) {
            return new Checked.Invalid<>(List.of(Mistake.at(
                    "code", "accounts.enrol.code.later", "date", LocalDate.ofInstant(from, ZoneOffset.UTC))));
        }
        boolean totp = account.role().guarded() || account.totp() != null;
        return new Checked.Valid<>(draft(code.id(), account.id(), account.name(), account.role(), totp, words));
    }

    // A steward waits for a day in any case; others who are guarded only in a browser that is not theirs.
    private @Nullable Instant recovery(Code code, Account account, @Nullable String browser) {
        boolean waits = account.role() == Role.STEWARD
                || (account.role().guarded() && !sessions.isEnrolled(browser, account.id()));
        return waits ? transaction.execute(status -> signIn.begin(account, code)) : null;
    }

    /// New secrets for somebody who is signed in.
    ///
    /// @param numbers whether one-time numbers are wanted where they are not required
    Draft anew(Account account, boolean words, boolean numbers) {
        boolean totp = account.role().guarded() || numbers;
        return draft(null, account.id(), account.name(), account.role(), totp, words);
    }

    private Draft draft(
            @Nullable UUID code, @Nullable UUID account, String name, Role role, boolean totp, boolean words) {
        return new Draft(
                code,
                account,
                name,
                role.word(),
                words ? secrets.words() : secrets.passphrase(),
                totp ? Totp.base32(secrets.bytes(Totp.SECRET_BYTES)) : null,
                Stream.generate(secrets::code).limit(RECOVERY_CODES).toList());
    }

    String seal(Draft draft) {
        return vault.seal(place(), JSON.writeValueAsString(draft));
    }

    /// What was sealed into a page; nothing if it was not by us.
    Optional<Draft> open(String sealed) {
        try {
            return Optional.of(JSON.readValue(vault.open(place(), sealed), Draft.class));
        } catch (VaultException foreign) {
            return Optional.empty();
        }
    }

    private static Vault.Place place() {
        return new Vault.Place("page", "enrolment", "draft");
    }

    sealed interface Outcome {
        record Ready(Account account) implements Outcome {}

        /// The one-time number is not right.
        record WrongNumber() implements Outcome {}

        /// The code was used meanwhile, or the account has gone, or the name was taken.
        record TooLate() implements Outcome {}
    }

    /// Makes the account, or gives it its new secrets, once the person has shown that the app makes the right numbers.
    Outcome finish(Draft draft, String number) {
        String totp = draft.totp();
        OptionalLong step =
                totp == null ? OptionalLong.of(0) : Totp.accept(Totp.bytes(totp), number, clock.instant(), 0);
        if (step.isEmpty()) {
            return new Outcome.WrongNumber();
        }
        // An old page must not be good for another Argon2 run in the lane that is kept for those who have somebody.
        if (draft.code() != null && codes.find(draft.code()).isEmpty()) {
            return new Outcome.TooLate();
        }
        String hash = lanes.work(() -> passphrases.encode(Secrets.plain(draft.passphrase())));
        return transaction.execute(status -> {
            Outcome outcome = draft.account() == null
                    ? make(draft, hash, step.getAsLong())
                    : renew(draft, draft.account(), hash, step.getAsLong());
            if (outcome instanceof Outcome.TooLate) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    private Outcome make(Draft draft, String hash, long step) {
        Optional<Code> code = Optional.ofNullable(draft.code()).flatMap(codes::find);
        if (code.isEmpty()
                || !code.get().worksAt(clock.instant())
                || !codes.delete(code.get().id())
                || accounts.findByName(SearchText.fold(draft.name())).isPresent()) {
            return new Outcome.TooLate();
        }
        UUID id = ids.random();
        Account account = new Account(
                id,
                draft.name(),
                Role.of(draft.role()),
                code.get().group(),
                hash,
                sealed(id, draft.totp()),
                step,
                null,
                today(),
                false,
                1);
        accounts.insert(account, SearchText.fold(draft.name()));
        tie(account, code.get());
        keep(account, draft.recovery());
        String by = code.get().madeBy();
        notices.note(
                by == null ? account.actor() : new ActorId(by),
                "accounts.act.enrolled",
                account,
                Map.of("role", account.role().word()));
        return new Outcome.Ready(account);
    }

    // All that was good before is good no longer.
    private Outcome renew(Draft draft, UUID id, String hash, long step) {
        // Made for another part in the campaign, it may have waited less than this one has to, or have no numbers.
        Optional<Account> account =
                accounts.find(id).filter(each -> each.role().word().equals(draft.role()));
        Optional<Code> code = Optional.ofNullable(draft.code()).flatMap(codes::find);
        boolean late = draft.code() != null
                && (code.isEmpty() || !codes.delete(code.get().id()));
        if (account.isEmpty() || late) {
            return new Outcome.TooLate();
        }
        accounts.renew(id, hash, sealed(id, draft.totp()), step);
        codes.deleteAllOf(id);
        sessions.endAll(id, null);
        if (draft.code() != null) {
            sessions.dismissAll(id);
            passkeys.deleteAll(id);
        }
        code.ifPresent(used -> tie(account.get(), used));
        keep(account.get(), draft.recovery());
        notices.tell(account.get(), Notice.RENEWED);
        return new Outcome.Ready(accounts.find(id).orElseThrow());
    }

    private void tie(Account account, Code code) {
        Stream.of(Optional.ofNullable(code.madeBy()), Optional.ofNullable(code.agreedBy()))
                .flatMap(Optional::stream)
                .forEach(other -> accounts.tie(account.id(), other, clock.millis()));
    }

    private void keep(Account account, List<String> recovery) {
        Instant now = clock.instant();
        for (String code : recovery) {
            codes.insert(
                    new Code(
                            ids.random(),
                            Code.Kind.RECOVERY,
                            account.id(),
                            null,
                            null,
                            null,
                            null,
                            now,
                            null,
                            null,
                            true),
                    secrets.hashOfCode(code));
        }
    }

    private @Nullable String sealed(UUID account, @Nullable String totp) {
        return totp == null ? null : vault.seal(SignIn.totpPlace(account), totp);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
