package org.yadman.accounts;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Argon2id as OWASP asks for it: 19 MiB, two passes, one thread (ADR 0014). Hashes are made and written by Spring
/// Security; checked they are here, in memory that one check leaves to the next, emptied, so that a flood makes no
/// garbage of it. While nobody signs in, it is the first that Java gives up.
final class Passphrases implements PasswordEncoder {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;
    static final int MEMORY_KIB = 19 * 1024;
    static final int PASSES = 2;

    private static final Pattern HASH =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final PasswordEncoder maker = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    /// Who came first is next: a lane's run waits for one of the other lane at most, and 19 MB of a small heap are
    /// enough.
    private final ReentrantLock turn = new ReentrantLock(true);
    private SoftReference<BlockPool> last = new SoftReference<>(null);

    @Override
    public String encode(@Nullable CharSequence passphrase) {
        return Objects.requireNonNull(maker.encode(passphrase));
    }

    @Override
    public boolean matches(@Nullable CharSequence passphrase, @Nullable String hash) {
        Matcher parts = HASH.matcher(hash == null ? "" : hash);
        if (passphrase == null || !parts.matches()) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(4));
        byte[] made = new byte[expected.length];
        turn.lock();
        try {
            check(parts, passphrase, made);
        } finally {
            turn.unlock();
        }
        return MessageDigest.isEqual(expected, made);
    }

    private void check(Matcher parts, CharSequence passphrase, byte[] made) {
        BlockPool memory = memory();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(Integer.parseInt(parts.group(1)))
                .withIterations(Integer.parseInt(parts.group(2)))
                .withParallelism(1)
                .withSalt(Base64.getDecoder().decode(parts.group(3)))
                .withBlockPool(memory)
                .build());
        generator.generateBytes(passphrase.toString().getBytes(StandardCharsets.UTF_8), made);
    }

    private BlockPool memory() {
        BlockPool memory = last.get();
        if (memory == null) {
            // And what is besides needed in passing.
            memory = new FixedBlockPool(MEMORY_KIB + 8);
            last = new SoftReference<>(memory);
        }
        return memory;
    }
}
