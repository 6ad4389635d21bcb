package org.yadman.agreements;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class AgreementsWiring {

    @Bean
    SealedColumns hiddenAgreements() {
        return new SealedColumns("agreement", "id", List.of("hidden"));
    }
}
