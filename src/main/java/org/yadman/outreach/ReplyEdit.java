package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen to a reply, each as the reply that it becomes.
record ReplyEdit(Reply reply) {

    static ReplyEdit of(Reply reply) {
        return new ReplyEdit(reply);
    }

    Reply meaning(Meaning meaning) {
        return with(meaning, reply.readOn(), reply.readBy(), reply.flowedTo(), reply.doneOn());
    }

    Reply readBack(LocalDate on, String by) {
        return with(reply.meaning(), on, by, reply.flowedTo(), reply.doneOn());
    }

    Reply done(LocalDate on, @Nullable String flowedTo) {
        return with(
                reply.meaning(), reply.readOn(), reply.readBy(), flowedTo == null ? reply.flowedTo() : flowedTo, on);
    }

    /// Without anything that tells from whom it was. Under its own words a mail carries names and
    /// numbers; what one of us wrote down stays.
    Reply erased(LocalDate today) {
        Reply r = reply;
        Reply.Content content = new Reply.Content(
                "",
                "",
                r.recordedBy() == null ? "" : r.content().words(),
                r.content().language(),
                List.of());
        return new Reply(
                r.id(),
                r.version(),
                r.thread(),
                r.kind(),
                r.way(),
                content,
                r.authenticated(),
                r.recordedBy(),
                r.cameOn(),
                r.meaning(),
                r.readOn(),
                r.readBy(),
                r.flowedTo(),
                r.doneOn() == null ? today : r.doneOn());
    }

    private Reply with(
            @Nullable Meaning meaning,
            @Nullable LocalDate readOn,
            @Nullable String readBy,
            @Nullable String flowedTo,
            @Nullable LocalDate doneOn) {
        Reply r = reply;
        return new Reply(
                r.id(),
                r.version(),
                r.thread(),
                r.kind(),
                r.way(),
                r.content(),
                r.authenticated(),
                r.recordedBy(),
                r.cameOn(),
                meaning,
                readOn,
                readBy,
                flowedTo,
                doneOn);
    }
}
