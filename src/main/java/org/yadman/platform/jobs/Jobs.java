package org.yadman.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.Remains;

/// Runs the daily jobs. Several server processes on one database share them: each job runs once a day, whoever
/// takes it.
@Component
class Jobs implements SmartLifecycle {

    private final Scheduler scheduler;
    private volatile boolean running;

    Jobs(DataSource dataSource, Dialect dialect, List<Job> jobs, Remains remains) {
        List<RecurringTask<Void>> daily = jobs.stream()
                .map(job -> Tasks.recurring(
                                job.name(),
                                Schedules.daily(ZoneOffset.UTC, job.times().toArray(LocalTime[]::new)))
                        .execute((instance, context) -> {
                            job.run();
                            remains.wipe();
                        }))
                .toList();
        var builder = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource))
                .startTasks(daily)
                .threads(1)
                .pollingInterval(Duration.ofSeconds(10))
                .heartbeatInterval(Duration.ofMinutes(1));
        this.scheduler = dialect.polling(builder).build();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
