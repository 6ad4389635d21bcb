package org.yadman.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.LocalizedColumn;

@Component
@Transactional(readOnly = true)
class TextStore {

    private final JdbcClient jdbc;

    TextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AgreementText> find(UUID id) {
        return jdbc.sql("select * from agreement_text where id = :id")
                .param("id", id.toString())
                .query(TextStore::toText)
                .optional();
    }

    /// In the order in which they came into use.
    List<AgreementText> listAll() {
        return jdbc.sql("select * from agreement_text order by since_on, slug, number")
                .query(TextStore::toText)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(AgreementText text) {
        jdbc.sql("""
                insert into agreement_text (id, slug, number, example, body, letter, charter, hash, since_on)
                values (:id, :slug, :number, :example, :body, :letter, :charter, :hash, :since)
                """)
                .param("id", text.id().toString())
                .param("slug", text.slug())
                .param("number", text.number())
                .param("example", text.example() ? 1 : 0)
                .param("body", LocalizedColumn.write(text.body()))
                .param("letter", LocalizedColumn.write(text.letter()))
                .param("charter", LocalizedColumn.write(text.charter()))
                .param("hash", text.hash())
                .param("since", text.since().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from agreement_text where id = :id")
                .param("id", id.toString())
                .update();
    }

    private static AgreementText toText(ResultSet row, int i) throws SQLException {
        return new AgreementText(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                row.getInt("number"),
                row.getInt("example") == 1,
                LocalizedColumn.read(row.getString("body")),
                LocalizedColumn.read(row.getString("letter")),
                LocalizedColumn.read(row.getString("charter")),
                row.getString("hash"),
                LocalDate.parse(row.getString("since_on")));
    }
}
