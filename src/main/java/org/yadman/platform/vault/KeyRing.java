package org.yadman.platform.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.yadman.platform.config.OptionsException;

/// The keys in their files. `vault.key` has one line for each key, from the oldest to the newest; there is more than
/// one only while keys are being changed. `index.key` has one, which is never changed: what it has hashed cannot be
/// hashed anew, because the values are not kept.
@Component
class KeyRing {

    static final String VAULT = "vault.key";
    static final String INDEX = "index.key";

    private static final List<String> WORDS = List.of(
            "# Opens what is sealed in the record. Keep a copy apart from the database and its backups;",
            "# without it what is sealed is lost, and whoever has both can read it.");

    private final KeyFolder folder;
    private final Random random;
    private volatile List<VaultKey> keys = List.of();

    KeyRing(KeyFolder folder, Random random) {
        this.folder = folder;
        this.random = random;
    }

    /// The keys of a file, oldest first; none if there is no file.
    List<VaultKey> read(String file) {
        List<VaultKey> read = new ArrayList<>();
        try {
            folder.read(file).orElse(List.of()).forEach(line -> read.add(VaultKey.parse(line)));
        } catch (IllegalArgumentException e) {
            throw new OptionsException("The key file " + folder.path(file)
                    + " is damaged. Put the copy in its place that was kept apart; nothing was changed.");
        }
        return read;
    }

    /// Makes the file with one new key, if there is none.
    VaultKey make(String file) {
        folder.create(file, lines(List.of(VaultKey.random(random))));
        return read(file).getLast();
    }

    /// A key of `vault.key`; the file is read again for one that is not known, because another process may have
    /// made it.
    Optional<VaultKey> find(String id) {
        Optional<VaultKey> known = among(keys, id);
        return known.isPresent() ? known : among(reload(), id);
    }

    private List<VaultKey> reload() {
        keys = List.copyOf(read(VAULT));
        return keys;
    }

    private static Optional<VaultKey> among(List<VaultKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// The key that stands behind this one in the file: made, and not in use yet. If there is none it is made now.
    VaultKey newerThan(String id) {
        List<VaultKey> now = new ArrayList<>(reload());
        int place = placeOf(id, now);
        if (place + 1 < now.size()) {
            return now.get(place + 1);
        }
        VaultKey made = VaultKey.random(random);
        now.add(made);
        folder.replace(VAULT, lines(now));
        reload();
        return made;
    }

    /// Removes the keys that stand before this one.
    void dropOlderThan(String id) {
        List<VaultKey> now = reload();
        int place = placeOf(id, now);
        if (place > 0) {
            folder.replace(VAULT, lines(now.subList(place, now.size())));
            reload();
        }
        // Else a run that was killed while it wrote would leave old keys behind for good.
        folder.dropHalfWritten(VAULT);
    }

    private int placeOf(String id, List<VaultKey> now) {
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).id().equals(id)) {
                return i;
            }
        }
        throw missing(id);
    }

    /// For a key that the record needs and that is not here.
    OptionsException missing(String id) {
        return new OptionsException(lacks(id));
    }

    /// The same as a sentence.
    String lacks(String id) {
        return "The record is sealed with the key " + id + ", and "
                + folder.path(VAULT).getParent() + " does not have it. Copy the folder keys from the copy that was kept"
                + " apart, or from the other server on this database; nothing was changed.";
    }

    private static List<String> lines(List<VaultKey> keys) {
        List<String> lines = new ArrayList<>(WORDS);
        keys.forEach(key -> lines.add(key.line()));
        return lines;
    }
}
