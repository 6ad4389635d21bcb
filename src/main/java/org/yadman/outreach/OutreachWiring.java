package org.yadman.outreach;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class OutreachWiring {

    @Bean
    SealedColumns sealedContacts() {
        return new SealedColumns(ContactStore.TABLE, "id", List.of("content"));
    }

    @Bean
    SealedColumns sealedAppeals() {
        return new SealedColumns(AppealStore.TABLE, "id", List.of("content"));
    }

    @Bean
    SealedColumns sealedThreads() {
        return new SealedColumns(ThreadStore.THREADS, "id", List.of("code"));
    }

    @Bean
    SealedColumns sealedAsks() {
        return new SealedColumns(ThreadStore.ASKS, "id", List.of("content"));
    }

    @Bean
    SealedColumns sealedReplies() {
        return new SealedColumns(ThreadStore.REPLIES, "id", List.of("content"));
    }

    @Bean
    SealedColumns sealedReplyFiles() {
        return new SealedColumns(ThreadStore.FILES, "id", List.of("name", "content"));
    }

    @Bean
    SealedColumns sealedBroadcasts() {
        return new SealedColumns(BroadcastStore.TABLE, "id", List.of("content"));
    }

    @Bean
    SealedColumns sealedCallBacks() {
        return new SealedColumns(BroadcastStore.CALLS, "id", List.of("content"));
    }

    @Bean
    SealedColumns sealedNamings() {
        return new SealedColumns(NamingStore.TABLE, "thread_id", List.of("words"));
    }
}
