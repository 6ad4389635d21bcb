package org.yadman.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.pure.calendars.PartialDate;

/// What bodies can do and what they work on.
@Component
@Transactional(readOnly = true)
class WorkStore {

    private static final String COMPETENCES = "select competence.* from competence join body on body.id = body_id";
    private static final String STRATEGIES = "select strategy.* from strategy join body on body.id = body_id";

    private static final int MOST_BODIES = 100;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    WorkStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    private String competenceOrder() {
        return " order by " + dialect.byBytes("body.slug") + ", " + dialect.byBytes(word("competence.power")) + ", "
                + dialect.byBytes("coalesce(" + word("competence.tabled_by") + ", '')");
    }

    // As the folder writes it, which is sorted by what is written.
    private static String word(String column) {
        return "replace(lower(" + column + "), '_', '-')";
    }

    private String strategyOrder() {
        return " order by " + dialect.byBytes("body.slug") + ", " + dialect.byBytes("strategy.slug");
    }

    List<Competence> listCompetences(Collection<UUID> bodies) {
        return bodies.isEmpty()
                ? List.of()
                : jdbc.sql(COMPETENCES + " where body_id in (:bodies)" + competenceOrder())
                        .param("bodies", bodies.stream().map(UUID::toString).toList())
                        .query(WorkStore::toCompetence)
                        .list();
    }

    List<Competence> listCompetences(Slice slice) {
        return jdbc.sql(COMPETENCES + competenceOrder() + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(WorkStore::toCompetence)
                .list();
    }

    List<UUID> listBodiesWith(Power power) {
        return jdbc.sql("select distinct body_id from competence where power = :power order by body_id limit :most")
                .param("power", power.name())
                .param("most", MOST_BODIES)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    int countCompetences() {
        return jdbc.sql("select count(*) from competence").query(Integer.class).single();
    }

    List<Strategy> listStrategies(Collection<UUID> bodies) {
        return bodies.isEmpty()
                ? List.of()
                : jdbc.sql(STRATEGIES + " where body_id in (:bodies)" + strategyOrder())
                        .param("bodies", bodies.stream().map(UUID::toString).toList())
                        .query(WorkStore::toStrategy)
                        .list();
    }

    List<Strategy> listStrategies(Slice slice) {
        return jdbc.sql(STRATEGIES + strategyOrder() + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(WorkStore::toStrategy)
                .list();
    }

    int countStrategies() {
        return jdbc.sql("select count(*) from strategy").query(Integer.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Competence competence) {
        jdbc.sql("""
                insert into competence (id, body_id, power, tabled_by, source_id, note)
                values (:id, :body, :power, :tabledBy, :source, :note)
                on conflict (id) do update set body_id = excluded.body_id, power = excluded.power,
                  tabled_by = excluded.tabled_by, source_id = excluded.source_id, note = excluded.note
                """)
                .param("id", competence.id().toString())
                .param("body", competence.body().toString())
                .param("power", competence.power().name())
                .param(
                        "tabledBy",
                        competence.tabledBy() == null
                                ? null
                                : competence.tabledBy().name())
                .param("source", competence.source().toString())
                .param("note", LocalizedColumn.write(competence.note()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Strategy strategy) {
        jdbc.sql("""
                insert into strategy (id, body_id, slug, name, since, until, source_id, says)
                values (:id, :body, :slug, :name, :since, :until, :source, :says)
                on conflict (id) do update set body_id = excluded.body_id, slug = excluded.slug, name = excluded.name,
                  since = excluded.since, until = excluded.until, source_id = excluded.source_id, says = excluded.says
                """)
                .param("id", strategy.id().toString())
                .param("body", strategy.body().toString())
                .param("slug", strategy.slug())
                .param("name", LocalizedColumn.write(strategy.name()))
                .param("since", text(strategy.since()))
                .param("until", text(strategy.until()))
                .param("source", strategy.source().toString())
                .param("says", LocalizedColumn.write(strategy.says()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteCompetence(UUID id) {
        jdbc.sql("delete from competence where id = :id")
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteStrategy(UUID id) {
        jdbc.sql("delete from strategy where id = :id")
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from competence").update();
        jdbc.sql("delete from strategy").update();
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.text();
    }

    private static @Nullable PartialDate date(@Nullable String column) {
        return column == null ? null : PartialDate.parse(column);
    }

    private static Competence toCompetence(ResultSet row, int i) throws SQLException {
        String tabledBy = row.getString("tabled_by");
        return new Competence(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("body_id")),
                Power.valueOf(row.getString("power")),
                tabledBy == null ? null : Tabler.valueOf(tabledBy),
                UUID.fromString(row.getString("source_id")),
                LocalizedColumn.read(row.getString("note")));
    }

    private static Strategy toStrategy(ResultSet row, int i) throws SQLException {
        return new Strategy(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("body_id")),
                row.getString("slug"),
                LocalizedColumn.read(row.getString("name")),
                date(row.getString("since")),
                date(row.getString("until")),
                UUID.fromString(row.getString("source_id")),
                LocalizedColumn.read(row.getString("says")));
    }
}
