package org.yadman.platform.pdf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Edition;
import org.yadman.platform.web.Visitor;

/// Documents that were made, until the record or the day changes, whatever address they are asked at: to make one
/// costs hundreds of times what it costs to ask for it. One is made at a time, and who asks meanwhile waits for it.
@Component
public class KeptPapers {

    private static final int MOST = 8;

    /// Where those that are kept are larger together, they make room for the next one.
    private static final int MOST_BYTES = 4_000_000;

    private final Edition edition;
    private final Map<String, byte[]> kept = new HashMap<>();
    private @Nullable Moment moment;

    KeptPapers(Edition edition) {
        this.edition = edition;
    }

    private record Moment(long edition, LocalDate day) {}

    /// The document of this name, as it is today.
    public synchronized Optional<byte[]> get(String name, Visitor v, Supplier<Optional<byte[]>> maker) {
        Moment now = new Moment(edition.number(), v.today());
        if (!now.equals(moment) || kept.size() >= MOST || bytes() > MOST_BYTES) {
            kept.clear();
            moment = now;
        }
        byte[] known = kept.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> made = maker.get();
        made.ifPresent(bytes -> kept.put(name, bytes));
        return made;
    }

    private long bytes() {
        return kept.values().stream().mapToLong(paper -> paper.length).sum();
    }
}
