package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.db.Ref;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.conditions.Rule;
import org.yadman.sources.Stance;

/// What belongs to tracks: steps, conditions, stalls, links, outcomes of cases.
@Component
@Transactional(readOnly = true)
class StepStore {

    private static final String STEPS =
            "select step.*, track.procedure from step join track on track.id = step.track_id";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    StepStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    // Some rows of a table by the slug of their track and then by more.
    private <T> List<T> list(String sql, Slice slice, RowMapper<T> mapper, String... keys) {
        String order = Stream.of(keys).map(dialect::byBytes).collect(Collectors.joining(", "));
        return jdbc.sql(sql + " order by " + order + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(mapper)
                .list();
    }

    // A constant as it is written in files, where the order of its letters can be another.
    private static String word(String column) {
        return "replace(lower(" + column + "), '_', '-')";
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    List<Step> listSteps(Slice slice) {
        return list(STEPS, slice, StepStore::toStep, "track.slug", "step.slug");
    }

    int countSteps() {
        return count("step");
    }

    List<Condition> listConditions(Slice slice) {
        return list(
                "select track_condition.* from track_condition join track on track.id = track_condition.track_id",
                slice,
                StepStore::toCondition,
                "track.slug",
                "track_condition.slug");
    }

    int countConditions() {
        return count("track_condition");
    }

    List<Stall> listStalls(Slice slice) {
        return list(
                "select stall.* from stall join track on track.id = stall.track_id",
                slice,
                StepStore::toStall,
                "track.slug",
                word("stall.reason"));
    }

    int countStalls() {
        return count("stall");
    }

    List<CaseOutcome> listOutcomes(Slice slice) {
        return list(
                "select case_outcome.* from case_outcome join track on track.id = case_outcome.track_id",
                slice,
                StepStore::toOutcome,
                "track.slug",
                "case_outcome.defendant",
                "coalesce(case_outcome.count_name, '')");
    }

    int countOutcomes() {
        return count("case_outcome");
    }

    List<Link> listLinks(Slice slice) {
        return list(
                "select track_link.* from track_link join track one on one.id = track_link.from_id"
                        + " join track other on other.id = track_link.to_id",
                slice,
                StepStore::toLink,
                "one.slug",
                word("track_link.kind"),
                "other.slug");
    }

    int countLinks() {
        return count("track_link");
    }

    List<Step> listSteps(Collection<UUID> tracks) {
        return tracks.isEmpty()
                ? List.of()
                : jdbc.sql(STEPS + " where step.track_id in (:tracks) order by step.track_id, step.number")
                        .param("tracks", TrackStore.texts(tracks))
                        .query(StepStore::toStep)
                        .list();
    }

    List<Step> listStepsById(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(STEPS + " where step.id in (:ids)")
                        .param("ids", TrackStore.texts(ids))
                        .query(StepStore::toStep)
                        .list();
    }

    Optional<UUID> findStep(UUID track, String slug) {
        return find("select id from step where track_id = :track and slug = :slug", track, slug);
    }

    Optional<UUID> findCondition(UUID track, String slug) {
        return find("select id from track_condition where track_id = :track and slug = :slug", track, slug);
    }

    private Optional<UUID> find(String sql, UUID track, String slug) {
        return jdbc.sql(sql)
                .param("track", track.toString())
                .param("slug", slug)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    List<Step> listAllSteps() {
        return jdbc.sql(STEPS + " order by step.track_id, step.number")
                .query(StepStore::toStep)
                .list();
    }

    List<Condition> listConditionsById(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from track_condition where id in (:ids)")
                        .param("ids", TrackStore.texts(ids))
                        .query(StepStore::toCondition)
                        .list();
    }

    List<Condition> listConditions(UUID track) {
        return jdbc.sql("select * from track_condition where track_id = :track order by slug")
                .param("track", track.toString())
                .query(StepStore::toCondition)
                .list();
    }

    List<Condition> listAllConditions() {
        return jdbc.sql("select * from track_condition order by track_id, slug")
                .query(StepStore::toCondition)
                .list();
    }

    /// Those of which their bodies have not spoken yet and that a rule can be read from.
    List<Condition> listOpenConditions() {
        return jdbc.sql("""
                select * from track_condition where status in ('PENDING', 'MET_CLAIMED') and rule is not null
                """).query(StepStore::toCondition).list();
    }

    List<Stall> listStalls(UUID track) {
        return jdbc.sql("select * from stall where track_id = :track order by since, reason")
                .param("track", track.toString())
                .query(StepStore::toStall)
                .list();
    }

    /// The links that begin or end at any of these tracks.
    List<Link> listLinks(Collection<UUID> tracks) {
        return tracks.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select * from track_link where from_id in (:tracks) or to_id in (:tracks) order by kind, id")
                        .param("tracks", TrackStore.texts(tracks))
                        .query(StepStore::toLink)
                        .list();
    }

    List<CaseOutcome> listOutcomes(UUID track) {
        return jdbc.sql("select * from case_outcome where track_id = :track order by defendant, count_name")
                .param("track", track.toString())
                .query(StepStore::toOutcome)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Step step) {
        jdbc.sql("""
                insert into step (id, track_id, slug, number, event, due, outcome, account)
                values (:id, :track, :slug, :number, :event, :due, :outcome, :account)
                on conflict (id) do update set track_id = excluded.track_id, slug = excluded.slug,
                  number = excluded.number, event = excluded.event, due = excluded.due, outcome = excluded.outcome,
                  account = excluded.account
                """)
                .param("id", step.id().toString())
                .param("track", step.track().toString())
                .param("slug", step.slug())
                .param("number", step.number())
                .param("event", step.event().word())
                .param("due", text(step.due()))
                .param("outcome", name(step.outcome()))
                .param("account", LocalizedColumn.write(step.text()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Condition condition) {
        Rule rule = condition.rule();
        jdbc.sql("""
                insert into track_condition (id, track_id, slug, step_id, wording, language, translation, source_id,
                  locator, rule, judge, evidence, deadline, owner_id, status, note)
                values (:id, :track, :slug, :step, :wording, :language, :translation, :source,
                  :locator, :rule, :judge, :evidence, :deadline, :owner, :status, :note)
                on conflict (id) do update set track_id = excluded.track_id, slug = excluded.slug,
                  step_id = excluded.step_id, wording = excluded.wording, language = excluded.language,
                  translation = excluded.translation, source_id = excluded.source_id, locator = excluded.locator,
                  rule = excluded.rule, judge = excluded.judge, evidence = excluded.evidence,
                  deadline = excluded.deadline, owner_id = excluded.owner_id, status = excluded.status,
                  note = excluded.note
                """)
                .param("id", condition.id().toString())
                .param("track", condition.track().toString())
                .param("slug", condition.slug())
                .param("step", condition.step().toString())
                .param("wording", condition.wording())
                .param("language", condition.language())
                .param("translation", LocalizedColumn.write(condition.translation()))
                .param("source", condition.source().toString())
                .param("locator", condition.locator())
                .param("rule", rule == null ? null : rule.text())
                .param("judge", LocalizedColumn.write(condition.judge()))
                .param("evidence", LocalizedColumn.write(condition.evidence()))
                .param("deadline", text(condition.deadline()))
                .param("owner", TrackStore.text(condition.owner()))
                .param("status", condition.status().name())
                .param("note", LocalizedColumn.write(condition.note()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Stall stall) {
        jdbc.sql("""
                insert into stall (id, track_id, reason, since, until, source_id, stance, note)
                values (:id, :track, :reason, :since, :until, :source, :stance, :note)
                on conflict (id) do update set track_id = excluded.track_id, reason = excluded.reason,
                  since = excluded.since, until = excluded.until, source_id = excluded.source_id,
                  stance = excluded.stance, note = excluded.note
                """)
                .param("id", stall.id().toString())
                .param("track", stall.track().toString())
                .param("reason", stall.reason().name())
                .param("since", text(stall.since()))
                .param("until", text(stall.until()))
                .param("source", stall.source().toString())
                .param("stance", stall.stance().name())
                .param("note", LocalizedColumn.write(stall.note()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Link link) {
        jdbc.sql("""
                insert into track_link (id, from_id, kind, to_id, note) values (:id, :from, :kind, :to, :note)
                on conflict (id) do update set from_id = excluded.from_id, kind = excluded.kind, to_id = excluded.to_id,
                  note = excluded.note
                """)
                .param("id", link.id().toString())
                .param("from", link.from().toString())
                .param("kind", link.kind().name())
                .param("to", link.to().toString())
                .param("note", LocalizedColumn.write(link.note()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(CaseOutcome outcome) {
        jdbc.sql("""
                insert into case_outcome (id, track_id, defendant, count_name, verdict, step_id, note)
                values (:id, :track, :defendant, :count, :verdict, :step, :note)
                on conflict (id) do update set track_id = excluded.track_id, defendant = excluded.defendant,
                  count_name = excluded.count_name, verdict = excluded.verdict, step_id = excluded.step_id,
                  note = excluded.note
                """)
                .param("id", outcome.id().toString())
                .param("track", outcome.track().toString())
                .param("defendant", outcome.defendant())
                .param("count", outcome.count())
                .param("verdict", outcome.verdict().name())
                .param("step", outcome.step().toString())
                .param("note", LocalizedColumn.write(outcome.note()))
                .update();
    }

    /// Lifts the steps of these tracks out of their places, so that each can be given its new one.
    @Transactional(propagation = Propagation.MANDATORY)
    void makeRoom(Collection<UUID> tracks) {
        if (!tracks.isEmpty()) {
            jdbc.sql("update step set number = number + 100000 where track_id in (:tracks)")
                    .param("tracks", TrackStore.texts(tracks))
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(Ref thing) {
        String table = switch (thing.kind()) {
            case Step.KIND -> "step";
            case Condition.KIND -> "track_condition";
            case Stall.KIND -> "stall";
            case Link.KIND -> "track_link";
            case CaseOutcome.KIND -> "case_outcome";
            default -> throw new IllegalArgumentException(thing.kind());
        };
        jdbc.sql("delete from " + table + " where id = :id")
                .param("id", thing.id().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from case_outcome").update();
        jdbc.sql("delete from track_link").update();
        jdbc.sql("delete from stall").update();
        jdbc.sql("delete from track_condition").update();
        jdbc.sql("delete from step").update();
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.text();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable PartialDate date(@Nullable String column) {
        return column == null ? null : PartialDate.parse(column);
    }

    private static Step toStep(ResultSet row, int i) throws SQLException {
        Procedure procedure = Procedure.valueOf(row.getString("procedure"));
        String outcome = row.getString("outcome");
        return new Step(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("track_id")),
                row.getString("slug"),
                row.getInt("number"),
                Event.find(procedure, row.getString("event")).orElseThrow(),
                date(row.getString("due")),
                outcome == null ? null : Step.Outcome.valueOf(outcome),
                LocalizedColumn.read(row.getString("account")));
    }

    private static Condition toCondition(ResultSet row, int i) throws SQLException {
        String rule = row.getString("rule");
        return new Condition(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("track_id")),
                row.getString("slug"),
                UUID.fromString(row.getString("step_id")),
                row.getString("wording"),
                row.getString("language"),
                LocalizedColumn.read(row.getString("translation")),
                UUID.fromString(row.getString("source_id")),
                row.getString("locator"),
                rule == null ? null : Rule.parse(rule),
                LocalizedColumn.read(row.getString("judge")),
                LocalizedColumn.read(row.getString("evidence")),
                date(row.getString("deadline")),
                TrackStore.id(row.getString("owner_id")),
                Condition.Status.valueOf(row.getString("status")),
                LocalizedColumn.read(row.getString("note")));
    }

    private static Stall toStall(ResultSet row, int i) throws SQLException {
        return new Stall(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("track_id")),
                Stall.Reason.valueOf(row.getString("reason")),
                date(row.getString("since")),
                date(row.getString("until")),
                UUID.fromString(row.getString("source_id")),
                Stance.valueOf(row.getString("stance")),
                LocalizedColumn.read(row.getString("note")));
    }

    private static Link toLink(ResultSet row, int i) throws SQLException {
        return new Link(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("from_id")),
                Link.Kind.valueOf(row.getString("kind")),
                UUID.fromString(row.getString("to_id")),
                LocalizedColumn.read(row.getString("note")));
    }

    private static CaseOutcome toOutcome(ResultSet row, int i) throws SQLException {
        return new CaseOutcome(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("track_id")),
                row.getString("defendant"),
                row.getString("count_name"),
                CaseOutcome.Verdict.valueOf(row.getString("verdict")),
                UUID.fromString(row.getString("step_id")),
                LocalizedColumn.read(row.getString("note")));
    }
}
