package org.yadman.gatherings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class GatheringsWiring {

    @Bean
    SealedColumns sealedGatherings() {
        return new SealedColumns(GatheringStore.TABLE, "id", HeldBackStore.COLUMNS);
    }
}
