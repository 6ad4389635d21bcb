package org.yadman.gatherings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What waits on the desk: reports to decide on, and gatherings of which nobody has told anything yet.
/// Whether one was held at all is asked by {@link GatheringTasks}.
@Component
class ReportTasks implements DeskSource {

    private static final int MOST = 20;
    private static final int DAYS_BACK = 60;

    private final Reports reports;
    private final Gatherings gatherings;

    ReportTasks(Reports reports, Gatherings gatherings) {
        this.reports = reports;
        this.gatherings = gatherings;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        List<Task> tasks = new ArrayList<>();
        boolean all = caller.may(Permission.MODERATE);
        UUID group = caller.group();
        if (!all && group == null) {
            return tasks;
        }
        // What came without an account is told by the submissions.
        long waiting = all ? reports.countWaitingFromDesk() : 0;
        if (waiting > 0) {
            tasks.add(new Task(v.t("gatherings.report.task.waiting", "count", waiting), null, ReportDesk.PATH));
        }
        reports.listUntold(
                        v.today().minusDays(DAYS_BACK),
                        v.today().minusDays(GatheringTasks.DAYS_TO_TELL),
                        all ? null : group,
                        MOST)
                .forEach(id -> gatherings.find(id).ifPresent(gathering -> tasks.add(task(gathering, v))));
        return tasks;
    }

    private Task task(Gathering gathering, Visitor v) {
        LocalDate heldOn = gathering.heldOn();
        long days = ChronoUnit.DAYS.between(heldOn, v.today());
        return new Task(
                v.t(
                        days < GatheringTasks.ASKED_AGAIN
                                ? "gatherings.report.task.untold"
                                : "gatherings.report.task.untold.again",
                        "days",
                        days,
                        "name",
                        v.in(gatherings.names().of(gathering)).value()),
                heldOn.plusDays(GatheringTasks.ASKED_AGAIN),
                ReportDesk.PATH + "/new?gathering=" + gathering.id());
    }
}
