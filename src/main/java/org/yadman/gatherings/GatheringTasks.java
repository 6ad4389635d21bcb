package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What waits on the desk: to be looked at, to be confirmed as held, to be told of.
@Component
class GatheringTasks implements DeskSource {

    /// So many days after the day it is due to say how it was, and then once more.
    static final int DAYS_TO_TELL = 3;

    static final int ASKED_AGAIN = 7;

    private static final int MOST = 20;
    private static final int DAYS_BACK = 60;

    private final Gatherings gatherings;

    GatheringTasks(Gatherings gatherings) {
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
        UUID keeper = all ? null : group;
        if (all) {
            // What came without an account is told by the submissions.
            long waiting = gatherings.countWaitingFromGroups();
            if (waiting > 0) {
                tasks.add(new Task(v.t("gatherings.task.waiting", "count", waiting), null, GatheringDesk.PATH));
            }
        }
        gatherings.listOver(over(keeper, v.today()), MOST).forEach(each -> tasks.add(task(each, v)));
        return tasks;
    }

    private static GatheringFilter over(@Nullable UUID keeper, LocalDate today) {
        return GatheringFilter.all(Part.PUBLIC).keptBy(keeper).between(today.minusDays(DAYS_BACK), today.minusDays(1));
    }

    private Task task(Gathering gathering, Visitor v) {
        return new Task(
                v.t(
                        "gatherings.task.over",
                        "name",
                        v.in(gatherings.names().of(gathering)).value(),
                        "date",
                        v.date(gathering.heldOn())),
                due(gathering.heldOn(), v.today()),
                GatheringDesk.PATH + "/" + gathering.id());
    }

    private static LocalDate due(LocalDate heldOn, LocalDate today) {
        LocalDate first = heldOn.plusDays(DAYS_TO_TELL);
        return today.isAfter(first) ? heldOn.plusDays(ASKED_AGAIN) : first;
    }
}
