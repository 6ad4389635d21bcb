package org.yadman.recognition;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.Evidence;

/// What was claimed of conditions, with its evidence.
@Component
@Transactional(readOnly = true)
class FindingStore {

    private static final String CLAIMS =
            "select id, condition_key, claimed_on, number, countries, digest, named, taken_back_on, seen"
                    + " from condition_finding";

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that stand, and those that nobody has taken note of.
    List<Finding> listOpen() {
        return jdbc.sql(CLAIMS + " where taken_back_on is null or seen = 0 order by claimed_on, id")
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

    /// The evidence of the finding that stands.
    Optional<byte[]> findEvidence(String condition) {
        return jdbc.sql("""
                select evidence from condition_finding
                where condition_key = :key and taken_back_on is null and evidence is not null
                """)
                .param("key", condition)
                .query((row, i) -> row.getString(1).getBytes(StandardCharsets.UTF_8))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Finding finding, Evidence.@Nullable Signed evidence) {
        jdbc.sql("""
                insert into condition_finding (id, condition_key, claimed_on, number, countries, digest, named, evidence,
                  taken_back_on, seen)
                values (:id, :key, :on, :groups, :countries, :digest, :named, :evidence, null, 0)
                on conflict (id) do update set digest = excluded.digest, named = excluded.named,
                  evidence = excluded.evidence
                """)
                .param("id", finding.id().toString())
                .param("key", finding.condition())
                .param("on", finding.on().toString())
                .param("groups", finding.groups())
                .param("countries", finding.countries())
                .param("digest", finding.digest())
                .param("named", String.join(" ", finding.named()))
                .param("evidence", evidence == null ? null : new String(evidence.json(), StandardCharsets.UTF_8))
                .update();
    }

    /// It holds no more: what is left is that it was so, and how many there were.
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(UUID id, LocalDate on) {
        jdbc.sql("""
                update condition_finding set taken_back_on = :on, evidence = null, named = '', seen = 0 where id = :id
                """).param("on", on.toString()).param("id", id.toString()).update();
    }

    /// A group that it names agrees no longer.
    @Transactional(propagation = Propagation.MANDATORY)
    void dropEvidence(UUID id) {
        jdbc.sql("update condition_finding set evidence = null, named = '' where id = :id")
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
        String named = row.getString("named");
        String takenBack = row.getString("taken_back_on");
        return new Finding(
                UUID.fromString(row.getString("id")),
                row.getString("condition_key"),
                LocalDate.parse(row.getString("claimed_on")),
                row.getInt("number"),
                row.getInt("countries"),
                row.getString("digest"),
                named.isEmpty() ? Set.of() : Set.of(named.split(" ")),
                takenBack == null ? null : LocalDate.parse(takenBack),
                row.getInt("seen") == 1);
    }
}
