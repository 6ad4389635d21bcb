package org.yadman.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// All SQL about passkeys.
@Component
@Transactional(readOnly = true)
class PasskeyStore {

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param credential the keyed hash
    Optional<Passkey> find(String credential) {
        return jdbc.sql("select * from account_passkey where credential = :credential")
                .param("credential", credential)
                .query(PasskeyStore::toPasskey)
                .optional();
    }

    List<Passkey> list(UUID account) {
        return jdbc.sql("select * from account_passkey where account_id = :account order by made_on, id")
                .param("account", account.toString())
                .query(PasskeyStore::toPasskey)
                .list();
    }

    /// Keeps a new one; false if there is one with this credential.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(Passkey passkey) {
        return jdbc.sql("""
                        insert into account_passkey
                          (id, account_id, site, credential, name, attestation, sign_count, made_on)
                        values (:id, :account, :site, :credential, :name, :attestation, :count, :madeOn)
                        on conflict (credential) do nothing
                        """)
                        .param("id", passkey.id().toString())
                        .param("account", passkey.account().toString())
                        .param("site", passkey.site())
                        .param("credential", passkey.credential())
                        .param("name", passkey.name())
                        .param("attestation", passkey.attestation())
                        .param("count", passkey.count())
                        .param("madeOn", passkey.madeOn().toString())
                        .update()
                == 1;
    }

    /// Notes that it has signed once more. Devices that do not count say 0 each time.
    ///
    /// @return false if the count has not gone up, or the passkey is gone
    @Transactional(propagation = Propagation.MANDATORY)
    boolean used(UUID id, long count, LocalDate on) {
        return jdbc.sql("""
                        update account_passkey set sign_count = :count, used_on = :on
                        where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                        """)
                        .param("id", id.toString())
                        .param("count", count)
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    /// @param account whose it must be
    @Transactional(propagation = Propagation.MANDATORY)
    boolean delete(UUID id, UUID account) {
        return jdbc.sql("delete from account_passkey where id = :id and account_id = :account")
                        .param("id", id.toString())
                        .param("account", account.toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteAll(UUID account) {
        jdbc.sql("delete from account_passkey where account_id = :account")
                .param("account", account.toString())
                .update();
    }

    /// @param challenge its hash
    boolean isSpent(String challenge) {
        return jdbc.sql("select count(*) from account_passkey_spent where challenge = :challenge")
                        .param("challenge", challenge)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Spends a challenge; false if it was spent already.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean spend(String challenge, Instant endsAt) {
        return jdbc.sql("""
                        insert into account_passkey_spent (challenge, ends_at) values (:challenge, :endsAt)
                        on conflict (challenge) do nothing
                        """)
                        .param("challenge", challenge)
                        .param("endsAt", endsAt.toEpochMilli())
                        .update()
                == 1;
    }

    /// Forgets the challenges that are over anyhow.
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetSpent(Instant before) {
        jdbc.sql("delete from account_passkey_spent where ends_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    private static Passkey toPasskey(ResultSet row, int i) throws SQLException {
        String usedOn = row.getString("used_on");
        return new Passkey(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("account_id")),
                row.getString("site"),
                row.getString("credential"),
                row.getString("name"),
                row.getString("attestation"),
                row.getLong("sign_count"),
                LocalDate.parse(row.getString("made_on")),
                usedOn == null ? null : LocalDate.parse(usedOn));
    }
}
