package org.yadman.agreements;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.agreements.Line.Member;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.groups.Standing;
import org.yadman.groups.Standings;
import org.yadman.platform.collect.FolderRow;
import org.yadman.pure.conditions.Milestone;
import org.yadman.pure.conditions.World;

/// What the ledger must know besides the agreements: of groups, and of the rest of the world.
@Component
class Circumstances {

    private final Groups groups;
    private final Standings standings;
    private final ObjectProvider<TrackStates> tracks;
    private final ObjectProvider<Supporters> supporters;
    private final Made made;

    Circumstances(
            Groups groups,
            Standings standings,
            ObjectProvider<TrackStates> tracks,
            ObjectProvider<Supporters> supporters,
            Made made) {
        this.groups = groups;
        this.standings = standings;
        this.tracks = tracks;
        this.supporters = supporters;
        this.made = made;
    }

    World world() {
        Map<String, Milestone> reached = new HashMap<>();
        Set<String> adoptedBy = new HashSet<>();
        tracks.forEach(states -> {
            reached.putAll(states.reached());
            adoptedBy.addAll(states.adoptedBy());
        });
        long signatures = supporters.stream().mapToLong(Supporters::published).sum();
        return new World(reached, adoptedBy, signatures, made.today());
    }

    /// What of these groups counts; one that is in the record no more is not in the answer.
    Map<UUID, Member> members(Collection<UUID> ids) {
        Map<UUID, Group> known = groups.byId(ids);
        Map<UUID, Standing> standing = standings.of(known.keySet());
        Map<UUID, Member> members = new HashMap<>();
        known.forEach((id, group) -> {
            Standing how = standing.get(id);
            if (how != null) {
                members.put(
                        id,
                        new Member(
                                group.slug(), FolderRow.word(group.kind()), group.country(), how.tier(), how.counts()));
            }
        });
        return members;
    }

    Map<UUID, Group> groups(Collection<UUID> ids) {
        return groups.byId(ids);
    }

    Map<UUID, Standing> standings(Collection<UUID> ids) {
        return standings.of(ids);
    }
}
