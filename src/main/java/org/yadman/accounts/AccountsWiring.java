package org.yadman.accounts;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class AccountsWiring {

    @Bean
    PasswordEncoder passphrases() {
        return new Passphrases();
    }

    @Bean
    SealedColumns sealedAccounts() {
        return new SealedColumns("account", "id", List.of("totp", "email"));
    }

    @Bean
    SealedColumns sealedPasskeys() {
        return new SealedColumns(Passkey.TABLE, "id", List.of("name", "attestation"));
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
