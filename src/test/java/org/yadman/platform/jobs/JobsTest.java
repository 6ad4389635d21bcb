package org.yadman.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class JobsTest {

    private static final CountDownLatch RAN = new CountDownLatch(1);

    static class Nightly implements Job {
        @Override
        public String name() {
            return "nightly";
        }

        // Twelve hours away, so that it never comes due by itself while the test runs.
        @Override
        public LocalTime dailyAt() {
            return Instant.now()
                    .atZone(ZoneOffset.UTC)
                    .toLocalTime()
                    .plusHours(12)
                    .withNano(0);
        }

        @Override
        public void run() {
            RAN.countDown();
        }
    }

    @Test
    void a_daily_job_is_scheduled_and_runs_when_the_server_is_up_again_after_its_time() throws InterruptedException {
        TestDatabase database = TestDatabase.fresh();
        try (TestServer server = TestServer.start(database, Nightly.class)) {
            assertThat(scheduled(server)).isEqualTo(1);
            assertThat(RAN.getCount()).as("it is not due yet").isEqualTo(1);
            server.inTransaction(() -> server.bean(JdbcClient.class)
                    .sql("update scheduled_tasks set execution_time = :past where task_name = 'nightly'")
                    .param("past", Timestamp.from(Instant.now().minusSeconds(3600)))
                    .update());
        }
        try (TestServer server = TestServer.start(database, Nightly.class)) {
            assertThat(RAN.await(1, TimeUnit.MINUTES)).as("the job ran").isTrue();
            assertThat(scheduled(server))
                    .as("it stays scheduled for the next day")
                    .isEqualTo(1);
        }
    }

    private static int scheduled(TestServer server) {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from scheduled_tasks where task_name = 'nightly'")
                .query(Integer.class)
                .single();
    }
}
