package org.yadman.submissions;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.platform.web.Visitor;

@Configuration(proxyBeanMethods = false)
class SubmissionWiring {

    /// A kind that asks no more than all do, and with which nothing is done by itself.
    private record Plain(String word) implements SubmissionKind {
        @Override
        public String label(Visitor visitor) {
            return visitor.t("submissions.kind", "kind", word);
        }
    }

    @Bean
    @Order(1)
    SubmissionKind mistake() {
        return new Plain("mistake");
    }

    @Bean
    @Order(2)
    SubmissionKind correction() {
        return new Plain("correction");
    }

    @Bean
    @Order(3)
    SubmissionKind thought() {
        return new Plain("thought");
    }

    @Bean
    SealedColumns sealedSubmissions() {
        return new SealedColumns("submission", "id", List.of("contact"));
    }
}
