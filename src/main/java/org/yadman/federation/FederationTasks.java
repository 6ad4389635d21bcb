package org.yadman.federation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// A server that has taken nothing for days: a steward asks who runs it, or takes it away.
@Component
class FederationTasks implements DeskSource {

    private static final int DAYS = 3;

    private final Federation federation;

    FederationTasks(Federation federation) {
        this.federation = federation;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        if (!caller.may(Permission.STEWARD)) {
            return List.of();
        }
        LocalDate late = visitor.today().minusDays(DAYS);
        return federation.hosts().stream()
                .filter(host -> host.failingOn() != null && host.failingOn().isBefore(late))
                .map(host -> new Task(
                        visitor.t("federation.task.failing", "host", host.name(), "date", failing(host, visitor)),
                        host.failingOn(),
                        FederationDesk.PATH))
                .toList();
    }

    static String failing(FederationStore.Host host, Visitor v) {
        return host.failingOn() == null ? "" : v.date(host.failingOn());
    }
}
