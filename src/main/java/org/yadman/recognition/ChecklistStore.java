package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.bodies.Power;
import org.yadman.bodies.Tabler;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.platform.vault.Vault;
import org.yadman.recognition.TrackStore.Placed;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Checklists, their answers sealed.
@Component
@Transactional(readOnly = true)
class ChecklistStore {

    static final String TABLE = "checklist";
    static final String COLUMN = "answers";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    ChecklistStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Checklist> find(UUID track) {
        return jdbc.sql("select * from checklist where track_id = :track")
                .param("track", track.toString())
                .query(this::toChecklist)
                .optional();
    }

    /// The tracks under way whose checklist has been begun and not finished, with how many answers are missing, those
    /// first of which most are.
    Map<Placed, Integer> listUnanswered(int most) {
        Map<Placed, Integer> unanswered = new LinkedHashMap<>();
        // A cross join, since SQLite keeps the order of its tables: it would look through all tracks for the few
        // checklists.
        jdbc.sql(TrackStore.BOTH + """
                , checklist.unanswered from checklist cross join track cross join track_now
                where track.id = checklist.track_id and track_now.track_id = track.id and checklist.unanswered > 0 and
                """ + TrackStore.UNDER_WAY
                        + " order by checklist.unanswered desc, track.slug limit :most")
                .param("most", most)
                .query((row, i) -> {
                    unanswered.put(TrackStore.toPlaced(row, i), row.getInt("unanswered"));
                    return i;
                })
                .list();
        return unanswered;
    }

    /// Writes it, if nobody has since it was read.
    ///
    /// @return whether it was written
    @Transactional(propagation = Propagation.MANDATORY)
    boolean put(Checklist checklist) {
        Map<String, String> texts = new TreeMap<>();
        checklist.answers().forEach((question, answer) -> texts.put(question.name(), answer));
        return jdbc.sql("""
                insert into checklist (track_id, power, tabled_by, answers, unanswered, version)
                values (:track, :power, :tabler, :answers, :unanswered, 1)
                on conflict (track_id) do update set power = excluded.power, tabled_by = excluded.tabled_by,
                  answers = excluded.answers, unanswered = excluded.unanswered, version = checklist.version + 1
                where checklist.version = :version
                """)
                        .param("track", checklist.track().toString())
                        .param("power", name(checklist.power()))
                        .param("tabler", name(checklist.tabler()))
                        .param("answers", vault.seal(place(checklist.track()), JSON.writeValueAsString(texts)))
                        .param("unanswered", checklist.unanswered())
                        .param("version", checklist.version())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID track) {
        jdbc.sql("delete from checklist where track_id = :track")
                .param("track", track.toString())
                .update();
    }

    /// Deletes those whose tracks are no more: a record that was replaced as a whole.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteLost() {
        jdbc.sql("delete from checklist where track_id not in (select id from track)")
                .update();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Vault.Place place(UUID track) {
        return new Vault.Place(TABLE, track.toString(), COLUMN);
    }

    private Checklist toChecklist(ResultSet row, int i) throws SQLException {
        UUID track = UUID.fromString(row.getString("track_id"));
        String power = row.getString("power");
        String tabler = row.getString("tabled_by");
        Map<Question, String> answers = new EnumMap<>(Question.class);
        JSON.readValue(vault.open(place(track), row.getString(COLUMN)), TEXTS)
                .forEach((question, answer) -> answers.put(Question.valueOf(question), answer));
        return new Checklist(
                track,
                power == null ? null : Power.valueOf(power),
                tabler == null ? null : Tabler.valueOf(tabler),
                answers,
                row.getInt("version"));
    }
}

@Configuration(proxyBeanMethods = false)
class ChecklistWiring {

    @Bean
    SealedColumns sealedChecklists() {
        return new SealedColumns(ChecklistStore.TABLE, "track_id", List.of(ChecklistStore.COLUMN));
    }
}
