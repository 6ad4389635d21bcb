package org.yadman.days;

import java.util.UUID;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// A group keeps a day. Since when, and in which years it was held, are claims.
public record Observance(UUID id, UUID group, UUID day, Localized about) {

    public static final String KIND = "observance";

    public Ref ref() {
        return new Ref(KIND, id);
    }
}
