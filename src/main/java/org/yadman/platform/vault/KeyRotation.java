package org.yadman.platform.vault;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.db.Remains;
import org.yadman.platform.vault.Vault.Place;
import org.yadman.platform.vault.VaultStore.Value;

/// Changes the key under which everything is sealed. It can be stopped at any moment and run again:
///
/// 1. A new key is put behind the current one in the file. A key that stands there already, from a run that was
///    stopped or was only to prepare, is taken.
/// 2. In one transaction the new key becomes the current one and the old one *retiring*. From now on everybody
///    seals with the new one: the transaction has waited for all that had sealed with the old one.
/// 3. Batch by batch every value is opened and sealed anew.
/// 4. When none is left under the old key, the record forgets it, and then the file does.
///
/// Steps 1, 2 and 4 hold the row of the current key, so two that run at once do not disturb each other.
@Component
public class KeyRotation {

    private static final int BATCH = 200;

    private final Vault vault;
    private final KeyRing ring;
    private final VaultStore store;
    private final List<SealedColumns> tables;
    private final Random random;
    private final Remains remains;
    private final TransactionTemplate transaction;

    KeyRotation(
            Vault vault,
            KeyRing ring,
            VaultStore store,
            ObjectProvider<SealedColumns> tables,
            Random random,
            Remains remains,
            PlatformTransactionManager transactions) {
        this.vault = vault;
        this.ring = ring;
        this.store = store;
        this.tables = tables.stream().toList();
        this.random = random;
        this.remains = remains;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What a change of keys has done.
    ///
    /// @param key the id of the key that is now the current one
    /// @param values how many values were sealed anew by this run
    public record Done(String key, long values) {}

    /// Makes the next key and changes nothing yet, so that it can first be copied to other servers.
    ///
    /// @return the id of the next key
    public String prepare() {
        return inTurn(() -> ring.newerThan(current()).id());
    }

    /// Changes the key, or goes on where an earlier run was stopped.
    public Done rotate() {
        if (store.find(VaultStore.RETIRING).isEmpty()) {
            inTurn(this::begin);
        }
        VaultKey next = ring.find(current()).orElseThrow(() -> ring.missing(current()));
        long values = 0;
        for (SealedColumns table : tables) {
            for (String column : table.columns()) {
                values += sealAnew(table, column, next);
            }
        }
        // Unless another run has finished this change and begun the next one.
        inTurn(() -> {
            if (current().equals(next.id())) {
                store.find(VaultStore.RETIRING).ifPresent(store::remove);
            }
            return next;
        });
        inTurn(() -> {
            if (current().equals(next.id())) {
                ring.dropOlderThan(next.id());
            }
            return next;
        });
        remains.wipe();
        return new Done(next.id(), values);
    }

    private <T> T inTurn(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            while (!store.lock()) {
                Thread.onSpinWait();
            }
            return work.get();
        }));
    }

    // Unless another run has been here since we looked.
    private String begin() {
        String old = current();
        if (store.find(VaultStore.RETIRING).isEmpty()) {
            VaultKey next = ring.newerThan(old);
            store.retire(old);
            store.insert(vault.known(next, VaultStore.CURRENT));
        }
        return old;
    }

    private String current() {
        return store.find(VaultStore.CURRENT).orElseThrow();
    }

    private long sealAnew(SealedColumns table, String column, VaultKey next) {
        long values = 0;
        for (Optional<Integer> batch = batch(table, column, next);
                batch.isPresent();
                batch = batch(table, column, next)) {
            values += batch.get();
        }
        return values;
    }

    // Nothing when no value is left to this run; 0 when others have changed all of them meanwhile.
    private Optional<Integer> batch(SealedColumns table, String column, VaultKey next) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // Held, so that nobody makes this key an old one while we still seal with it.
            if (!store.holdCurrent().filter(next.id()::equals).isPresent()) {
                return Optional.<Integer>empty();
            }
            List<Value> values = store.listOthers(table, column, next.beginning(), BATCH);
            int replaced = 0;
            for (Value value : values) {
                Place place = new Place(table.table(), value.row(), column);
                String sealed = next.seal(place, open(place, value.sealed()), random);
                replaced += store.replace(table, column, value, sealed);
            }
            return values.isEmpty() ? Optional.empty() : Optional.of(replaced);
        }));
    }

    private String open(Place place, String sealed) {
        try {
            return vault.open(place, sealed);
        } catch (VaultException e) {
            throw new OptionsException("The value in " + place.table() + "." + place.column() + " of the row "
                    + place.row() + " does not open, so the old key is kept: " + e.getMessage()
                    + ". Restore or empty it and run this again.");
        }
    }
}
