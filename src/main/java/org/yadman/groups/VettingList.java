package org.yadman.groups;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Listing;

/// The queue of the desk, in its parts.
@Component
class VettingList {

    /// How long before a check runs out somebody should check again.
    static final int DAYS_BEFORE = 30;

    private final GroupStore groups;
    private final StandingStore standings;

    VettingList(GroupStore groups, StandingStore standings) {
        this.groups = groups;
        this.standings = standings;
    }

    /// One part of the queue.
    enum Part {
        /// Not admitted and not refused; what has been checked comes first.
        WAITING("admitted_on is null and refused_on is null"),
        ADMITTED("admitted_on is not null and suspended_on is null"),
        /// Admitted, and the last time somebody reached it was nearly a year ago.
        DUE("""
                admitted_on is not null and suspended_on is null and not exists (
                  select 1 from group_check where group_check.group_id = campaign_group.id and withdrawn_on is null
                    and how in ('TELEPHONE', 'LETTER', 'MAIL', 'MAIL_CODE') and checked_on > :due)
                """),
        SUSPENDED("suspended_on is not null"),
        REFUSED("refused_on is not null");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }
    }

    /// One group of the queue.
    record Found(Group group, Standing standing, boolean alike) {}

    /// The last day of a check that is not due yet.
    static LocalDate due(LocalDate today) {
        return today.minusYears(1).plusDays(DAYS_BEFORE);
    }

    Listing<Found> list(Part part, Language language, Listing.Query query, LocalDate today) {
        List<String> words = Listings.words(query.get("q"));
        Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
        parameters.put("language", language.tag());
        if (part == Part.DUE) {
            parameters.put("due", due(today).toString());
        }
        List<Group> found = groups.listStanding(part.condition, words, parameters, query.page());
        List<UUID> ids = found.stream().map(Group::id).toList();
        Map<UUID, Standing> standing = standings.standings(ids);
        Map<UUID, List<UUID>> alike = standings.listAlike(ids);
        List<Found> rows = found.stream()
                .map(group -> new Found(
                        group,
                        standing.getOrDefault(group.id(), Standing.NONE),
                        alike.containsKey(group.id()) || Likeness.mixesScripts(group.name())))
                .toList();
        return Listing.of(rows, groups.countStanding(part.condition, words, parameters), query.page(), query);
    }
}
