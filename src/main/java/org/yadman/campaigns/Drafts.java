package org.yadman.campaigns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Ids;
import org.yadman.platform.jobs.Job;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Forms of the record that somebody has begun and not saved. Only their own account sees them; after 30 days they are
/// deleted.
@Component
class Drafts implements DeskSource {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final String TABLE = "draft";
    private static final String COLUMN = "form";
    /// So many drafts may one account have.
    static final int MOST = 100;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> FORM = new TypeReference<>() {};

    private final DraftStore store;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    Drafts(DraftStore store, Vault vault, Ids ids, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /// A draft as a list shows it.
    record Line(UUID id, String table, Instant savedAt) {}

    /// Keeps a form, in the place of the draft from which it came.
    ///
    /// @param id of that draft, if it came from one
    /// @return the draft; nothing when the account has as many drafts as one may have
    @Transactional
    Optional<UUID> save(Optional<UUID> id, String table, Map<String, String> form, UUID account) {
        Optional<UUID> old = id.filter(draft -> store.find(draft, account).isPresent());
        if (old.isEmpty() && store.list(account).size() >= MOST) {
            return Optional.empty();
        }
        UUID kept = old.orElseGet(ids::random);
        String sealed = vault.seal(place(kept), JSON.writeValueAsString(form));
        store.put(kept, account, table, sealed, clock.instant());
        return Optional.of(kept);
    }

    /// @throws NotFound when the caller has no such draft
    @Transactional(readOnly = true)
    Map<String, String> open(UUID id, Caller caller) {
        return store.find(id, caller.account())
                .map(draft -> JSON.readValue(vault.open(place(id), draft.form()), FORM))
                .orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    List<Line> list(Caller caller) {
        return store.list(caller.account()).stream()
                .map(draft -> new Line(draft.id(), draft.table(), draft.savedAt()))
                .toList();
    }

    @Transactional
    void delete(UUID id, Caller caller) {
        store.delete(id, caller.account());
    }

    /// Deletes what has lain too long.
    @Transactional
    void deleteOld() {
        store.deleteBefore(clock.instant().minus(LIFE));
    }

    private static Vault.Place place(UUID id) {
        return new Vault.Place(TABLE, id.toString(), COLUMN);
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        return caller.may(Permission.PROPOSE)
                ? list(caller).stream()
                        .map(draft -> new Task(
                                visitor.t("campaigns.drafts.task", "what", visitor.t("campaigns.one." + draft.table())),
                                null,
                                "/desk/record/drafts/" + draft.id()))
                        .toList()
                : List.of();
    }

    static SealedColumns sealed() {
        return new SealedColumns(TABLE, "id", List.of(COLUMN));
    }
}

@Configuration(proxyBeanMethods = false)
class DraftWiring {

    @Bean
    SealedColumns draftColumns() {
        return Drafts.sealed();
    }

    @Bean
    Job oldDrafts(Drafts drafts) {
        return new Job() {
            @Override
            public String name() {
                return "old-drafts";
            }

            @Override
            public LocalTime dailyAt() {
                return LocalTime.of(3, 20);
            }

            @Override
            public void run() {
                drafts.deleteOld();
            }
        };
    }
}
