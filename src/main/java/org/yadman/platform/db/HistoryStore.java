package org.yadman.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.History.Version;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
class HistoryStore {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> CONTENT = new TypeReference<>() {};

    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Version> findLast(Ref ref) {
        return jdbc.sql("""
                select kind, id, version, at, actor, content from history
                where kind = :kind and id = :id
                order by version desc limit 1
                """)
                .param("kind", ref.kind())
                .param("id", ref.id().toString())
                .query(HistoryStore::toVersion)
                .optional();
    }

    Optional<Version> find(Ref ref, int number) {
        return jdbc.sql("""
                select kind, id, version, at, actor, content from history
                where kind = :kind and id = :id and version = :version
                """)
                .param("kind", ref.kind())
                .param("id", ref.id().toString())
                .param("version", number)
                .query(HistoryStore::toVersion)
                .optional();
    }

    List<Version> listNewest(Collection<String> kinds, int most) {
        return jdbc.sql("""
                select kind, id, version, at, actor, content from history where kind in (:kinds)
                order by at desc, kind, id, version desc limit :most
                """)
                .param("kinds", kinds)
                .param("most", most)
                .query(HistoryStore::toVersion)
                .list();
    }

    List<Version> list(Ref ref) {
        return jdbc.sql("""
                select kind, id, version, at, actor, content from history
                where kind = :kind and id = :id
                order by version desc
                """)
                .param("kind", ref.kind())
                .param("id", ref.id().toString())
                .query(HistoryStore::toVersion)
                .list();
    }

    /// Adds a version.
    ///
    /// @return false if there is one with this number: another transaction, for whose end this one has waited, was
    ///     faster. This one can go on; an error would have ended it.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(Version version) {
        int inserted = jdbc.sql("""
                insert into history (kind, id, version, at, actor, content)
                values (:kind, :id, :version, :at, :actor, :content)
                on conflict (kind, id, version) do nothing
                """)
                .param("kind", version.of().kind())
                .param("id", version.of().id().toString())
                .param("version", version.number())
                .param("at", version.at().toEpochMilli())
                .param("actor", version.actor().value())
                .param("content", version.content() == null ? null : JSON.writeValueAsString(version.content()))
                .update();
        return inserted == 1;
    }

    private static Version toVersion(ResultSet row, int i) throws SQLException {
        Ref ref = new Ref(row.getString("kind"), UUID.fromString(row.getString("id")));
        @Nullable String content = row.getString("content");
        @Nullable Map<String, String> columns = content == null ? null : JSON.readValue(content, CONTENT);
        return new Version(
                ref,
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("at")),
                new ActorId(row.getString("actor")),
                columns);
    }
}
