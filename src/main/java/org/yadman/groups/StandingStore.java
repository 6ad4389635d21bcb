package org.yadman.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class StandingStore {

    /// So many ids are named in one question; databases take no more than some thousands.
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How those of these groups stand of which anything is known.
    Map<UUID, Standing> standings(Collection<UUID> groups) {
        Map<UUID, Standing> found = new HashMap<>();
        List<String> ids = groups.stream().distinct().map(UUID::toString).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            jdbc.sql("""
                    select campaign_group.id, checked, admitted_on, suspended_on, group_founder.since
                    from campaign_group
                      left join group_standing on group_standing.group_id = campaign_group.id
                      left join group_founder on group_founder.group_id = campaign_group.id
                    where campaign_group.id in (:ids)
                    """)
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .query((row, i) -> Map.entry(UUID.fromString(row.getString("id")), toStanding(row)))
                    .list()
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void admitExample(UUID group, Checked checked, LocalDate on) {
        jdbc.sql("""
                insert into group_standing (group_id, checked, admitted_on, version) values (:group, :checked, :on, 1)
                on conflict (group_id) do update set checked = excluded.checked
                """)
                .param("group", group.toString())
                .param("checked", checked.name())
                .param("on", on.toString())
                .update();
    }

    private static Standing toStanding(ResultSet row) throws SQLException {
        String checked = row.getString("checked");
        return new Standing(
                checked == null ? Checked.NOT_YET : Checked.valueOf(checked),
                row.getString("admitted_on") != null,
                row.getString("suspended_on") != null,
                row.getString("since") != null);
    }
}
