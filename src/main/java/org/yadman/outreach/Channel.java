package org.yadman.outreach;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderRow;

/// How an ask goes out and an answer comes back.
public enum Channel {
    /// Sent by this server.
    EMAIL(Contact.Way.EMAIL),
    /// Copied into somebody's own mail program.
    OWN_MAIL(Contact.Way.EMAIL),
    POST(Contact.Way.POST),
    TELEPHONE(Contact.Way.TELEPHONE),
    /// Through the form on an organisation's own site.
    FORM(Contact.Way.FORM),
    IN_PERSON(null),
    RADIO(null),
    TELEVISION(null);

    private final Contact.@Nullable Way way;

    Channel(Contact.@Nullable Way way) {
        this.way = way;
    }

    /// What it needs to know of a contact; null: nothing.
    Contact.@Nullable Way way() {
        return way;
    }

    /// Whether it carries a written text that can be prepared.
    boolean written() {
        return this == EMAIL || this == OWN_MAIL || this == POST || this == FORM;
    }

    public String word() {
        return FolderRow.word(this);
    }

    static Optional<Channel> find(String word) {
        return Optional.ofNullable(FolderRow.constant(Channel.class, word));
    }
}
