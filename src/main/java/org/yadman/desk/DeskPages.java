package org.yadman.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What needs me today, and the places that are mine.
@Controller
class DeskPages {

    /// Where somebody who holds a permission can go.
    private static final List<Place> PLACES = List.of(
            new Place("desk.place.record", "/desk/record", Permission.PROPOSE),
            new Place("desk.place.submissions", "/desk/submissions", Permission.MODERATE),
            new Place("gatherings.title", "/desk/gatherings", Permission.PROPOSE),
            new Place("memorial.desk.title", "/desk/memorial", Permission.KEEP_RECORD),
            new Place("desk.place.groups", "/desk/groups", Permission.MODERATE),
            new Place("desk.place.mandates", "/desk/mandates", Permission.ACT_FOR_GROUP),
            new Place("desk.place.vouches", "/desk/vouches", Permission.ACT_FOR_GROUP),
            new Place("outreach.title", "/desk/outreach", Permission.REACH_GROUPS),
            new Place("board.title", "/desk/outreach/board", Permission.ACT_FOR_GROUP),
            new Place("desk.place.answers", "/desk/answers", Permission.REACH_GROUPS),
            new Place("desk.place.slips", "/desk/slips", Permission.REACH_GROUPS),
            new Place("desk.place.answer", "/desk/answer", Permission.ACT_FOR_GROUP),
            new Place("desk.place.agreement", "/desk/agreement", Permission.ACT_FOR_GROUP),
            new Place("desk.place.text", "/desk/agreement/text", Permission.KEEP_RECORD),
            new Place("desk.place.requests", "/desk/recognition", Permission.KEEP_RECORD),
            new Place("desk.place.texts", "/desk/recognition/texts", Permission.PROPOSE),
            new Place("desk.place.conditions", "/desk/recognition/conditions", Permission.KEEP_RECORD),
            new Place("desk.place.waits", "/desk/agreement/waits", Permission.KEEP_RECORD),
            new Place("desk.place.alarms", "/desk/recognition/alarms", Permission.KEEP_RECORD),
            new Place("desk.place.alarms.own", "/desk/recognition/alarms", Permission.ACT_FOR_GROUP),
            new Place("votes.place", "/desk/bodies/votes", Permission.PROPOSE),
            new Place("desk.place.whole", "/desk/agreement/whole", Permission.STEWARD),
            new Place("desk.place.approvals", "/desk/approvals", Permission.PROPOSE),
            new Place("desk.place.support", "/desk/support", Permission.STEWARD),
            new Place("desk.place.people", "/desk/people", Permission.STEWARD),
            new Place("desk.place.settings", "/desk/settings", Permission.STEWARD),
            new Place("desk.place.audit", "/desk/audit", Permission.STEWARD));

    private final List<DeskSource> sources;
    private final Templates templates;
    private final TransactionTemplate reading;

    DeskPages(List<DeskSource> sources, Templates templates, PlatformTransactionManager transactions) {
        this.sources = sources;
        this.templates = templates;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /// One place.
    ///
    /// @param key of its name
    record Place(String key, String path, Permission needs) {}

    /// The first page of the desk.
    record DeskModel(Caller caller, List<Task> tasks, List<Place> places) {}

    /// One thing to do.
    ///
    /// @param days for how many days it has been due; null where it has no day
    record Task(
            String sentence,
            @Nullable LocalDate due,
            @Nullable Long days,
            String path) {}

    @GetMapping("/{lang}/desk")
    @Requires(Permission.OWN_ACCOUNT)
    Page desk(Caller caller, Visitor v) {
        LocalDate today = v.today();
        // In one transaction: every room sees the same moment, and two dozen small questions share one connection.
        List<Task> tasks = reading
                .execute(status -> sources.stream()
                        .flatMap(source -> source.tasks(caller, v).stream())
                        .toList())
                .stream()
                .sorted(Comparator.comparing(
                        DeskSource.Task::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .map(task -> new Task(task.sentence(), task.due(), late(task.due(), today), task.path()))
                .toList();
        List<Place> places =
                PLACES.stream().filter(place -> caller.may(place.needs())).toList();
        return templates.page(v, "desk/home", new DeskModel(caller, tasks, places));
    }

    private static @Nullable Long late(@Nullable LocalDate due, LocalDate today) {
        return Stream.ofNullable(due)
                .filter(day -> day.isBefore(today))
                .map(day -> day.until(today, java.time.temporal.ChronoUnit.DAYS))
                .findFirst()
                .orElse(null);
    }
}
