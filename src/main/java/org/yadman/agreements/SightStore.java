package org.yadman.agreements;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;

@Component
@Transactional(readOnly = true)
class SightStore {

    private final JdbcClient jdbc;

    SightStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isOpen(ActorId who, Instant now) {
        return jdbc.sql("select count(*) from agreement_sight where account = :who and until_at > :now")
                        .param("who", who.value())
                        .param("now", now.toEpochMilli())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void open(ActorId who, Instant until) {
        jdbc.sql("""
                insert into agreement_sight (account, until_at) values (:who, :until)
                on conflict (account) do update set until_at = excluded.until_at
                """)
                .param("who", who.value())
                .param("until", until.toEpochMilli())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Instant now) {
        jdbc.sql("delete from agreement_sight where until_at <= :now")
                .param("now", now.toEpochMilli())
                .update();
    }
}
