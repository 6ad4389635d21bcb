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

    private final ConditionClaimStore claims;
    private final TrackStore tracks;
    private final StepStore steps;

    ConditionTasks(ConditionClaimStore claims, TrackStore tracks, StepStore steps) {
        this.claims = claims;
        this.tracks = tracks;
        this.steps = steps;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        if (!keeps && !caller.may(Permission.ACT_FOR_GROUP)) {
            return List.of();
        }
        List<ConditionClaim> open =
                claims.listOpen().stream().filter(claim -> !claim.seen()).toList();
        return open.stream()
                .flatMap(claim -> task(claim, keeps, caller, v).stream())
                .toList();
    }

    private Optional<Task> task(ConditionClaim claim, boolean keeps, Caller caller, Visitor v) {
        String[] key = claim.condition().split("/", 2);
        return tracks.find(key[0])
                .map(TrackStore.Placed::track)
                .filter(track -> keeps || looksAfter(caller.group(), track, key[1]))
                .map(track -> new Task(
                        v.t(
                                claim.stands() ? "recognition.task.met" : "recognition.task.back",
                                "track",
                                v.in(track.name()).value()),
                        claim.takenBackOn(),
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
