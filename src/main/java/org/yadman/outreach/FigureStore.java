package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is counted, and nothing besides: no contact, no code and no letter is opened for it. Days are
/// compared where both databases do it alike; what needs a calendar is left to the reader.
@Component
@Transactional(readOnly = true)
class FigureStore {

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A thread that has been asked.
    ///
    /// @param firstOn when it was asked first
    /// @param arrived whether anything was sent of which nothing came back undelivered
    /// @param slip what its code belongs to, or null
    record Told(
            UUID id,
            UUID appeal,
            @Nullable String country,
            String language,
            @Nullable UUID slip,
            LocalDate firstOn,
            boolean arrived,
            @Nullable LocalDate answeredOn) {}

    /// Those that have been asked.
    List<Told> threads() {
        return jdbc.sql("""
                select thread.id, thread.appeal_id, thread.country, thread.language, thread.slip_id,
                  min(ask.asked_on) as first_on, max(case when ask.state = 'SENT' then 1 else 0 end) as arrived,
                  thread.answered_on
                from thread join ask on ask.thread_id = thread.id
                where ask.state in ('SENT', 'FAILED', 'UNCLEAR')
                group by thread.id, thread.appeal_id, thread.country, thread.language, thread.slip_id,
                  thread.answered_on
                order by thread.id
                """)
                .query((row, i) -> {
                    String slip = row.getString("slip_id");
                    String answered = row.getString("answered_on");
                    return new Told(
                            UUID.fromString(row.getString("id")),
                            UUID.fromString(row.getString("appeal_id")),
                            row.getString("country"),
                            row.getString("language"),
                            slip == null ? null : UUID.fromString(slip),
                            LocalDate.parse(row.getString("first_on")),
                            row.getInt("arrived") == 1,
                            answered == null ? null : LocalDate.parse(answered));
                })
                .list();
    }

    /// By which way a thread has been asked.
    ///
    /// @param arrived whether anything sent by it arrived
    record Way(UUID thread, Channel channel, boolean arrived) {}

    List<Way> ways() {
        return jdbc.sql("""
                select thread_id, way, max(case when state = 'SENT' then 1 else 0 end) as arrived
                from ask where state in ('SENT', 'FAILED', 'UNCLEAR') group by thread_id, way
                """)
                .query((row, i) -> new Way(
                        UUID.fromString(row.getString("thread_id")),
                        Channel.valueOf(row.getString("way")),
                        row.getInt("arrived") == 1))
                .list();
    }

    /// The ask that an answer followed: the last one that was made when it came.
    record Followed(UUID thread, Channel channel, LocalDate on) {}

    List<Followed> followed() {
        return jdbc.sql("""
                select thread_id, way, asked_on from ask
                where state in ('SENT', 'FAILED', 'UNCLEAR') and number = (
                  select max(before.number) from ask before join thread on thread.id = before.thread_id
                  where before.thread_id = ask.thread_id and before.state in ('SENT', 'FAILED', 'UNCLEAR')
                    and before.asked_on <= thread.answered_on)
                """)
                .query((row, i) -> new Followed(
                        UUID.fromString(row.getString("thread_id")),
                        Channel.valueOf(row.getString("way")),
                        LocalDate.parse(row.getString("asked_on"))))
                .list();
    }
}
