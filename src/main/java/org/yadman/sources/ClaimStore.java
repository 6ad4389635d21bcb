package org.yadman.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.db.Ref;
import org.yadman.sources.Claims.Made;
import org.yadman.sources.Claims.Projected;

@Component
@Transactional(readOnly = true)
class ClaimStore {

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Claim> listClaims(Ref subject, String field) {
        return jdbc.sql("""
                select * from claim
                where subject_kind = :kind and subject_id = :id and field = :field
                order by position
                """)
                .param("kind", subject.kind())
                .param("id", subject.id().toString())
                .param("field", field)
                .query(ClaimStore::toClaim)
                .list();
    }

    List<Claim> listClaims(String kind, Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : jdbc.sql("select * from claim where subject_kind = :kind and subject_id in (:ids) order by position")
                        .param("kind", kind)
                        .param("ids", subjects.stream().map(UUID::toString).toList())
                        .query(ClaimStore::toClaim)
                        .list();
    }

    List<Preference> listPreferences(Ref subject, String field) {
        return listPreferences(subject.kind(), List.of(subject.id())).stream()
                .filter(preference -> preference.field().equals(field))
                .toList();
    }

    List<Preference> listPreferences(String kind, Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select * from preference where subject_kind = :kind and subject_id in (:ids) order by position")
                        .param("kind", kind)
                        .param("ids", subjects.stream().map(UUID::toString).toList())
                        .query(ClaimStore::toPreference)
                        .list();
    }

    List<Made> listMadeBy(UUID source) {
        return jdbc.sql("""
                select claim.*, projected.differing, projected.claim_id as shown_id
                from claim join claimed_value projected
                  on projected.subject_kind = claim.subject_kind
                  and projected.subject_id = claim.subject_id
                  and projected.field = claim.field
                where claim.source_id = :source
                order by claim.position
                """)
                .param("source", source.toString())
                .query((row, i) -> new Made(
                        toClaim(row, i),
                        row.getInt("differing") == 1,
                        row.getString("id").equals(row.getString("shown_id"))))
                .list();
    }

    Map<UUID, String> projectedValues(String kind, String field) {
        Map<UUID, String> values = new LinkedHashMap<>();
        jdbc.sql("""
                select subject_id, value from claimed_value
                where subject_kind = :kind and field = :field and value is not null
                """).param("kind", kind).param("field", field).query(row -> {
            values.put(UUID.fromString(row.getString("subject_id")), row.getString("value"));
        });
        return values;
    }

    Map<UUID, String> projectedValues(String kind, String field, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> values = new LinkedHashMap<>();
        jdbc.sql("""
                select subject_id, value from claimed_value
                where subject_kind = :kind and subject_id in (:subjects) and field = :field
                """)
                .param("kind", kind)
                .param("subjects", subjects.stream().map(UUID::toString).toList())
                .param("field", field)
                .query(row -> {
                    String value = row.getString("value");
                    if (value != null) {
                        values.put(UUID.fromString(row.getString("subject_id")), value);
                    }
                });
        return values;
    }

    /// The claims whose values stand, of one field.
    List<Claim> listShown(String kind, String field, Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : jdbc.sql("""
                select claim.* from claimed_value shown join claim on claim.id = shown.claim_id
                where shown.subject_kind = :kind and shown.subject_id in (:subjects) and shown.field = :field
                """)
                        .param("kind", kind)
                        .param("subjects", subjects.stream().map(UUID::toString).toList())
                        .param("field", field)
                        .query(ClaimStore::toClaim)
                        .list();
    }

    List<Claim> listNewest(int most) {
        return jdbc.sql("select * from claim order by entered_on desc, position desc limit :most")
                .param("most", most)
                .query(ClaimStore::toClaim)
                .list();
    }

    Map<UUID, Claims.Count> countBySource(Collection<UUID> sources) {
        Map<UUID, Claims.Count> counts = new LinkedHashMap<>();
        if (sources.isEmpty()) {
            return counts;
        }
        jdbc.sql("""
                select claim.source_id, count(*) as claims, sum(projected.differing) as differing
                from claim join claimed_value projected
                  on projected.subject_kind = claim.subject_kind
                  and projected.subject_id = claim.subject_id
                  and projected.field = claim.field
                where claim.source_id in (:sources)
                group by claim.source_id
                """)
                .param("sources", sources.stream().map(UUID::toString).toList())
                .query(row -> {
                    counts.put(
                            UUID.fromString(row.getString("source_id")),
                            new Claims.Count(row.getInt("claims"), row.getInt("differing")));
                });
        return counts;
    }

    int countDiffering() {
        return jdbc.sql("select count(*) from claimed_value where differing = 1")
                .query(Integer.class)
                .single();
    }

    Set<UUID> differing(String kind, String field) {
        return Set.copyOf(jdbc.sql("""
                select subject_id from claimed_value
                where subject_kind = :kind and field = :field and differing = 1
                """)
                .param("kind", kind)
                .param("field", field)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    Set<UUID> subjects(String kind) {
        return Set.copyOf(jdbc.sql("select distinct subject_id from claim where subject_kind = :kind")
                .param("kind", kind)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    List<Projected> projection() {
        return jdbc.sql("select * from claimed_value order by subject_kind, subject_id, field")
                .query((row, i) -> new Projected(
                        new Ref(row.getString("subject_kind"), UUID.fromString(row.getString("subject_id"))),
                        row.getString("field"),
                        FieldValue.State.valueOf(row.getString("state")),
                        row.getString("value"),
                        uuid(row.getString("claim_id")),
                        row.getInt("claims"),
                        row.getInt("differing") == 1))
                .list();
    }

    List<UUID> subjects(String kind, String field, Slice slice) {
        return jdbc.sql("""
                select subject_id from claimed_value where subject_kind = :kind and field = :field
                order by subject_id limit :most offset :skip
                """)
                .param("kind", kind)
                .param("field", field)
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    // Only a date's values are short enough for an index, which is why the field stands in the question itself. The
    // kind
    // does not: SQLite would rather read everything of a kind.
    Map<UUID, String> dated(String kind, String from, String before, int most) {
        Map<UUID, String> dated = new LinkedHashMap<>();
        jdbc.sql("""
                select subject_kind, subject_id, value from claimed_value
                where field = 'date' and value >= :from and value < :before
                order by value desc limit :most
                """)
                .param("from", from)
                .param("before", before)
                .param("most", most)
                .query(row -> {
                    if (row.getString("subject_kind").equals(kind)) {
                        dated.put(UUID.fromString(row.getString("subject_id")), row.getString("value"));
                    }
                });
        return dated;
    }

    Map<UUID, LocalDate> entered(String kind, LocalDate from, LocalDate to, int most) {
        Map<UUID, LocalDate> entered = new LinkedHashMap<>();
        jdbc.sql("""
                select claim.subject_id, claim.entered_on from claim
                where claim.subject_kind = :kind and claim.entered_on between :from and :to
                  and claim.position = (select min(earliest.position) from claim earliest
                    where earliest.subject_kind = claim.subject_kind and earliest.subject_id = claim.subject_id)
                order by claim.entered_on desc, claim.position desc limit :most
                """)
                .param("kind", kind)
                .param("from", from.toString())
                .param("to", to.toString())
                .param("most", most)
                .query(row -> {
                    entered.put(
                            UUID.fromString(row.getString("subject_id")), LocalDate.parse(row.getString("entered_on")));
                });
        return entered;
    }

    int countSubjects(String kind, String field) {
        return jdbc.sql("select count(*) from claimed_value where subject_kind = :kind and field = :field")
                .param("kind", kind)
                .param("field", field)
                .query(Integer.class)
                .single();
    }

    List<Claim> listClaims(Slice slice) {
        return jdbc.sql("select * from claim order by position limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(ClaimStore::toClaim)
                .list();
    }

    List<Claim> listClaims(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from claim where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(ClaimStore::toClaim)
                        .list();
    }

    List<Preference> listPreferences(Slice slice) {
        return jdbc.sql("select * from preference order by position limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(ClaimStore::toPreference)
                .list();
    }

    int countClaims() {
        return jdbc.sql("select count(*) from claim").query(Integer.class).single();
    }

    int countPreferences() {
        return jdbc.sql("select count(*) from preference").query(Integer.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(Claim claim) {
        return jdbc.sql("""
                insert into claim (id, position, subject_kind, subject_id, field, value, language, source_id, stance,
                  claimed_by, locator, quote, quote_language, translation, note, corrects, entered_by, entered_on)
                values (:id, (select coalesce(max(position), 0) + 1 from claim), :kind, :subject, :field, :value, :language,
                  :source, :stance, :claimedBy, :locator, :quote, :quoteLanguage, :translation, :note, :corrects,
                  :enteredBy, :enteredOn)
                on conflict (id) do nothing
                """)
                        .param("id", claim.id().toString())
                        .param("kind", claim.subject().kind())
                        .param("subject", claim.subject().id().toString())
                        .param("field", claim.field())
                        .param("value", claim.value())
                        .param("language", claim.language())
                        .param("source", claim.source().toString())
                        .param("stance", claim.stance().name())
                        .param("claimedBy", claim.claimedBy())
                        .param("locator", claim.locator())
                        .param("quote", claim.quote())
                        .param("quoteLanguage", claim.quoteLanguage())
                        .param("translation", LocalizedColumn.write(claim.translation()))
                        .param("note", LocalizedColumn.write(claim.note()))
                        .param("corrects", claim.corrects())
                        .param("enteredBy", claim.enteredBy())
                        .param("enteredOn", claim.enteredOn().toString())
                        .update()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Preference preference) {
        jdbc.sql("""
                insert into preference (id, position, subject_kind, subject_id, field, claim_id, editor, reason, decided_on)
                values (:id, (select coalesce(max(position), 0) + 1 from preference), :kind, :subject, :field, :claim,
                  :editor, :reason, :decidedOn)
                """)
                .param("id", preference.id().toString())
                .param("kind", preference.subject().kind())
                .param("subject", preference.subject().id().toString())
                .param("field", preference.field())
                .param(
                        "claim",
                        preference.claim() == null ? null : preference.claim().toString())
                .param("editor", LocalizedColumn.write(preference.editor()))
                .param("reason", LocalizedColumn.write(preference.reason()))
                .param("decidedOn", preference.decidedOn().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void replaceProjection(Ref subject, FieldValue value) {
        Projected line = Projected.of(subject, value);
        jdbc.sql("""
                insert into claimed_value (subject_kind, subject_id, field, state, value, claim_id, claims, differing)
                values (:kind, :subject, :field, :state, :value, :claim, :claims, :differing)
                on conflict (subject_kind, subject_id, field) do update set
                  state = excluded.state, value = excluded.value, claim_id = excluded.claim_id,
                  claims = excluded.claims, differing = excluded.differing
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id().toString())
                .param("field", line.field())
                .param("state", line.state().name())
                .param("value", line.value())
                .param("claim", line.claim() == null ? null : line.claim().toString())
                .param("claims", line.claims())
                .param("differing", line.differing() ? 1 : 0)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteProjection(Ref subject, String field) {
        jdbc.sql("delete from claimed_value where subject_kind = :kind and subject_id = :id and field = :field")
                .param("kind", subject.kind())
                .param("id", subject.id().toString())
                .param("field", field)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from claimed_value").update();
        jdbc.sql("delete from preference").update();
        jdbc.sql("delete from claim").update();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static Claim toClaim(ResultSet row, int i) throws SQLException {
        return new Claim(
                UUID.fromString(row.getString("id")),
                new Ref(row.getString("subject_kind"), UUID.fromString(row.getString("subject_id"))),
                row.getString("field"),
                row.getString("value"),
                row.getString("language"),
                UUID.fromString(row.getString("source_id")),
                Stance.valueOf(row.getString("stance")),
                row.getString("claimed_by"),
                row.getString("locator"),
                row.getString("quote"),
                row.getString("quote_language"),
                LocalizedColumn.read(row.getString("translation")),
                LocalizedColumn.read(row.getString("note")),
                row.getString("corrects"),
                row.getString("entered_by"),
                LocalDate.parse(row.getString("entered_on")));
    }

    private static Preference toPreference(ResultSet row, int i) throws SQLException {
        return new Preference(
                UUID.fromString(row.getString("id")),
                new Ref(row.getString("subject_kind"), UUID.fromString(row.getString("subject_id"))),
                row.getString("field"),
                uuid(row.getString("claim_id")),
                LocalizedColumn.read(row.getString("editor")),
                LocalizedColumn.read(row.getString("reason")),
                LocalDate.parse(row.getString("decided_on")));
    }
}
