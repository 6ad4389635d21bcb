package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What measuring found of conditions.
@Component
@Transactional(readOnly = true)
class FindingStore {

    private static final String CLAIMS =
            "select id, condition_key, claimed_on, number, countries, taken_back_on, seen" + " from condition_finding";

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that stand.
    List<Finding> listStanding() {
        return jdbc.sql(CLAIMS + " where taken_back_on is null order by claimed_on, id")
                .query(FindingStore::toClaim)
                .list();
    }

    /// Those that nobody has taken note of.
    List<Finding> listUnseen() {
        return jdbc.sql(CLAIMS + " where seen = 0 order by claimed_on, id")
                .query(FindingStore::toClaim)
                .list();
    }

    /// Of these conditions, the latest first.
    List<Finding> list(Collection<String> conditions) {
        return conditions.isEmpty()
                ? List.of()
                : jdbc.sql(CLAIMS + " where condition_key in (:keys) order by claimed_on desc, id desc")
                        .param("keys", conditions)
                        .query(FindingStore::toClaim)
                        .list();
    }

    /// Those that began to hold, or ceased to, within these days, the latest first.
    List<Finding> listWithin(LocalDate from, LocalDate to, int most) {
        return jdbc.sql(CLAIMS + """
                 where claimed_on between :from and :to or taken_back_on between :from and :to
                order by claimed_on desc, id desc limit :most
                """)
                .param("from", from.toString())
                .param("to", to.toString())
                .param("most", most)
                .query(FindingStore::toClaim)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Finding finding) {
        jdbc.sql("""
                insert into condition_finding (id, condition_key, claimed_on, number, countries, taken_back_on, seen)
                values (:id, :key, :on, :groups, :countries, null, 0)
                """)
                .param("id", finding.id().toString())
                .param("key", finding.condition())
                .param("on", finding.on().toString())
                .param("groups", finding.groups())
                .param("countries", finding.countries())
                .update();
    }

    /// It holds no more: what is left is that it was so, and how many there were.
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(UUID id, LocalDate on) {
        jdbc.sql("update condition_finding set taken_back_on = :on, seen = 0 where id = :id")
                .param("on", on.toString())
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean see(UUID id) {
        return jdbc.sql("update condition_finding set seen = 1 where id = :id and seen = 0")
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    private static Finding toClaim(ResultSet row, int i) throws SQLException {
        String takenBack = row.getString("taken_back_on");
        return new Finding(
                UUID.fromString(row.getString("id")),
                row.getString("condition_key"),
                LocalDate.parse(row.getString("claimed_on")),
                row.getInt("number"),
                row.getInt("countries"),
                takenBack == null ? null : LocalDate.parse(takenBack),
                row.getInt("seen") == 1);
    }
}
