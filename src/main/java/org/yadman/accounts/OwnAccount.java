package org.yadman.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.accounts.AccountStore.Told;
import org.yadman.platform.db.Ids;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;

/// What everybody may do about their own account.
@Component
class OwnAccount {

    static final Duration ADMISSION_LASTS = Duration.ofMinutes(15);

    private static final int LONGEST_EMAIL = 200;

    private final AccountStore store;
    private final CodeStore codes;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final Secrets secrets;
    private final Notices notices;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    OwnAccount(
            AccountStore store,
            CodeStore codes,
            Sessions sessions,
            Passkeys passkeys,
            Secrets secrets,
            Notices notices,
            Vault vault,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.codes = codes;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.secrets = secrets;
        this.notices = notices;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<Account> find(UUID id) {
        return store.find(id);
    }

    Account get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    List<Told> told(UUID id) {
        return store.told(id);
    }

    @Transactional
    public void haveRead(UUID id) {
        store.forgetNotices(id);
    }

    /// Recovery codes that still lie on paper.
    int recoveryLeft(UUID id) {
        return (int) codes.list(id).stream()
                .filter(code -> code.kind() == Code.Kind.RECOVERY && code.worksFrom() == null)
                .count();
    }

    /// When a recovery that somebody began will work, or null.
    @Nullable
    LocalDate recoveryFrom(UUID id) {
        return codes.list(id).stream()
                .filter(OwnAccount::isUnderWay)
                .map(Code::worksFrom)
                .filter(from -> from != null)
                .sorted()
                .findFirst()
                .map(from -> LocalDate.ofInstant(from, ZoneOffset.UTC))
                .orElse(null);
    }

    private static boolean isUnderWay(Code code) {
        return code.worksFrom() != null && (code.kind() == Code.Kind.RECOVERY || code.kind() == Code.Kind.RESET);
    }

    /// Stops every recovery that is under way: its code works no longer.
    @Transactional
    public void stopRecovery(UUID id) {
        codes.list(id).stream().filter(OwnAccount::isUnderWay).forEach(code -> codes.delete(code.id()));
        notices.note(get(id).actor(), "accounts.act.stopped", get(id), Map.of());
    }

    /// A code that admits another browser, for a quarter of an hour.
    @Transactional
    public String admit(UUID id) {
        codes.deleteAllOf(id, Code.Kind.ADMISSION);
        Instant now = clock.instant();
        String code = secrets.code();
        codes.insert(
                new Code(
                        ids.random(),
                        Code.Kind.ADMISSION,
                        id,
                        null,
                        null,
                        null,
                        null,
                        now,
                        now,
                        now.plus(ADMISSION_LASTS),
                        true),
                secrets.hashOfCode(code));
        return code;
    }

    /// Keeps, changes or, when empty, forgets the e-mail address.
    Checked<String> checkEmail(String typed) {
        String email = typed.strip();
        boolean good =
                email.isEmpty() || (email.length() <= LONGEST_EMAIL && email.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+"));
        return good
                ? new Checked.Valid<>(email)
                : new Checked.Invalid<>(List.of(Mistake.at("email", "accounts.email.wrong")));
    }

    @Transactional
    public void setEmail(UUID id, String email) {
        store.setEmail(id, email.isEmpty() ? null : vault.seal(Notices.emailPlace(get(id)), email));
    }

    String email(Account account) {
        String sealed = account.email();
        return sealed == null ? "" : vault.open(Notices.emailPlace(account), sealed);
    }

    /// Whether nobody could invite anybody any more if this account went.
    boolean isLastSteward(Account account) {
        return account.role() == Role.STEWARD && store.count(Role.STEWARD) == 1;
    }

    /// Deletes the account and all that is held about it; what it did for its group stays, under its bare number.
    ///
    /// @return false if it is the last steward's
    @Transactional
    public boolean delete(UUID id) {
        Account account = get(id);
        // Of two who leave at the same moment, one stays.
        if (account.role() == Role.STEWARD && store.holdStewards() == 1) {
            return false;
        }
        notices.note(account.actor(), "accounts.act.left", account, Map.of());
        notices.forget(account);
        store.delete(id);
        return true;
    }

    /// All that is held about an account.
    Map<String, Object> held(UUID id) {
        Account account = get(id);
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("id", id.toString());
        held.put("name", account.name());
        held.put("role", account.role().word());
        if (account.group() != null) {
            held.put("group", account.group().toString());
        }
        held.put("made_on", account.madeOn().toString());
        held.put("email", email(account));
        held.put("one_time_numbers", account.totp() != null);
        held.put("recovery_codes_left", recoveryLeft(id));
        held.put(
                "sessions",
                sessions.list(id).stream()
                        .map(session -> Map.of(
                                "started_on", day(session.started()),
                                "last_used_on", day(session.seen())))
                        .toList());
        held.put(
                "browsers",
                sessions.browsers(id).stream()
                        .map(each -> Map.of(
                                "enrolled_on", each.since().toString(),
                                "last_used_on", each.used().toString()))
                        .toList());
        held.put(
                "passkeys",
                passkeys.list(id).stream()
                        .map(each -> Map.of(
                                "name", each.name(),
                                "site", each.site(),
                                "made_on", each.madeOn().toString(),
                                "last_used_on",
                                        each.usedOn() == null
                                                ? ""
                                                : each.usedOn().toString()))
                        .toList());
        held.put(
                "notices",
                told(id).stream()
                        .map(each -> Map.of(
                                "what", each.what().word(), "on", each.on().toString()))
                        .toList());
        return held;
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
