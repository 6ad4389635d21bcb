package org.yadman.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a published head of the record of acts proves by itself, without the record.
public final class HeadCheck {

    private HeadCheck() {}

    /// Checks a head; empty for a text that is none.
    public static Optional<AuditCheck.Report> check(String json, Trust trust) {
        return SignedHead.parse(json).map(head -> check(head, trust));
    }

    private static AuditCheck.Report check(SignedHead head, Trust trust) {
        List<String> faults = new ArrayList<>();
        if (!head.isSigned()) {
            faults.add("The signature of this head is not good: it was changed, and proves nothing.");
        }
        faults.addAll(head.seal().doubts(head.day(), trust));
        List<String> words = new ArrayList<>();
        words.add("This is where the record of acts of a server ended on " + head.day() + ": at line " + head.number()
                + ".");
        words.addAll(head.seal().words(trust));
        words.add("Kept apart, it can prove later that nothing before that line was changed or removed: with the"
                + " server's own record, \"yadman verify --head FILE\". It says nothing about what was done.");
        return new AuditCheck.Report(head.number(), 0, faults, words);
    }
}
