package org.yadman.groups;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class GroupsWiring {

    @Bean
    SealedColumns sealedChecks() {
        return new SealedColumns("group_check", "id", List.of("noted"));
    }

    @Bean
    SealedColumns sealedKnown() {
        return new SealedColumns("group_known", "id", List.of("said"));
    }

    @Bean
    SealedColumns sealedVouches() {
        return new SealedColumns("group_vouch", "id", List.of("note"));
    }

    @Bean
    SealedColumns sealedMandates() {
        return new SealedColumns("group_mandate", "id", List.of("said", "proof"));
    }
}
