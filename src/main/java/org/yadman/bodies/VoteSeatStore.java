package org.yadman.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class VoteSeatStore {

    private final JdbcClient jdbc;

    VoteSeatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A row.
    ///
    /// @param who a keyed hash of body and group
    /// @param content sealed
    /// @param month in which it was said last
    record Row(UUID id, String who, String content, YearMonth month, int version) {}

    Optional<Row> find(String who) {
        return list(List.of(who)).stream().findFirst();
    }

    List<Row> list(Collection<String> whos) {
        return whos.isEmpty()
                ? List.of()
                : jdbc.sql("select * from votes_we_have where who in (:whos)")
                        .param("whos", whos)
                        .query(VoteSeatStore::toRow)
                        .list();
    }

    List<Row> listAll() {
        return jdbc.sql("select * from votes_we_have order by id")
                .query(VoteSeatStore::toRow)
                .list();
    }

    private static Row toRow(ResultSet row, int i) throws SQLException {
        return new Row(
                UUID.fromString(row.getString("id")),
                row.getString("who"),
                row.getString("content"),
                YearMonth.parse(row.getString("month")),
                row.getInt("version"));
    }

    /// Writes a row that is new, or the next version of one.
    ///
    /// @return false if somebody was faster
    @Transactional(propagation = Propagation.MANDATORY)
    boolean put(Row row) {
        return jdbc.sql("""
                insert into votes_we_have (id, who, content, month, version)
                values (:id, :who, :content, :month, :version)
                on conflict (who) do update set id = excluded.id, content = excluded.content, month = excluded.month,
                  version = excluded.version
                where votes_we_have.version = excluded.version - 1
                """)
                        .param("id", row.id().toString())
                        .param("who", row.who())
                        .param("content", row.content())
                        .param("month", row.month().toString())
                        .param("version", row.version())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from votes_we_have where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// Drops what nobody has said again since.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteUntil(YearMonth month) {
        jdbc.sql("delete from votes_we_have where month <= :month")
                .param("month", month.toString())
                .update();
    }

    Optional<LocalDate> findLastTold() {
        return jdbc.sql("select told_on from votes_told order by told_on desc limit 1")
                .query((row, i) -> LocalDate.parse(row.getString("told_on")))
                .optional();
    }

    /// Body → what was published on that day.
    Map<UUID, Long> listTold(LocalDate on) {
        Map<UUID, Long> told = new LinkedHashMap<>();
        jdbc.sql("select body_id, votes from votes_told_body where told_on = :on order by body_id")
                .param("on", on.toString())
                .query((row, i) -> told.put(UUID.fromString(row.getString("body_id")), row.getLong("votes")))
                .list();
        return told;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertTold(LocalDate on, int k, Map<UUID, Long> votes) {
        jdbc.sql("insert into votes_told (told_on, k) values (:on, :k)")
                .param("on", on.toString())
                .param("k", k)
                .update();
        votes.forEach((body, number) -> jdbc.sql(
                        "insert into votes_told_body (told_on, body_id, votes) values (:on, :body, :votes)")
                .param("on", on.toString())
                .param("body", body.toString())
                .param("votes", number)
                .update());
    }
}
