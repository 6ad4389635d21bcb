package org.yadman.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// Tells the desk when a condition is met as we count, and rings when it is no longer: for those who keep the record,
/// and for the group that looks after it.
@Component
class ConditionTasks implements DeskSource {

    private final FindingStore findings;
    private final TrackStore tracks;
    private final StepStore steps;

    ConditionTasks(FindingStore findings, TrackStore tracks, StepStore steps) {
        this.findings = findings;
        this.tracks = tracks;
        this.steps = steps;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        if (!keeps && !caller.may(Permission.ACT_FOR_GROUP)) {
            return List.of();
        }
        return findings.listUnseen().stream()
                .flatMap(finding -> task(finding, keeps, caller, v).stream())
                .toList();
    }

    private Optional<Task> task(Finding finding, boolean keeps, Caller caller, Visitor v) {
        String[] key = finding.condition().split("/", 2);
        return tracks.find(key[0])
                .map(TrackStore.Placed::track)
                .filter(track -> steps.listConditions(track.id()).stream()
                        .anyMatch(condition -> condition.slug().equals(key[1]) && condition.open()))
                .filter(track -> keeps || looksAfter(caller.group(), track, key[1]))
                .map(track -> new Task(
                        v.t(
                                finding.stands() ? "recognition.task.met" : "recognition.task.back",
                                "track",
                                v.in(track.name()).value()),
                        finding.takenBackOn(),
                        keeps ? ConditionDesk.PATH : "/recognition/" + track.slug() + "#condition-" + key[1]));
    }

    private boolean looksAfter(@Nullable UUID group, Track track, String condition) {
        return group != null
                && (group.equals(track.owner())
                        || steps.listConditions(track.id()).stream()
                                .filter(each -> each.slug().equals(condition))
                                .anyMatch(each -> group.equals(each.owner())));
    }
}
