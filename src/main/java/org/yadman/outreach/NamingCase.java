package org.yadman.outreach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;

/// All that decides whether the addressee of a thread may be named in public as one that has not answered.
///
/// @param group of the record, or null
/// @param safe that no contact of this group has a rule that forbids it
/// @param harmless that its country is known and is none of those that the campaign protects
/// @param elsewhere that the group has said something to us elsewhere
record NamingCase(
        AppealThread thread,
        Phase phase,
        @Nullable Group group,
        boolean safe,
        boolean harmless,
        List<Ask> asks,
        List<Reply> replies,
        boolean elsewhere,
        @Nullable Naming naming) {

    NamingCase {
        asks = List.copyOf(asks);
        replies = List.copyOf(replies);
    }

    /// What stands against telling it that it will be named.
    List<NamingBar> againstTelling() {
        List<NamingBar> bars = always();
        add(bars, NamingBar.ANSWERED, answered());
        add(bars, NamingBar.NOT_DUE, !answered() && phase != Phase.SILENT);
        return bars;
    }

    /// What stands against naming it now. Words of its own, which it wants to stand there, are no reason
    /// not to show them.
    List<NamingBar> againstNaming() {
        List<NamingBar> bars = naming != null && naming.words() != null ? always() : againstTelling();
        add(bars, NamingBar.NOT_TOLD, !told());
        return bars;
    }

    private List<NamingBar> always() {
        List<NamingBar> bars = new ArrayList<>();
        add(bars, NamingBar.NOT_LINKED, group == null || group.example());
        add(bars, NamingBar.FAMILY, group != null && group.kind() == GroupKind.FAMILIES);
        add(bars, NamingBar.SAFETY, !safe || !thread.counted());
        add(bars, NamingBar.PROTECTED, !harmless);
        add(bars, NamingBar.NOT_ANNOUNCED, thread.reminders() == 0);
        add(bars, NamingBar.NOT_DELIVERED, !delivered());
        return bars;
    }

    private static void add(List<NamingBar> bars, NamingBar bar, boolean stands) {
        if (stands) {
            bars.add(bar);
        }
    }

    /// The asks that were made, without the letter that told it.
    List<Ask> made() {
        return asks.stream()
                .filter(ask -> ask.state() != Ask.State.DROPPED)
                .filter(ask -> naming == null || !ask.id().equals(naming.ask()))
                .toList();
    }

    // What was said on the air was said to everybody. A bounce that names none of our letters may be of any of them.
    private boolean delivered() {
        long arrived = made().stream()
                .filter(ask -> ask.state() == Ask.State.SENT)
                .filter(ask -> ask.way() != Channel.RADIO && ask.way() != Channel.TELEVISION)
                .count();
        boolean clear =
                asks.stream().noneMatch(ask -> ask.state() == Ask.State.QUEUED || ask.state() == Ask.State.UNCLEAR);
        long failed =
                asks.stream().filter(ask -> ask.state() == Ask.State.FAILED).count();
        return arrived > thread.reminders() && clear && count(Reply.Kind.BOUNCE) <= failed;
    }

    private long count(Reply.Kind kind) {
        return replies.stream().filter(reply -> reply.kind() == kind).count();
    }

    // What only says that a letter has come is an answer here, and so is what nobody could read.
    private boolean answered() {
        return elsewhere
                || thread.answeredOn() != null
                || count(Reply.Kind.ANSWER) > 0
                || count(Reply.Kind.UNREADABLE) > 0;
    }

    private boolean told() {
        return naming != null
                && asks.stream().anyMatch(ask -> ask.id().equals(naming.ask()) && ask.state() == Ask.State.SENT)
                && replies.stream()
                        .noneMatch(reply -> reply.kind() == Reply.Kind.AUTO_REPLY
                                && !reply.cameOn().isBefore(naming.toldOn()));
    }
}
