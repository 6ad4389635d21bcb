package org.yadman.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.OptionsException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The keys of this server that count no more, each by the word of the campaign's key.
@Component
public class Revocations {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final AuditStore store;
    private final SigningKeys keys;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Revocations(AuditStore store, SigningKeys keys, Audit audit, PlatformTransactionManager transactions) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// How they are published.
    record Published(
            @JsonProperty(value = "revocations", required = true)
            List<Revocation> revocations) {}

    /// Declares that a key counts no more.
    ///
    /// @param paper the campaign's key as it was printed
    /// @param key the public key, or null for the one with which this server signs; it then gets another
    public Revocation revoke(String paper, @Nullable String key) {
        if (key != null && !Trust.isKey(key)) {
            throw new OptionsException("That is no public key: it has 44 characters and stands under public_key.");
        }
        return keys.revoke(
                paper,
                key,
                revocation -> transaction.executeWithoutResult(status -> {
                    store.insert(revocation);
                    audit.noteByOperator("audit.act.revoked", Map.of("key", revocation.key()));
                }));
    }

    String json() {
        return JSON.writeValueAsString(new Published(store.listRevocations()));
    }

    /// A list as it was published; empty for what is none.
    static Optional<List<Revocation>> parse(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, Published.class)).map(Published::revocations);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
