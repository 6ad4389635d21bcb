package org.yadman.platform.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.config.Options;

/// What arrived and belongs to no room, and whether anything arrives.
@Component
public class Inbox {

    private final IntakeStore store;
    private final Clock clock;
    private final boolean setUp;
    private volatile @Nullable Instant awaySince;

    Inbox(IntakeStore store, Clock clock, Options options) {
        this.store = store;
        this.clock = clock;
        this.setUp = options.mailbox() != null;
    }

    /// A mail for a person to look at, in the mailbox itself if this is not enough.
    ///
    /// @param readable false where not even a head was found, or reading it failed
    /// @param from one plain address, or empty
    /// @param beginning of its text; of an unreadable one, of all of it
    public record Left(UUID id, boolean readable, Instant arrived, String from, String subject, String beginning) {
        /// Names nobody, so that no log line can.
        @Override
        public String toString() {
            return "Left " + id;
        }
    }

    /// Whether a mailbox is read. Mails can come through the command `receive` as well.
    public boolean isSetUp() {
        return setUp;
    }

    /// The mails that no room has taken, the oldest first; for a steward.
    public List<Left> list() {
        return store.list();
    }

    public int count() {
        return store.count();
    }

    /// Forgets what was kept of such a mail; it stays in the mailbox.
    @Transactional
    public void dismiss(UUID id) {
        store.dismiss(id);
    }

    /// Since when the mailbox cannot be read by this server, if it cannot.
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    void reached() {
        awaySince = null;
    }

    void missed() {
        awaySince = awaySince == null ? clock.instant() : awaySince;
    }
}
