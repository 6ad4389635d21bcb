package org.yadman.platform.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts over whole tables, kept while the {@link Edition} of the record is the one in which they were counted: a list
/// of a hundred thousand rows shows how many there are without counting them for every page. Only for what a page
/// shows:
/// a command counts for itself, inside its transaction, where nobody has seen its changes yet.
@Component
public class Counts {

    private static final int MOST = 500;

    private final Cache<Object, Counted> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Edition edition;

    Counts(Edition edition) {
        this.edition = edition;
    }

    private record Counted(long edition, Object count) {}

    /// What was counted under this key, or else what is counted now.
    ///
    /// @param key tells this count from every other; equal keys always have the same type of count
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> count) {
        long now = edition.number();
        Counted found = kept.getIfPresent(key);
        if (found != null && found.edition() == now) {
            return (T) found.count();
        }
        T counted = count.get();
        kept.put(key, new Counted(now, counted));
        return counted;
    }
}
