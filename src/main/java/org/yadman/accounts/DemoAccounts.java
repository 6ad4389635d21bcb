package org.yadman.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Ids;
import org.yadman.platform.text.Language;
import org.yadman.platform.vault.Vault;
import org.yadman.pure.names.SearchText;

/// People for a demonstration, whose secrets are printed. They are marked, may sign in from any browser on this
/// machine, and no server but the demonstration starts with them.
@Component
public class DemoAccounts {

    private final AccountStore store;
    private final Secrets secrets;
    private final Vault vault;
    private final PasswordEncoder passphrases;
    private final ObjectProvider<GroupChoices> groups;
    private final Ids ids;
    private final Clock clock;

    DemoAccounts(
            AccountStore store,
            Secrets secrets,
            Vault vault,
            PasswordEncoder passphrases,
            ObjectProvider<GroupChoices> groups,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.vault = vault;
        this.passphrases = passphrases;
        this.groups = groups;
        this.ids = ids;
        this.clock = clock;
    }

    /// What somebody signs in with.
    ///
    /// @param secret of the one-time numbers, for an app, or null where none are used
    /// @param number the one of this moment
    public record Ready(
            String role,
            String name,
            String passphrase,
            @Nullable String secret,
            @Nullable String number) {}

    private record Part(String name, Role role) {}

    /// The same, with a representative of any group of the record.
    @Transactional
    public List<Ready> make() {
        return make(null);
    }

    /// Makes two stewards, a coordinator, a volunteer and a representative.
    ///
    /// @param group for which the representative speaks; null: any of the record
    @Transactional
    public List<Ready> make(@Nullable UUID group) {
        List<Ready> made = new ArrayList<>();
        for (Part part : List.of(
                new Part("Nasrin", Role.STEWARD),
                new Part("Omid", Role.STEWARD),
                new Part("Leyla", Role.COORDINATOR),
                new Part("Babak", Role.VOLUNTEER),
                new Part("Shirin", Role.REPRESENTATIVE))) {
            made.add(make(part, group == null ? anyGroup() : group));
        }
        return made;
    }

    private Ready make(Part part, @Nullable UUID group) {
        Instant now = clock.instant();
        UUID id = ids.random();
        Role role = part.role();
        String passphrase = secrets.words();
        byte[] secret = secrets.bytes(Totp.SECRET_BYTES);
        String shown = role.guarded() ? Totp.base32(secret) : null;
        store.insert(
                new Account(
                        id,
                        part.name(),
                        role,
                        role == Role.REPRESENTATIVE ? group : null,
                        passphrases.encode(Secrets.plain(passphrase)),
                        shown == null ? null : vault.seal(SignIn.totpPlace(id), shown),
                        0,
                        null,
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        true,
                        1),
                SearchText.fold(part.name()));
        String number = shown == null ? null : Totp.number(secret, Totp.step(now));
        return new Ready(role.word(), part.name(), passphrase, shown, number);
    }

    private @Nullable UUID anyGroup() {
        return groups.stream()
                .flatMap(room -> room.choices(Language.SOURCE).stream())
                .findFirst()
                .map(GroupChoices.Group::id)
                .orElse(null);
    }
}
