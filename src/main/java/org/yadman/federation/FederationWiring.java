package org.yadman.federation;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class FederationWiring {

    @Bean
    SealedColumns sealedFederation() {
        return new SealedColumns(FederationStore.TABLE, "id", List.of(FederationStore.PRIVATE_KEY));
    }
}
