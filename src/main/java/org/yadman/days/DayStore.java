package org.yadman.days;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.LocalizedColumn;

@Component
@Transactional(readOnly = true)
class DayStore {

    private final JdbcClient jdbc;
    private final Dialect dialect;

    DayStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    List<Days.Written> listDays() {
        return jdbc.sql("select id, slug, role, name, about from day order by " + dialect.byBytes("slug"))
                .query((row, i) -> new Days.Written(
                        UUID.fromString(row.getString("id")),
                        row.getString("slug"),
                        DayRole.valueOf(row.getString("role")),
                        LocalizedColumn.read(row.getString("name")),
                        LocalizedColumn.read(row.getString("about"))))
                .list();
    }

    boolean hasCommon() {
        return jdbc.sql("select count(*) from day where role = :common")
                        .param("common", DayRole.COMMON.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Observance> listObservances() {
        return jdbc.sql("""
                select observance.id, group_id, day_id, observance.about
                from observance join day on day.id = observance.day_id
                order by day.slug, observance.id
                """)
                .query((row, i) -> new Observance(
                        UUID.fromString(row.getString("id")),
                        UUID.fromString(row.getString("group_id")),
                        UUID.fromString(row.getString("day_id")),
                        LocalizedColumn.read(row.getString("about"))))
                .list();
    }

    Optional<UUID> findDay(String slug) {
        return jdbc.sql("select id from day where slug = :slug")
                .param("slug", slug)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    Optional<UUID> findObservance(UUID group, String day) {
        return jdbc.sql("""
                select observance.id from observance join day on day.id = observance.day_id
                where group_id = :group and day.slug = :day
                """)
                .param("group", group.toString())
                .param("day", day)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    List<Observance> listObservances(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select id, group_id, day_id, about from observance where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query((row, i) -> new Observance(
                                UUID.fromString(row.getString("id")),
                                UUID.fromString(row.getString("group_id")),
                                UUID.fromString(row.getString("day_id")),
                                LocalizedColumn.read(row.getString("about"))))
                        .list();
    }

    int count() {
        return jdbc.sql("select count(*) from day").query(Integer.class).single();
    }

    int countObservances() {
        return jdbc.sql("select count(*) from observance").query(Integer.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Days.Written day) {
        jdbc.sql("""
                insert into day (id, slug, role, name, about) values (:id, :slug, :role, :name, :about)
                on conflict (id) do update set slug = excluded.slug, role = excluded.role, name = excluded.name,
                  about = excluded.about
                """)
                .param("id", day.id().toString())
                .param("slug", day.slug())
                .param("role", day.role().name())
                .param("name", LocalizedColumn.write(day.name()))
                .param("about", LocalizedColumn.write(day.about()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Observance observance) {
        jdbc.sql("""
                insert into observance (id, group_id, day_id, about) values (:id, :group, :day, :about)
                on conflict (id) do update set group_id = excluded.group_id, day_id = excluded.day_id,
                  about = excluded.about
                """)
                .param("id", observance.id().toString())
                .param("group", observance.group().toString())
                .param("day", observance.day().toString())
                .param("about", LocalizedColumn.write(observance.about()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteDay(UUID id) {
        jdbc.sql("delete from day where id = :id").param("id", id.toString()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteObservance(UUID id) {
        jdbc.sql("delete from observance where id = :id")
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from observance").update();
        jdbc.sql("delete from day").update();
    }
}
