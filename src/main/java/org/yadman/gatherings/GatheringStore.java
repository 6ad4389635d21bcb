package org.yadman.gatherings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.gatherings.Gathering.State;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.LocalizedColumn;

/// What is public of gatherings, and what waits. What is sealed of them stands in {@link HeldBackStore}.
@Component
@Transactional(readOnly = true)
class GatheringStore {

    static final String TABLE = "gathering";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    GatheringStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    Optional<Gathering> find(int year, String slug) {
        return withGroups(jdbc.sql("""
                select * from gathering where year = :year and slug = :slug and published_on is not null
                """)
                        .param("year", year)
                        .param("slug", slug)
                        .query(GatheringStore::toGathering)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Gathering> find(UUID id) {
        return list(List.of(id)).stream().findFirst();
    }

    Optional<Gathering> findSubmitted(UUID submission) {
        return withGroups(jdbc.sql("select * from gathering where submission_id = :submission")
                        .param("submission", submission.toString())
                        .query(GatheringStore::toGathering)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<UUID> findSubmission(UUID gathering) {
        return jdbc.sql("select submission_id from gathering where id = :id and submission_id is not null")
                .param("id", gathering.toString())
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    List<Gathering> list(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : withGroups(jdbc.sql("select * from gathering where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(GatheringStore::toGathering)
                        .list());
    }

    /// A window of what is asked for.
    List<Gathering> list(GatheringFilter filter, long skip, int most) {
        return withGroups(
                jdbc.sql("select gathering.* " + filter.tables() + filter.order() + " limit :most offset :skip")
                        .params(filter.parameters())
                        .param("most", most)
                        .param("skip", skip)
                        .query(GatheringStore::toGathering)
                        .list());
    }

    /// Of these the ones of which nobody has said whether they were held.
    List<Gathering> listComing(GatheringFilter filter, int most) {
        return withGroups(jdbc.sql("select gathering.* " + filter.tables()
                        + " and gathering.state in ('PLANNED', 'CONFIRMED')" + filter.order() + " limit :most")
                .params(filter.parameters())
                .param("most", most)
                .query(GatheringStore::toGathering)
                .list());
    }

    /// The last to become public first.
    List<Gathering> listNewest(GatheringFilter filter, int most) {
        return withGroups(jdbc.sql("select gathering.* " + filter.tables()
                        + " order by gathering.published_on desc, gathering.id limit :most")
                .params(filter.parameters())
                .param("most", most)
                .query(GatheringStore::toGathering)
                .list());
    }

    long countWaitingFromGroups() {
        return jdbc.sql("select count(*) from gathering where published_on is null and submission_id is null")
                .query(Long.class)
                .single();
    }

    long count(GatheringFilter filter) {
        return jdbc.sql("select count(*) " + filter.tables())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /// The published ones, by the bytes of their key.
    List<Gathering> list(Slice slice) {
        return withGroups(jdbc.sql("select * from gathering where published_on is not null order by year, "
                        + dialect.byBytes("slug") + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(GatheringStore::toGathering)
                .list());
    }

    long countPublished() {
        return jdbc.sql("select count(*) from gathering where published_on is not null")
                .query(Long.class)
                .single();
    }

    /// Key → id of all that is published.
    Map<String, UUID> keys() {
        Map<String, UUID> keys = new LinkedHashMap<>();
        jdbc.sql("select id, year, slug from gathering where published_on is not null order by year, slug")
                .query(row -> {
                    keys.put(row.getInt("year") + "/" + row.getString("slug"), UUID.fromString(row.getString("id")));
                });
        return keys;
    }

    /// The public ones that it goes on from and that go on from it, over any number of steps, without itself.
    List<Gathering> listSeries(UUID id, int most) {
        return withGroups(jdbc.sql("""
                with recursive earlier (id, origin_id) as (
                  select id, origin_id from gathering where id = :id
                  union select gathering.id, gathering.origin_id from gathering
                    join earlier on earlier.origin_id = gathering.id),
                series (id) as (
                  select id from earlier
                  union select gathering.id from gathering join series on gathering.origin_id = series.id)
                select gathering.* from gathering join series on series.id = gathering.id
                where gathering.published_on is not null and gathering.id <> :id
                order by gathering.held_on, gathering.id limit :most
                """)
                .param("id", id.toString())
                .param("most", most)
                .query(GatheringStore::toGathering)
                .list());
    }

    /// The slugs of a year that begin so.
    List<String> slugs(int year, String begins, UUID besides) {
        return jdbc.sql("select slug from gathering where year = :year and slug like :begins and id <> :besides")
                .param("year", year)
                .param("begins", begins + "%")
                .param("besides", besides.toString())
                .query((row, i) -> row.getString(1))
                .list();
    }

    /// How many of a year stand in a country.
    record Count(int year, String country, int gatherings, int held) {}

    List<Count> counts(int year) {
        return jdbc.sql(
                        "select * from gathering_count where year = :year and gatherings > 0 order by gatherings desc, country")
                .param("year", year)
                .query(GatheringStore::toCount)
                .list();
    }

    /// The years of which there is something, with all their countries together.
    List<Count> years() {
        return jdbc.sql("""
                select year, '' as country, sum(gatherings) as gatherings, sum(held) as held
                from gathering_count group by year order by year
                """).query(GatheringStore::toCount).list();
    }

    /// How many of a year are held for a day, and how many of these count for the common day as well.
    record DayCount(@Nullable UUID day, int gatherings, int common) {}

    List<DayCount> days(int year) {
        return jdbc.sql("""
                select day_id, count(*) as gatherings, sum(case when common then 1 else 0 end) as common
                from gathering where year = :year and published_on is not null and state <> 'CANCELLED'
                group by day_id
                """)
                .param("year", year)
                .query((row, i) ->
                        new DayCount(id(row.getString("day_id")), row.getInt("gatherings"), row.getInt("common")))
                .list();
    }

    /// The languages in which something of a year is held, padded and joined as they stand in a row.
    List<String> languages(int year) {
        return jdbc.sql("""
                select distinct languages from gathering where year = :year and published_on is not null
                """)
                .param("year", year)
                .query((row, i) -> row.getString(1))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Gathering gathering) {
        Place place = gathering.shown().place();
        jdbc.sql("""
                insert into gathering (id, version, slug, year, held_on, starts_at, zone, day_id, common, kind, title,
                  state, precision_shown, shown_country, shown_city, shown_city_name, shown_area, shown_venue,
                  shown_street, languages, accessibility, safety, photos, online, source_id, origin_id, by_group,
                  published_on)
                values (:id, :version, :slug, :year, :heldOn, :startsAt, :zone, :day, :common, :kind, :title,
                  :state, :precision, :country, :city, :cityName, :area, :venue,
                  :street, :languages, :accessibility, :safety, :photos, :online, :source, :origin, :by, :publishedOn)
                on conflict (id) do update set version = gathering.version + 1, slug = excluded.slug,
                  year = excluded.year, held_on = excluded.held_on, starts_at = excluded.starts_at,
                  zone = excluded.zone, day_id = excluded.day_id, common = excluded.common, kind = excluded.kind,
                  title = excluded.title, state = excluded.state, precision_shown = excluded.precision_shown,
                  shown_country = excluded.shown_country, shown_city = excluded.shown_city,
                  shown_city_name = excluded.shown_city_name, shown_area = excluded.shown_area,
                  shown_venue = excluded.shown_venue, shown_street = excluded.shown_street,
                  languages = excluded.languages, accessibility = excluded.accessibility, safety = excluded.safety,
                  photos = excluded.photos, online = excluded.online, source_id = excluded.source_id,
                  origin_id = excluded.origin_id, by_group = excluded.by_group, published_on = excluded.published_on
                """)
                .param("id", gathering.id().toString())
                .param("version", gathering.version())
                .param("slug", gathering.slug())
                .param("year", gathering.year())
                .param("heldOn", gathering.heldOn().toString())
                .param(
                        "startsAt",
                        gathering.startsAt() == null ? "" : gathering.startsAt().toString())
                .param("zone", text(place.zone()))
                .param("day", text(gathering.day()))
                .param("common", gathering.common())
                .param("kind", gathering.kind().name())
                .param("title", LocalizedColumn.write(gathering.title()))
                .param("state", gathering.state().name())
                .param("precision", gathering.shown().precision().name())
                .param("country", place.country())
                .param("city", place.city())
                .param("cityName", place.cityName())
                .param("area", place.area())
                .param("venue", place.venue())
                .param("street", place.street())
                // Between spaces, so that one is found as a word of its own.
                .param(
                        "languages",
                        gathering.languages().isEmpty() ? "" : " " + String.join(" ", gathering.languages()) + " ")
                .param("accessibility", LocalizedColumn.write(gathering.accessibility()))
                .param("safety", LocalizedColumn.write(gathering.safety()))
                .param("photos", gathering.photos().name())
                .param("online", gathering.online())
                .param("source", text(gathering.source()))
                .param("origin", text(gathering.origin()))
                .param("by", text(gathering.by()))
                .param("publishedOn", text(gathering.publishedOn()))
                .update();
        putGroups(gathering);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void putGroups(Gathering gathering) {
        jdbc.sql("delete from gathering_group where gathering_id = :id")
                .param("id", gathering.id().toString())
                .update();
        int position = 0;
        for (UUID group : gathering.groups()) {
            jdbc.sql("insert into gathering_group (gathering_id, group_id, position) values (:id, :group, :position)")
                    .param("id", gathering.id().toString())
                    .param("group", group.toString())
                    .param("position", position++)
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void submit(UUID gathering, UUID submission) {
        jdbc.sql("update gathering set submission_id = :submission where id = :id")
                .param("id", gathering.toString())
                .param("submission", submission.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from gathering where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// Counts a year's gatherings of a country anew.
    @Transactional(propagation = Propagation.MANDATORY)
    void recount(int year, @Nullable String country) {
        jdbc.sql("""
                insert into gathering_count (year, country, gatherings, held)
                select :year, :shown, coalesce(sum(case when state <> 'CANCELLED' then 1 else 0 end), 0),
                  coalesce(sum(case when state = 'HELD' then 1 else 0 end), 0)
                from gathering where year = :year and published_on is not null
                """ + (country == null ? " and shown_country is null" : " and shown_country = :shown") + """
                 on conflict (year, country) do update set gatherings = excluded.gatherings, held = excluded.held
                """)
                .param("year", year)
                .param("shown", country == null ? "" : country)
                .update();
        jdbc.sql("""
                delete from gathering_count where year = :year and country = :shown and not exists (
                  select 1 from gathering where gathering.year = :year and gathering.published_on is not null
                    and coalesce(gathering.shown_country, '') = :shown)
                """)
                .param("year", year)
                .param("shown", country == null ? "" : country)
                .update();
    }

    /// Counts all of them anew.
    @Transactional(propagation = Propagation.MANDATORY)
    void recountAll() {
        jdbc.sql("delete from gathering_count").update();
        jdbc.sql("""
                insert into gathering_count (year, country, gatherings, held)
                select year, coalesce(shown_country, ''), sum(case when state <> 'CANCELLED' then 1 else 0 end),
                  sum(case when state = 'HELD' then 1 else 0 end)
                from gathering where published_on is not null group by year, coalesce(shown_country, '')
                """).update();
    }

    private List<Gathering> withGroups(List<Gathering> read) {
        if (read.isEmpty()) {
            return read;
        }
        Map<UUID, List<UUID>> groups = jdbc
                .sql("select * from gathering_group where gathering_id in (:ids) order by gathering_id, position")
                .param("ids", read.stream().map(each -> each.id().toString()).toList())
                .query((row, i) -> Map.entry(
                        UUID.fromString(row.getString("gathering_id")), UUID.fromString(row.getString("group_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List<Gathering> whole = new ArrayList<>();
        read.forEach(each -> whole.add(each.with(groups.getOrDefault(each.id(), List.of()))));
        return whole;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID id(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }

    private static Count toCount(ResultSet row, int i) throws SQLException {
        return new Count(row.getInt("year"), row.getString("country"), row.getInt("gatherings"), row.getInt("held"));
    }

    private static Place.Shown toShown(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        int city = row.getInt("shown_city");
        return new Place.Shown(
                Precision.valueOf(row.getString("precision_shown")),
                new Place(
                        row.getString("shown_country"),
                        city == 0 ? null : city,
                        row.getString("shown_city_name"),
                        row.getString("shown_area"),
                        row.getString("shown_venue"),
                        row.getString("shown_street"),
                        zone == null ? null : ZoneId.of(zone)));
    }

    private static Gathering toGathering(ResultSet row, int i) throws SQLException {
        String startsAt = row.getString("starts_at");
        String languages = row.getString("languages").strip();
        String publishedOn = row.getString("published_on");
        return new Gathering(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                LocalDate.parse(row.getString("held_on")),
                startsAt.isEmpty() ? null : LocalTime.parse(startsAt),
                id(row.getString("day_id")),
                row.getBoolean("common"),
                GatheringKind.valueOf(row.getString("kind")),
                LocalizedColumn.read(row.getString("title")),
                State.valueOf(row.getString("state")),
                toShown(row),
                List.of(),
                languages.isEmpty() ? List.of() : List.of(languages.split(" ")),
                LocalizedColumn.read(row.getString("accessibility")),
                LocalizedColumn.read(row.getString("safety")),
                Photos.valueOf(row.getString("photos")),
                row.getString("online"),
                id(row.getString("source_id")),
                id(row.getString("origin_id")),
                id(row.getString("by_group")),
                publishedOn == null ? null : LocalDate.parse(publishedOn),
                row.getInt("version"));
    }
}
