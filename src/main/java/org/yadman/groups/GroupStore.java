package org.yadman.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Listing;

@Component
@Transactional(readOnly = true)
class GroupStore {

    private static final String MATCHING = """
            from campaign_group join listing
              on listing.kind = 'group' and listing.id = campaign_group.id and listing.language = :language
            where (:kind = '' or campaign_group.kind = :kind) and (:country = '' or campaign_group.country = :country) and %s
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    GroupStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// What narrows the list; an empty text does not.
    record Filter(Language language, List<String> words, String kind, String country) {
        Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
            parameters.put("language", language.tag());
            parameters.put("kind", kind);
            parameters.put("country", country);
            return parameters;
        }
    }

    Optional<Group> find(String slug) {
        return jdbc.sql("select * from campaign_group where slug = :slug")
                .param("slug", slug)
                .query(GroupStore::toGroup)
                .optional();
    }

    List<Group> list(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from campaign_group where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(GroupStore::toGroup)
                        .list();
    }

    List<Group> listAll() {
        return jdbc.sql("select * from campaign_group where example = 0 order by slug")
                .query(GroupStore::toGroup)
                .list();
    }

    List<Group> list(Slice slice) {
        return jdbc.sql("select * from campaign_group where example = 0 order by " + dialect.byBytes("slug")
                        + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(GroupStore::toGroup)
                .list();
    }

    List<Group> list(Filter filter, boolean byCountry, int page) {
        String order = byCountry ? "campaign_group.country is null, campaign_group.country, " : "";
        return jdbc.sql("select campaign_group.* " + MATCHING.formatted(Listings.condition(filter.words()))
                        + " order by " + order + "listing.sort_key, listing.id limit :size offset :skip")
                .params(filter.parameters())
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(GroupStore::toGroup)
                .list();
    }

    int count(Filter filter) {
        return jdbc.sql("select count(*) " + MATCHING.formatted(Listings.condition(filter.words())))
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    private static final String STANDING = """
            from campaign_group
              join listing on listing.kind = 'group' and listing.id = campaign_group.id and listing.language = :language
              left join group_standing on group_standing.group_id = campaign_group.id
            where %s and %s
            """;

    /// One page of the groups that stand so; those of whom most is known come first.
    ///
    /// @param condition on a group and its standing; of the program, never from outside
    List<Group> listStanding(String condition, List<String> words, Map<String, Object> parameters, int page) {
        return jdbc.sql("select campaign_group.* " + STANDING.formatted(condition, Listings.condition(words))
                        + " order by coalesce(group_standing.checked, 'NOT_YET') = 'NOT_YET', listing.sort_key, listing.id"
                        + " limit :size offset :skip")
                .params(parameters)
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(GroupStore::toGroup)
                .list();
    }

    int countStanding(String condition, List<String> words, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) " + STANDING.formatted(condition, Listings.condition(words)))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    int countAll() {
        return jdbc.sql("select count(*) from campaign_group where example = 0")
                .query(Integer.class)
                .single();
    }

    Set<GroupKind> kinds() {
        EnumSet<GroupKind> kinds = EnumSet.noneOf(GroupKind.class);
        kinds.addAll(jdbc.sql("select distinct kind from campaign_group where example = 0")
                .query((row, i) -> GroupKind.valueOf(row.getString(1)))
                .list());
        return kinds;
    }

    List<String> countries() {
        return jdbc.sql("""
                select distinct country from campaign_group where country is not null and example = 0 order by country
                """).query((row, i) -> row.getString(1)).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Group group) {
        jdbc.sql("""
                insert into campaign_group (id, slug, kind, country, name, site, about, example)
                values (:id, :slug, :kind, :country, :name, :site, :about, :example)
                on conflict (id) do update set slug = excluded.slug, kind = excluded.kind, country = excluded.country,
                  name = excluded.name, site = excluded.site, about = excluded.about
                """)
                .param("id", group.id().toString())
                .param("slug", group.slug())
                .param("kind", group.kind().name())
                .param("country", group.country())
                .param("name", LocalizedColumn.write(group.name()))
                .param("site", group.site())
                .param("about", LocalizedColumn.write(group.about()))
                .param("example", group.example() ? 1 : 0)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from campaign_group where id = :id")
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from campaign_group where example = 0").update();
    }

    private static Group toGroup(ResultSet row, int i) throws SQLException {
        return new Group(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                GroupKind.valueOf(row.getString("kind")),
                row.getString("country"),
                LocalizedColumn.read(row.getString("name")),
                row.getString("site"),
                LocalizedColumn.read(row.getString("about")),
                row.getInt("example") == 1);
    }
}
