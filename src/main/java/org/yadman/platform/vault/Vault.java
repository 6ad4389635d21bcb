package org.yadman.platform.vault;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.vault.VaultStore.Known;

/// Seals and opens the values of sealed columns, and makes what can only be compared. Without the keys of the
/// record it does not come into being, and so the program does not start.
@Component
public class Vault {

    private static final String PROBE = "This key opens this record.";

    private final KeyRing ring;
    private final VaultStore store;
    private final Random random;
    private final VaultKey index;

    Vault(KeyRing ring, VaultStore store, Random random, PlatformTransactionManager transactions) {
        this.ring = ring;
        this.store = store;
        this.random = random;
        if (store.list().isEmpty()) {
            begin(new TransactionTemplate(transactions));
        }
        List<VaultKey> indexKeys = ring.read(KeyRing.INDEX);
        for (Known known : store.list()) {
            check(known, indexKeys);
        }
        this.index = indexKeys.getLast();
    }

    // A new record, or one from before there were sealed columns. A key that lies there already is used.
    private void begin(TransactionTemplate transaction) {
        List<VaultKey> there = ring.read(KeyRing.VAULT);
        VaultKey current = there.isEmpty() ? ring.make(KeyRing.VAULT) : there.getLast();
        List<VaultKey> thereToo = ring.read(KeyRing.INDEX);
        VaultKey hashing = thereToo.isEmpty() ? ring.make(KeyRing.INDEX) : thereToo.getLast();
        try {
            transaction.executeWithoutResult(status -> {
                store.insert(known(current, VaultStore.CURRENT));
                store.insert(known(hashing, VaultStore.INDEX));
            });
        } catch (DuplicateKeyException faster) {
            // Another process began the same record; whether its keys are ours is checked like any others.
        }
    }

    Known known(VaultKey key, String standing) {
        return new Known(key.id(), standing, key.seal(probe(key.id()), PROBE, random));
    }

    private static Place probe(String id) {
        return new Place("vault_key", id, "probe");
    }

    private void check(Known known, List<VaultKey> indexKeys) {
        Optional<VaultKey> key = known.standing().equals(VaultStore.INDEX)
                ? indexKeys.stream()
                        .filter(each -> each.id().equals(known.id()))
                        .findFirst()
                : ring.find(known.id());
        try {
            if (key.orElseThrow(() -> ring.missing(known.id()))
                    .open(probe(known.id()), known.probe())
                    .equals(PROBE)) {
                return;
            }
        } catch (VaultException e) {
            // The same sentence as for a probe that says something else.
        }
        throw new OptionsException("The record's probe of the key " + known.id()
                + " does not open: the table vault_key was changed by somebody. Restore the record from a backup.");
    }

    /// Where a sealed value stands; it opens nowhere else.
    ///
    /// @param row the id of its row
    public record Place(String table, String row, String column) {}

    /// The ciphertext to be stored in this place. Call it in the transaction that stores it: only then does a change
    /// of keys wait for it.
    ///
    /// @throws VaultException when the keys were changed and this server has not been given the new one
    public String seal(Place place, String plain) {
        return current().seal(place, plain, random);
    }

    private VaultKey current() {
        boolean writing = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        // Whoever waited for a change of keys finds no row: the one it waited for is not the current one any more.
        String id = (writing ? store.holdCurrent().or(store::holdCurrent) : store.find(VaultStore.CURRENT))
                .orElseThrow(() -> new VaultException("The record names no current key"));
        return key(id);
    }

    private VaultKey key(String id) {
        return ring.find(id).orElseThrow(() -> new VaultException(ring.lacks(id)));
    }

    /// What was sealed for this place.
    ///
    /// @throws VaultException when it was not sealed for this place by a key that this server has
    public String open(Place place, String sealed) {
        return key(VaultKey.idIn(sealed)).open(place, sealed);
    }

    /// A keyed hash by which equal values can be found again without being kept: 64 hexadecimal digits. Its key is
    /// not changed with the others.
    ///
    /// @param purpose one word for each use, so that two uses cannot be compared with each other
    public String blindIndex(String purpose, String value) {
        return HexFormat.of().formatHex(index.hash(purpose, value));
    }
}
