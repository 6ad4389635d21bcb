package org.yadman.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.Ledger.Note;
import org.yadman.agreements.Ledger.Unnamed;
import org.yadman.agreements.Line.Together;
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

    /// A row: an agreement with what its line keeps beside it.
    record Kept(Agreement agreement, @Nullable Together together, boolean carried) {}

    Optional<Agreement> find(UUID id) {
        return jdbc.sql("select * from agreement where id = :id and withdrawn_on is null")
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
    List<Kept> list(UUID text) {
        return jdbc.sql("select * from agreement where text_id = :text and withdrawn_on is null order by id")
                .param("text", text.toString())
                .query(this::toKept)
                .list();
    }

    /// The published ones to a text that stand. Everything public is made from these and from nothing else.
    List<Kept> listPublished(UUID text) {
        return jdbc.sql("""
                select * from agreement
                where text_id = :text and published_on is not null and withdrawn_on is null
                order by id
                """).param("text", text.toString()).query(this::toKept).list();
    }

    /// Those of these that are published and stand.
    List<Agreement> listPublished(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select * from agreement
                        where id in (:ids) and published_on is not null and withdrawn_on is null
                        """)
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(this::toAgreement)
                        .list();
    }

    /// That a published one was withdrawn.
    record Left(UUID group, LocalDate on) {}

    /// The published ones to a text that were withdrawn, as long as they are kept.
    List<Left> listLeft(UUID text) {
        return jdbc.sql("""
                select group_id, withdrawn_on from agreement
                where text_id = :text and published_on is not null and withdrawn_on is not null
                """)
                .param("text", text.toString())
                .query((row, i) -> new Left(
                        UUID.fromString(row.getString("group_id")), LocalDate.parse(row.getString("withdrawn_on"))))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Line line) {
        jdbc.sql("""
                insert into agreement (id, text_id, who, hidden, group_id, commitment, condition_rule, reservation,
                  renew_by, published_on, in_force_since, together_on, together_with, carried, version)
                values (:id, :text, :who, :hidden, :group, :commitment, :rule, :reservation,
                  :renewBy, :publishedOn, :inForceSince, :togetherOn, :togetherWith, :carried, :version)
                """).params(parameters(line)).update();
    }

    /// Writes what an agreement is now, as its next version.
    ///
    /// @return false if it is no longer the version that was read
    @Transactional(propagation = Propagation.MANDATORY)
    boolean write(Line line) {
        return jdbc.sql("""
                update agreement
                set hidden = :hidden, group_id = :group, commitment = :commitment, condition_rule = :rule,
                  reservation = :reservation, renew_by = :renewBy, published_on = :publishedOn,
                  in_force_since = :inForceSince, together_on = :togetherOn, together_with = :togetherWith,
                  carried = :carried, version = version + 1
                where id = :id and version = :version and text_id = :text and who = :who and withdrawn_on is null
                """).params(parameters(line)).update() == 1;
    }

    /// Ends one. Of a hidden one nothing stays; a published one stays until it is forgotten.
    ///
    /// @return false if it is no longer the version that was read
    @Transactional(propagation = Propagation.MANDATORY)
    boolean withdraw(Agreement agreement, LocalDate on) {
        String change = agreement.published()
                ? """
                  update agreement
                  set withdrawn_on = :on, in_force_since = null, together_on = null, together_with = null,
                    version = version + 1
                  where id = :id and version = :version and withdrawn_on is null
                  """
                : "delete from agreement where id = :id and version = :version and (:on is not null)";
        return jdbc.sql(change)
                        .param("id", agreement.id().toString())
                        .param("version", agreement.version())
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    /// Forgets those that were withdrawn on this day or before.
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetWithdrawn(LocalDate until) {
        jdbc.sql("delete from agreement where withdrawn_on <= :until")
                .param("until", until.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deletePublished(UUID text) {
        jdbc.sql("delete from agreement where text_id = :text and published_on is not null")
                .param("text", text.toString())
                .update();
    }

    Unnamed unnamed(UUID text) {
        return jdbc.sql("select number, counted_on from agreement_unnamed where text_id = :text")
                .param("text", text.toString())
                .query((row, i) -> new Unnamed(row.getInt(1), LocalDate.parse(row.getString(2))))
                .optional()
                .orElse(Unnamed.NONE);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setUnnamed(UUID text, int number, LocalDate on) {
        jdbc.sql("""
                insert into agreement_unnamed (text_id, number, counted_on) values (:text, :number, :on)
                on conflict (text_id) do update set number = excluded.number, counted_on = excluded.counted_on
                """)
                .param("text", text.toString())
                .param("number", number)
                .param("on", on.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(UUID id, Note note, LocalDate on) {
        jdbc.sql("""
                insert into agreement_notice (id, group_id, agreement_id, kind, because, noted_on)
                values (:id, :group, :agreement, :kind, :because, :on)
                """)
                .param("id", id.toString())
                .param("group", note.group().toString())
                .param("agreement", note.agreement().toString())
                .param("kind", note.kind().name())
                .param("because", join(note.because()))
                .param("on", on.toString())
                .update();
    }

    /// What a group is told, the newest first.
    List<Told> told(UUID group) {
        return jdbc.sql("select * from agreement_notice where group_id = :group order by noted_on desc, id")
                .param("group", group.toString())
                .query((row, i) -> new Told(
                        UUID.fromString(row.getString("id")),
                        new Note(
                                Note.Kind.valueOf(row.getString("kind")),
                                UUID.fromString(row.getString("agreement_id")),
                                UUID.fromString(row.getString("group_id")),
                                split(row.getString("because"))),
                        LocalDate.parse(row.getString("noted_on"))))
                .list();
    }

    /// Something a group is told.
    record Told(UUID id, Note note, LocalDate on) {}

    /// Takes away what a group has been told and has read.
    @Transactional(propagation = Propagation.MANDATORY)
    void read(UUID id, UUID group) {
        jdbc.sql("delete from agreement_notice where id = :id and group_id = :group")
                .param("id", id.toString())
                .param("group", group.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forgetNotices(LocalDate until) {
        jdbc.sql("delete from agreement_notice where noted_on <= :until")
                .param("until", until.toString())
                .update();
    }

    // A plain hash would tell who is hidden to whoever tries all groups.
    private String who(UUID group, UUID text, Commitment commitment) {
        return vault.blindIndex("agreement", text + " " + group + " " + commitment);
    }

    private Map<String, @Nullable Object> parameters(Line line) {
        Agreement agreement = line.agreement();
        Together together = line.together();
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
        all.put("togetherOn", together == null ? null : text(together.on()));
        all.put("togetherWith", together == null ? null : join(together.with()));
        all.put("carried", line.carried() ? 1 : 0);
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

    private static String join(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
    }

    private static Set<UUID> split(String ids) {
        return ids.isEmpty()
                ? Set.of()
                : Stream.of(ids.split(" ")).map(UUID::fromString).collect(Collectors.toSet());
    }

    private Kept toKept(ResultSet row, int i) throws SQLException {
        LocalDate together = day(row.getString("together_on"));
        return new Kept(
                toAgreement(row, i),
                together == null ? null : new Together(together, split(row.getString("together_with"))),
                row.getInt("carried") == 1);
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
