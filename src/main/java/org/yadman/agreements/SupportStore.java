package org.yadman.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.pure.tally.Crowd;
import org.yadman.pure.tally.Told;

@Component
@Transactional(readOnly = true)
class SupportStore {

    private final JdbcClient jdbc;

    SupportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A code that is on its way.
    ///
    /// @param mark of the address it goes to
    /// @param seed from which the code is computed
    /// @param letter its letter in the outbox, or null
    /// @param letters how many have gone
    /// @param tries how many wrong ones were typed
    record Waiting(String mark, UUID seed, @Nullable UUID letter, int letters, int tries, Instant ends) {}

    Optional<Waiting> findWaiting(String mark) {
        return jdbc.sql("select * from support_code where mark = :mark")
                .param("mark", mark)
                .query(SupportStore::toWaiting)
                .optional();
    }

    private static Waiting toWaiting(ResultSet row, int i) throws SQLException {
        String letter = row.getString("letter_id");
        return new Waiting(
                row.getString("mark"),
                UUID.fromString(row.getString("seed")),
                letter == null ? null : UUID.fromString(letter),
                row.getInt("letters"),
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("ends_at")));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Waiting waiting) {
        jdbc.sql("""
                insert into support_code (mark, seed, letter_id, letters, tries, ends_at)
                values (:mark, :seed, :letter, :letters, :tries, :ends)
                on conflict (mark) do update set seed = excluded.seed, letter_id = excluded.letter_id,
                  letters = excluded.letters, tries = excluded.tries, ends_at = excluded.ends_at
                """)
                .param("mark", waiting.mark())
                .param("seed", waiting.seed().toString())
                .param(
                        "letter",
                        waiting.letter() == null ? null : waiting.letter().toString())
                .param("letters", waiting.letters())
                .param("tries", waiting.tries())
                .param("ends", waiting.ends().toEpochMilli())
                .update();
    }

    /// Notes a wrong code, unless so many were tried that no more are looked at.
    ///
    /// @return whether this one may be looked at
    @Transactional(propagation = Propagation.MANDATORY)
    boolean countTry(String mark, int most) {
        return jdbc.sql("update support_code set tries = tries + 1 where mark = :mark and tries < :most")
                        .param("mark", mark)
                        .param("most", most)
                        .update()
                == 1;
    }

    /// Uses a code up.
    ///
    /// @return whether it was still there: a code counts once
    @Transactional(propagation = Propagation.MANDATORY)
    boolean deleteWaiting(String mark) {
        return jdbc.sql("delete from support_code where mark = :mark")
                        .param("mark", mark)
                        .update()
                == 1;
    }

    List<Waiting> listEnded(Instant now) {
        return jdbc.sql("select * from support_code where ends_at <= :now")
                .param("now", now.toEpochMilli())
                .query(SupportStore::toWaiting)
                .list();
    }

    boolean supports(String mark) {
        return jdbc.sql("select count(*) from support where mark = :mark")
                        .param("mark", mark)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(String mark, String country, YearMonth month) {
        jdbc.sql("""
                insert into support (mark, country, month) values (:mark, :country, :month)
                on conflict (mark) do update set country = excluded.country, month = excluded.month
                """)
                .param("mark", mark)
                .param("country", country)
                .param("month", month.toString())
                .update();
    }

    /// Forgets somebody.
    ///
    /// @return whether there was one
    @Transactional(propagation = Propagation.MANDATORY)
    boolean delete(String mark) {
        return jdbc.sql("delete from support where mark = :mark")
                        .param("mark", mark)
                        .update()
                == 1;
    }

    /// Drops those who have not said so again since.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteUntil(YearMonth month) {
        jdbc.sql("delete from support where month <= :month")
                .param("month", month.toString())
                .update();
    }

    /// Forgets from which of these countries anybody supports.
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetCountries(Collection<String> countries, String instead) {
        jdbc.sql("update support set country = :instead where country in (:countries)")
                .param("instead", instead)
                .param("countries", countries)
                .update();
    }

    Map<String, Long> countByCountry() {
        Map<String, Long> people = new TreeMap<>();
        jdbc.sql("select country, count(*) as people from support group by country")
                .query((row, i) -> people.put(row.getString("country"), row.getLong("people")))
                .list();
        return people;
    }

    /// All that was ever published, the first first.
    List<Told> listTold() {
        Map<String, TreeMap<String, Long>> named = new TreeMap<>();
        jdbc.sql("select told_on, country, people from support_told_country")
                .query((row, i) -> named.computeIfAbsent(row.getString("told_on"), day -> new TreeMap<>())
                        .put(row.getString("country"), row.getLong("people")))
                .list();
        return jdbc.sql("select told_on, k, other from support_told order by told_on")
                .query((row, i) -> toTold(row, named.getOrDefault(row.getString("told_on"), new TreeMap<>())))
                .list();
    }

    Optional<Told> findLastTold() {
        TreeMap<String, Long> named = new TreeMap<>();
        jdbc.sql("""
                select country, people from support_told_country
                where told_on = (select max(told_on) from support_told)
                """)
                .query((row, i) -> named.put(row.getString("country"), row.getLong("people")))
                .list();
        return jdbc.sql("select told_on, k, other from support_told order by told_on desc limit 1")
                .query((row, i) -> toTold(row, named))
                .optional();
    }

    private static Told toTold(ResultSet row, NavigableMap<String, Long> named) throws SQLException {
        return new Told(
                LocalDate.parse(row.getString("told_on")), new Crowd(row.getInt("k"), named, row.getLong("other")));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Told told) {
        jdbc.sql("insert into support_told (told_on, k, other) values (:on, :k, :other)")
                .param("on", told.on().toString())
                .param("k", told.crowd().k())
                .param("other", told.crowd().other())
                .update();
        told.crowd()
                .named()
                .forEach((country, people) -> jdbc.sql(
                                "insert into support_told_country (told_on, country, people) values (:on, :country, :people)")
                        .param("on", told.on().toString())
                        .param("country", country)
                        .param("people", people)
                        .update());
    }

    /// @param version rises with every change; 0 while nobody has changed it
    record Rule(int k, int version) {}

    Optional<Rule> findRule() {
        return jdbc.sql("select k, version from support_rule")
                .query((row, i) -> new Rule(row.getInt("k"), row.getInt("version")))
                .optional();
    }

    /// Writes another rule.
    ///
    /// @return false if somebody was faster
    @Transactional(propagation = Propagation.MANDATORY)
    boolean put(Rule rule) {
        return jdbc.sql("""
                insert into support_rule (only_row, k, version) values (1, :k, :version)
                on conflict (only_row) do update set k = excluded.k, version = excluded.version
                where support_rule.version = excluded.version - 1
                """)
                        .param("k", rule.k())
                        .param("version", rule.version())
                        .update()
                == 1;
    }
}
