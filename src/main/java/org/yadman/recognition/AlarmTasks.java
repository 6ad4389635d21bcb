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

    private final Alarms alarms;
    private final AlarmWords words;

    AlarmTasks(Alarms alarms, AlarmWords words) {
        this.alarms = alarms;
        this.words = words;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        List<Task> tasks = new ArrayList<>();
        alarms.ringing(caller)
                .forEach(alarm -> tasks.add(new Task(words.task(alarm, v), alarm.on(), AlarmPages.path(alarm))));
        int unowned = caller.may(Permission.KEEP_RECORD) ? alarms.countUnowned() : 0;
        if (unowned > 0) {
            tasks.add(new Task(v.t("recognition.alarm.unowned", "count", unowned), null, AlarmPages.PATH));
        }
        return tasks;
    }
}
