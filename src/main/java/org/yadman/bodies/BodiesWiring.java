package org.yadman.bodies;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class BodiesWiring {

    @Bean
    SealedColumns votesSealed() {
        return new SealedColumns("votes_we_have", "id", List.of("content"));
    }
}
