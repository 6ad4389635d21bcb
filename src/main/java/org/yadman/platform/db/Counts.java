package org.yadman.platform.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts over whole tables, kept until the record changes: a list of a hundred thousand rows shows how many there are
/// without counting them for every page.
@Component
public class Counts implements Changes.Listener {

    private static final int MOST = 500;

    private final Cache<Object, Object> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final AtomicLong generation = new AtomicLong();

    @Override
    public void recordChanged() {
        generation.incrementAndGet();
        kept.invalidateAll();
    }

    /// What was counted under this key, or else what is counted now.
    ///
    /// @param key tells this count from every other; equal keys always have the same type of count
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> count) {
        Object found = kept.getIfPresent(key);
        if (found != null) {
            return (T) found;
        }
        long before = generation.get();
        T counted = count.get();
        // Counted while the record changed, it may be of the old record: right for this page, not for the next.
        if (before == generation.get()) {
            kept.put(key, Objects.requireNonNull(counted));
        }
        return counted;
    }
}
