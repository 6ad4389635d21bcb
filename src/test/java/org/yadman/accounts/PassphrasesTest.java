package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PassphrasesTest {

    private final Passphrases passphrases = new Passphrases();

    @Test
    void one_check_after_the_other_in_the_same_memory_is_what_spring_security_says() {
        Argon2PasswordEncoder spring = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
        String hash = spring.encode("one two three");
        String other = passphrases.encode("یک دو سه");
        for (int i = 0; i < 2; i++) {
            assertThat(passphrases.matches("one two three", hash)).isTrue();
            assertThat(passphrases.matches("one two four", hash)).isFalse();
            assertThat(passphrases.matches("یک دو سه", other)).isTrue();
            assertThat(passphrases.matches("one two three", other)).isFalse();
        }
        assertThat(spring.matches("یک دو سه", other)).isTrue();
    }

    @Test
    void what_is_no_hash_is_nobodys() {
        assertThat(passphrases.matches("", "")).isFalse();
        assertThat(passphrases.matches("one", null)).isFalse();
        assertThat(passphrases.matches("one", "$argon2id$v=19$m=19456,t=2,p=1$$"))
                .isFalse();
    }
}
