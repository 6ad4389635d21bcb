package org.yadman.agreements;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class AnswerWiring {

    @Bean
    SealedColumns sealedSlips() {
        return new SealedColumns("slip", "id", List.of("unlisted", "contact"));
    }

    @Bean
    SealedColumns sealedAnswers() {
        return new SealedColumns("group_answer", "id", List.of("content", "note", "reply"));
    }

    @Bean
    SealedColumns sealedProofs() {
        return new SealedColumns("answer_proof", "answer_id", List.of("content"));
    }

    @Bean
    SealedColumns sealedDrafts() {
        return new SealedColumns("answer_draft", "id", List.of("content"));
    }
}
