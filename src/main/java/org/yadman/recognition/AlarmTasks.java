package org.yadman.recognition;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// The alarms that ring for somebody, at the desk. Tracks that nobody looks after can be many: they are one thing to
/// do.
@Component
class AlarmTasks implements DeskSource {

    /// More alarms are one thing to do together: their list.
    private static final int MOST = 20;

    private final Alarms alarms;
    private final AlarmWords words;

    AlarmTasks(Alarms alarms, AlarmWords words) {
        this.alarms = alarms;
        this.words = words;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        List<Task> tasks = new ArrayList<>();
        List<Alarm> ringing = alarms.ringing(caller);
        ringing.stream()
                .limit(MOST)
                .forEach(alarm -> tasks.add(new Task(words.task(alarm, v), alarm.on(), AlarmPages.path(alarm))));
        if (ringing.size() > MOST) {
            tasks.add(new Task(
                    v.t("ladder.alarms.more", "count", ringing.size() - MOST),
                    ringing.get(MOST).on(),
                    AlarmPages.PATH));
        }
        int unowned = caller.may(Permission.KEEP_RECORD) ? alarms.countUnowned() : 0;
        if (unowned > 0) {
            tasks.add(new Task(v.t("recognition.alarm.unowned", "count", unowned), null, AlarmPages.PATH));
        }
        return tasks;
    }
}
