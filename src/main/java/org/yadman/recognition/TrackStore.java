package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.bodies.Level;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Listing;

/// Tracks and where they stand.
@Component
@Transactional(readOnly = true)
class TrackStore {

    static final String BOTH = "select track.*, track_now.* ";
    private static final String WITH_NAMES = """
             join listing on listing.kind = 'track' and listing.id = track_now.track_id and listing.language = :language
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    TrackStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// A track with where it stands.
    record Placed(Track track, TrackNow now) {

        /// Whether somebody has to see to it: a request of ours that is neither over nor in force.
        boolean underWay() {
            return track.role() == Track.Role.OURS && ALIVE.contains(now.standing());
        }
    }

    private static final Set<Standing> ALIVE = Set.of(Standing.UNDER_WAY, Standing.CONDITIONAL, Standing.DECIDED);
    /// The same as {@link Placed#underWay} in SQL.
    static final String UNDER_WAY = "track_now.standing between 1 and 3 and track_now.role = 'OURS'";

    /// What narrows the list; null and an empty list do not.
    ///
    /// @param standing how far it has come
    /// @param dormantBy only tracks that are dormant on that day; of the ways of others that is never said
    record Filter(
            Language language,
            List<String> words,
            Track.@Nullable Role role,
            @Nullable Level level,
            @Nullable Standing standing,
            @Nullable LocalDate dormantBy) {

        String condition() {
            StringBuilder condition = new StringBuilder(Listings.condition(words));
            if (role != null) {
                condition.append(" and track_now.role = :role");
            }
            if (level != null) {
                condition.append(" and track_now.level = :level");
            }
            if (standing != null) {
                condition.append(" and track_now.standing = :standing");
            }
            if (dormantBy != null) {
                condition.append(" and track_now.dormant_on <= :dormant and " + UNDER_WAY);
            }
            return condition.toString();
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
            parameters.put("language", language.tag());
            if (role != null) {
                parameters.put("role", role.name());
            }
            if (level != null) {
                parameters.put("level", level.name());
            }
            if (standing != null) {
                parameters.put("standing", standing.rank());
            }
            if (dormantBy != null) {
                parameters.put("dormant", dormantBy.toString());
            }
            return parameters;
        }
    }

    /// In which order a list stands.
    enum Order {
        /// What is about a day first, of that the furthest, then the latest.
        STANDING("track_now.about_day desc, track_now.standing desc, track_now.last_on desc, track_now.track_id"),
        NAME("listing.sort_key, listing.id"),
        LATEST("track_now.last_on desc, track_now.track_id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    Optional<Placed> find(String slug) {
        return jdbc.sql(BOTH + "from track join track_now on track_now.track_id = track.id where track.slug = :slug")
                .param("slug", slug)
                .query(TrackStore::toPlaced)
                .optional();
    }

    Optional<UUID> findId(String slug) {
        return jdbc.sql("select id from track where slug = :slug")
                .param("slug", slug)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    /// Which tracks stand on a page of a list, in their order. Whoever shows them remembers which they are: to skip ten
    /// thousand or to look for a word costs more than the page.
    List<UUID> listIds(Filter filter, Order order, int page) {
        return jdbc.sql("select track_now.track_id " + matching(filter, order == Order.NAME) + " order by " + order.sql
                        + " limit :size offset :skip")
                .params(filter.parameters())
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    /// These, in the order in which they are given.
    List<Placed> listInOrder(List<UUID> ids) {
        Map<UUID, Placed> placed = new HashMap<>();
        listPlaced(ids).forEach(each -> placed.put(each.track().id(), each));
        return ids.stream().flatMap(id -> Stream.ofNullable(placed.get(id))).toList();
    }

    // Names are looked at only where words or their order ask for them.
    private static String matching(Filter filter, boolean named) {
        return "from track_now" + (named || !filter.words().isEmpty() ? WITH_NAMES : "") + " where "
                + filter.condition();
    }

    int count(Filter filter) {
        return jdbc.sql("select count(*) " + matching(filter, false))
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    /// How many tracks there are on each rung of the ladder, by standing.
    Map<Level, Map<Standing, Integer>> countByRung(Track.Role role) {
        Map<Level, Map<Standing, Integer>> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select level, standing, count(*) as tracks from track_now where role = :role group by level, standing
                """).param("role", role.name()).query(row -> {
            counts.computeIfAbsent(Level.valueOf(row.getString("level")), level -> new LinkedHashMap<>())
                    .put(Standing.of(row.getInt("standing")), row.getInt("tracks"));
        });
        return counts;
    }

    /// The furthest tracks of each of these rungs, those about a day first, in one question; the index gives each
    /// rung's without a search.
    List<Placed> listFurthest(Track.Role role, Collection<Level> rungs, int most) {
        if (rungs.isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Level level : rungs) {
            String name = "level" + parts.size();
            parameters.put(name, level.name());
            parts.add("select * from (select track_id from track_now where role = :role and level = :" + name
                    + " order by about_day desc, standing desc, last_on desc, track_id limit :most) rung"
                    + parts.size());
        }
        return jdbc.sql(
                        BOTH + "from track_now join track on track.id = track_now.track_id where track.id in ("
                                + String.join(" union all ", parts)
                                + ") order by track_now.about_day desc, track_now.standing desc, track_now.last_on desc, track.slug")
                .param("role", role.name())
                .param("most", most)
                .params(parameters)
                .query(TrackStore::toPlaced)
                .list();
    }

    boolean isAnyUnderWay() {
        return jdbc.sql("select count(*) from (select track_id from track_now where " + UNDER_WAY + " limit 1) first")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean isAnyDecidedBefore(String body) {
        return jdbc.sql("""
                select count(*) from body join track on track.body_id = body.id
                join track_now on track_now.track_id = track.id
                where body.slug = :body and track_now.standing >= 2
                """).param("body", body).query(Integer.class).single() > 0;
    }

    /// Our requests before these bodies that are handed in and not decided, the first handed in first.
    List<Placed> listPending(Collection<UUID> bodies, int most) {
        return bodies.isEmpty()
                ? List.of()
                : jdbc.sql(BOTH + """
                        from track join track_now on track_now.track_id = track.id
                        where track.body_id in (:bodies) and track_now.role = 'OURS' and track.procedure = 'RESOLUTION'
                          and track_now.stage in ('submitted', 'in-committee', 'scheduled')
                        order by track_now.last_on, track.slug limit :most
                        """)
                        .param("bodies", texts(bodies))
                        .param("most", most)
                        .query(TrackStore::toPlaced)
                        .list();
    }

    /// Our requests, without those that have ended.
    List<Placed> listNotStopped() {
        return jdbc.sql(BOTH + """
                from track_now join track on track.id = track_now.track_id
                where track_now.role = 'OURS' and track_now.standing > 0
                """).query(TrackStore::toPlaced).list();
    }

    List<Placed> listOfBody(UUID body, int most) {
        return jdbc.sql(BOTH + """
                from track join track_now on track_now.track_id = track.id where track.body_id = :body
                order by track_now.last_on desc, track.slug limit :most
                """)
                .param("body", body.toString())
                .param("most", most)
                .query(TrackStore::toPlaced)
                .list();
    }

    Map<Standing, Integer> countOfBody(UUID body) {
        Map<Standing, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select track_now.standing, count(*) as tracks from track
                join track_now on track_now.track_id = track.id where track.body_id = :body group by track_now.standing
                """).param("body", body.toString()).query(row -> {
            counts.put(Standing.of(row.getInt("standing")), row.getInt("tracks"));
        });
        return counts;
    }

    List<UUID> listIdsOfBody(UUID body) {
        return jdbc.sql("select id from track where body_id = :body")
                .param("body", body.toString())
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    Map<UUID, Integer> countByBody(Collection<UUID> bodies) {
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        if (!bodies.isEmpty()) {
            jdbc.sql("select body_id, count(*) as tracks from track where body_id in (:bodies) group by body_id")
                    .param("bodies", texts(bodies))
                    .query(row -> {
                        counts.put(UUID.fromString(row.getString("body_id")), row.getInt("tracks"));
                    });
        }
        return counts;
    }

    List<Track> list(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from track where id in (:ids)")
                        .param("ids", texts(ids))
                        .query(TrackStore::toTrack)
                        .list();
    }

    /// Tracks in the order of their names.
    List<Track> listNamed(Track.Role role, Language language, int most) {
        return jdbc.sql("""
                select track.* from track
                join listing on listing.kind = 'track' and listing.id = track.id and listing.language = :language
                where track.role = :role order by listing.sort_key, listing.id limit :most
                """)
                .param("role", role.name())
                .param("language", language.tag())
                .param("most", most)
                .query(TrackStore::toTrack)
                .list();
    }

    List<Track> list(Slice slice) {
        return jdbc.sql("select * from track order by " + dialect.byBytes("slug") + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(TrackStore::toTrack)
                .list();
    }

    List<Placed> listPlaced(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(BOTH + "from track join track_now on track_now.track_id = track.id where track.id in (:ids)")
                        .param("ids", texts(ids))
                        .query(TrackStore::toPlaced)
                        .list();
    }

    List<Track> listAll() {
        return jdbc.sql("select * from track order by slug")
                .query(TrackStore::toTrack)
                .list();
    }

    int countAll() {
        return jdbc.sql("select count(*) from track").query(Integer.class).single();
    }

    /// Where every track stands; those are missing of which the columns for sorting say something else.
    Map<UUID, TrackNow> listNow() {
        Map<UUID, TrackNow> all = new LinkedHashMap<>();
        jdbc.sql(BOTH + "from track join track_now on track_now.track_id = track.id order by track.slug")
                .query(row -> {
                    TrackNow now = toNow(row);
                    if (isSorted(row, now)) {
                        all.put(now.track(), now);
                    }
                });
        return all;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Track track) {
        jdbc.sql("""
                insert into track (id, slug, role, procedure, body_id, day_id, name, ask, scope, concerns, legal_force,
                  act, owner_id, deputy_id, about)
                values (:id, :slug, :role, :procedure, :body, :day, :name, :ask, :scope, :concerns, :force, :act,
                  :owner, :deputy, :about)
                on conflict (id) do update set slug = excluded.slug, role = excluded.role,
                  procedure = excluded.procedure, body_id = excluded.body_id, day_id = excluded.day_id,
                  name = excluded.name, ask = excluded.ask, scope = excluded.scope, concerns = excluded.concerns,
                  legal_force = excluded.legal_force, act = excluded.act, owner_id = excluded.owner_id, deputy_id = excluded.deputy_id,
                  about = excluded.about
                """)
                .param("id", track.id().toString())
                .param("slug", track.slug())
                .param("role", track.role().name())
                .param("procedure", track.procedure().name())
                .param("body", track.body().toString())
                .param("day", text(track.day()))
                .param("name", LocalizedColumn.write(track.name()))
                .param("ask", LocalizedColumn.write(track.ask()))
                .param("scope", track.scope().name())
                .param("concerns", LocalizedColumn.write(track.concerns()))
                .param("force", track.force().name())
                .param("act", track.act() == null ? null : track.act().name())
                .param("owner", text(track.owner()))
                .param("deputy", text(track.deputy()))
                .param("about", LocalizedColumn.write(track.about()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(TrackNow now) {
        Stage stage = now.stage();
        jdbc.sql("""
                insert into track_now (track_id, role, level, country, about_day, stage, standing, proof, stage_date, last_on,
                  dormant_on, runs_until)
                values (:track, :role, :level, :country, (select case when day_id is null then 0 else 1 end from track
                  where id = :track), :stage, :standing, :proof, :stageDate, :lastOn, :dormantOn, :runsUntil)
                on conflict (track_id) do update set role = excluded.role, level = excluded.level,
                  country = excluded.country, about_day = excluded.about_day, stage = excluded.stage,
                  standing = excluded.standing, proof = excluded.proof, stage_date = excluded.stage_date,
                  last_on = excluded.last_on, dormant_on = excluded.dormant_on, runs_until = excluded.runs_until
                """)
                .param("track", now.track().toString())
                .param("role", now.role().name())
                .param("level", now.level().name())
                .param("country", now.country())
                .param("stage", stage == null ? null : stage.word())
                .param("standing", now.standing().rank())
                .param("proof", now.proof().name())
                .param("stageDate", now.stageDate())
                // Null would come first among the latest on PostgreSQL and last on SQLite.
                .param("lastOn", now.lastOn() == null ? "" : text(now.lastOn()))
                .param("dormantOn", text(now.dormantOn()))
                .param("runsUntil", text(now.runsUntil()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from track_now where track_id = :id")
                .param("id", id.toString())
                .update();
        jdbc.sql("delete from track where id = :id").param("id", id.toString()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from track_now").update();
        jdbc.sql("delete from track").update();
    }

    static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static @Nullable UUID id(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }

    static Placed toPlaced(ResultSet row, int i) throws SQLException {
        return new Placed(toTrack(row, i), toNow(row));
    }

    private static Track toTrack(ResultSet row, int i) throws SQLException {
        return new Track(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                Track.Role.valueOf(row.getString("role")),
                Procedure.valueOf(row.getString("procedure")),
                UUID.fromString(row.getString("body_id")),
                id(row.getString("day_id")),
                LocalizedColumn.read(row.getString("name")),
                LocalizedColumn.read(row.getString("ask")),
                Track.Scope.valueOf(row.getString("scope")),
                LocalizedColumn.read(row.getString("concerns")),
                Track.Force.valueOf(row.getString("legal_force")),
                act(row.getString("act")),
                id(row.getString("owner_id")),
                id(row.getString("deputy_id")),
                LocalizedColumn.read(row.getString("about")));
    }

    private static @Nullable Act act(@Nullable String column) {
        return column == null ? null : Act.valueOf(column);
    }

    private static boolean isSorted(ResultSet row, TrackNow now) throws SQLException {
        return row.getInt("standing") == now.standing().rank()
                && (row.getInt("about_day") == 0) == (row.getString("day_id") == null);
    }

    private static TrackNow toNow(ResultSet row) throws SQLException {
        Procedure procedure = Procedure.valueOf(row.getString("procedure"));
        String stage = row.getString("stage");
        String lastOn = row.getString("last_on");
        String dormantOn = row.getString("dormant_on");
        String runsUntil = row.getString("runs_until");
        return new TrackNow(
                UUID.fromString(row.getString("track_id")),
                Track.Role.valueOf(row.getString("role")),
                Level.valueOf(row.getString("level")),
                row.getString("country"),
                stage == null ? null : (Stage) Event.find(procedure, stage).orElseThrow(),
                Proof.valueOf(row.getString("proof")),
                row.getString("stage_date"),
                lastOn == null || lastOn.isEmpty() ? null : LocalDate.parse(lastOn),
                dormantOn == null ? null : LocalDate.parse(dormantOn),
                runsUntil == null ? null : LocalDate.parse(runsUntil));
    }
}
