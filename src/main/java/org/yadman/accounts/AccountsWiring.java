package org.yadman.accounts;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class AccountsWiring {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;
    static final int MEMORY_KIB = 19 * 1024;
    static final int PASSES = 2;

    /// Argon2id as OWASP asks for it: 19 MiB, two passes, one thread (ADR 0014).
    @Bean
    PasswordEncoder passphrases() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    }

    @Bean
    SealedColumns sealedAccounts() {
        return new SealedColumns("account", "id", List.of("totp", "email"));
    }

    /// Before {@link org.yadman.platform.web.Requires} is looked at.
    @Bean
    WebMvcConfigurer thresholdFirst(Threshold threshold) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(threshold).order(-1);
            }
        };
    }
}
