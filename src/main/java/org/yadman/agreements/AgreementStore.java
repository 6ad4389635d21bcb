package org.yadman.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.text.Localized;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is hidden stands sealed in one column; what is published stands in plain ones.
@Component
@Transactional(readOnly = true)
class AgreementStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    AgreementStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Agreement> find(UUID id) {
        return jdbc.sql("select * from agreement where id = :id")
                .param("id", id.toString())
                .query(this::toAgreement)
                .optional();
    }

    /// The one of these that stands.
    Optional<Agreement> find(UUID group, UUID text, Commitment commitment) {
        return jdbc.sql("select * from agreement where who = :who and withdrawn_on is null")
                .param("who", who(group, text, commitment))
                .query(this::toAgreement)
                .optional();
    }

    /// All to a text that stand, hidden ones too.
    List<Agreement> list(UUID text) {
        return jdbc.sql("select * from agreement where text_id = :text and withdrawn_on is null order by id")
                .param("text", text.toString())
                .query(this::toAgreement)
                .list();
    }

    /// The published ones to a text that stand. Everything public is made from these and from nothing else.
    List<Agreement> listPublished(UUID text) {
        return jdbc.sql("""
                select * from agreement
                where text_id = :text and published_on is not null and withdrawn_on is null
                order by id
                """)
                .param("text", text.toString())
                .query(this::toAgreement)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Agreement agreement) {
        jdbc.sql("""
                insert into agreement (id, text_id, who, hidden, group_id, commitment, condition_rule, reservation,
                  renew_by, published_on, in_force_since, withdrawn_on, version)
                values (:id, :text, :who, :hidden, :group, :commitment, :rule, :reservation,
                  :renewBy, :publishedOn, :inForceSince, :withdrawnOn, :version)
                """).params(parameters(agreement)).update();
    }

    /// Writes what an agreement is now.
    ///
    /// @return false if it is no longer the version before
    @Transactional(propagation = Propagation.MANDATORY)
    boolean write(Agreement agreement) {
        Map<String, @Nullable Object> parameters = parameters(agreement);
        return jdbc.sql("""
                update agreement
                set hidden = :hidden, group_id = :group, commitment = :commitment, condition_rule = :rule,
                  reservation = :reservation, renew_by = :renewBy, published_on = :publishedOn,
                  in_force_since = :inForceSince, withdrawn_on = :withdrawnOn, version = :version
                where id = :id and version = :version - 1 and text_id = :text and who = :who
                """).params(parameters).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(Collection<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("delete from agreement where id = :id")
                    .param("id", id.toString())
                    .update();
        }
    }

    // A plain hash would tell who is hidden to whoever tries all groups.
    private String who(UUID group, UUID text, Commitment commitment) {
        return vault.blindIndex("agreement", text + " " + group + " " + commitment);
    }

    private Map<String, @Nullable Object> parameters(Agreement agreement) {
        boolean open = agreement.published();
        Map<String, @Nullable Object> all = new TreeMap<>();
        all.put("id", agreement.id().toString());
        all.put("text", agreement.text().toString());
        all.put("who", who(agreement.group(), agreement.text(), agreement.commitment()));
        all.put("hidden", open ? null : vault.seal(place(agreement.id()), hidden(agreement)));
        all.put("group", open ? agreement.group().toString() : null);
        all.put("commitment", open ? agreement.commitment().name() : null);
        all.put("rule", open && agreement.rule() != null ? agreement.rule().text() : null);
        all.put("reservation", open ? LocalizedColumn.write(agreement.reservation()) : null);
        all.put("renewBy", open ? agreement.renewBy().toString() : null);
        all.put("publishedOn", text(agreement.publishedOn()));
        all.put("inForceSince", text(agreement.inForceSince()));
        all.put("withdrawnOn", text(agreement.withdrawnOn()));
        all.put("version", agreement.version());
        return all;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Place place(UUID id) {
        return new Place("agreement", id.toString(), "hidden");
    }

    private static String hidden(Agreement agreement) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("group", agreement.group().toString());
        fields.put("commitment", agreement.commitment().name());
        if (agreement.rule() != null) {
            fields.put("rule", agreement.rule().text());
        }
        fields.put("reservation", LocalizedColumn.write(agreement.reservation()));
        fields.put("visibility", agreement.visibility().name());
        fields.put("after", String.valueOf(agreement.after()));
        fields.put("confirmed", agreement.confirmedOn().toString());
        fields.put("renew", agreement.renewBy().toString());
        return JSON.writeValueAsString(fields);
    }

    private Agreement toAgreement(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        UUID text = UUID.fromString(row.getString("text_id"));
        LocalDate withdrawn = day(row.getString("withdrawn_on"));
        String sealed = row.getString("hidden");
        if (sealed != null) {
            Map<String, String> fields = JSON.readValue(vault.open(place(id), sealed), FIELDS);
            String rule = fields.get("rule");
            return new Agreement(
                    id,
                    UUID.fromString(field(fields, "group")),
                    text,
                    Commitment.valueOf(field(fields, "commitment")),
                    rule == null ? null : Rule.parse(rule),
                    LocalizedColumn.read(field(fields, "reservation")),
                    Visibility.valueOf(field(fields, "visibility")),
                    Integer.parseInt(field(fields, "after")),
                    LocalDate.parse(field(fields, "confirmed")),
                    LocalDate.parse(field(fields, "renew")),
                    null,
                    null,
                    withdrawn,
                    row.getInt("version"));
        }
        LocalDate published = LocalDate.parse(row.getString("published_on"));
        String rule = row.getString("condition_rule");
        String reservation = row.getString("reservation");
        return new Agreement(
                id,
                UUID.fromString(row.getString("group_id")),
                text,
                Commitment.valueOf(row.getString("commitment")),
                rule == null ? null : Rule.parse(rule),
                reservation == null ? Localized.EMPTY : LocalizedColumn.read(reservation),
                Visibility.NOW,
                0,
                published,
                LocalDate.parse(row.getString("renew_by")),
                published,
                day(row.getString("in_force_since")),
                withdrawn,
                row.getInt("version"));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("A sealed agreement lacks " + name);
        }
        return value;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
