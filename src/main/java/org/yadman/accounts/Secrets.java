package org.yadman.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.yadman.platform.vault.Vault;

/// Makes what only one person or browser knows, and what is kept of it.
@Component
class Secrets {

    /// 79 bits, typed on any keyboard, in Persian digits too.
    private static final int PASSPHRASE_GROUPS = 6;
    private static final int PASSPHRASE_WORDS = 6;
    /// 66 bits: enough, because what is kept of a code cannot be tried out without the vault's key.
    private static final int CODE_GROUPS = 5;

    private final Random random;
    private final Vault vault;
    /// EFF's large list (J. Bonneau, 2016), under CC BY 3.0 US: common words, none the beginning of another.
    private final List<String> words = readWords();

    Secrets(Random random, Vault vault) {
        this.random = random;
        this.vault = vault;
    }

    /// For a cookie: 256 bits.
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// What is kept of a token. It has 256 bits, so that nothing can be tried out.
    static String hash(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A one-time code to be read aloud and typed in: five groups of four digits.
    String code() {
        return groups(CODE_GROUPS);
    }

    /// The Argon2id hash of a passphrase that does not exist, of the same cost as a real one, without the cost of
    /// making
    /// it.
    String hashOfNothing() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        Passphrases.MEMORY_KIB,
                        Passphrases.PASSES,
                        base64.encodeToString(bytes(Passphrases.SALT_BYTES)),
                        base64.encodeToString(bytes(Passphrases.HASH_BYTES)));
    }

    /// What is kept of a code.
    String hashOfCode(String typed) {
        return vault.blindIndex("one-time-code", plain(typed));
    }

    String passphrase() {
        return groups(PASSPHRASE_GROUPS);
    }

    /// Six words of 7,776: 77 bits, for who types Latin letters with ease.
    String words() {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < PASSPHRASE_WORDS; i++) {
            chosen.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", chosen);
    }

    private static List<String> readWords() {
        try (InputStream file = Secrets.class.getResourceAsStream("/accounts/words.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String groups(int count) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add("%04d".formatted(random.nextInt(10_000)));
        }
        return String.join("-", groups);
    }

    /// What was meant by what was typed: digits of any script, letters in any case, and nothing between them.
    static String plain(String typed) {
        StringBuilder plain = new StringBuilder(typed.length());
        typed.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append(Character.digit(point, 10));
            } else if (Character.isLetter(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
