package org.yadman.outreach;

import java.util.List;
import org.yadman.outreach.Threads.Open;

/// Which threads can be asked now.
final class Ready {

    private Ready() {}

    /// Whether a thread can be asked now: for the first time, or again when its day has come and a
    /// reminder was announced; and there are words in its language.
    static boolean is(Open open, Threads threads) {
        Phase phase = threads.phase(open.thread());
        return open.contact() != null
                && !threads.isProtected(open.contact())
                && (phase == Phase.PREPARED || phase.calls())
                && open.appeal().content().words().containsKey(open.thread().language());
    }

    /// Those whose next ask goes this way: the first way by which their contact can be reached.
    static List<Open> by(Contact.Way way, List<Open> all, Threads threads) {
        return all.stream()
                .filter(open -> is(open, threads))
                .filter(open -> open.next().filter(next -> next == way).isPresent())
                .toList();
    }
}
