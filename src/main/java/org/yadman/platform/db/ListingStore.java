package org.yadman.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Listings.Line;
import org.yadman.platform.text.Language;

@Component
@Transactional(readOnly = true)
class ListingStore {

    private final JdbcClient jdbc;

    ListingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> all(String kind) {
        return jdbc.sql("select * from listing where kind = :kind order by id, language")
                .param("kind", kind)
                .query(ListingStore::toLine)
                .list();
    }

    List<Line> list(String kind, Language language, List<String> words, long skip, int most) {
        return jdbc.sql("select * from listing where kind = :kind and language = :language and "
                        + Listings.condition(words) + " order by sort_key, id limit :most offset :skip")
                .param("kind", kind)
                .param("language", language.tag())
                .params(Listings.parameters(words))
                .param("most", most)
                .param("skip", skip)
                .query(ListingStore::toLine)
                .list();
    }

    int count(String kind, Language language, List<String> words) {
        return jdbc.sql("select count(*) from listing where kind = :kind and language = :language and "
                        + Listings.condition(words))
                .param("kind", kind)
                .param("language", language.tag())
                .params(Listings.parameters(words))
                .query(Integer.class)
                .single();
    }

    Map<String, List<Line>> search(Language language, List<String> words, int most) {
        Map<String, List<Line>> byKind = new LinkedHashMap<>();
        if (words.isEmpty()) {
            return byKind;
        }
        List<Line> found = jdbc.sql("""
                select * from (
                  select *, row_number() over (partition by kind order by sort_key, id) as place
                  from listing where language = :language and %s
                ) hits
                where place <= :most order by kind, place
                """.formatted(Listings.condition(words)))
                .param("language", language.tag())
                .param("most", most)
                .params(Listings.parameters(words))
                .query(ListingStore::toLine)
                .list();
        found.forEach(line ->
                byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line));
        return byKind;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(Ref ref) {
        jdbc.sql("delete from listing where kind = :kind and id = :id")
                .param("kind", ref.kind())
                .param("id", ref.id().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Line line) {
        jdbc.sql("""
                insert into listing (kind, id, language, label, sort_key, words)
                values (:kind, :id, :language, :label, :sortKey, :words)
                """)
                .param("kind", line.kind())
                .param("id", line.id().toString())
                .param("language", line.language())
                .param("label", line.label())
                .param("sortKey", line.sortKey())
                .param("words", line.words())
                .update();
    }

    private static Line toLine(ResultSet row, int i) throws SQLException {
        return new Line(
                row.getString("kind"),
                UUID.fromString(row.getString("id")),
                row.getString("language"),
                row.getString("label"),
                row.getString("sort_key"),
                row.getString("words"));
    }
}
